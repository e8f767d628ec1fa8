"""Who: the groups of each dimension, small multiples on one scale, the gap in words."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from figures.charts import CONFIG
from figures.charts import breakdown as chart
from indicators.codelists import TOTAL, codelist, codes
from indicators.language import Words
from indicators.selection import View
from indicators.summary import Gap, valued, widest_gap
from pages.parts.layout import multiples
from pages.parts.shell import Page
from pages.parts.text import area_name, empty, heading, short_source, source_line, unit

_BY: tuple[str, ...] = ("sex", "residence", "wealth_quintile", "disability_status", "age", "hazard")


def breakdown(page: Page, by: Sequence[str] = _BY) -> None:
    """Draw the groups of the latest period that has them, dimension by dimension."""
    if page.is_gap:
        return
    view = page.view(mapped=False)
    words = page.words
    own = valued(
        page.store.observations(
            view.indicator.indicator, page.selection.edition, ref_area=[view.ref_area]
        )
    )
    panels = [found for name in by if (found := _groups(view, own, name)) is not None]
    subtitle = ", ".join([area_name(view.ref_area, words), unit(view.indicator, words)])
    heading(words("Who"), subtitle)
    if not panels:
        empty(words("No figure by group has been published for this area."))
        return
    top = max(part["obs_value"].max() for _, part in panels)
    places = multiples(len(panels))
    for place, (name, part) in zip(places, panels, strict=True):
        with place:
            _draw(page, view, name, part, float(top))
    known = page.store.sources()
    used = dict.fromkeys(code for _, part in panels for code in part["data_source"])
    source_line(
        words("Source: {source}", source="; ".join(short_source(known[c], words) for c in used))
    )


def _groups(view: View, found: pd.DataFrame, dimension: str) -> tuple[str, pd.DataFrame] | None:
    """Return the groups of a dimension in one source and the period asked for, or the latest."""
    if not (found[dimension] != TOTAL).any():
        return None
    for name, code in view.dimensions.items():
        if name != dimension:
            found = found[found[name] == code]
    found = found[found[dimension] != TOTAL]
    if found.empty:
        return None
    periods = set(found["time_period"])
    period = view.time_period if view.time_period in periods else max(periods)
    found = found[found["time_period"] == period]
    order = [*view.indicator.sources, *sorted(set(found["data_source"]))]
    source = next(code for code in order if code in set(found["data_source"]))
    found = found[found["data_source"] == source]
    return (dimension, found) if len(found) > 1 else None


def _draw(page: Page, view: View, dimension: str, part: pd.DataFrame, top: float) -> None:
    words = page.words
    name = words.of(codelist("dimension")[dimension]["name"])
    period = words.period(str(part["time_period"].iloc[0]), view.indicator.period)
    gap = widest_gap(part, dimension) if dimension != "hazard" else None
    said = f"<br>{escape(_gap_text(gap, view, words))}" if gap else ""
    st.html(f"<p class='crm-sub'><strong>{escape(name)}</strong>, {period}{said}</p>")
    figure = chart(
        part, dimension, view.indicator, words, page.palette, top=top, watermark=page.watermark
    )
    st.plotly_chart(figure, key=f"crm-by-{dimension}", config=dict(CONFIG), theme=None)


def _gap_text(gap: Gap, view: View, words: Words) -> str:
    names = codes(gap.dimension)
    high, low = words.of(names[gap.highest]), words.of(names[gap.lowest])
    difference = words.number(gap.difference, view.indicator.decimals)
    if view.indicator.unit_measure == "PCNT":
        return words(
            "Widest gap: {high} against {low}, {difference} percentage points.",
            high=high,
            low=low,
            difference=difference,
        )
    return words(
        "Widest gap: {high} against {low}, {difference} ({unit}).",
        high=high,
        low=low,
        difference=difference,
        unit=unit(view.indicator, words),
    )
