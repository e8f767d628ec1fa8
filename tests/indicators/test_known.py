"""What is known decides what is drawn."""

import pytest

from indicators.headlines import areas_drawn, years_drawn


@pytest.mark.parametrize(
    ("known", "every", "drawn"),
    [
        (14, 14, "map"),
        (8, 12, "map"),
        (7, 12, "partial"),
        (4, 12, "partial"),
        (3, 12, "locator"),
        (1, 74, "locator"),
        (0, 74, "none"),
    ],
)
def test_two_thirds_make_a_map_a_third_a_part_of_one_fewer_a_locator(known, every, drawn):
    assert areas_drawn(known, every) == drawn


@pytest.mark.parametrize(
    ("periods", "drawn"), [(0, "none"), (1, "number"), (2, "dots"), (3, "line"), (40, "line")]
)
def test_three_years_make_a_line(periods, drawn):
    assert years_drawn(periods) == drawn
