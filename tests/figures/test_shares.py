"""Shares, parts and ratios as rows: each says its figure, and what is missing has no bar."""

import re

import pandas as pd
import pytest

from figures.parts import Part, PartedRow, parted_rows
from figures.ratios import ratio_rows
from figures.rows import mark_said
from figures.shares import share_rows
from indicators.words.language import words

CELLS = pd.DataFrame(
    {
        "item": ["water", "water+toilet"],
        "obs_value": [0.25, 0.1],
        "lower_bound": [0.2, 0.05],
        "upper_bound": [0.3, 0.18],
        "time_period": "2023",
    }
)


def test_shares_are_drawn_as_percentages_with_their_interval():
    drawn = share_rows(CELLS, ["a", "b"], words("en"), top=0.3, source="a survey")
    assert re.findall(r"crm-row-bar' style='width:([\d.]+)%", drawn) == ["83.3", "33.3"]
    assert re.findall(r"crm-row-between' style='left:([\d.]+)%;width:([\d.]+)%", drawn) == [
        ("66.7", "33.3"),
        ("16.7", "43.3"),
    ]
    assert "<b>25.0% <small>20.0–30.0%</small></b>" in drawn
    assert "title='a, 2023: 25.0% (20.0–30.0%); a survey'" in drawn


def test_a_share_without_a_figure_has_a_dash_and_no_bar():
    nothing = CELLS.head(1).assign(obs_value=float("nan"))
    drawn = share_rows(nothing, ["a"], words("en"), top=0.3, source="a survey")
    assert "crm-row-bar" not in drawn
    assert "<b>–</b>" in drawn


def test_a_share_without_an_interval_is_drawn_without_one():
    alone = CELLS.head(1).assign(lower_bound=float("nan"))
    drawn = share_rows(alone, ["a"], words("ru"), top=0.3, source="")
    assert "crm-row-between" not in drawn
    assert "title='a, 2023: 25,0\N{NO-BREAK SPACE}%'" in drawn


def test_parts_fill_their_bar_and_a_narrow_one_says_its_value_below():
    parts = [
        Part("Left", 0.75, "75%", "one", "left: 75%"),
        Part("Late", 0.23, "23%", "two", "late: 23%"),
        Part("Never", 0.02, "2%", "three", "never: 2%"),
    ]
    drawn = parted_rows([PartedRow("Lower secondary", "12,000", parts)])
    assert re.findall(r"width:([\d.]+)%", drawn) == ["75.0", "23.0", "2.0"]
    assert ">75%</i>" in drawn
    assert ">23%</i>" in drawn
    assert ">2%</i>" not in drawn
    assert "<small>Never: 2%</small>" in drawn
    assert "title='never: 2%'" in drawn


def test_a_part_that_is_nothing_is_not_drawn():
    drawn = parted_rows([PartedRow("a", "1", [Part("b", 0.0, "0", "kind", "b: 0")])])
    assert "<i" not in drawn


@pytest.mark.parametrize(("value", "place"), [(1.0, "50.0"), (500.0, "100.0"), (0.001, "0.0")])
def test_a_ratio_beyond_the_scale_is_drawn_at_its_end(value, place):
    row = {"name": "n", "text": "t", "time_period": "2023", "estimate": value, "verdict": "look"}
    ends = {"lower_bound": value, "upper_bound": value, "benchmark_low": 0.5}
    rows = pd.DataFrame([row | ends | {"benchmark_high": float("nan")}])
    drawn = ratio_rows(rows, words("en"), "")
    assert re.findall(r"crm-ratio-look' style='left:([\d.]+)%", drawn) == [place]
    (band,) = re.findall(r"crm-ratio-band' style='left:([\d.]+)%;width:([\d.]+)%", drawn)
    assert sum(map(float, band)) == pytest.approx(100)  # open upwards: to the end of the scale


def test_a_mark_escapes_what_it_says():
    assert mark_said("A", "", "1") == "A: 1"
    named = share_rows(CELLS.head(1), ["<a'>"], words("en"), top=1, source="")
    assert "title='&lt;a&#x27;&gt;, 2023" in named
