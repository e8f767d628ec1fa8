"""Pictures of risk say what their rows say."""

import pandas as pd

from figures.charts.risk import drivers, rank_ranges
from figures.palette import LIGHT
from indicators.words.language import words

RANKED = pd.DataFrame(
    {"rank": [1.0, 2.0], "low": [1.0, 1.0], "high": [3.0, 20.0], "top_share": [95.0, 40.0]}
)


def test_a_line_runs_over_the_ranks_an_area_takes():
    figure = rank_ranges(RANKED, ["A", "B"], words("en"), LIGHT, "").to_dict()
    dots = figure["data"][0]
    assert dots["x"] == [1, 2]
    assert dots["error_x"]["array"] == [2, 18]
    assert dots["error_x"]["arrayminus"] == [0, 1]
    assert figure["layout"]["yaxis"]["autorange"] == "reversed"  # the worst stands on top


def test_an_area_that_is_firmly_among_the_worst_has_a_colour_of_its_own():
    colours = rank_ranges(RANKED, ["A", "B"], words("en"), LIGHT, "").to_dict()["data"][0]
    assert len(set(colours["marker"]["color"])) == 2
    assert "95%" in colours["text"][0]


def test_a_synthetic_picture_says_so():
    figure = rank_ranges(RANKED, ["A", "B"], words("en"), LIGHT, "ILLUSTRATIVE").to_dict()
    assert figure["layout"]["annotations"][0]["text"] == "ILLUSTRATIVE"


def test_the_parts_of_an_index_are_bars_with_their_scores():
    figure = drivers(["Drought", "Fire"], [7.33, 2.0], words("az"), LIGHT, "").to_dict()
    bars = figure["data"][0]
    assert bars["x"] == [7.33, 2.0]
    assert bars["text"] == ["7,3", "2,0"]
