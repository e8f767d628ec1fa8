"""One page twice: the same figures in our component, or as a Plotly choropleth (?kind=plotly)."""

import json

import plotly.graph_objects as go
import streamlit as st

from data.settings import shapes_dir
from figures.maps import area_values, classes, states_shown
from indicators.catalog import indicator
from indicators.codelists import ALL, areas, areas_of
from indicators.words import words
from pages.parts.area_map import area_map
from pages.parts.shell import store

RATE = "ED_ROFST_L1_ADM"
YEARS = [str(year) for year in range(2023, 2014, -1)]


@st.cache_resource
def shapes() -> dict[str, object]:
    """Return the districts as our own map has them, as the GeoJSON a Plotly choropleth needs."""
    import geopandas as gpd

    districts = gpd.read_file(shapes_dir() / "districts_2021.shp").set_index("REF_AREA")
    found: dict[str, object] = json.loads(districts[["geometry"]].to_json())
    return found


period = st.selectbox("Period", YEARS)
found = store().observations(
    RATE,
    "illustrative",
    ref_area=areas_of("district"),
    time_period=period,
    dimensions=ALL,
)
if st.query_params.get("kind") == "plotly":
    names = [areas()[code].name["en"] for code in found["ref_area"]]
    figure = go.Figure(
        go.Choropleth(
            geojson=shapes(),
            locations=found["ref_area"],
            z=found["obs_value"],
            zmin=0,
            zmax=20,
            text=names,
        )
    )
    figure.update_geos(fitbounds="locations", visible=False)
    st.plotly_chart(figure, key="map")
else:
    item, english, built = indicator(RATE), words("en"), store().build()
    inner = [6.0, 8.0, 10.0, 12.0]
    values = area_values(found, inner, item, english)
    message = {
        "module": built["static_area_map"],
        "geometry": built["static_areas"],
        "names": built["static_names"],
        "lang": "en",
        "layer": "district",
        "focus": "AZE",
        "selected": "AZE",
        "marks": "choropleth",
        "titled": True,
        "ranked": True,
        "reference": None,
        "direction": "lower",
        "title": "Out-of-school rate",
        "subtitle": "",
        "source": "",
        "foot": [],
        "note": "",
        "classes": classes(inner, item, english),
        "states": states_shown(values, "district", english),
        "values": values,
        "text": {"caspian": "Caspian Sea", "ranking": "Ranking"},
        "watermark": "",
        "file": "map",
    }
    area_map(message, key="area-map", choose=lambda _: None)
