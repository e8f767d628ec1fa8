"""Records of cases with the dates of their steps: read, and refused where dates contradict."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import ibis
import ibis.expr.types as ir

from indicators.errors import RecordsError
from indicators.options import checks
from indicators.records import Records, as_table, missing_values, refuse_faulty, tally


@checks(RecordsError)
def checked_cases(
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
        The column with the day on which the register was read, or the day (also as ISO text).
    first : bool
        Whether every case must have taken the first step.

    Raises
    ------
    RecordsError
        If there is no case, a column is not there, or cases are faulty: a date that cannot be
        read, a step before an earlier one or after the extraction, no first step, no group. Every
        fault is named with the number of its cases.
    """
    if isinstance(extracted, str) and extracted not in cases.columns:
        extracted = _day(extracted)
    column = [extracted] if isinstance(extracted, str) else []
    table = as_table(cases, [*steps, *by, *column])
    if isinstance(extracted, date):
        table = table.mutate(extracted_on=ibis.literal(extracted))
    elif extracted is not None:
        table = table.mutate(extracted_on=table[extracted])
    dates = [*steps, *(["extracted_on"] if extracted is not None else [])]
    table, unread = _as_dates(table, dates)
    asked = [*by, *steps[:1]] if first else by
    refuse_faulty(
        table, {**unread, **_contradictions(table, steps, dates), **missing_values(table, asked)}
    )
    return table


def _day(extracted: str) -> str | date:
    """Return a day written as ISO text; any other text stays, as the name of a column."""
    try:
        return date.fromisoformat(extracted)
    except ValueError:
        return extracted


def _as_dates(table: ir.Table, columns: Sequence[str]) -> tuple[ir.Table, dict[str, ir.Value]]:
    """Return the columns as dates, blank text as none, and counts of what is no date."""
    unread: dict[str, ir.Value] = {}
    for name in columns:
        value = table[name]
        if value.type().is_string():
            text = value.strip().nullif("")
            table = table.mutate(**{name: text.try_cast("date"), f"{name}_text": text})
            broken = table[f"{name}_text"].notnull() & table[name].isnull()
            unread[f"{name} that is no date"] = tally(broken)
        else:
            table = table.mutate(**{name: value.cast("date")})
    return table, unread


def _contradictions(
    table: ir.Table, steps: Sequence[str], dates: Sequence[str]
) -> dict[str, ir.Value]:
    """Return counts of cases whose dates contradict one another."""
    found = {
        f"{after} before {before}": tally(table[after] < table[before])
        for before, after in combinations(steps, 2)
    }
    if "extracted_on" in dates:
        day = table["extracted_on"]
        found |= {f"{step} after the extraction": tally(table[step] > day) for step in steps}
        found |= {"no day of extraction": tally(day.isnull())}
    return found
