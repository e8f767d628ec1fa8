"""Records of cases with the dates of their steps: read, and refused where dates contradict."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import ibis
import ibis.expr.types as ir

from indicators.records import Records, RecordsError, as_table, fetch


def checked(
    cases: Records,
    steps: Sequence[str],
    by: Sequence[str],
    extracted: str | date | None,
    *,
    first: bool = True,
) -> ir.Table:
    """Return the cases with dates as dates and the day of extraction as ``extracted_on``.

    Parameters
    ----------
    extracted : str or date, optional
        The column with the day on which the register was read, or the day.
    first : bool
        Whether every case must have taken the first step.

    Raises
    ------
    RecordsError
        If there is no case, a column is not there, or cases are faulty: a date that cannot be
        read, a step before an earlier one or after the extraction, no first step, no group. Every
        fault is named with the number of its cases.
    """
    column = [extracted] if isinstance(extracted, str) else []
    table = as_table(cases, [*steps, *by, *column])
    if isinstance(extracted, date):
        table = table.mutate(extracted_on=ibis.literal(extracted))
    elif extracted is not None:
        table = table.mutate(extracted_on=table[extracted])
    dates = [*steps, *(["extracted_on"] if extracted is not None else [])]
    table, unread = _as_dates(table, dates)
    faults = {"records": table.count(), **unread, **_faults(table, steps, by, dates)}
    if first:
        faults[f"no date of {steps[0]}"] = count(table[steps[0]].isnull())
    _refuse(fetch(table.aggregate(**faults)).iloc[0].to_dict())
    return table


def _as_dates(table: ir.Table, columns: Sequence[str]) -> tuple[ir.Table, dict[str, ir.Value]]:
    """Return the columns as dates, blank text as none, and counts of what is no date."""
    unread: dict[str, ir.Value] = {}
    for name in columns:
        value = table[name]
        if value.type().is_string():
            text = value.strip().nullif("")
            table = table.mutate(**{name: text.try_cast("date"), f"{name}_text": text})
            broken = table[f"{name}_text"].notnull() & table[name].isnull()
            unread[f"{name} that is no date"] = count(broken)
        else:
            table = table.mutate(**{name: value.cast("date")})
    return table, unread


def _faults(
    table: ir.Table, steps: Sequence[str], by: Sequence[str], dates: Sequence[str]
) -> dict[str, ir.Value]:
    """Return counts of cases whose dates contradict one another, or that have no group."""
    faults = {
        f"{after} before {before}": count((table[after] < table[before]).fill_null(False))
        for before, after in combinations(steps, 2)
    }
    if "extracted_on" in dates:
        day = table["extracted_on"]
        faults |= {
            f"{step} after the extraction": count((table[step] > day).fill_null(False))
            for step in steps
        }
        faults["no day of extraction"] = count(day.isnull())
    return faults | {f"no {name}": count(table[name].isnull()) for name in by}


def _refuse(found: Mapping[Any, Any]) -> None:
    counts = {str(name): value for name, value in found.items()}
    if not counts.pop("records"):
        raise RecordsError("There is no case (0 records).")
    wrong = [f"{name}: {int(n)}" for name, n in counts.items() if n]
    if wrong:
        raise RecordsError(f"Cases that cannot be followed: {'; '.join(wrong)} record(s).")


def count(condition: ir.BooleanValue) -> ir.Value:
    """Return the number of records of which a condition is true."""
    return condition.cast("int64").sum()


def grouped(table: ir.Table, by: Sequence[str], tallies: Mapping[str, ir.Value]) -> ir.Table:
    """Return counts of every group in order, or of all records where none is asked for."""
    if not by:
        return table.aggregate(**tallies)
    return table.group_by(list(by)).aggregate(**tallies).order_by(list(by))
