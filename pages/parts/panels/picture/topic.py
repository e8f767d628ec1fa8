"""A subject in plain words, and pictures of several indicators of one unit, never joined."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from indicators.catalog import catalog, indicator
from indicators.codelists import ALL, NATION, codelist
from indicators.model import Indicator
from indicators.summary import by_source
from indicators.words import short_source, unit
from pages.parts.drawing import draw, empty, heading, source_line
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.picture.lines import Line, lines_picture


def topic(page: Page, name: str) -> None:
    """Draw the explanation of a subject, with its reference."""
    entry = codelist("topic")[name]
    words = page.words
    heading(words.of(entry["title"]))
    reference = f"<p class='crm-sub'>{escape(entry['reference'])}</p>"
    st.html(f"<div class='crm-note'><p>{escape(words.of(entry['body']))}</p>{reference}</div>")


def together(page: Page, name: str, indicators: Sequence[str]) -> None:
    """Draw the national series of several indicators in one picture, each source its own line."""
    words = page.words
    declared = [indicator(code) for code in indicators if code in catalog()]
    title = words.of(codelist("topic")[name]["title"])
    heading(title, unit(declared[0], words) if declared else "")
    picture, named = _picture(page, name, tuple(indicators))
    if not picture:
        empty(words("There is no series for this area."))
        return
    draw(page, picture, f"crm-{name}")
    source_line(words("Source: {source}", source=named))


@finished
def _picture(page: Page, name: str, indicators: tuple[str, ...]) -> tuple[str, str]:
    """Return the picture as markup, empty where there is no series, and its sources."""
    declared = [indicator(code) for code in indicators if code in catalog()]
    lines, named = _lines(page, declared)
    return (lines_picture(page, lines, declared[0], name) if lines else ""), named


def _lines(page: Page, declared: Sequence[Indicator]) -> tuple[list[Line], str]:
    """Return the lines with their names, and the names of their sources."""
    words = page.words
    series = [one for item in declared for one in _national(page, item.indicator)]
    known = page.store.sources()
    named = {code: short_source(known[code], words) for _, code, _ in series}
    lines = [
        (words.of(item.name) if len(named) == 1 else f"{words.of(item.name)} · {named[code]}", part)
        for item, code, part in series
    ]
    return lines, "; ".join(named.values())


def _national(page: Page, code: str) -> list[tuple[Indicator, str, pd.DataFrame]]:
    """Return the nation's series of an indicator of every source, or of a model the first."""
    item = indicator(code)
    found = page.store.observations(code, page.selection.edition, ref_area=[NATION], dimensions=ALL)
    known = page.store.sources()
    shown = [(str(part["data_source"].iloc[0]), part) for part in by_source(found, item)]
    if shown and known[shown[0][0]]["kind"] == "modelled":
        # One round of a model is enough beside official figures: the one printed with bounds.
        shown = sorted(shown, key=lambda item: item[1]["lower_bound"].isna().all())[:1]
    return [(item, code, part) for code, part in shown]
