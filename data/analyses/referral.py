"""What becomes of cases referred among services: the cascade, and the time to the service."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from indicators.codelists import TOTAL
from indicators.disclosure import THRESHOLD
from indicators.records import Records
from indicators.services import (
    STEPS,
    cascade,
    curves,
    in_safe_days,
    log_rank,
    time_to_service,
    waits,
)
from indicators.uncertainty import wilson

_SERVICE = ("service",)
_WITHIN = (30, 60, 90)
_COUNTS = ("reached", "lost", "skipped")
_SHARES = {
    "conversion": ("conversion", "lower", "upper"),
    "cumulative": ("cumulative", "cumulative_lower", "cumulative_upper"),
}
_NAMES = ("obs_value", "lower_bound", "upper_bound")


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return the results for all cases and by service: ``item`` is the service, then / the rest.

    Measures by service and step: reached, lost, skipped, conversion, cumulative. By service and
    day: survival (share that still waits; ``records`` are those at risk). By service: median,
    completers_median, within_30, within_60, within_90. Of all: log_rank_p, that services differ.
    Days are put together until none tells of fewer cases than the threshold
    (``services.in_safe_days``): the waits of services are left out where that cannot be.
    """
    cases = records["register_referrals"]
    made = [part for by in ((), _SERVICE) for part in _steps(cases, by)]
    apart = in_safe_days(waits(cases, by=_SERVICE), _SERVICE, fewest=THRESHOLD, keep=_WITHIN)
    whole = apart if apart is not None else waits(cases)
    together = in_safe_days(whole, fewest=THRESHOLD, keep=_WITHIN)
    if together is not None:
        made += _waiting(together, ())
    if apart is not None:
        made += [*_waiting(apart, _SERVICE), _difference(apart)]
    found = pd.concat(made, ignore_index=True)
    status = found["obs_value"].notna().map({True: "A", False: "O"})
    return found.assign(obs_status=status)


def of_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the steps of cases from the counts of a packet; it tells no waits.

    A share is told where the counts that it is of are.
    """
    keys = zip(counts["item"], counts["count"], strict=True)
    shown = dict(zip(keys, counts["obs_value"], strict=True))
    made = [row for service in counts["item"].unique() for row in _service_rows(shown, service)]
    return pd.DataFrame(made)


def _service_rows(shown: Mapping[tuple[str, str], float], service: str) -> Iterable[dict[str, Any]]:
    for before, step in pairwise(("", *STEPS)):
        item = f"{service}/{step}"
        reached = shown[service, f"reached {step}"]
        yield _counted_row("reached", item, reached)
        yield _counted_row("skipped", item, shown[service, f"skipped {step}"])
        yield _share_row("cumulative", item, reached, shown[service, f"reached {STEPS[0]}"])
        if before:
            yield _counted_row("lost", item, shown[service, f"last {before}"])
            onward, of = shown[service, f"onward {step}"], shown[service, f"reached {before}"]
            yield _share_row("conversion", item, onward, of)


def _counted_row(measure: str, item: str, value: float) -> dict[str, Any]:
    status = "Q" if pd.isna(value) else "A"
    return {"measure": measure, "item": item, "obs_value": value, "obs_status": status}


def _share_row(measure: str, item: str, part: float, whole: float) -> dict[str, Any]:
    row: dict[str, Any] = {"measure": measure, "item": item}
    if pd.isna(part) or pd.isna(whole):
        return {**row, "obs_status": "Q"}
    if not whole:
        return {**row, "obs_status": "O"}
    low, high = wilson(part, whole)
    told = {"obs_value": part / whole, "lower_bound": low, "upper_bound": high}
    return {**row, **told, "obs_status": "A"}


def _steps(cases: Records, by: tuple[str, ...]) -> Iterable[pd.DataFrame]:
    found = cascade(cases, by=by, extracted="extracted")
    found = found.assign(item=_service(found) + "/" + found["step"])
    for measure in _COUNTS:
        yield _named(found, measure, (measure,)).dropna(subset="obs_value")
    for measure, columns in _SHARES.items():
        yield _named(found, measure, columns).dropna(subset="obs_value")


def _waiting(counts: pd.DataFrame, by: tuple[str, ...]) -> Iterable[pd.DataFrame]:
    yield _times(counts, by)
    yield _curve(counts, by)


def _difference(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the test that services differ, of all cases."""
    told = {
        "measure": "log_rank_p",
        "item": TOTAL,
        "obs_value": log_rank(counts, "service").p,
        "records": int(counts[["events", "censored"]].sum().sum()),
    }
    return pd.DataFrame([told])


def _times(counts: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """Return the summary; a median not reached stays, for its lower bound says something."""
    last = counts["time"].max()
    ends = [day for day in _WITHIN if day > last or day in set(counts["time"])]
    found = time_to_service(counts, by, ends)
    made = _named(found.assign(item=_service(found)), "", ("estimate", "lower", "upper"))
    made["measure"] = found["measure"]
    return made[made["obs_value"].notna() | made["measure"].eq("median")]


def _curve(counts: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """Return the curve at the days of events, and on the last day anybody was watched."""
    found = curves(counts, by)
    service = _service(found)
    last = found["time"].eq(found.groupby(service)["time"].transform("max"))
    day = found["time"].astype(int).astype(str).str.zfill(4)
    found = found.assign(item=service + "/" + day, records=found["at_risk"])
    found = found[found["events"].gt(0) | last]
    made = _named(found, "survival", ("survival", "lower", "upper"))
    return made.assign(standard_error=found["se"])


def _named(found: pd.DataFrame, measure: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows of one measure under the names of the store's table."""
    names = dict(zip(columns, _NAMES, strict=False))
    made = found[["item", "records", *columns]].rename(columns=names)
    return made.assign(measure=measure)


def _service(found: pd.DataFrame) -> "pd.Series[str]":
    if "service" in found:
        return found["service"].astype(str)
    return pd.Series(TOTAL, index=found.index)
