"""The picture of combinations shows each combination once, over its own dimensions."""

import pandas as pd
import pytest

from figures.charts.overlap import shares, upset
from figures.palette import LIGHT
from indicators.words.language import words

CELLS = pd.DataFrame(
    {
        "item": ["water", "water+toilet"],
        "obs_value": [0.25, 0.1],
        "lower_bound": [0.2, 0.05],
        "upper_bound": [0.3, 0.18],
    }
)
NAMES = {"toilet": "No toilet", "school": "No school", "water": "No water"}


def test_bars_stand_over_the_dimensions_of_their_combination():
    bars, above, faint, joined = upset(CELLS, NAMES, words("az"), LIGHT, "").data
    assert bars["y"] == (25.0, 10.0)
    assert bars["error_y"]["arrayminus"] == (5.0, 5.0)
    assert above["text"] == ("25,0", "10,0")
    assert len(faint["x"]) == 2 * 3
    assert joined["x"] == (0, None, 1, 1, None)
    assert joined["y"] == (2, None, 0, 2, None)  # rows from the top: toilet, school, water


def test_the_matrix_has_a_row_for_every_dimension_and_the_watermark_stands():
    layout = upset(CELLS, NAMES, words("en"), LIGHT, "ILLUSTRATIVE").layout
    assert layout["yaxis2"]["ticktext"] == ("No toilet", "No school", "No water")
    assert layout["annotations"][0]["text"] == "ILLUSTRATIVE"


def test_shares_are_drawn_as_percentages_with_their_interval():
    bars, beyond = shares(CELLS, ["a", "b"], words("en"), LIGHT, "", top=0.3).data
    assert bars["x"] == (25.0, 10.0)
    assert bars["error_x"]["array"] == pytest.approx((5.0, 8.0))
    assert [text.strip() for text in beyond["text"]] == ["25.0%", "10.0%"]
