"""What states facts about figures: the protocol of a reader, and `facts_from`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import pandas as pd

from indicators.codelists import ALL, NATION
from indicators.facts.model import Fact
from indicators.facts.stated import facts_of
from indicators.model import Indicator
from indicators.plausibility import beside_of


@dataclass(frozen=True)
class Asked:
    """Which figure of an indicator facts are asked of.

    Attributes
    ----------
    dimensions : mapping
        The code of each dimension; totals where none is given.
    data_source : str
        The source to which a reader of one series keeps; the others find the headline's.
    time_period : str
        The last period that counts; the latest where it is empty.
    """

    ref_area: str = NATION
    dimensions: Mapping[str, str] = field(default_factory=lambda: ALL)
    data_source: str = ""
    time_period: str = ""


class FactReader(Protocol):
    """One edition as somebody reads it: what is read decides what can be compared."""

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""

    def rows(self, indicator: str, asked: Asked, /) -> pd.DataFrame:
        """Return observations of an indicator: of the figure asked of, and those beside it.

        Other areas give ranks and comparisons, other groups give gaps; a reader that wants
        none of these leaves them out. Whatever is later than the period asked for may stay.
        """

    def sources_of(self, codes: Iterable[str], /) -> Mapping[str, Mapping[str, Any]]:
        """Return some sources by their codes, each with its ``kind``."""


def facts_from(reader: FactReader, item: Indicator, asked: Asked) -> list[Fact]:
    """Return what may be stated of a figure from what a reader reads; as ``facts_of``."""
    found = reader.rows(item.indicator, asked)
    return facts_of(
        item,
        found,
        reader.sources_of(found["data_source"].unique()),
        ref_area=asked.ref_area,
        today=reader.today,
        dimensions=asked.dimensions,
        time_period=asked.time_period,
        counts=reader.rows(item.count, asked) if item.count else None,
        beside={code: reader.rows(code, asked) for code in beside_of(item)},
    )
