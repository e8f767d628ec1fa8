"""An answer beside the figures that its flow has now: what is new, revised, withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.observations import COLUMNS, MEASURES
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


def difference(now: Iterable[Row], sent: Sequence[Row]) -> Difference:
    """Return what an answer changes of the figures that its flow has now."""
    scope = scope_of(sent)
    held = [*now]
    inside = [row for row in held if (row["indicator"], row["time_period"]) in scope]
    kept = [row for row in held if (row["indicator"], row["time_period"]) not in scope]
    return Difference(revised_rows(_frame(inside), _frame(sent)), tuple(kept))


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    found = pd.DataFrame([*rows], columns=[*COLUMNS], dtype=object)
    for name in MEASURES:
        found[name] = found[name].astype(float)
    return found
