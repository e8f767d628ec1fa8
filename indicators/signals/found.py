"""What a rule finds: one row a series, and what its trials need to know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.signals.declared import Rule
from indicators.uncertainty import Floats

COLUMNS = (
    "item", "ref_area", "time_period", "since", "data_source", "observed", "expected", "chance",
)  # fmt: skip


@dataclass(frozen=True)
class Watched:
    """What one rule found.

    Attributes
    ----------
    table : DataFrame
        One row a series: ``item`` (the indicator or diagnostic), ``ref_area``, ``time_period``, the
        latest year, and ``since``, the year from which on it is meant; ``observed`` and
        ``expected`` of these years; ``chance`` to be so far out though nothing has changed.
        ``watched`` adds ``share``: of false discoveries among all that are as far out.
    wanted : int
        How many series the rule would watch if every one were published for as long as it needs.
    sizes : array
        What is expected of each series in a year, for the trials.
    dispersion : float
        How many times more the series vary than chance makes them; never below one.
    middle : float
        Of counts that are part of what they are of: the nation's share; else 0.
    """

    table: pd.DataFrame
    wanted: int
    sizes: Floats
    dispersion: float = 1.0
    middle: float = 0.0


def found_in(
    rows: Iterable[Any], wanted: int, sizes: Floats | None = None, dispersion: float = 1.0
) -> Watched:
    """Return rows of a rule as what it found; none of none."""
    table = pd.DataFrame(list(rows), columns=list(COLUMNS))
    return Watched(table, wanted, np.ones(len(table)) if sizes is None else sizes, dispersion)


def on_sides(rule: Rule, below: Floats, above: Floats) -> Floats:
    """Return the chance on the sides that a rule asks about."""
    if rule.two_sided:
        both: Floats = np.minimum(1.0, 2 * np.minimum(below, above))
        return both
    return below if rule.low else above
