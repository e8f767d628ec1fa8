"""How long cases wait between two steps, those that still wait among them."""

from collections.abc import Callable, Sequence
from datetime import date

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.records import Records, fetch, group_counts, tally
from indicators.services.case_dates import checked_cases
from indicators.services.survival import (
    Estimate,
    completers_median,
    kaplan_meier,
    quantile,
    share_by,
)


def waits(
    cases: Records,
    *,
    start: str = "identified",
    end: str = "received",
    extracted: str | date = "extracted",
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return how many cases waited each number of days, and whether the wait had ended.

    A case without the later step still waits on the day of extraction and is censored there. That
    includes a case closed without the service: it will not have it, and to censor it at closing
    would count it as if it might have had it as soon as the others.

    Parameters
    ----------
    start, end : str
        The steps between which the days are counted.
    extracted : str or date
        The day (a date, or ISO text), or the column with the day, on which the register was read.

    Returns
    -------
    DataFrame
        The columns of ``by``, ``time`` (days), ``events``, ``censored``, and ``left_out``: the
        cases of the group that have not taken the first step, from which no wait is counted.

    Raises
    ------
    RecordsError
        As ``cascade``; and if no case took the first step.
    """
    table = checked_cases(cases, (start, end), by, extracted, first=False)
    waiting = table.filter(table[start].notnull())
    over = waiting[end].notnull()
    last = ibis.ifelse(over, waiting[end], waiting["extracted_on"])
    waiting = waiting.mutate(time=last.delta(waiting[start], unit="day"), over=over)
    counted = {"events": tally(waiting.over), "censored": tally(~waiting.over)}
    found = fetch(group_counts(waiting, [*by, "time"], counted))
    if found.empty:
        raise RecordsError(f"No case has a date of {start}: there is no wait to measure.")
    return _with_left_out(found, table, start, by)


def _with_left_out(
    found: pd.DataFrame, table: ir.Table, start: str, by: Sequence[str]
) -> pd.DataFrame:
    out = fetch(group_counts(table, by, {"left_out": tally(table[start].isnull())}))
    if not by:
        return found.assign(left_out=int(out["left_out"].iloc[0]))
    return found.merge(out, on=list(by), how="left")


def curves(counts: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return the Kaplan–Meier curve of each group: ``by`` and the columns of ``kaplan_meier``."""
    return _each(counts, by, kaplan_meier)


def time_to_service(
    counts: pd.DataFrame, by: Sequence[str] = (), within: Sequence[int] = (30, 60, 90)
) -> pd.DataFrame:
    """Return how long it takes, of everyone who waits or waited.

    Parameters
    ----------
    counts : DataFrame
        What ``waits`` returns.
    within : sequence of int
        Numbers of days.

    Returns
    -------
    DataFrame
        The columns of ``by``, ``measure``, ``estimate``, ``lower``, ``upper``, ``records``
        (cases), ``events`` (waits that ended). Measures: ``median`` in days (Kaplan–Meier),
        ``within_N`` (share of all that had it within N days), ``completers_median`` (of the waits
        that ended only: biased downwards, given to compare, without an interval).
    """
    return _each(counts, by, lambda part: _summary(part, within))


def _summary(counts: pd.DataFrame, within: Sequence[int]) -> pd.DataFrame:
    curve = kaplan_meier(counts)
    found = {"median": quantile(curve)} | {f"within_{n}": share_by(curve, n) for n in within}
    found["completers_median"] = Estimate(completers_median(counts), float("nan"), float("nan"))
    rows = [{"measure": name, **estimate._asdict()} for name, estimate in found.items()]
    events = int(counts["events"].sum())
    return pd.DataFrame(rows).assign(records=events + int(counts["censored"].sum()), events=events)


def _each(
    counts: pd.DataFrame, by: Sequence[str], make: Callable[[pd.DataFrame], pd.DataFrame]
) -> pd.DataFrame:
    if not by:
        return make(counts)
    parts = [
        make(part).assign(**dict(zip(by, key, strict=True)))  # type: ignore[arg-type]
        for key, part in counts.groupby(list(by))
    ]
    made = pd.concat(parts, ignore_index=True)
    return made[[*by, *(name for name in made.columns if name not in by)]]
