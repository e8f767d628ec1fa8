"""Classes of a choropleth: optimal, locked, right-closed, and legible for everyone."""

from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import (
    SEQUENTIAL,
    breaks,
    class_of,
    colours,
    equal_interval,
    fisher_jenks,
    pretty,
    quantiles,
)

# Employment in 58 Californian counties and what R's classInt prints for it: `cases/calemp.md`.
CASES = Path(__file__).parent / "cases"
CALEMP = pd.read_csv(CASES / "calemp.csv")["value"].tolist()
PRINTED = {
    (row.method.removeprefix("classInt_"), row.k): [float(bound) for bound in row.breaks.split(";")]
    for row in pd.read_csv(CASES / "calemp_classint.csv").itertuples()
}
STYLES = {
    "jenks": fisher_jenks,
    "quantile": quantiles,
    "equal": equal_interval,
    "pretty": pretty,
}
COUNTS = {"fisher_jenks": [49, 3, 4, 1, 1], "quantiles": [12, 11, 12, 11, 12]}
METHODS = [fisher_jenks, quantiles, equal_interval, pretty]


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


def printed(bounds: list[float]) -> list[float]:
    """Return numbers as R prints them: to 15 significant digits."""
    return [float(f"{bound:.15g}") for bound in bounds]


@pytest.mark.parametrize("classes", [4, 5])
@pytest.mark.parametrize("style", STYLES)
def test_the_bounds_are_those_that_r_prints_to_the_digit(style, classes):
    assert printed(STYLES[style](CALEMP, classes)) == PRINTED[style, classes][1:]


@pytest.mark.parametrize("classes", [4, 5])
def test_the_classes_are_those_of_the_other_algorithm_of_r(classes):
    bounds = fisher_jenks(CALEMP, classes)
    following = [min(value for value in CALEMP if value > bound) for bound in bounds[:-1]]
    midway = [(bound + above) / 2 for bound, above in zip(bounds, following, strict=False)]
    assert printed(midway) == PRINTED["fisher", classes][1:-1]


def deviation(values: list[int], bounds: list[float]) -> Fraction:
    """Return the squared deviation within classes without any rounding."""
    classes: dict[int, list[int]] = {}
    for value in values:
        classes.setdefault(class_of(value, bounds[:-1]), []).append(value)
    means = {i: Fraction(sum(held), len(held)) for i, held in classes.items()}
    return sum((Fraction(v) - means[i]) ** 2 for i, held in classes.items() for v in held)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=12), st.integers(2, 5))
def test_no_other_classes_deviate_less(values, classes):
    bounds = fisher_jenks(values, classes)
    others = combinations(sorted(set(values))[:-1], len(bounds) - 1)
    least = min(deviation(values, [*inner, max(values)]) for inner in others)
    assert deviation(values, bounds) == least


def test_high_values_that_lie_close_are_told_apart():
    """Homes with electricity by region: in single precision the third bound came out as 99.7."""
    low = [96.79, 96.8, 99.4, 99.41, 99.6, 99.61, 99.69, 99.7, 99.8]
    assert fisher_jenks([*low, *[100.0] * 10], 5) == [96.8, 99.41, 99.61, 99.8, 100.0]


@pytest.mark.parametrize("method", [fisher_jenks, quantiles])
def test_as_many_values_fall_into_each_class_as_the_peer_counts(method):
    inner = method(CALEMP, 5)[:-1]
    found = pd.Series([class_of(value, inner) for value in CALEMP]).value_counts().sort_index()
    assert found.tolist() == COUNTS[method.__name__]


def test_ties_leave_no_empty_class():
    assert quantiles([1, 1, 1, 5], 4) == [1.0, 5.0]  # quartiles 1, 1, 2, 5: nothing in (1, 2]
    assert quantiles([7, 7, 7], 5) == [7.0]


@pytest.mark.parametrize("method", METHODS)
def test_one_value_is_one_class_and_none_is_none(method):
    assert method([3.0, 3.0], 5) == [3.0]
    assert method([], 5) == []
    assert method([float("nan")], 5) == []


@pytest.mark.parametrize("method", METHODS)
@given(values=st.lists(st.integers(-1000, 1000), min_size=1, max_size=30), n=st.integers(2, 6))
def test_every_value_is_within_the_last_bound_and_the_bounds_ascend(method, values, n):
    bounds = method(values, n)
    assert bounds == sorted(set(bounds))
    assert max(values) <= bounds[-1] + 1e-9
    assert len(bounds) <= n + (method is pretty)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=30), st.integers(2, 6))
def test_no_quantile_class_is_empty(values, classes):
    bounds = quantiles(values, classes)
    found = {class_of(value, bounds[:-1]) for value in values}
    assert found == set(range(len(bounds)))


def test_round_bounds_serve_negative_and_small_numbers():
    assert pretty([-0.03, 0.12], 3) == [0.0, 0.05, 0.1, 0.15]


@pytest.mark.parametrize("classes", [0, -1, 2.5, True, "5", None])
@pytest.mark.parametrize("make", [breaks, fisher_jenks, quantiles, equal_interval, pretty])
def test_a_number_of_classes_that_cannot_be_is_refused(make, classes):
    with pytest.raises(ValueError, match=r"classes is .*; it takes a whole number of 1 or more"):
        make([1.0, 2.0, 3.0], classes)


def test_a_number_of_colours_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="classes is 0"):
        colours(0)
