"""The plane of printed maps: a square kilometre is the same size everywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.albers import RADIUS_KM, albers
from geo.plane import bounds, plane


@given(st.floats(44.5, 51.0), st.floats(38.3, 42.0))
def test_a_cell_of_degrees_keeps_its_area(west, south):
    side = 0.02
    corners = [
        (west, south),
        (west, south + side),
        (west + side, south + side),
        (west + side, south),
    ]
    x, y = albers(np.array(corners)).T
    drawn = abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2
    band = np.sin(np.radians(south + side)) - np.sin(np.radians(south))
    assert drawn == pytest.approx(RADIUS_KM**2 * np.radians(side) * band, rel=1e-5)


def test_east_is_right_and_north_is_up():
    (west, here, north) = albers(np.array([[46.6, 40.15], [47.6, 40.15], [47.6, 41.15]]))
    assert west[0] < here[0] == pytest.approx(0, abs=1e-9)
    assert north[1] == pytest.approx(111.2, abs=0.2)  # a degree of latitude, in kilometres


TOPOLOGY = {
    "transform": {"scale": [0.1, 0.1], "translate": [47.0, 40.0]},
    "arcs": [[[0, 0], [0, 1], [1, 0]], [[1, 1], [0, -1], [-1, 0]]],
    "objects": {
        "region_2021": {"geometries": [{
            "id": "ER01", "type": "Polygon", "arcs": [[0, 1]],
            "properties": {"p": "AZE", "x": 47.05, "y": 40.05},
        }]},
        "nation": {"geometries": [{"id": "AZE", "type": "Polygon", "arcs": [[0, 1]]}]},
        "neighbours": {"geometries": []},
    },
}  # fmt: skip


def test_arcs_are_joined_to_a_closed_ring_each_shared_corner_once():
    found = plane(TOPOLOGY, "region_2021")
    (ring,) = found.areas["ER01"]
    corners = np.array([[47.0, 40.0], [47.0, 40.1], [47.1, 40.1], [47.1, 40.0], [47.0, 40.0]])
    assert ring == pytest.approx(albers(corners))
    assert found.points["ER01"] == pytest.approx(tuple(albers(np.array([[47.05, 40.05]]))[0]))
    assert found.box == bounds(found.areas, ["ER01"])


def test_an_arc_with_a_turned_number_runs_backwards():
    turned = {**TOPOLOGY, "objects": {**TOPOLOGY["objects"]}}
    turned["objects"]["region_2021"] = {"geometries": [{
        "id": "ER01", "type": "MultiPolygon", "arcs": [[[~1, ~0]]],
        "properties": {"p": "AZE", "x": 47.05, "y": 40.05},
    }]}  # fmt: skip
    (plain,) = plane(TOPOLOGY, "region_2021").areas["ER01"]
    (back,) = plane(turned, "region_2021").areas["ER01"]
    assert back == pytest.approx(plain[::-1])


def test_a_scheme_that_is_not_in_the_topology_is_an_error():
    with pytest.raises(KeyError, match="district"):
        plane(TOPOLOGY, "district")
