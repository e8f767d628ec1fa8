"""Where every area has the same room: each stands once, neighbours mostly touch, names fit."""

from itertools import combinations

import pytest

from figures.print.type import width
from indicators.codelists import areas_of, areas_within, codelist
from indicators.display import layout
from indicators.words.language import LANGUAGES

SCHEMES = ("district", "region_2021", "region_2006")
ROOM = 48.0  # pixels of a square of 50, its lines left out


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_area_stands_once_and_no_two_in_one_place(scheme):
    places = [(one.column, one.row) for one in layout(scheme).values()]
    assert len({*places}) == len(areas_of(scheme))


def test_no_other_area_has_a_place():
    assert len(codelist("tile")) == sum(len(areas_of(scheme)) for scheme in SCHEMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_name_has_seven_letters_at_most_and_fits_its_square(language):
    names = [one.short[language] for one in layout("district").values()]
    assert max(map(len, names)) <= 7
    assert max(width(name, 12) for name in names) <= ROOM


def test_two_districts_of_one_region_have_two_short_names():
    for language in LANGUAGES:
        names = [one.short[language] for one in layout("district").values()]
        assert len({*names}) == len(names)


def test_most_districts_that_share_a_border_touch_in_the_grid(topology):
    pairs = neighbours(topology, "district")
    touching = [pair for pair in pairs if apart(*pair) <= 1]
    assert len(touching) / len(pairs) >= 0.85


def test_the_exclave_touches_no_district_of_the_mainland():
    places = layout("district")
    exclave = areas_within("ER02", "district")
    assert min(apart(one, other) for one in exclave for other in places if other not in exclave) > 1


def apart(one, other):
    """Return how many squares lie from one to the other, corners counted as touching."""
    first, second = layout("district")[one], layout("district")[other]
    return max(abs(first.column - second.column), abs(first.row - second.row))


def neighbours(topology, layer):
    """Return the pairs of areas that have a piece of border together."""
    sides = {}
    for shape in topology["objects"][layer]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for arc in (arc for part in parts for ring in part for arc in ring):
            sides.setdefault(arc if arc >= 0 else ~arc, set()).add(shape["id"])
    return {pair for codes in sides.values() for pair in combinations(sorted(codes), 2)}
