"""Shares of groups as bars with their intervals."""

import pandas as pd
import pytest

from figures.charts.overlap import shares
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


def test_shares_are_drawn_as_percentages_with_their_interval():
    bars, beyond = shares(CELLS, ["a", "b"], words("en"), LIGHT, "", top=0.3).data
    assert bars["x"] == (25.0, 10.0)
    assert bars["error_x"]["array"] == pytest.approx((5.0, 8.0))
    assert [text.strip() for text in beyond["text"]] == ["25.0%", "10.0%"]
