"""The figures and outlines that peers show: the ones that our own pages have."""

import json
from pathlib import Path

import geopandas as gpd

from data.settings import STATIC
from data.store import open_store
from indicators.codelists import ALL, areas, areas_of

_RATE, _EDITION, _SCHEME = "ED_ROFST_L1_ADM", "illustrative", "region_2021"


def write_figures(folder: Path) -> None:
    """Write ``figures.json`` (a row for each region and year) and ``areas.geojson``."""
    store = open_store()
    found = store.observations(_RATE, _EDITION, ref_area=areas_of(_SCHEME), dimensions=ALL)
    found = found[found["obs_value"].notna()]
    rows = [
        {"area": code, "name": areas()[code].name["en"], "year": str(year), "value": value}
        for code, year, value in found[["ref_area", "time_period", "obs_value"]].values
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.json").write_text(json.dumps(rows), encoding="utf-8")
    shapes = gpd.read_file(STATIC / store.build()["static_areas"], layer=_SCHEME).set_index("id")
    # Plotly takes an area for the rest of the world where its outline runs the other way round.
    turned = shapes.geometry.orient_polygons(exterior_cw=True)
    (folder / "areas.geojson").write_text(turned.to_json(), encoding="utf-8")
