"""The geometry of printed maps is the one the build wrote, decoded once."""

import numpy as np
import pytest

from data.print_shapes import GeometryUnavailable, print_shapes
from indicators.codelists import areas_of


@pytest.mark.parametrize("scheme", ["district", "region_2021", "region_2006"])
def test_the_areas_of_every_scheme_are_all_there_and_add_up_to_the_nation(store, scheme):
    found = print_shapes(store, scheme)
    assert set(found.areas) == set(areas_of(scheme))
    rings = [ring for each in found.areas.values() for ring in each]
    assert -sum(map(surface, rings)) == pytest.approx(86_600, rel=0.01)  # km², clockwise


def surface(ring: np.ndarray) -> float:
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def test_neighbours_and_the_tier_above_come_with_the_districts(store):
    found = print_shapes(store, "district")
    assert set(found.around) == {"ARM", "GEO", "IRN", "RUS", "TUR"}
    assert len(found.tier) == 14
    assert found.parents["AZ-LER"] == "ER09"
    assert not print_shapes(store, "region_2021").tier


def test_geometry_is_decoded_once(store):
    assert print_shapes(store, "district") is print_shapes(store, "district")


def test_geometry_that_is_not_there_is_named(store, tmp_path):
    with pytest.raises(GeometryUnavailable, match="areas-"):
        print_shapes(store, "district", tmp_path)
    with pytest.raises(GeometryUnavailable, match="no areas of the scheme village"):
        print_shapes(store, "village")
