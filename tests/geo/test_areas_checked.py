"""Areas that would count children twice, or not at all, are refused by name."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import Polygon, box

from geo.exposure import exposed, zonal
from geo.grids import ExposureError, Raster

GRID = Raster(np.ones((2, 2)), (0.0, 0.0, 2.0, 2.0), "EPSG:3857", "people.tif")
BOW_TIE = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])


def areas(codes, shapes):
    return gpd.GeoDataFrame({"ref_area": codes}, geometry=shapes, crs="EPSG:3857")


@pytest.mark.parametrize(
    ("codes", "shapes", "said"),
    [
        (["a"], [BOW_TIE], "a has an outline that crosses itself"),
        (["a", "a"], [box(0, 0, 1, 1), box(1, 0, 2, 1)], "a stands more than once"),
        (["a", "b"], [box(0, 0, 1, 1), None], "b has no polygon"),
    ],
)
def test_an_area_that_is_no_area_is_refused_by_name(codes, shapes, said):
    with pytest.raises(ExposureError, match=said):
        zonal(GRID, areas(codes, shapes))
    with pytest.raises(ExposureError, match=said):
        exposed(GRID, GRID, [1.0], areas(codes, shapes))


def test_a_class_holds_its_left_or_its_right_end_and_no_other():
    with pytest.raises(ExposureError, match="closed is 'both'; it takes 'left' or 'right'"):
        exposed(GRID, GRID, [1.0], areas(["a"], [box(0, 0, 1, 1)]), closed="both")
