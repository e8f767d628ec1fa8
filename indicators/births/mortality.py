"""Death rates of children from birth histories, as probabilities of dying, per 1,000 births.

S. O. Rutstein, G. Rojas (2006), Guide to DHS Statistics, Calverton: ORC Macro (synthetic cohort
life table); A. G. Croft, A. M. J. Marshall, C. K. Allen (2018), Guide to DHS Statistics DHS-7,
chapter 8. Verified against DHS.rates 0.9.2: see tests/indicators/births.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import Annotated

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.births.histories import (
    ASKED,
    BORN,
    DHS_BIRTHS,
    DIED_AT,
    BirthColumns,
    births_with_ages,
)
from indicators.errors import RecordsError
from indicators.options import AtLeastZero, Level, Range, check_fields, checks
from indicators.records import Records, number_where
from indicators.survey import Design, Floats, Replication, resampled, with_reach

# Where the segments of age begin and the last one ends, in completed months.
AGES = (0, 1, 3, 6, 12, 24, 36, 48, 60)
SEGMENTS = tuple(pairwise(AGES))
# The segments through which a child passes for each rate; PNNMR is what IMR has beyond NNMR.
MEASURES: Mapping[str, slice] = {
    "NNMR": slice(0, 1),
    "PNNMR": slice(1, 4),
    "IMR": slice(0, 4),
    "CMR": slice(4, 8),
    "U5MR": slice(0, 8),
}
PER = 1_000
SUPPRESSED_BELOW, BRACKETED_BELOW = 250, 500  # children exposed, unweighted
_EXPOSED = " exposed"


@dataclass(frozen=True)
class Window:
    """Completed months before the interview: the last five years are ``Window(0, 60)``.

    The month of the interview is not among them.
    """

    since: AtLeastZero = 0
    months: Annotated[int, Range(12, inf, "[)")] = 60

    def __post_init__(self) -> None:
        check_fields(self, RecordsError)


FIVE_YEARS, TEN_YEARS = Window(0, 60), Window(0, 120)


@checks(RecordsError)
def childhood_mortality(
    births: Records,
    design: Design,
    *,
    windows: Sequence[Window] = (FIVE_YEARS,),
    by: Sequence[str] = (),
    columns: BirthColumns = DHS_BIRTHS,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the chances of dying in childhood, per 1,000, in windows of time before the interview.

    A child passes through eight segments of age. Children who were in a segment all the time
    within the window count one, those who entered or left it outside count a half; deaths of the
    last halves count one where the window ends at the interview, as none of them can follow.

    Parameters
    ----------
    windows : sequence of Window
        Five years for the nation; for groups DHS takes ten, as five have too few deaths. The two
        do not belong in one comparison.
    by : sequence of str
        Columns that form the groups, of mother or child.

    Returns
    -------
    DataFrame
        ``by``, ``since``, ``months`` (of the window), ``measure`` (NNMR first month, PNNMR = IMR −
        NNMR, IMR first year, CMR age one to four, U5MR), ``estimate``, ``standard_error``
        (every cluster of the group left out in turn), ``lower`` (not below 0), ``upper``,
        ``exposed`` (children, without weights, who passed through the ages of the rate within the
        window; those partly count a half), ``exposed_weighted``, ``clusters``, ``obs_status`` (O:
        nobody exposed in a segment; Q: fewer than 250 exposed; U: fewer than 500, or no error).

    Raises
    ------
    RecordsError
        As :func:`indicators.births.histories.births_with_ages`.
    """
    drawn = births_with_ages(births, replace(design, df=inf), columns, by)
    found = []
    for window in windows:
        table = drawn.table
        counted = {name: _exposed(table, window, *_ages(name)) for name in MEASURES}
        values: dict[str, ir.NumericValue] = {**counted}
        for place, ages in enumerate(SEGMENTS):
            values[f"e{place}"] = _exposed(table, window, *ages)
            values[f"d{place}"] = _died(table, window, *ages)
        plain = {f"{name} plain": one for name, one in counted.items()}
        rows = resampled(drawn, values, rates_of_sums, Replication("JK1"), by=by, counts=plain)
        found.append(_with_exposure(rows).assign(since=window.since, months=window.months))
    made = with_reach(pd.concat(found, ignore_index=True), level, least=0)
    shown = with_status(made, withhold=withhold)
    names = ["since", "months", "measure", "estimate", "standard_error", "lower", "upper"]
    names += ["exposed", "exposed_weighted", "clusters", "obs_status"]
    return shown[[*by, *names]]


