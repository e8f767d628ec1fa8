"""Circles of counts: their areas are as the counts, in print and in plain SVG."""

import re
from math import sqrt

import pytest

from data.print_shapes import print_shapes, topology
from figures.print.maps.map import area_map
from figures.print.style import Caption
from figures.svg import counts_on_map
from figures.symbols import legend_values, radius_of_one
from geo.outlines import sheet
from indicators.catalog import indicator
from indicators.words.language import words
from tests.conftest import frame, observation
from tests.figures.pictures import named

DEATHS = indicator("AZE_INFANT_DEATHS")
CAPTION = Caption("Deaths", "number, 2023", "Source: UIS, 2024. Data release: abc.")


@pytest.mark.parametrize("value", [1, 25, 100])
def test_a_circle_s_area_is_as_its_count(value):
    assert radius_of_one([100], 20) * sqrt(value) == pytest.approx(20 * sqrt(value / 100))


def test_the_legend_has_three_round_numbers_the_largest_near_the_largest_count():
    assert legend_values([2813, 40]) == [3000, 700, 100]
    assert legend_values([]) == []


def test_a_printed_map_of_counts_has_circles_and_no_classes(store):
    rows = [observation(ref_area=code, obs_value=value) for code, value in COUNTS.items()]
    figure = area_map(
        print_shapes(store, "region_2021"),
        frame(*rows),
        DEATHS,
        words("en"),
        breaks=[5.0, 8.0],
        caption=CAPTION,
    )
    ((one,), (four,)) = (named(figure, f"circle-{code}") for code in COUNTS)
    assert four.get_width() == pytest.approx(2 * one.get_width())
    (first,), (second,) = (named(figure, f"area-{code}") for code in COUNTS)
    assert first.get_facecolor() == second.get_facecolor()
    assert named(figure, "circle-key")


COUNTS = {"ER01": 10.0, "ER09": 40.0}


def test_plain_svg_has_a_circle_an_area_the_largest_below_and_a_legend(store):
    on = sheet(topology(store), width=1000, pad=10)
    points = {"ER01": (10.0, 20.0), "ER09": (30.0, 40.0)}
    drawn = counts_on_map(COUNTS, points, [(40, "40")], on)
    assert drawn.index('cx="30"') < drawn.index('cx="10"')
    assert 'r="50.0"' in drawn
    assert 'r="25.0"' in drawn
    assert drawn.count(">40</text>") == 1


def test_on_a_narrow_page_the_numbers_of_the_circles_stand_in_a_larger_type(store):
    on = sheet(topology(store), width=1000, pad=10)
    drawn = counts_on_map(COUNTS, {}, [(40, "40"), (2, "2")], on, narrow=True)
    wide, large = re.findall(r'<g class="crm-(?:wide|narrow)-only">(.*?)</g>', drawn)
    assert wide.count('class="m-water"') == large.count('class="m-water m-large"') == 2
    first, second = (int(y) for y in re.findall(r'm-large" x="\d+" y="(\d+)"', large))
    assert first - second >= 34  # pixels: the height of a line
