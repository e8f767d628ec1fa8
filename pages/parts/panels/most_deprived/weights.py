"""The weights: one choice a measure, written into the address."""

from html import escape

import streamlit as st

from indicators.catalog import indicator
from indicators.composite import LARGEST, weights_text
from indicators.trailing import Measure
from indicators.words import Words
from pages.parts.drawing import heading
from pages.parts.page import Page
from pages.parts.panels.most_deprived.chosen import measure_label
from pages.parts.panels.most_deprived.ranked import Ranked, ranked_of
from pages.parts.shell import choose
from pages.parts.taken_along import copy_link

_ACROSS = 3


def deprived_weights(page: Page) -> None:
    """Draw a weight for each measure; all of them are in the link, so that it can be cited."""
    words, found = page.words, ranked_of(page)
    heading(words("Choose measures and weights yourself"), _how(words))
    with st.container(key="crm-weights"):
        places = st.columns(_ACROSS, gap="large")
        share = -(-len(found.offered.measures) // _ACROSS)
        for place, one in enumerate(found.offered.measures):
            with places[place // share]:
                _weight(one, found, words)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("Back to equal weights"),
            on_click=lambda: choose(weights=""),
            disabled=found.is_usual,
        )
        copy_link(page)
    _refused(page, found)


def _how(words: Words) -> str:
    return words(
        "0: left out; {most}: counts {most} times as much as 1. Only the proportions matter. The "
        "link holds the choice.",
        most=LARGEST,
    )


def _weight(one: Measure, found: Ranked, words: Words) -> None:
    key, current = f"crm-weight-{one.indicator}", found.weights[one.indicator]
    steps = sorted({*map(float, range(LARGEST + 1)), current})
    st.session_state[key] = current
    st.segmented_control(
        measure_label(one, words),
        steps,
        format_func=words.exact,
        key=key,
        required=True,
        on_change=lambda: _chosen(one.indicator, found),
    )


def _chosen(code: str, found: Ranked) -> None:
    weight = st.session_state[f"crm-weight-{code}"]
    weights = {**found.weights, code: weight}
    choose(weights=weights_text(weights, found.usual))


def _refused(page: Page, found: Ranked) -> None:
    lines = [
        page.words(
            "Not offered: {measure} ({reason})",
            measure=page.words.of(indicator(code).name),
            reason=refusal(reason, page.words),
        )
        for code, reason in found.offered.refused.items()
    ]
    if lines:
        st.html("".join(f"<p class='crm-source'>{escape(line)}</p>" for line in lines))


def refusal(reason: str, words: Words) -> str:
    """Return why a measure may not be weighed."""
    said = {
        "unranked": words("its caveat forbids to rank areas by it"),
        "count": words("a count: a larger area has more"),
        "direction": words("neither more nor less is better"),
        "few": words("fewer than two thirds of the areas have a figure"),
    }
    return said[reason]
