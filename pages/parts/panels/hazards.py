"""What only the disaster page needs: columns on the map, an index's components, events."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from figures.charts import CONFIG
from figures.charts import components as chart
from figures.columns import columns_deck
from indicators.catalog import catalog, indicator, of_domain
from indicators.codelists import ALL, NATION, areas_of, codelist, codes, lineage
from indicators.summary import valued
from pages.parts.shell import Page
from pages.parts.text import area_name, empty, heading, short_source, source_line

_HEIGHT, _COLOUR = "DM_POP_TOT", "AZE_HZ_SEISM_DESIGN"


def columns_3d(page: Page) -> None:
    """Draw people (or, in the illustrative edition, children exposed) as columns on the map."""
    illustrative = page.selection.edition == "illustrative"
    name = "exposure_3d_illustrative" if illustrative else "exposure_3d"
    entry = codelist("topic")[name]
    heading(page.words.of(entry["title"]), page.words.of(entry["body"]))
    height = _exposed(page) if illustrative else _latest_by_district(page, _HEIGHT)
    if height.empty:
        empty(page.words("No figure below the nation has been published for this indicator."))
        return
    colour = height if illustrative else _latest_by_district(page, _COLOUR)
    outline = f"app/static/{page.store.build()['static_outline']}"
    deck = columns_deck(height, colour, page.store.label_points(), outline, page.words)
    st.pydeck_chart(deck, key="crm-columns", height=460)
    _sources(page, pd.concat([height, colour]))


def _exposed(page: Page) -> pd.DataFrame:
    view = page.view(mapped=True, indicator="AZE_CCRR_EXPOSED")
    return _districts(page, "AZE_CCRR_EXPOSED", view.dimensions)


def _latest_by_district(page: Page, code: str) -> pd.DataFrame:
    return _districts(page, code, ALL) if code in catalog() else pd.DataFrame()


def _districts(page: Page, code: str, dimensions: Mapping[str, str]) -> pd.DataFrame:
    """Return the latest value of each district, each from the indicator's preferred source."""
    found = valued(
        page.store.observations(
            code,
            page.selection.edition,
            ref_area=areas_of("district"),
            dimensions=dimensions,
        )
    )
    rank = {source: place for place, source in enumerate(indicator(code).sources)}
    ordered = found.assign(place=found["data_source"].map(rank).fillna(99))
    ordered = ordered.sort_values(["place", "time_period"], ascending=[True, False])
    return ordered.drop_duplicates("ref_area").drop(columns="place")


def components(page: Page, name: str) -> None:
    """Draw the components of a composite index in its latest edition."""
    words = page.words
    heading(words.of(codelist("topic")[name]["title"]), words("Index, 0–10; higher is worse"))
    items = [
        item for item in of_domain("disaster_risk") if item.indicator.startswith("AZE_INFORM_")
    ]
    edition = max((s for item in items for s in item.sources if s.startswith("INFORM")), default="")
    profile = page.store.profile([NATION], page.selection.edition)
    found = profile[profile["data_source"] == edition].set_index("indicator")["obs_value"]
    shown = [(item, float(found[item.indicator])) for item in items if item.indicator in found]
    if not shown:
        empty(words("The index is published for the nation only, in the published edition."))
        return
    st.plotly_chart(
        chart(shown, words, page.palette, page.watermark),
        key=f"crm-{name}",
        config=dict(CONFIG),
        theme=None,
    )
    _sources(page, profile[profile["data_source"] == edition])


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
            words("Period"): list(found["time_period"]),
            words("Hazard"): [words.of(codes("hazard")[code]) for code in found["hazard"]],
            words("What is recorded"): list(found[f"event_{language}"]),
            words("Source"): list(found["source_org"]),
            words("Link"): list(found["source_link"]),
        }
    )
    link = st.column_config.LinkColumn(display_text=words("open"))
    st.dataframe(
        table, hide_index=True, key="crm-events", height=380, column_config={words("Link"): link}
    )


def _sources(page: Page, observations: pd.DataFrame) -> None:
    known = page.store.sources()
    named = dict.fromkeys(observations["data_source"])
    text = "; ".join(short_source(known[code], page.words) for code in named if code in known)
    source_line(page.words("Source: {source}", source=text))
