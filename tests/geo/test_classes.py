"""Classes of a choropleth: optimal, locked, right-closed, and legible for everyone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import SEQUENTIAL, breaks, class_of, colours


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_breaks_fall_between_the_clusters_of_the_values():
    values = [1.0, 1.1, 1.2, 10.0, 10.1, 20.0, 20.2, 30.0, 40.0]
    assert breaks(values) == [1.2, 10.1, 20.2, 30.0]


def test_one_value_needs_no_break():
    assert breaks([9.0, 9.0]) == []
    assert breaks([]) == []


def test_two_values_make_two_classes():
    assert breaks([8.0, 9.0, 8.0]) == [8.0]


@given(st.lists(st.floats(0, 100, allow_nan=False), min_size=2, max_size=60))
def test_every_value_has_a_class_and_every_class_a_colour(values):
    inner = breaks(values)
    palette = colours(len(inner) + 1)
    assert inner == sorted(inner)
    assert all(0 <= class_of(value, inner) < len(palette) for value in values)


@given(st.lists(st.floats(0, 100, allow_nan=False), min_size=2, max_size=40))
def test_a_higher_value_is_never_in_a_lower_class(values):
    inner = breaks(values)
    ordered = [class_of(value, inner) for value in sorted(values)]
    assert ordered == sorted(ordered)


def test_the_scale_only_darkens_so_that_it_reads_without_colour():
    light = [luminance(colour) for colour in SEQUENTIAL]
    assert light == sorted(light, reverse=True)
    assert all(a - b > 0.07 for a, b in pairwise(light))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_each_class_has_a_colour_of_its_own(n):
    assert len(set(colours(n))) == n
