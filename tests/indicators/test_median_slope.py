"""The median slope is the one that SciPy computes, for any points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.targets import median_slope

TIMES = st.integers(1990, 2030)
VALUES = st.floats(-1e6, 1e6).map(lambda value: round(value, 2)) | st.integers(0, 3).map(float)
POINTS = st.lists(st.tuples(TIMES, VALUES), min_size=2, max_size=14).filter(
    lambda points: len({time for time, _ in points}) > 1
)


@pytest.mark.filterwarnings("ignore:invalid value encountered in sqrt")
@given(POINTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_slope_and_interval_are_those_of_scipy_digit_for_digit(points, level):
    from scipy.stats import theilslopes

    times, values = zip(*points, strict=True)
    found = theilslopes(values, times, level)
    ours = median_slope(values, times, level)
    theirs = [found.slope, found.low_slope, found.high_slope]
    assert np.array_equal(ours, theirs, equal_nan=True)
