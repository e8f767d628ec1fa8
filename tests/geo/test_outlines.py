"""Outlines on a flat picture: where a point lies, and that a path is its ring."""

import json
import re

import numpy as np
import pytest

from data.settings import STATIC
from geo.outlines import conic, paths, rings_of, sheet
from indicators.codelists import areas_of

SQUARE = {
    "transform": {"scale": [1.0, 1.0], "translate": [47.0, 40.0]},
    "arcs": [[[0, 0], [1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1]]],
    "objects": {
        "nation": {"geometries": [{"id": "AZE", "type": "Polygon", "arcs": [[0, 1]]}]},
        "turned": {"geometries": [{"id": "X", "type": "Polygon", "arcs": [[-2, -1]]}]},
    },
}


@pytest.fixture(scope="module")
def topology(store):
    return json.loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))


def test_the_middle_meridian_is_upright_and_north_is_up():
    south, north = conic(np.array([[47.6, 38.0], [47.6, 42.0]]))
    assert south[0] == pytest.approx(0)
    assert north[0] == pytest.approx(0)
    assert north[1] > south[1]


def test_a_degree_of_latitude_is_true_between_the_parallels():
    """Along a meridian the scale is one on the standard parallels (Snyder 1987, 108)."""
    for parallel in (38.8, 41.5):
        below, above = conic(np.array([[47.6, parallel - 0.01], [47.6, parallel + 0.01]]))
        assert above[1] - below[1] == pytest.approx(np.radians(0.02), rel=1e-6)


def test_an_arc_run_backwards_gives_the_same_ring():
    (forward,) = rings_of(SQUARE, "nation")["AZE"]
    (backward,) = rings_of(SQUARE, "turned")["X"]
    assert forward[0].tolist() == [47.0, 40.0]
    assert sorted(map(tuple, forward)) == sorted(map(tuple, backward))


def test_the_nation_fills_the_sheet_but_for_the_room_around_it(topology):
    on = sheet(topology, width=960, pad=14)
    rings = list(rings_of(topology, "nation")["AZE"])
    points = on.place(np.vstack(rings))
    assert points.min(axis=0) == pytest.approx([14, 14], abs=0.01)
    assert points.max(axis=0) == pytest.approx([946, on.height - 14], abs=0.6)


def test_every_area_has_an_outline_that_ends_where_it_begins(topology):
    on = sheet(topology, width=960, pad=14)
    for layer in ("district", "region_2021", "region_2006"):
        drawn = paths(topology, layer, on)
        assert set(drawn) == set(areas_of(layer))
        for path in drawn.values():
            for ring in path.split("M")[1:]:
                numbers = [int(n) for n in re.findall(r"[+-]?\d+", ring.partition("l")[2])]
                assert (sum(numbers[::2]), sum(numbers[1::2])) == (0, 0)
