"""Inequality over ordered groups with the errors of the survey's design, from records of persons.

The intervals of ``measures`` take the groups' populations for the sample, as HEAT does; those here
draw the clusters of the survey again, so that shares of people, means and ranks move together.
K. M. Wolter (2007), Introduction to Variance Estimation, 2nd ed., chapter 4.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.codelists import codes
from indicators.equity.gradient import gradient, straight
from indicators.equity.groups import FEWEST, Groups, Row
from indicators.equity.pairs import pairs
from indicators.errors import EquityInputError
from indicators.options import Level, Positive, checks
from indicators.records import Records, number_of, number_where
from indicators.survey import (
    JACKKNIFE,
    Design,
    Floats,
    Replication,
    Sample,
    recomputed,
    resampled,
    sample,
    with_reach,
)

# Measures whose interval is symmetric on the logarithmic scale: ratios.
RATIOS = ("r", "rii_linear", "rii_logit")
WEALTH = "wealth_quintile"


def wealth_fifths() -> list[str]:
    """Return the codes of the fifths by wealth, from the poorest to the richest.

    Examples
    --------
    >>> wealth_fifths()
    ['Q1', 'Q2', 'Q3', 'Q4', 'Q5']
    """
    return [code for code in codes(WEALTH) if code.startswith("Q")]


@checks(EquityInputError)
def measures_of_records(
    records: Records,
    outcome: str,
    design: Design,
    *,
    group: str,
    order: Sequence[Any],
    favourable: bool,
    scale: Positive | None = 1.0,
    how: Replication = JACKKNIFE,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return measures of inequality over ordered groups, with design-based errors.

    Parameters
    ----------
    outcome : str
        What is compared: 0 and 1, or a number; records without it are left out.
    group, order : str, sequence
        The column of the group, and its codes from the least to the most advantaged.
    favourable : bool
        Whether more is better.
    scale : float or None
        The largest value the outcome can have; None where it has no bound.

    Returns
    -------
    DataFrame
        ``measure`` (d, r, par, paf and those of a gradient, as
        :func:`indicators.equity.measures`), ``estimate``, ``standard_error``, ``lower``,
        ``upper`` (ratios on the logarithmic scale), ``df``, ``records`` (with an outcome, in one
        of the groups), ``clusters``.

    Raises
    ------
    EquityInputError
        If fewer than three groups are named, or one of them has nobody with an outcome.
    RecordsError
        As :func:`indicators.survey.sample`.
    """

    def both(groups: Groups) -> dict[str, Row]:
        return pairs(groups) | gradient(groups)

    drawn = sample(records, design, [outcome, group])
    measure = _Measure(both, favourable, scale)
    found = _of_sample(drawn, outcome, group, order, None, measure, how, level)
    return found.drop(columns="fewest")