def _ages(measure: str) -> tuple[int, int]:
    """Return the ages between which a child is exposed to a rate, in months."""
    own = SEGMENTS[MEASURES[measure]]
    return own[0][0], own[-1][1]


def _weight(
    table: ir.Table, window: Window, low: int, high: int, *, last: float
) -> ir.FloatingValue:
    """Return 1 for births at these ages within the window, ½ for those partly, 0 for others."""
    ends = table[ASKED] - window.since
    begins, born = ends - window.months, table[BORN]
    found = ibis.cases(
        ((born < begins - high) | (born >= ends - low), 0.0),
        (born < begins - low, 0.5),
        (born < ends - high, 1.0),
        else_=last,
    )
    return found.cast("float64")


def _exposed(table: ir.Table, window: Window, low: int, high: int) -> ir.FloatingValue:
    """Return how far each birth is exposed: of those who lived to the lower age."""
    lived = table[DIED_AT].isnull() | (table[DIED_AT] >= low)
    return _weight(table, window, low, high, last=0.5) * number_where(lived)


def _died(table: ir.Table, window: Window, low: int, high: int) -> ir.FloatingValue:
    """Return how far each death between two ages counts in the window."""
    died = (table[DIED_AT] >= low) & (table[DIED_AT] < high)
    whole = 1.0 if window.since == 0 else 0.5
    return _weight(table, window, low, high, last=whole) * number_where(died)


def rates_of_sums(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the rates per 1,000 from exposures and deaths, and the exposures of each."""
    segments = range(len(SEGMENTS))
    exposed = np.stack([sums[f"e{s}"] for s in segments])
    died = np.stack([sums[f"d{s}"] for s in segments])
    survived = 1 - died / np.where(exposed > 0, exposed, np.nan)
    found = {name: PER * (1 - survived[own].prod(axis=0)) for name, own in MEASURES.items()}
    found["PNNMR"] = found["IMR"] - found["NNMR"]
    return found | {name + _EXPOSED: sums[name] for name in MEASURES}


def _with_exposure(found: pd.DataFrame) -> pd.DataFrame:
    """Return rates with the exposure of each beside it, with and without weights."""
    weighted = found["measure"].str.endswith(_EXPOSED)
    rates, others = found[~weighted].reset_index(drop=True), found[weighted]
    plain = [rates.loc[place, f"{name} plain"] for place, name in enumerate(rates["measure"])]
    return rates.assign(
        exposed=np.array(plain, dtype=float), exposed_weighted=others["estimate"].to_numpy()
    )


def with_status(found: pd.DataFrame, *, withhold: bool) -> pd.DataFrame:
    """Return rates with ``obs_status``, by the rule of DHS on children exposed, or woman-years."""
    n, unsure = found["exposed"], found["standard_error"].isna() | found["lower"].isna()
    few = [found["estimate"].isna(), n.lt(SUPPRESSED_BELOW), n.lt(BRACKETED_BELOW) | unsure]
    shown = found.assign(obs_status=np.select(few, ["O", "Q", "U"], "A"))
    if withhold:
        hidden = ["estimate", "standard_error", "lower", "upper"]
        shown.loc[shown["obs_status"] == "Q", hidden] = np.nan
    return shown
