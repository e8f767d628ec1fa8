"""One figure in one release, and the figure that replaces it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from data.frozen import Damage
from indicators.catalog import catalog
from indicators.editions import Edition
from indicators.facts import Key
from indicators.model import Indicator
from indicators.revisions import FIGURE

Standing = Literal["current", "superseded", "withdrawn", "unreleased", "unreadable", "illustrative"]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class ReleasedFigure:
    """One figure in one release, with all that its passport says.

    Attributes
    ----------
    row : mapping
        The observation, under the frame contract.
    item : Indicator
        Its declaration, with the name and definition it had in the release.
    files : mapping
        The digest of each file of the source that holds the indicator.
    release, content : str
        The data release and the hash of its content; empty where the figure is in none. Where the
        release cannot be read it is named by the content hash of the data, and has no content.
    made : date
        The day of the release; of a figure in none, the day on which it is read.
    standing : str
        Whether the figure still stands.
    current : mapping or None
        The observation that stands now, where the figure was superseded.
    damage : Damage or None
        What is wrong with the newest release, where it cannot be read.
    """

    key: Key
    row: Row
    item: Indicator
    source: Row
    files: Mapping[str, str]
    release: str
    content: str
    made: date
    standing: Standing
    current: Row | None = None
    damage: Damage | None = None

    @property
    def edition(self) -> Edition:
        """The edition that the figure belongs to, with its marks."""
        return Edition(self.key.edition)


def same_figure(one: Row, other: Row) -> bool:
    """Return whether two observations say the same: value, bounds, status and unit.

    Where the source's cell was only written down better, the figure has not changed.
    """
    return all(_same(one[name], other[name]) for name in FIGURE)


def _same(one: Any, other: Any) -> bool:
    absent = [bool(pd.isna(value)) for value in (one, other)]
    return all(absent) if any(absent) else bool(one == other)


def has_topic(figure: ReleasedFigure) -> bool:
    """Return whether the indicator of a figure still has a page."""
    return figure.key.indicator in catalog()
