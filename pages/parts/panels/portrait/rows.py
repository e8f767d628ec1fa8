"""The spine chart of an area, and its gaps and strengths in words."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from figures.spine import spine_track
from indicators.codelists import NATION
from indicators.importance import importance
from indicators.ledger import OLD
from indicators.observations import year
from indicators.portrait import (
    Stand,
    basis_name,
    line_said,
    row_said,
    siblings_name,
    state_name,
    told,
)
from pages.parts.links import link_to
from pages.parts.panels.portrait.found import AGAINST, against, rows
from pages.parts.shell import Page, choose
from pages.parts.text import empty, heading, sources_line

_SHOWN = 12  # rows before the rest is folded
_TOLD = 4  # gaps, and strengths, in words


def area_rows(page: Page) -> None:
    """Draw where the area stands on each measure; every row opens its topic."""
    words = page.words
    if page.selection.ref_area == NATION:
        empty(words("Choose a region or a district: it is then held against the nation."))
        return
    found = rows(page)
    heading(_heading(page, found), _subtitle(page, found))
    _switch(page)
    if not found:
        empty(_why_none(page))
        return
    drawn = (_table(page, found[:_SHOWN]), _rest(page, found[_SHOWN:]), _legend(page))
    st.html("".join((*drawn, _caution(page, found))))
    sources_line(page, [one.measure.point.key.data_source for one in found])


def _heading(page: Page, found: Sequence[Stand]) -> str:
    words = page.words
    judged = [one for one in found if one.state != "untold"]
    if not judged:
        return words("Where the area stands")
    worse = words.number(sum(one.state == "worse" for one in judged), 0)
    if against(page) == "nation":
        return words.plural(
            "Worse than the reference on {k} of {n} measure",
            "Worse than the reference on {k} of {n} measures",
            len(judged),
            k=worse,
        )
    return words.plural(
        "Worse than similar areas on {k} of {n} measure",
        "Worse than similar areas on {k} of {n} measures",
        len(judged),
        k=worse,
    )


def _subtitle(page: Page, found: Sequence[Stand]) -> str:
    """Return what stands in the middle, and among which areas the rows are."""
    words = page.words
    said = [words("Each row has its own scale; right is better.")]
    bases = list(dict.fromkeys(basis_name(one, words) for one in found))
    if bases:
        said.append(words("In the middle: {reference}.", reference=" / ".join(bases)))
    schemes = dict.fromkeys(siblings_name(one.measure.area, words) for one in found)
    if schemes:
        said.append(words("Among: {areas}.", areas="; ".join(schemes)))
    return " ".join(said)


def _switch(page: Page) -> None:
    words, key = page.words, "crm-against"
    names = {
        "nation": words("Against the nation"),
        "similar": words("Against similar areas"),
    }
    st.session_state[key] = against(page)
    st.segmented_control(
        words("Held against"),
        AGAINST,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: choose(against="similar" if st.session_state[key] == "similar" else ""),
    )


def _why_none(page: Page) -> str:
    words = page.words
    if against(page) == "similar":
        return words("Too few measures are known here to say which areas are similar.")
    return words(
        "No figure of this area can be held against the nation: what is published are counts, or "
        "nothing. The list of who holds the rest stands below."
    )


def _table(page: Page, found: Sequence[Stand]) -> str:
    """Return the rows; each is a link to its topic with the area chosen."""
    words = page.words
    head = "".join(
        f"<span>{escape(text)}</span>"
        for text in (
            words("Measure"),
            words("Period"),
            words("Here"),
            words("Reference"),
            words("← worse"),
            words("better →"),
            words("Place"),
            words("Grade"),
        )
    )
    drawn = "".join(_row(page, one) for one in found)
    top = f"<p class='crm-spine-head' aria-hidden='true'>{head}</p>"
    return f"<div class='crm-spine'>{top}{drawn}</div>"


def _row(page: Page, one: Stand) -> str:
    said, measure = row_said(one, page.words), one.measure
    others = [value for code, value in measure.siblings.items() if code != measure.area]
    track = spine_track(
        measure.point.value,
        one.reference,
        others,
        higher=measure.sign > 0,
        state=one.state,
        said=said.whole,
    )
    link = link_to(page, measure.item.indicator, ref_area=measure.area)
    return (
        f"<a class='crm-spine-row' href='{link}' target='_self'>"
        f"<span class='s-name'>{escape(said.name)}</span><span class='s-when'>"
        f"{escape(said.period)}</span><strong class='s-here s-is-{one.state}'>"
        f"{escape(said.here)}</strong><span class='s-ref'>{escape(said.reference)}</span>{track}"
        f"<span class='s-place'>{escape(said.place)}</span>"
        f"<span class='s-grade'><span class='crm-grade'>{measure.grade}</span></span></a>"
    )


def _rest(page: Page, found: Sequence[Stand]) -> str:
    if not found:
        return ""
    label = page.words.plural("{n} more measure", "{n} more measures", len(found))
    return (
        f"<details class='crm-gaps'><summary>{escape(label)}</summary>"
        f"{_table(page, found)}</details>"
    )


def _legend(page: Page) -> str:
    words = page.words
    states = ("better", "worse", "alike", "untold")
    named = [(state, state_name(state, words)) for state in states]
    named += [("other", words("other areas")), ("band", words("middle half of the areas"))]
    items = "".join(f"<li><i class='s-{mark}'></i>{escape(text)}</li>" for mark, text in named)
    return f"<ul class='crm-spine-keys'>{items}</ul>"


def _caution(page: Page, found: Sequence[Stand]) -> str:
    """Return how old the rows are, and for how many no place may be told."""
    words = page.words
    old = sum(page.today.year - year(one.measure.point.key.time_period) > OLD for one in found)
    unplaced = sum(one.measure.ranked is None for one in found)
    said = []
    if old:
        said.append(
            words.plural(
                "{k} of {n} row is older than five years.",
                "{k} of {n} rows are older than five years.",
                len(found),
                k=words.number(old, 0),
            )
        )
    if unplaced:
        said.append(
            words("Where no interval is published for a survey or a model, no place is told.")
        )
    return f"<p class='crm-strip'>{escape(' '.join(said))}</p>" if said else ""


def area_gaps(page: Page) -> None:
    """Draw gaps and strengths in words, the furthest first."""
    found = rows(page)
    if not found:
        return
    words = page.words
    worse, better = (told(found, state, importance) for state in ("worse", "better"))
    titles = {
        "worse": words.plural("{n} gap", "{n} gaps", len(worse)) if worse else words("No gap"),
        "better": words.plural("{n} strength", "{n} strengths", len(better))
        if better
        else words("No strength"),
    }
    beside = zip(st.columns(2, gap="large"), ("worse", "better"), (worse, better), strict=True)
    for place, state, lines in beside:
        with place:
            heading(titles[state], _threshold(page) if state == "worse" else "")
            if lines:
                st.html(_lines(page, lines[:_TOLD], state))


def _threshold(page: Page) -> str:
    return page.words(
        "What matters most first. Told are differences of two percentage points, or of a tenth of "
        "the larger figure, and those that intervals confirm."
    )


def _lines(page: Page, found: Sequence[Stand], state: str) -> str:
    items = "".join(
        f"<li class='s-{state}-line'><strong>{escape(first)}</strong>; {escape(more)}</li>"
        for first, more in (line_said(one, page.words) for one in found)
    )
    return f"<ul class='crm-told'>{items}</ul>"
