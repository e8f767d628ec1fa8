"""Areas touch where they share a border, and lie along what the border is of."""

from data.print_shapes import topology as drawn
from geo.adjacency import SEA, edges, neighbours


def topology(**shapes):
    """Return a topology in which each object lists its areas with their rings of arcs."""
    return {
        "objects": {
            name: {
                "geometries": [
                    {"id": code, "type": "Polygon", "arcs": rings} for code, rings in own.items()
                ]
            }
            for name, own in shapes.items()
        }
    }


# a | b over a country N; arc 3 of b is open sea, c lies apart.
MAP = topology(
    district={"a": [[0, 1]], "b": [[~1, 2, 3]], "c": [[4]]},
    neighbours={"N": [[~0, ~2, 5]]},
)


def test_areas_touch_where_one_border_is_both_of_theirs_whichever_way_it_runs():
    assert neighbours(MAP, "district") == {
        "a": frozenset("b"),
        "b": frozenset("a"),
        "c": frozenset(),
    }


def test_what_no_one_shares_is_the_sea_and_what_a_country_shares_is_its_border():
    assert edges(MAP, "district") == {"N": frozenset("ab"), SEA: frozenset("bc")}


def test_the_real_districts_touch_as_on_a_map(store):
    real_topology = drawn(store)
    beside = neighbours(real_topology, "district")
    assert {"AZ-YAR", "AZ-MAS", "AZ-AST", "AZ-LAN"} == beside["AZ-LER"]
    along = edges(real_topology, "district")
    assert "AZ-LAN" in along[SEA]
    assert "AZ-LER" in along["IRN"]
    assert "AZ-LER" not in along[SEA]
