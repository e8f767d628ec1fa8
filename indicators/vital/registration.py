"""Counts that rates and screening need, from registers of births, deaths and stillbirths."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.records import Records, as_table, fetch
from indicators.vital.live_birth import FIRST_WEEK

_GRAMS, _WEEKS = 1000, 28


@dataclass(frozen=True)
class Windows:
    """How wide the windows below and above a threshold are: grams, weeks, days."""

    grams: int = 100
    weeks: int = 1
    days: int = 1


def counts_of_records(
    births: Records,
    deaths: Records,
    stillbirths: Records | None = None,
    *,
    by: Sequence[str] = (),
    windows: Windows = Windows(),
) -> pd.DataFrame:
    """Return what rates and diagnostics need, counted from registers.

    Parameters
    ----------
    births : DataFrame or Table
        One row a live birth, or as many as ``stands_for`` says: ``birth_weight`` (g),
        ``gestation`` (completed weeks).
    deaths : DataFrame or Table
        One row a death under one year: ``age_days``, ``birth_weight``.
    stillbirths : DataFrame or Table, optional
        One row a stillbirth: ``gestation``. Without it there are no rates of stillbirths.
    by : sequence of str
        Columns of all three by which to count; a group without a record of a kind has none.

    Returns
    -------
    DataFrame
        One row a group: the counts of ``vital.mortality``; ``early_under_1000`` of
        ``early_weighed``; ``births_above_1000g``, ``births_below_1000g``, ``births_above_28w``,
        ``births_below_28w``, ``deaths_after_day_7``, ``deaths_before_day_7`` (windows on both
        sides of a threshold); ``unplaced`` (records without the age or weeks that would place
        them, left out) and ``records``. The windows of births are of records, not weighted.

    Raises
    ------
    RecordsError
        If a column is missing, an age is negative or a death is of a child of one year or more.
    """
    parts = [_births(births, by, windows), _deaths(deaths, by, windows)]
    if stillbirths is not None:
        parts.append(_stillbirths(stillbirths, by))
    frames = [fetch(part) for part in parts]
    _refuse_ages(frames[1])
    joined = frames[0] if by else pd.concat(frames, axis=1)
    for frame in frames[1:] if by else []:
        joined = joined.merge(frame, on=list(by), how="outer")
    counted = [str(name) for name in joined if name not in by]
    joined[counted] = joined[counted].fillna(0)
    return _summed(joined).sort_values(list(by), ignore_index=True) if by else _summed(joined)


def _births(records: Records, by: Sequence[str], windows: Windows) -> ir.Table:
    table = as_table(records, ["birth_weight", "gestation", *by])
    stands = table["stands_for"] if "stands_for" in table.columns else ibis.literal(1)
    return table.aggregate(
        by=list(by),
        live_births=stands.sum().cast("float64"),
        births_above_1000g=_within(table["birth_weight"], _GRAMS, windows.grams),
        births_below_1000g=_within(table["birth_weight"], _GRAMS - windows.grams, windows.grams),
        births_above_28w=_within(table["gestation"], _WEEKS, windows.weeks),
        births_below_28w=_within(table["gestation"], _WEEKS - windows.weeks, windows.weeks),
        births_records=table.count(),
    )


def _deaths(records: Records, by: Sequence[str], windows: Windows) -> ir.Table:
    table = as_table(records, ["age_days", "birth_weight", *by])
    age, grams = table["age_days"], table["birth_weight"]
    early = age < FIRST_WEEK
    return table.aggregate(
        by=list(by),
        infant_deaths=age.count(),
        neonatal_deaths=_number(age < 28),
        early_neonatal_deaths=_number(early),
        early_weighed=_number(early & grams.notnull()),
        early_under_1000=_number(early & (grams < _GRAMS)),
        deaths_after_day_7=_within(age, FIRST_WEEK, windows.days),
        deaths_before_day_7=_within(age, FIRST_WEEK - windows.days, windows.days),
        deaths_unplaced=_number(age.isnull()),
        deaths_records=table.count(),
        wrong_age=_number((age < 0) | (age >= 366)),
    )


def _stillbirths(records: Records, by: Sequence[str]) -> ir.Table:
    table = as_table(records, ["gestation", *by])
    return table.aggregate(
        by=list(by),
        stillbirths=_number(table["gestation"] >= _WEEKS),
        stillbirths_unplaced=_number(table["gestation"].isnull()),
        stillbirths_records=table.count(),
    )


def _number(condition: ir.BooleanValue) -> ir.IntegerScalar:
    return condition.ifelse(1, 0).sum()


def _within(value: ir.NumericValue, start: int, width: int) -> ir.IntegerScalar:
    """Return how many lie from a threshold up to, not at, its window's end."""
    return _number((value >= start) & (value < start + width))


def _refuse_ages(deaths: pd.DataFrame) -> None:
    wrong = int(deaths["wrong_age"].fillna(0).sum())
    if wrong:
        raise RecordsError(f"age_days is negative or a year or more in {wrong} record(s).")


def _summed(joined: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with one number of records, and one of those left out."""
    parts = {
        total: [name for name in joined if str(name).endswith(f"_{total}")]
        for total in ("records", "unplaced")
    }
    for total, names in parts.items():
        joined[total] = joined[names].sum(axis=1)
    spent = [name for names in parts.values() for name in names]
    return joined.drop(columns=[*spent, "wrong_age"])
