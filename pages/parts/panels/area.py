"""The profile of one area: where it is, and every figure of it beside its parent and the nation."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import NATION, areas, areas_of, codelist, lineage
from indicators.observations import year
from indicators.summary import valued
from pages.parts.area_map import area_map as component
from pages.parts.controls import area_controls, breadcrumb
from pages.parts.panels.map import drill, texts
from pages.parts.shell import Page
from pages.parts.text import area_name, empty, heading, short_source


def area_headline(page: Page) -> None:
    """Draw the name of the area, what it belongs to, and the control to change it."""
    words, area = page.words, areas()[page.selection.ref_area]
    scheme = words.of(codelist("scheme")[area.scheme]["name"])
    st.html(f"<h1 class='crm-title'>{escape(words.of(area.name))}</h1>")
    st.html(f"<p class='crm-lede'>{escape(scheme)} · {area.ref_area}</p>")
    with st.container(key="crm-controls", horizontal=True, vertical_alignment="bottom"):
        area_controls(page)
    breadcrumb(page)


def locator(page: Page) -> None:
    """Draw where the area lies; a click opens another."""
    words, selected = page.words, page.selection.ref_area
    layer = "region_2006" if areas()[selected].scheme == "region_2006" else "district"
    if selected == NATION:
        layer = "region_2021"
    inside = [code for code in areas_of(layer) if selected in lineage(code)]
    built = page.store.build()
    message: dict[str, Any] = {
        "module": built["static_area_map"],
        "geometry": built["static_areas"],
        "selected": selected,
        "names": built["static_names"],
        "lang": words.language,
        "layer": layer,
        "focus": NATION,
        "direction": "none",
        "title": area_name(selected, words),
        "subtitle": words("Choose an area to open its profile."),
        "source": "",
        "note": words("The boundaries and names shown imply no endorsement."),
        "classes": [
            {"c": "#e3edf3", "l": words("other areas")},
            {"c": "#2586b6", "l": area_name(selected, words)},
        ],
        "states": [],
        "values": {
            code: [int(code in inside and selected != NATION), "", "", ""]
            for code in areas_of(layer)
        },
        "reference": None,
        "ranking": False,
        "watermark": page.watermark,
        "file": f"profile_{selected}",
        "text": texts(page),
    }
    component(message, key="locator", choose=drill)


def known(page: Page) -> None:
    """Draw how much is known of the area: figures by theme, and the latest year of each."""
    words, selected = page.words, page.selection.ref_area
    found = valued(page.store.area(selected, page.selection.edition))
    heading(words("What is known of this area"), words("Indicators with a figure, latest year"))
    rows = []
    for domain, entry in codelist("domain").items():
        codes = [item.indicator for item in catalog().values() if item.domain == domain]
        own = found[found["indicator"].isin(codes)]
        rows.append(
            {
                words("Theme"): words.of(entry["name"]),
                words("Indicators"): f"{own['indicator'].nunique()} / {len(codes)}",
                words("Latest"): str(year(own["time_period"].max())) if len(own) else "—",
            }
        )
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="crm-known")


def profile(page: Page) -> None:
    """Draw every indicator's latest figure for the area, its parent and the nation."""
    words = page.words
    line = lineage(page.selection.ref_area)
    found = valued(page.store.profile(line, page.selection.edition))
    for domain, entry in codelist("domain").items():
        rows = [
            row
            for item in catalog().values()
            if item.domain == domain and (row := _row(page, item.indicator, line, found))
        ]
        heading(words.of(entry["name"]))
        if rows:
            st.dataframe(pd.DataFrame(rows), hide_index=True, key=f"crm-profile-{domain}")
        else:
            empty(words("No figure is published for this area."))


def _row(
    page: Page, code: str, line: tuple[str, ...], found: pd.DataFrame
) -> dict[str, str] | None:
    """Return one line of the profile, or None if the area itself has no figure."""
    words, item = page.words, catalog()[code]
    own = found[(found["indicator"] == code) & (found["ref_area"] == line[0])]
    if own.empty:
        return None
    order = {source: place for place, source in enumerate(item.sources)}
    own = own.assign(place=own["data_source"].map(order).fillna(99))
    fact = own.sort_values(["place", "time_period"], ascending=[True, False]).iloc[0]
    row = {
        words("Indicator"): words.of(item.name),
        words("Period"): words.period(str(fact["time_period"]), item.period),
        area_name(line[0], words): words.value(float(fact["obs_value"]), item),
    }
    for code_above in line[1:]:
        row[area_name(code_above, words)] = _same(page, fact, code_above, found)
    source = page.store.sources()[str(fact["data_source"])]
    row[words("Source")] = short_source(source, words)
    return row


def _same(page: Page, fact: Any, ref_area: str, found: pd.DataFrame) -> str:
    """Return the figure of another area for the same indicator, period and source, or missing."""
    same = found[
        (found["indicator"] == fact["indicator"])
        & (found["ref_area"] == ref_area)
        & (found["time_period"] == fact["time_period"])
        & (found["data_source"] == fact["data_source"])
    ]
    if same.empty:
        return page.words("missing")
    item = catalog()[str(fact["indicator"])]
    return page.words.value(float(same["obs_value"].iloc[0]), item)
