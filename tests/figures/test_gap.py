"""Two groups on one scale and their ratio, each as a row that a reader without sight can follow."""

import re

import pytest

from figures.svg import gap_row, ratio_row


def test_figures_stand_where_the_scale_has_them_and_the_row_says_them():
    row = gap_row((38.9, "38.9%"), (77.4, "77.4%"), 100, 'Rural: 38.9%; "Urban": 77.4%')
    assert 'aria-label="Rural: 38.9%; &quot;Urban&quot;: 77.4%"' in row
    assert '<circle class="g-ahead" cx="77.4%"' in row
    assert re.search(r'<svg class="g-at" x="38.9%"[^>]*><path class="g-behind"', row)
    assert '<line class="g-gap" x1="38.9%" x2="77.4%"' in row


def test_the_lower_figure_is_written_left_of_the_marks_whichever_group_has_it():
    row = gap_row((20, "20%"), (5, "5%"), 100, "")
    assert re.search(r'x="5.0%"[^>]*><text class="g-value g-end"[^>]*>5%', row)
    assert row.index(">5%<") < row.index(">20%<")


def test_two_figures_in_one_place_are_written_once():
    assert gap_row((5, "5%"), (5, "5%"), 100, "").count(">5%<") == 1


@pytest.mark.parametrize(("ratio", "wide"), [(4, "100.0%"), (2, "50.0%"), (1, "0.8%")])
def test_a_ratio_is_as_long_as_its_logarithm(ratio, wide):
    assert f'width="{wide}"' in ratio_row(ratio, str(ratio), 4, "")
