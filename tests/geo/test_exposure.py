"""Zonal sums agree with exactextract 0.3.0; what cannot be added up is refused by name.

A synthetic population and a synthetic shaking grid of 20 × 30 cells of a tenth of a degree, five
zones: on cell borders, off them, oblique, smaller than a cell, partly off the grid.
"""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from geo.exposure import exposed, zonal
from geo.grids import ExposureError, Raster

CASES = Path(__file__).parent / "cases"
# zone: sum, mean, count, max of exactextract; population by class of shaking 0, 0.1, 0.2, 0.3, 0.4
EXACT = {
    "aligned": (34237.43999999999, 342.37439999999987, 100.0, 1699.11),
    "offset": (45524.50479562065, 357.61590543636, 127.30000009387732, 1770.79),
    "triangle": (57494.3406447742, 336.0473473418498, 171.08999996446073, 1966.78),
    "smaller_than_cell": (122.055, 488.22, 0.25, 488.22),
    "partly_outside": (3118.74, 346.52666666666664, 9.0, 716.59),
}
BY_CLASS = {
    "aligned": [4728.389999999999, 5223.680000000001, 12844.880000000003, 5954.55, 5485.94],
    "offset": [
        5500.8375967469065,
        9942.236613328983,
        8735.529552261232,
        12434.713020349742,
        8911.188012933806,
    ],
    "triangle": [
        6821.851962795257,
        9110.492209411115,
        15753.004029341964,
        15264.790057584853,
        10544.202385641078,
    ],
    "smaller_than_cell": [0.0, 0.0, 122.055, 0.0, 0.0],
    "partly_outside": [678.3, 1018.5999999999999, 87.72, 617.53, 716.59],
}
SHAKING = [0.1, 0.2, 0.3, 0.4]


def grid(name: str) -> Raster:
    with rasterio.open(CASES / name) as opened:
        values = opened.read(1, masked=True).filled(np.nan)
        return Raster(values, tuple(opened.bounds), opened.crs.to_wkt(), name)


POPULATION, HAZARD = grid("pop_children.tif"), grid("pga_g.tif")
ZONES = gpd.read_file(CASES / "zones.geojson").rename(columns={"zone": "ref_area"})


@pytest.mark.parametrize("zone", EXACT)
def test_sum_mean_count_and_maximum_are_the_peers(zone):
    found = zonal(POPULATION, ZONES).set_index("ref_area").loc[zone]
    assert found[["sum", "mean", "count", "max"]].tolist() == pytest.approx(EXACT[zone], rel=1e-13)


@pytest.mark.parametrize("zone", BY_CLASS)
def test_population_by_class_is_the_peers(zone):
    found = exposed(POPULATION, HAZARD, SHAKING, ZONES)
    own = found[(found["ref_area"] == zone) & (found["hazard_class"] >= 0)]
    assert own["population"].tolist() == pytest.approx(BY_CLASS[zone], rel=1e-13)


def test_an_area_partly_off_the_grid_says_how_much_of_it_is_known():
    found = zonal(POPULATION, ZONES).set_index("ref_area")["covered"]
    assert found["aligned"] == pytest.approx(1)
    assert found["partly_outside"] == pytest.approx(9 / 54)


# Two cells of one unit side by side, ten and twenty people; one area over each, one over both.
PAIR = Raster(np.array([[10.0, 20.0]]), (0, 0, 2, 1), "EPSG:32639", "people.tif")
DEPTH = replace(PAIR, values=np.array([[0.5, 1.5]]), name="depth.tif")


