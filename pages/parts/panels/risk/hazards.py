"""What only the disaster page needs: columns on the map, an index's components, events."""

from dataclasses import replace
from html import escape
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from figures.charts import PHONE, WIDE, columns_deck
from figures.charts import components as chart
from figures.spec import CONFIG
from indicators.catalog import of_domain
from indicators.codelists import NATION, areas_of, codelist, codes, lineage
from indicators.summary import valued
from indicators.words import area_name
from pages.parts.shell import Page, on_phone
from pages.parts.table import show_table
from pages.parts.text import empty, heading, sources_line

_FEW = 9  # rows of a table that need no scrolling
_HEIGHT, _COLOUR, _EXPOSED = "DM_POP_TOT", "AZE_HZ_SEISM_DESIGN", "AZE_CCRR_EXPOSED"


def columns_3d(page: Page) -> None:
    """Offer people (or children exposed) as columns on the map, loaded only when it is opened."""
    name = "exposure_3d_illustrative" if page.edition.is_illustrative else "exposure_3d"
    entry = codelist("topic")[name]
    opened = st.expander(
        page.words("In three dimensions: {title}", title=page.words.of(entry["title"])),
        key="crm-3d",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _columns(page, page.words.of(entry["body"]))


def _columns(page: Page, body: str) -> None:
    """Draw the columns, and say of what height and colour are."""
    illustrative = page.edition.is_illustrative
    code = _EXPOSED if illustrative else _HEIGHT
    st.html(f"<p class='crm-sub'>{escape(body)}</p>")
    height = page.remembered(f"height/{page.selection.hazard}", lambda: _districts(page, code))
    if height.empty:
        empty(
            page.words(
                "No figures for regions or districts have been published for this indicator."
            )
        )
        return
    colour = height
    if not illustrative:
        colour = page.remembered("colour", lambda: _districts(page, _COLOUR))
    outline = f"app/static/{page.store.build()['static_outline']}"
    zoom, tall = (PHONE, 280) if on_phone() else (WIDE, 460)
    deck = columns_deck(height, colour, page.store.label_points(), outline, page.words, zoom)
    st.pydeck_chart(deck, key="crm-columns", height=tall)
    sources_line(page, [*height["data_source"], *colour.get("data_source", ())])


def _districts(page: Page, code: str) -> pd.DataFrame:
    """Return one figure a district, all of one source and one period: the fullest there is."""
    plain = replace(page.selection, indicator=code, time_period="", level="district")
    view = replace(page, selection=plain).view(mapped=True)
    if view.scheme != "district":
        return pd.DataFrame()
    return valued(
        page.store.observations(
            code,
            page.selection.edition,
            ref_area=areas_of("district"),
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        )
    )


def components(page: Page, name: str) -> None:
    """Draw the components of a composite index in its latest edition."""
    words = page.words
    heading(words.of(codelist("topic")[name]["title"]), words("Index, 0–10; higher is worse"))
    figure, sources = page.remembered(name, lambda: _index(page))
    if figure is None:
        empty(words("The index is published for the nation only, in the published edition."))
        return
    st.plotly_chart(figure, key=f"crm-{name}", config=dict(CONFIG), theme=None)
    sources_line(page, sources)


def _index(page: Page) -> tuple[go.Figure | None, list[str]]:
    """Return the picture of the index's latest edition, and its source."""
    items = [
        item for item in of_domain("disaster_risk") if item.indicator.startswith("AZE_INFORM_")
    ]
    edition = max((s for item in items for s in item.sources if s.startswith("INFORM")), default="")
    profile = page.store.profile([NATION], page.selection.edition)
    found = profile[profile["data_source"] == edition].set_index("indicator")["obs_value"]
    shown = [(item, float(found[item.indicator])) for item in items if item.indicator in found]
    if not shown:
        return None, []
    return chart(shown, page.words, page.palette, page.watermark), [edition]


def events(page: Page) -> None:
    """Draw what has been recorded or stated about hazards in the selected area."""
    words = page.words
    selected = page.selection.ref_area
    inside = [code for code in areas_of("district") if selected in lineage(code)]
    found = page.store.events([selected, *inside])
    heading(
        words("Events and statements on hazards"),
        words("As printed by the sources; a place not named is not a place without danger."),
    )
    if found.empty:
        empty(words("Nothing is recorded for this area."))
        return
    language = words.language
    table = pd.DataFrame(
        {
            words("Area"): [area_name(code, words) for code in found["ref_area"]],
            words("Period"): [text or words("undated") for text in found["time_period"]],
            words("Hazard"): [words.of(codes("hazard")[code]) for code in found["hazard"]],
            words("What is recorded"): list(found[f"event_{language}"]),
            words("Source"): list(found["source_org"]),
            words("Link"): list(found["source_link"]),
        }
    )
    link = st.column_config.LinkColumn(display_text=words("open"))
    height: int | Literal["auto"] = 380 if len(table) > _FEW else "auto"
    columns = {
        words("Link"): link,
        words("What is recorded"): st.column_config.TextColumn(width="large"),
        words("Source"): st.column_config.TextColumn(width="small"),
    }
    show_table(table, words, key="crm-events", height=height, column_config=columns)
