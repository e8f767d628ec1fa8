"""Which figures the profile of an area lists: the latest of each indicator, theme by theme."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import sources_in_order


def themes(ref_area: str, found: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Return the indicators that have a figure of an area, theme by theme."""
    known = set(found[ref_area]["indicator"])
    listed = {
        domain: [item.indicator for item in of_domain(domain) if item.indicator in known]
        for domain in codelist("domain")
    }
    return {domain: codes for domain, codes in listed.items() if codes}


def of_indicator(figures: pd.DataFrame, code: str) -> list[dict[str, Any]]:
    """Return the figures of one indicator among those of an area."""
    found = plain_rows(figures[figures["indicator"] == code])
    return [{str(name): value for name, value in record.items()} for record in found]


def headline_fact(own: Sequence[dict[str, Any]], item: Indicator) -> dict[str, Any]:
    """Return the latest figure of an indicator, of the first of its sources that has it."""
    newest = max(fact["time_period"] for fact in own)
    latest = {fact["data_source"]: fact for fact in own if fact["time_period"] == newest}
    return latest[sources_in_order(latest, item)[0]]


def same_figure(fact: Mapping[str, Any], others: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the figure of another area for the same period and source, if there is one."""
    return next(
        (
            other
            for other in others
            if all(other[name] == fact[name] for name in ("time_period", "data_source"))
        ),
        None,
    )
