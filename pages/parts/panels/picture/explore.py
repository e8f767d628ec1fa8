"""What only the explorer needs: the choice of a theme, and two indicators over areas."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from figures.charts import scatter as chart
from figures.spec import CONFIG
from indicators.catalog import catalog, of_domain
from indicators.codelists import areas_of, codelist
from indicators.selection import View
from indicators.words import area_name, group_names, short_source
from pages.parts.choices import Offered, offered_list
from pages.parts.drawing import empty, heading, source_line
from pages.parts.page import Page
from pages.parts.panels.picture.headline import headline
from pages.parts.shell import choose

_FEWEST = 5  # areas below which a cloud of points says nothing


def explorer_headline(page: Page, pictures: Sequence[Offered] = ()) -> None:
    """Draw the headline as every theme has it; pictures and themes are chosen before the others."""
    headline(page, before=[*pictures, _theme(page)])


def _theme(page: Page) -> Offered:
    """Return the choice of a theme; its first indicator with a figure is shown."""
    words = page.words
    names = {code: words.of(entry["name"]) for code, entry in codelist("domain").items()}

    def take(code: str) -> None:
        items = of_domain(code)
        gaps = page.gaps_of(items)
        first = next((item for item in items if item not in gaps), items[0])
        choose(indicator=first.indicator, time_period="", level="", versus="")

    shown = catalog()[page.selection.indicator].domain
    return offered_list("theme", words("Theme"), names, shown, take)


def scatter(page: Page) -> None:
    """Draw two indicators against each other over the areas that have both."""
    if page.is_gap:
        return
    words, view = page.words, page.on_map
    heading(
        words("Two indicators, area by area"),
        words("Areas are not children: what goes together by area need not by child."),
    )
    options = _partners(page, view) if view.exists else []
    if not options:
        empty(words("No other indicator has figures for these areas."))
        return
    other = _choice(page, options)
    both, second = _pairs(page, view, other)
    if len(both) < _FEWEST:
        empty(words("Fewer than five areas have both figures."))
        return
    labels = [area_name(code, words) for code in both["ref_area"]]
    figure = chart(
        both, labels, (view.indicator, second.indicator), words, page.palette, page.watermark
    )
    st.plotly_chart(figure, key="crm-scatter", config=dict(CONFIG), theme=None)
    known = page.store.sources()
    text = "; ".join(
        f"{words.of(v.indicator.name)}, {words.period(v.time_period, v.indicator.period)}"
        f"{''.join(', ' + name for name in group_names(v.indicator, v.dimensions, words))}: "
        f"{short_source(known[v.data_source], words)}"
        for v in (view, second)
    )
    source_line(words("Source: {source}", source=text))


def _partners(page: Page, view: View) -> list[str]:
    """Return the indicators that have figures in the scheme of the map."""
    coverage = page.store.coverage(page.selection.edition)
    rows = coverage[(coverage["scheme"] == view.scheme) & (coverage["areas"] >= _FEWEST)]
    present = set(rows["indicator"]) - {view.indicator.indicator}
    return [code for code in catalog() if code in present]


def _choice(page: Page, options: list[str]) -> str:
    key = "crm-versus"
    wanted = page.selection.asked("versus")
    st.session_state[key] = wanted if wanted in options else options[0]
    st.selectbox(
        page.words("Against"),
        options,
        format_func=lambda code: page.words.of(catalog()[code].name),
        key=key,
        on_change=lambda: choose(versus=st.session_state[key]),
        width=460,
    )
    return str(st.session_state[key])


def _pairs(page: Page, view: View, other: str) -> tuple[pd.DataFrame, View]:
    """Return the areas that have both figures, and the view of the second indicator."""
    second = page.view(mapped=True, indicator=other, level=view.scheme, time_period="")
    frames = [_values(page, v) for v in (view, second)]
    both = frames[0].merge(frames[1], on="ref_area", suffixes=("", "_other"))
    return both, second


def _values(page: Page, view: View) -> pd.DataFrame:
    found = page.figures(view, areas_of(view.scheme))
    return found.loc[found["obs_value"].notna(), ["ref_area", "obs_value"]]
