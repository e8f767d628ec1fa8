"""From identified to closed: how many cases reach each step, and where they stop.

A case is one record; each step is a column with its date, empty while it has not been taken.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.plain_rows import plain_rows
from indicators.records import Records, fetch, group_counts, tally
from indicators.services.case_dates import checked_cases
from indicators.uncertainty import wilson

STEPS: tuple[str, ...] = ("identified", "assessed", "referred", "received", "closed")
_UNKNOWN = (float("nan"), float("nan"), float("nan"))


def cascade(
    cases: Records,
    *,
    steps: Sequence[str] = STEPS,
    by: Sequence[str] = (),
    extracted: str | date | None = None,
) -> pd.DataFrame:
    """Return how many cases took each step, and how many stopped before it.

    Parameters
    ----------
    cases : DataFrame or Table
        One row a case: a date (or ISO text) a step, empty where it has not been taken.
    steps : sequence of str
        The columns of the steps in their order; every case has taken the first.
    by : sequence of str
        Columns to group by (service, area, sex).
    extracted : str or date, optional
        The day, or the column with the day, on which the register was read: no step is later.

    Returns
    -------
    DataFrame
        One row a group and step: the columns of ``by``, ``step``; ``reached`` (cases with a date
        of the step); ``previous`` (cases that took the step before); ``conversion`` (share of
        those that took this one too), ``lower``, ``upper`` (Wilson, 95 per cent); ``lost`` (cases
        that took the step before and none after it: stopped, or not yet further); ``skipped``
        (cases without this step but with a later one); ``cumulative`` (share of all cases that
        took the step), ``cumulative_lower``, ``cumulative_upper``; ``records`` (cases of the
        group). Of the first step there is no conversion; where nobody took the step before it is
        missing.

    Raises
    ------
    RecordsError
        If there is no case; a column is not there; a date cannot be read, is missing for the
        first step, or comes before an earlier step or after the extraction; a group is missing.
        The message counts the cases of each fault.
    """
    table = checked_cases(cases, steps, by, extracted)
    found = fetch(group_counts(table, by, _tallies(table, steps)))
    rows = [
        _step(group, steps, place) for group in plain_rows(found) for place in range(len(steps))
    ]
    made = pd.DataFrame(rows)
    return pd.concat([_named(made, by), made.drop(columns=["group"])], axis=1)


def _named(made: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame({name: [group[name] for group in made["group"]] for name in by})


def _tallies(table: ir.Table, steps: Sequence[str]) -> dict[str, ir.Value]:
    """Return what is counted of every group, as expressions."""
    tallies: dict[str, ir.Value] = {"records": table.count()}
    for place, step in enumerate(steps):
        taken, later = table[step].notnull(), _any(table, steps[place + 1 :])
        tallies[f"reached_{place}"] = tally(taken)
        tallies[f"stopped_{place}"] = tally(taken & ~later)
        tallies[f"skipped_{place}"] = tally(~taken & later)
    for place, (before, step) in enumerate(pairwise(steps), start=1):
        tallies[f"carried_{place}"] = tally(table[before].notnull() & table[step].notnull())
    return tallies


def _any(table: ir.Table, steps: Sequence[str]) -> ir.BooleanValue:
    found: ir.BooleanValue = ibis.literal(False)
    for step in steps:
        found = found | table[step].notnull()
    return found


def _step(group: Mapping[str, Any], steps: Sequence[str], place: int) -> dict[str, Any]:
    """Return one row of the cascade."""
    records, reached = int(group["records"]), int(group[f"reached_{place}"])
    row: dict[str, Any] = {"group": group, "step": steps[place], "reached": reached}
    previous = int(group[f"reached_{place - 1}"]) if place else 0
    carried = int(group[f"carried_{place}"]) if place else 0
    row["previous"] = previous if place else float("nan")
    row |= dict(zip(("conversion", "lower", "upper"), _share(carried, previous), strict=True))
    row["lost"] = int(group[f"stopped_{place - 1}"]) if place else float("nan")
    row["skipped"] = int(group[f"skipped_{place}"])
    names = ("cumulative", "cumulative_lower", "cumulative_upper")
    row |= dict(zip(names, _share(reached, records), strict=True))
    return row | {"records": records}


def _share(count: int, n: int) -> tuple[float, float, float]:
    """Return a share with its interval; missing of nobody."""
    return (count / n, *wilson(count, n)) if n else _UNKNOWN