@checks(EquityInputError)
def slopes_of_sample(
    drawn: Sample,
    outcome: str,
    *,
    group: str,
    order: Sequence[Any],
    people: str | None = None,
    by: Sequence[str] = (),
    scale: Positive | None = 1.0,
    how: Replication = JACKKNIFE,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return concentration indices, and slopes by a straight line, of a sample already checked.

    None of them asks whether more is better. Records may be those of a domain: clusters of the
    design without one still count in the errors.

    Parameters
    ----------
    drawn : Sample
        As of :func:`indicators.survey.sample`.
    outcome, group, order, scale : str, str, sequence, float or None
        As of :func:`measures_of_records`.
    people : str, optional
        The column of how many persons each record counts as beside its weight; one without it.
        An outcome is that of the record alone, as where women who married stand for all.
    by : sequence of str
        Columns by whose values the records are measured apart, as where one table holds the
        records of several outcomes.

    Returns
    -------
    DataFrame
        As of :func:`measures_of_records`, with ``by``, and ``fewest``, the records of the
        smallest group.

    Raises
    ------
    EquityInputError
        If fewer than three groups are named, or one of them has nobody with an outcome.
    """
    measure = _Measure(straight, favourable=True, scale=scale)
    return _of_sample(drawn, outcome, group, order, people, measure, how, level, by)


@dataclass(frozen=True)
class _Measure:
    """What is measured of groups, and what it must know of the outcome."""

    of_groups: Callable[[Groups], Mapping[str, Row]]
    favourable: bool
    scale: float | None


def _of_sample(
    drawn: Sample,
    outcome: str,
    group: str,
    order: Sequence[Any],
    people: str | None,
    measure: _Measure,
    how: Replication,
    level: float,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return measures of the sums of each group, formed anew in every replicate."""
    if len(set(order)) != len(order) or len(order) < FEWEST:
        raise EquityInputError(f"It takes {FEWEST} or more groups, each named once: {order}.")
    value, own = number_of(drawn.table, outcome), drawn.table[group]
    counts_as = number_of(drawn.table, people) if people else 1.0
    values: dict[str, ir.NumericValue] = {}
    counted: dict[str, ir.NumericValue] = {}
    for place, code in enumerate(order):
        inside = number_where((own == code) & value.notnull())
        values |= {f"people{place}": inside * counts_as, f"sum{place}": inside * value}
        counted[f"counted{place}"] = inside

    def of_sums(sums: Mapping[str, Floats]) -> dict[str, Floats]:
        own, whole = (
            np.stack([sums[f"{name}{place}"] for place in range(len(order))])
            for name in ("people", "sum")
        )
        _check_people(own[:, 0], order)
        return _measured(own, whole, order, measure)

    found = resampled(drawn, values, of_sums, how, by=by, counts=counted, level=level)
    each = found[[*counted]].astype(int)
    found = found.assign(records=each.sum(axis=1), fewest=each.min(axis=1))
    return _with_ratios(found.drop(columns=[*counted]), level)


@checks(EquityInputError)
def concentration_of_records(
    records: pd.DataFrame,
    outcome: str,
    rank: str,
    design: Design,
    *,
    how: Replication = JACKKNIFE,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return the concentration index of an outcome over persons ranked one by one.

    A. Wagstaff, E. van Doorslaer, N. Watanabe (2003), Journal of Econometrics 112: 207–223: twice
    the covariance of outcome and fractional rank over the mean; equals share the middle rank. The
    ranks are formed anew in every replicate.

    Parameters
    ----------
    outcome, rank : str
        What is compared, and what persons are ranked by (a wealth score); a record that lacks
        either is left out.

    Returns
    -------
    DataFrame
        ``measure`` (aci, rci), ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``,
        ``records``, ``clusters``.
    """
    absent = [name for name in (outcome, rank) if name not in records]
    if absent:
        raise EquityInputError(f"The records have no column(s) {', '.join(absent)}.")
    known = records[outcome].notna() & records[rank].notna()
    shown = records.assign(**{design.weight: records[design.weight].where(known, 0.0)})
    y = records[outcome].fillna(0).to_numpy(float)
    places = records[rank].rank(method="dense").fillna(0).astype(int).to_numpy()

    def of_weights(_: pd.DataFrame, weight: Floats) -> dict[str, float]:
        share = weight / weight.sum()
        own = np.bincount(places, share)
        middle = (own.cumsum() - own / 2)[places]
        mean = float(share @ y)
        absolute = float(2 * share @ ((y - mean) * (middle - 0.5)))
        return {"aci": absolute, "rci": absolute / mean if mean > 0 else np.nan}

    return recomputed(shown, of_weights, design, how, level=level)


def _check_people(people: Floats, order: Sequence[Any]) -> None:
    empty = [str(code) for code, number in zip(order, people, strict=True) if not number > 0]
    if empty:
        raise EquityInputError(f"Nobody with an outcome is in the group(s) {', '.join(empty)}.")


def _measured(
    people: Floats, whole: Floats, order: Sequence[Any], measure: _Measure
) -> dict[str, Floats]:
    """Return every measure in the sample and in each replicate; columns are replicates."""
    found: list[dict[str, float]] = []
    unknown = np.full(len(order), np.nan)
    names = tuple(map(str, order))
    for own, total in zip(people.T, whole.T, strict=True):
        y = total / np.where(own > 0, own, np.nan)
        mean = float(np.nansum(total) / own.sum())
        told = (mean, measure.favourable, True, measure.scale)
        rows = measure.of_groups(Groups(names, y, unknown, own, *told))
        found.append({name: row[0] for name, row in rows.items()})
    return {name: np.array([one[name] for one in found]) for name in found[0]}


def _with_ratios(found: pd.DataFrame, level: float) -> pd.DataFrame:
    """Return measures, the intervals of ratios taken on the logarithmic scale."""
    own = found["measure"].isin(RATIOS) & found["estimate"].gt(0) & found["lower"].notna()
    ratios = found[own]
    error = ratios["standard_error"] / ratios["estimate"]
    logs = with_reach(
        ratios.assign(estimate=np.log(ratios["estimate"]), standard_error=error), level
    )
    made = found.copy()
    made.loc[own, ["lower", "upper"]] = np.exp(logs[["lower", "upper"]])
    return made
