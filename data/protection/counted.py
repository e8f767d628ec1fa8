"""Disclosure control of what analyses of records find: counts of persons, and rates of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from data.protection.linked import hidden_steps
from data.protection.published import tree
from data.schema import ANALYSIS_KEY
from indicators.codelists import NATION, TOTAL
from indicators.disclosure import THRESHOLD, protect

Row = dict[str, Any]
Items = Mapping[str, str]

# Of each analysis of records, the measures that count persons one by one; and of each measure which
# items are parts of which, as they add up for an attacker. What is computed from the counts of a
# packet (data.packet) is protected there.
_CASES: Items = {
    f"{service}/{step}": f"{TOTAL}/{step}"
    for step in ("identified", "assessed", "referred", "received", "closed")
    for service in ("education", "health", "social_services")
}
Linked = Callable[[Iterable[Row]], set[tuple[str, str]]]
LINKED: Mapping[str, Linked] = {"referral": hidden_steps}
COUNTS: Mapping[str, Mapping[str, Items]] = {
    "referral": dict.fromkeys(("reached", "lost", "skipped"), _CASES),
}

_NUMBERS = ("obs_value", "lower_bound", "upper_bound", "standard_error", "records")
_PLACE = tuple(name for name in ANALYSIS_KEY if name not in ("edition", "analysis", "measure"))


def protect_analysis(
    rows: list[Row], measures: Mapping[str, Items], linked: Linked | None = None
) -> list[Row]:
    """Return the rows of one analysis with the numbers withheld that tell of few persons.

    Counts: as ``indicators.disclosure.protect`` has it, for each measure, item and period; items
    that are parts of another are one table with it. Rates: withheld where the count of the same
    item and group is, or where they rest on fewer records than the threshold. The number of
    records goes wherever a count of that area and group goes; below the nation it is never told,
    for it is itself a sum of counts, some of which are not published.

    Parameters
    ----------
    measures : mapping
        The measures that are counts, with their items that are parts of others.
    linked : callable, optional
        From all rows to the measures and items to withhold, where measures tell one another and
        are one table instead.
    """
    if not measures:
        return rows
    hidden: set[tuple[Any, ...]] = set()
    for measure, parts in () if linked else measures.items():
        hidden |= _hidden([row for row in rows if row["measure"] == measure], parts)
    also = linked(rows) if linked else set()
    gone = [_place(row) in hidden or (row["measure"], row["item"]) in also for row in rows]
    groups = {_place(row)[1:] for row, away in zip(rows, gone, strict=True) if away}
    groups |= {_place(row)[1:] for row in rows if row["ref_area"] != NATION}
    return [
        _shown(row, away, _place(row)[1:] in groups) for row, away in zip(rows, gone, strict=True)
    ]


def _place(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _PLACE)


def _shown(row: Row, hidden: bool, beside: bool) -> Row:
    few = 0 < (row["records"] or 0) < THRESHOLD
    if hidden or (few and row["obs_value"] is not None):
        return row | dict.fromkeys(_NUMBERS) | {"obs_status": "Q"}
    return row | {"records": None} if beside else row


def _hidden(rows: list[Row], parts: Items) -> set[tuple[Any, ...]]:
    """Return the places of one measure's counts to withhold."""
    together = {*parts, *parts.values()}
    found: set[tuple[Any, ...]] = set()
    tables: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        item = "" if row["item"] in together else row["item"]
        tables.setdefault((item, row["time_period"]), []).append(row)
    for table in tables.values():
        found |= _withheld(table, parts)
    return found


def _withheld(rows: list[Row], parts: Items) -> set[tuple[Any, ...]]:
    frame = pd.DataFrame(rows)
    dimensions = [name for name in _PLACE if name == "ref_area" or frame[name].nunique() > 1]
    trees = {"ref_area": tree()} | ({"item": parts} if "item" in dimensions else {})
    made = protect(frame, dimensions=dimensions, hierarchies=trees)
    gone = made["suppressed"].ne("")
    return {_place(row) for row, away in zip(rows, gone, strict=True) if away}
