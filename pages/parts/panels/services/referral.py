"""What becomes of children referred to a service: who reaches which step, and who is lost."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.parts import Part, PartedRow, parted_rows, parts_key
from figures.rows import mark_said
from indicators.catalog import indicator
from indicators.codelists import TOTAL, codelist
from indicators.plain_rows import plain_rows
from indicators.words import Words, holders, short_source
from pages.parts.drawing import drawn, empty, heading, source_line, two_columns
from pages.parts.page import Page

_SHARES = ("cumulative", "conversion")
_COUNTS = ("reached", "lost", "skipped")


def referral(page: Page) -> None:
    """Draw at which step cases stop, and in words what it means."""
    words = page.words
    found = page.store.analysis("referral", page.selection.edition)
    title = words("From identified to served: where children are lost")
    heading(
        title if found.empty else referral_title(steps_of(found), words),
        words("Children's cases, by the steps taken until the day the register was read"),
    )
    if found.empty:
        empty(_held(words))
        return
    left, right = two_columns()
    with left:
        _cascade(page, found)
    with right:
        said(cascade_sentences(steps_of(found), words))
    register_source(page, found)


def _held(words: Words) -> str:
    """Return who holds the records, and what they would show."""
    item = indicator("AZE_SP_REFERRAL_IDENTIFIED")
    return words(
        "No records of referrals are published. They are held by: {holders}. With the dates of "
        "each case this panel would show at which step children are lost, and how long they wait.",
        holders=holders(words, item),
    )


def said(sentences: list[str]) -> None:
    """Draw sentences as a note."""
    body = "".join(f"<p>{escape(text)}</p>" for text in sentences)
    st.html(f"<div class='crm-note'>{body}</div>")


def register_source(page: Page, found: pd.DataFrame) -> None:
    """Draw the line that names the source of what an analysis found."""
    source = page.store.sources()[str(found["data_source"].iloc[0])]
    source_line(page.words("Source: {source}", source=short_source(source, page.words)))


def steps_of(found: pd.DataFrame, service: str = TOTAL) -> pd.DataFrame:
    """Return one row a step of a service, in the order of the steps."""
    own = found[found["measure"].isin((*_SHARES, *_COUNTS))]
    parts = own["item"].str.partition("/")
    own = own.assign(step=parts[2])[parts[0] == service]
    periods = own.groupby("step")["time_period"].first()
    wide = own.pivot(index="step", columns="measure", values="obs_value")
    bounds = own[own["measure"] == "cumulative"].set_index("step")[["lower_bound", "upper_bound"]]
    order = [step for step in codelist("referral")["step"] if step in wide.index]
    return wide.join([bounds, periods]).loc[order].reset_index()


def _cascade(page: Page, found: pd.DataFrame) -> None:
    names = {code: page.words.of(name) for code, name in codelist("referral")["step"].items()}
    source = short_source(page.store.sources()[str(found["data_source"].iloc[0])], page.words)
    rows = cascade_rows(steps_of(found), names, page.words, source)
    key = parts_key(
        [
            ("crm-part-0", page.words("took the step")),
            ("crm-part-lost", page.words("stopped before it, or not yet there")),
        ]
    )
    st.html(f"{drawn(page, parted_rows(rows))}{key}")


def cascade_rows(
    steps: pd.DataFrame, names: Mapping[str, str], words: Words, source: str
) -> list[PartedRow]:
    """Return one bar a step: the cases that reached it, and those that stopped before it."""
    most = float(steps["reached"].max())
    return [_step(row, names[str(row["step"])], most, words, source) for row in plain_rows(steps)]


def _step(row: Mapping[Any, Any], name: str, most: float, words: Words, source: str) -> PartedRow:
    number, lost = words.number(row["reached"], 0), 0.0 if pd.isna(row["lost"]) else row["lost"]
    share = percent(row["cumulative"], words)
    between = ""
    if pd.notna(row["lower_bound"]) and pd.notna(row["lost"]):  # of the first step all took it
        between = interval_of(row["lower_bound"], row["upper_bound"], words)
    period = words.period(str(row["time_period"]))
    gone = f"\N{MINUS SIGN}{words.number(lost, 0)}"
    took, stopped = words("took the step"), words("stopped before it, or not yet there")
    reached = mark_said(f"{name}, {took}", period, f"{number}, {share}", between, source)
    without = mark_said(f"{name}, {stopped}", period, words.number(lost, 0), "", source)
    parts = (
        Part(took, row["reached"] / most, number, "crm-part-0", reached),
        Part(stopped, lost / most, gone, "crm-part-lost", without),
    )
    return PartedRow(name, share, parts, between)


def referral_title(steps: pd.DataFrame, words: Words) -> str:
    """Return how many of the children identified had received the service."""
    rows = {str(row["step"]): row for row in plain_rows(steps)}
    first, served = next(iter(rows.values())), rows["received"]
    return words(
        "Of {n} children identified, {served} ({share}) had received the service",
        n=words.number(first["reached"], 0),
        served=words.number(served["reached"], 0),
        share=percent(served["cumulative"], words),
    )


def cascade_sentences(steps: pd.DataFrame, words: Words) -> list[str]:
    """Return in words how many were served, where most were lost before, and what was skipped."""
    names: Mapping[str, Mapping[str, str]] = codelist("referral")["step"]
    until = list(steps["step"]).index("received") + 1
    rows = plain_rows(steps)[:until]  # a child served whose case is open is not lost
    worst = max(range(1, until), key=lambda place: rows[place]["lost"])
    served = rows[-1]
    reached = words(
        "Of {n} children identified, {served} ({share}; {interval}) had received the service.",
        n=words.number(rows[0]["reached"], 0),
        served=words.number(served["reached"], 0),
        share=percent(served["cumulative"], words),
        interval=interval_of(served["lower_bound"], served["upper_bound"], words),
    )
    lost = words(
        "Most are lost between “{before}” and “{step}”: {n}, who stopped there or are not yet "
        "further.",
        before=words.of(names[rows[worst - 1]["step"]]),
        step=words.of(names[rows[worst]["step"]]),
        n=words.number(rows[worst]["lost"], 0),
    )
    return [reached, lost, _skipped(int(steps["skipped"].sum()), words)]


def _skipped(times: int, words: Words) -> str:
    if not times:
        return words("No case skipped a step.")
    return words.plural(
        "{n} time a case skipped a step.", "{n} times a case skipped a step.", times
    )


def percent(share: float, words: Words) -> str:
    """Return a share of 1 as whole per cent."""
    return words.percent(words.number(100 * share, 0))


def interval_of(low: float, high: float, words: Words) -> str:
    """Return the bounds of a share of 1 as whole per cent."""
    return f"{words.number(100 * low, 0)}–{percent(high, words)}"
