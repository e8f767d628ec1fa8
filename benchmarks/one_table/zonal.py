"""Exposure by district on a synthetic 100 m grid of the whole country."""

import time
from collections.abc import Iterator

import numpy as np

from data import settings
from data.boundaries import read_shapes
from geo.exposure import exposed
from geo.grids import Raster
from indicators.codelists import codelist

_METRES = "EPSG:32639"
_CELL = 100.0


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the time of a sum by 74 districts and four classes of depth."""
    districts = read_shapes(settings.shapes_dir())["district"].to_crs(_METRES)
    west, south, east, north = (_CELL * round(edge / _CELL) for edge in districts.total_bounds)
    shape = round((north - south) / _CELL), round((east - west) / _CELL)
    random = np.random.Generator(np.random.PCG64(1989))
    bounds = (west, south, east, north)
    people = Raster(random.gamma(0.5, 0.6, shape), bounds, _METRES, "people")
    depth = Raster(random.gamma(0.3, 1.0, shape), bounds, _METRES, "depth")
    started = time.perf_counter()
    found = exposed(people, depth, codelist("hazard_class")["flood_depth"]["breaks"], districts)
    took = time.perf_counter() - started
    cells = found.drop_duplicates("ref_area")["records"].sum()
    if found["ref_area"].nunique() != len(districts) or not found["population"].sum() > 0:
        raise SystemExit("districts without population: the benchmark is wrong")
    method = f"{cells / 1e6:.1f} million cells in {len(districts)} districts, 4 classes, in memory"
    yield "Exposure by district, 100 m grid", f"{took:.1f} s", "≤ 10 s", method
