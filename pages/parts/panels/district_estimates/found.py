"""What the build found of shares in districts: own figures, estimates, tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codelists import codelist
from indicators.small_areas import GateResult, gate, may_be_published
from indicators.words import Words
from pages.parts.page import Page

_ANALYSIS = "small_areas"


@dataclass(frozen=True)
class ShareFound:
    """One share: the rows of each measure by area (``data.analyses.small_areas``), its tests."""

    code: str
    measures: Mapping[str, pd.DataFrame]
    tests: tuple[GateResult, ...]
    source: str
    time_period: str

    @property
    def is_published(self) -> bool:
        """Whether every test was passed."""
        return may_be_published(self.tests)

    def row(self, measure: str, ref_area: str) -> Mapping[Any, Any]:
        """Return the row of a measure in an area; empty where there is none."""
        table = self.measures[measure]
        return table.loc[ref_area].to_dict() if ref_area in table.index else {}


def shares_found(page: Page) -> tuple[ShareFound, ...]:
    """Return every declared share that was estimated; none where there are no records."""
    every = page.store.analysis(_ANALYSIS, page.selection.edition)
    return tuple(_of(every, code) for code in codelist("small_areas")["share"] if len(every))


def _of(every: pd.DataFrame, code: str) -> ShareFound:
    own = every[every["item"] == code]
    tests = every[every["measure"].eq("test") & every["item"].str.startswith(f"{code}/")]
    values = {str(item).partition("/")[2]: value for item, value in _pairs(tests)}
    measures = {str(name): part.set_index("ref_area") for name, part in own.groupby("measure")}
    first = own.iloc[0]
    return ShareFound(
        code, measures, gate(values), str(first["data_source"]), str(first["time_period"])
    )


def _pairs(tests: pd.DataFrame) -> list[tuple[Any, float]]:
    return list(zip(tests["item"], tests["obs_value"].astype(float), strict=True))


def share_name(code: str, words: Words) -> str:
    """Return what a share is called."""
    return words.of(codelist("small_areas")["share"][code]["name"])
