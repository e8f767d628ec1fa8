"""How long children wait for a service, those who still wait among them."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.panels import keys
from figures.rows import mark_said
from figures.svg import WaitingWords, waiting_picture
from indicators.codelists import TOTAL, codelist
from indicators.plain_rows import plain_rows
from indicators.words import Words, short_source
from pages.parts.drawing import draw, drawn, heading, show_listed, two_columns
from pages.parts.page import Page
from pages.parts.panels.services.referral import interval_of, percent, register_source, said

_RELIABLE = 0.05  # of the log-rank test
_WITHIN = "within_90"


def waiting(page: Page) -> None:
    """Draw how long the service takes, and in words why completed cases alone flatter."""
    words = page.words
    found = page.store.analysis("referral", page.selection.edition)
    if not found["measure"].eq("survival").any():
        return  # no records, as the cascade says, or a packet, which has no days
    median, *others = waiting_sentences(found, words)
    heading(
        median.removesuffix("."),
        words("Share that received the service, by days since the child was identified"),
    )
    left, right = two_columns()
    with left:
        _waiting(page, found)
    with right:
        said(others)
        _services(page, found)
    register_source(page, found)


def waiting_sentences(found: pd.DataFrame, words: Words) -> list[str]:
    """Return the wait in words: its median, why that of completed cases flatters, who differs."""
    flatters = words(
        "The median of completed cases alone, {days} days, flatters: it leaves out those who still "
        "wait.",
        days=words.number(_value(found, "completers_median"), 0),
    )
    differ = words("Between the services there is no reliable difference in waiting.")
    if _services_differ(found):
        differ = words("Children wait longer for some services than for others.")
    return [_median(found, words), flatters, differ]


def _value(found: pd.DataFrame, measure: str, column: str = "obs_value") -> float:
    """Return one value of all services together."""
    own = found[(found["measure"] == measure) & (found["item"] == TOTAL)]
    return float(own[column].iloc[0])


def _services_differ(found: pd.DataFrame) -> bool:
    return _value(found, "log_rank_p") < _RELIABLE


def _median(found: pd.DataFrame, words: Words) -> str:
    median = _value(found, "median")
    if math.isnan(median):
        low, high = (_value(found, _WITHIN, name) for name in ("lower_bound", "upper_bound"))
        return words(
            "Fewer than half of the children had the service, however long they were followed: "
            "{share} within 90 days ({interval}).",
            share=percent(_value(found, _WITHIN), words),
            interval=interval_of(low, high, words),
        )
    bounds = [_value(found, "median", name) for name in ("lower_bound", "upper_bound")]
    low_day, high_day = ("…" if math.isnan(day) else words.number(day, 0) for day in bounds)
    return words(
        "Half of the children had the service within {days} days ({low}–{high}).",
        days=words.number(median, 0),
        low=low_day,
        high=high_day,
    )


def _waiting(page: Page, found: pd.DataFrame) -> None:
    """Draw the wait of all; of each service too where they differ reliably."""
    words = page.words
    services: Mapping[str, Mapping[str, str]] = codelist("referral")["service"]
    shown = list(services) if _services_differ(found) else [TOTAL]
    names = [words.of(services[code]) for code in shown]
    curves = [_curve(page, found, code, words.of(services[code])) for code in shown]
    completed = _value(found, "completers_median")
    told = WaitingWords(
        words("How long a child waits for the service"),
        words("Days since the child was identified"),
        words("median of completed cases: {days} days", days=words.number(completed, 0)),
    )
    picture = waiting_picture(curves, completed, told, words)
    draw(page, f"{drawn(page, picture)}{_key(names, words)}", key="crm-waiting")


def _key(names: Sequence[str], words: Words) -> str:
    """Return what the lines are: each service where there are several, and the half."""
    lines = [((f"class='v-p{place}'",), name) for place, name in enumerate(names)]
    ground = (("class='v-b0'",), words("95% interval"))
    half = (("class='a-half' transform='matrix(1 0 0 .14 0 5.5)'",), words("half of the children"))
    return keys([*(lines if len(lines) > 1 else []), ground, half])


def _curve(page: Page, found: pd.DataFrame, service: str, name: str) -> pd.DataFrame:
    """Return the share served by day: what is left of one of those that still wait."""
    parts = found["item"].str.partition("/")
    own = found[(found["measure"] == "survival") & (parts[0] == service)]
    curve = pd.DataFrame(
        {
            "time": own["item"].str.partition("/")[2].astype(int),
            "share": 1 - own["obs_value"],
            "lower": 1 - own["upper_bound"],
            "upper": 1 - own["lower_bound"],
        }
    ).sort_values("time")
    source = short_source(page.store.sources()[str(found["data_source"].iloc[0])], page.words)
    period = page.words.period(str(found["time_period"].iloc[0]))
    rows = plain_rows(curve)
    return curve.assign(said=[_day_said(row, name, period, source, page.words) for row in rows])


def _day_said(row: Mapping[Any, Any], name: str, period: str, source: str, words: Words) -> str:
    """Return what a day says: the share served by then, with its interval."""
    value = words(
        "{share} within {days} days",
        share=percent(row["share"], words),
        days=words.number(row["time"], 0),
    )
    bounded = pd.notna(row["lower"]) and pd.notna(row["upper"])
    between = interval_of(row["lower"], row["upper"], words) if bounded else ""
    return mark_said(name, period, value, between, source)


def _services(page: Page, found: pd.DataFrame) -> None:
    """Draw a line a service: identified, and the share served within ninety days."""
    words = page.words
    names = codelist("referral")["service"]
    within = found[found["measure"] == _WITHIN].set_index("item").reindex(names).dropna(how="all")
    rows = [
        {
            words("Service"): words.of(names[row["item"]]),
            words("Identified"): words.number(row["records"], 0),
            words("Served within 90 days"): percent(row["obs_value"], words),
            words("95% interval"): interval_of(row["lower_bound"], row["upper_bound"], words),
        }
        for row in plain_rows(within.reset_index())
    ]
    numbers = [words("Identified"), words("Served within 90 days"), words("95% interval")]
    show_listed(pd.DataFrame(rows), words, numbers)
