"""A share near its ceiling by those it leaves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indicators.display import left_out_per_thousand


@pytest.mark.parametrize(
    ("share", "decimals", "left_out"),
    [
        (93.6, 1, (64, 63.5, 64.5)),
        (100, 0, (0, 0, 5)),
        (99.97, 2, (0.3, 0.25, 0.35)),
        (0, 0, (1000, 995, 1000)),
    ],
)
def test_of_thousand(share, decimals, left_out):
    found = left_out_per_thousand(share, decimals)
    assert (found.value, found.low, found.high) == pytest.approx(left_out)


def test_a_print_without_decimals_hides_what_one_with_decimals_shows():
    assert left_out_per_thousand(100, 0).is_hidden
    assert not left_out_per_thousand(99.4, 1).is_hidden


@given(some.floats(0, 100), some.integers(0, 3))
def test_the_span_holds_the_value_and_is_never_beyond_all_children(share, decimals):
    found = left_out_per_thousand(share, decimals)
    assert 0 <= found.low <= found.value <= found.high <= 1000
