"""An answer beside the figures that its flow has now: what is new, revised, withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.observations import frame_of
from indicators.revisions import revised_rows

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """What an answer changes within its scope, and what it leaves as it is.

    Attributes
    ----------
    changes : DataFrame
        As ``indicators.revisions.revised_rows``.
    kept : tuple of rows
        Figures of the flow that are of other periods or indicators: nothing touches them.
    """

    changes: pd.DataFrame
    kept: tuple[Row, ...]

    def of(self, change: str) -> pd.DataFrame:
        """Return the figures that are new, revised or withdrawn; a text alone is no revision."""
        own = self.changes["change"].eq(change) & self.changes["figure"].astype(bool)
        return self.changes[own]


def scope_of(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Return the indicators and periods that rows are about."""
    return {(row["indicator"], row["time_period"]) for row in rows}


def difference(
    now: Iterable[Row], sent: Sequence[Row], *, whole_series: bool = False
) -> Difference:
    """Return what an answer changes of the figures that its flow has now.

    Parameters
    ----------
    whole_series : bool
        Whether the answer is about every period of its indicators: an edition that takes the place
        of another leaves none of its figures behind.
    """
    scope = scope_of(sent)
    indicators = {indicator for indicator, _ in scope} if whole_series else set()
    inside: list[Row] = []
    kept: list[Row] = []
    for row in now:
        own = (row["indicator"], row["time_period"]) in scope or row["indicator"] in indicators
        (inside if own else kept).append(row)
    return Difference(revised_rows(frame_of(inside), frame_of(sent)), tuple(kept))