def areas(crs: str = "EPSG:32639", **boxes: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    shapes = [box(*bounds) for bounds in boxes.values()]
    return gpd.GeoDataFrame({"ref_area": list(boxes)}, geometry=shapes, crs=crs)


BOTH = areas(both=(0, 0, 2, 1))


def population(found: pd.DataFrame) -> dict[int, float]:
    return found.set_index("hazard_class")["population"].to_dict()


def test_half_a_cell_counts_half():
    found = zonal(PAIR, areas(half=(0.5, 0, 1, 1))).iloc[0]
    assert found[["sum", "mean", "max", "count", "records"]].tolist() == [5, 10, 10, 0.5, 1]


def test_a_break_belongs_to_the_class_above_it_or_below():
    assert population(exposed(PAIR, DEPTH, [0.5, 1.5], BOTH)) == {-1: 0, 0: 0, 1: 10, 2: 20}
    right = exposed(PAIR, DEPTH, [0.5, 1.5], BOTH, closed="right")
    assert population(right) == {-1: 0, 0: 10, 1: 20, 2: 0}
    assert right["lower"].tolist() == pytest.approx([np.nan, np.nan, 0.5, 1.5], nan_ok=True)
    assert right["upper"].tolist() == pytest.approx([np.nan, 0.5, 1.5, np.nan], nan_ok=True)


def test_people_where_the_hazard_is_not_known_are_counted_apart():
    unknown = replace(DEPTH, values=np.array([[0.5, np.nan]]))
    assert population(exposed(PAIR, unknown, [1.0], BOTH)) == {-1: 20, 0: 10, 1: 0}


def test_cells_without_population_are_left_out_and_an_area_of_nothing_else_has_no_sum():
    empty = replace(PAIR, values=np.array([[np.nan, 20.0]]))
    two = areas(left=(0, 0, 1, 1), both=(0, 0, 2, 1), off=(5, 5, 6, 6))
    found = zonal(empty, two).set_index("ref_area")
    assert found["sum"].isna().to_dict() == {"left": True, "both": False, "off": True}
    assert found.loc["both", ["sum", "mean", "covered"]].tolist() == [20, 20, 0.5]
    classes = exposed(empty, DEPTH, [1.0], two).set_index("ref_area")["population"]
    assert classes["left"].isna().all()
    assert classes["both"].tolist() == [0, 0, 20]


@pytest.mark.parametrize(
    ("one", "other", "breaks", "message"),
    [
        (replace(PAIR, values=np.array([[-9.0, 2.0]])), DEPTH, [1], r"people.tif has 1 cell\(s\)"),
        (replace(PAIR, crs="EPSG:4326"), DEPTH, [1], r"4326\), depth.tif in .*32639"),
        (PAIR, replace(DEPTH, bounds=(0, 0, 2.1, 1)), [1], "depth.tif .* not on the grid of peo"),
        (PAIR, replace(DEPTH, values=np.ones((2, 2))), [1], "2 × 2 cells"),
        (replace(PAIR, values=np.full((1, 2), np.nan)), DEPTH, [1], "people.tif has no value"),
        (PAIR, DEPTH, [2, 1], "breaks 2, 1 do not ascend"),
        (PAIR, DEPTH, [1, 1], "do not ascend"),
        (PAIR, DEPTH, [], "do not ascend"),
        (PAIR, DEPTH, [float("nan")], "do not ascend"),
    ],
)
def test_grids_that_cannot_be_added_up_are_refused_by_name(one, other, breaks, message):
    with pytest.raises(ExposureError, match=message):
        exposed(one, other, breaks, BOTH)


def test_areas_elsewhere_or_in_another_projection_are_refused():
    with pytest.raises(ExposureError, match=r"people.tif is in .*32639\), the areas in .*4326"):
        zonal(PAIR, areas("EPSG:4326", both=(0, 0, 2, 1)))
    with pytest.raises(ExposureError, match="do not overlap"):
        zonal(PAIR, areas(far=(5, 5, 6, 6)))
    with pytest.raises(ExposureError, match="the areas in none"):
        zonal(PAIR, BOTH.set_crs(None, allow_override=True))


@settings(max_examples=25)
@given(
    st.lists(st.floats(0, 1e4), min_size=12, max_size=12),
    st.lists(st.floats(-5, 5), min_size=12, max_size=12),
    st.lists(st.floats(-4, 4), min_size=1, max_size=4, unique=True),
)
def test_the_classes_of_an_area_sum_to_its_population(people, hazard, breaks):
    one = Raster(np.array(people).reshape(3, 4), (0, 0, 4, 3), "EPSG:32639", "people.tif")
    other = replace(one, values=np.array(hazard).reshape(3, 4))
    zones = areas(oblique=(0.3, 0.2, 3.7, 2.9), corner=(3.5, 2.5, 9, 9))
    sums = zonal(one, zones).set_index("ref_area")["sum"]
    found = exposed(one, other, sorted(breaks), zones).groupby("ref_area")["population"].sum()
    assert found.to_dict() == pytest.approx(sums.to_dict())
