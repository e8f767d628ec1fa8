"""Where the areas with the most alarming figures lie: no more is said than the rows show."""

from dataclasses import replace

import pytest

from data.print_shapes import topology
from geo.adjacency import edges, neighbours
from indicators.catalog import indicator
from indicators.codelists import areas_of, codelist
from indicators.model import LANGUAGES
from indicators.narrative import declared_places, side_by_side
from indicators.words.language import words
from tests.conftest import frame, observation

RATE = indicator("ED_ROFST_L1_ADM")
REGIONS = areas_of("region_2021")
# A ring of all regions: each touches the one before and the one after.
RING = {
    code: frozenset({REGIONS[place - 1], REGIONS[(place + 1) % len(REGIONS)]})
    for place, code in enumerate(REGIONS)
}


def rows(*values):
    """Return one figure a region, in the order of the list; None is no figure."""
    pairs = zip(REGIONS, values, strict=True)
    return frame(*(observation(ref_area=code, obs_value=value) for code, value in pairs))


def said(values, item=RATE, places=None, language="en"):
    found = rows(*values, *[5.0 - n / 10 for n in range(len(REGIONS) - len(values))])
    return side_by_side(found, item, "region_2021", RING, places or {}, words(language))


def test_as_many_as_lie_side_by_side_are_named_in_their_order():
    told = said([7.0, 9.0, 8.0, 6.0])
    assert told == (
        "The 6 areas with the highest figures lie side by side: Nakhchivan, Absheron-Khizi, Baku, "
        "Mountainous Shirvan, Ganja-Dashkasan, Karabakh."
    )


def test_a_place_that_covers_them_is_named_before_their_being_side_by_side():
    along = {"SEA": frozenset(REGIONS[:6])}
    assert "lie on the Caspian coast:" in said([7.0, 9.0, 8.0, 6.0], places=along)


def test_a_place_that_more_than_half_of_the_areas_lie_along_tells_nothing():
    along = {"SEA": frozenset(REGIONS[:10])}
    assert "lie side by side:" in said([7.0, 9.0, 8.0, 6.0], places=along)


def test_three_that_do_not_touch_are_said_not_to():
    spread = [9.0, 0.1, 0.1, 0.1, 8.0, 0.1, 0.1, 0.1, 7.0, 0.1, 0.1, 0.1, 0.1, 0.1]
    assert "The 3 areas with the highest figures do not touch one another" in said(spread)


def test_a_tie_that_leaves_open_who_is_among_them_is_not_cut():
    assert said([9.0] * 14) == ""


def test_figures_that_are_printed_alike_are_a_tie():
    assert said([9.04, 9.03, 9.02, 9.01] + [9.0] * 10) == ""


def test_where_more_is_better_the_lowest_are_named():
    better = replace(RATE, direction="higher")
    assert "with the lowest figures" in said([9.0, 8.0], item=better)


def test_counts_and_figures_that_may_not_be_ranked_are_not_told():
    assert said([9.0, 8.0, 7.0], item=indicator("AZE_INFANT_DEATHS")) == ""


def test_areas_without_a_figure_are_said_to_be_left_out():
    assert said([None, 9.0, 8.0, 7.0]).endswith("Areas without a figure are left out.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_it_in_its_own_words(language):
    told = said([7.0, 9.0, 8.0, 6.0], language=language)
    assert words(language)("lie side by side") in told


def test_every_declared_place_hangs_together_and_those_of_borders_are_in_the_geometry(store):
    shapes = topology(store)
    beside, along = neighbours(shapes, "district"), edges(shapes, "district")
    for name, places in declared_places("district").items():
        if not places:
            assert along[name]
            continue
        reached, left = set(), {next(iter(places))}
        while left:
            reached |= left
            left = {b for one in left for b in beside[one] if b in places} - reached
        assert reached == places
    assert set(codelist("geography")) <= {*along, "LOWER_KURA", "GREATER_CAUCASUS"}
