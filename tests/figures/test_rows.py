"""Rows of a page: a scale that neither hides nor swells, and values in words."""

import re

import pandas as pd
import pytest

from figures.rows import Row, bar_rows, dot_rows, span
from indicators.catalog import indicator

REGISTERED = indicator("PT_CHLD_Y0T4_REG")
DEATHS = indicator("CME_MRY0T4")
GIRLS = Row("Qızlar", 15.0, "15,0%", 12.5, 17.5, "12,5–17,5")
BOYS = Row("<Oğlanlar>", 10.0, "10,0%")


@pytest.mark.parametrize(
    ("values", "item", "ends"),
    [
        ((93.4, 93.9), REGISTERED, (80, 100)),  # half a point apart does not fill the picture
        ((91.6, 97.0), REGISTERED, (80, 100)),
        ((40.0, 80.0), REGISTERED, (40, 80)),
        ((0.4, 3.6), REGISTERED, (0, 5)),
        ((1.0, 90.0), REGISTERED, (0, 90)),
        ((12.0, 14.0), REGISTERED, (10.5, 15.5)),
        ((20.0, 22.0), DEATHS, (18.25, 23.75)),
        ((0.0, 0.0), REGISTERED, (0, 5)),
    ],
)
def test_a_scale_holds_all_values_and_is_not_narrow(values, item, ends):
    assert span(pd.Series(values), item) == pytest.approx(ends)


def places(markup: str, kind: str) -> list[str]:
    return re.findall(rf"class='{kind}' style='([^']+)'", markup)


def test_dots_intervals_and_the_total_stand_at_their_shares_of_the_scale():
    drawn = dot_rows([GIRLS, BOYS], (10.0, 20.0), ("10%", "20%"), total=13.0)
    assert places(drawn, "crm-row-dot") == ["left:50.0%", "left:0.0%"]
    assert places(drawn, "crm-row-between") == ["left:25.0%;width:50%"]
    assert places(drawn, "crm-row-all") == ["left:30.0%", "left:30.0%"]
    assert places(dot_rows([GIRLS], (10.0, 20.0), ("10%", "20%"), total=None), "crm-row-all") == []


def test_value_interval_and_ends_of_the_scale_are_printed_and_names_are_text():
    drawn = dot_rows([GIRLS, BOYS], (10.0, 20.0), ("10%", "20%"), total=None)
    assert "<b>15,0% <small>12,5–17,5</small></b>" in drawn
    assert "<span>10%</span><span>20%</span>" in drawn
    assert "&lt;Oğlanlar&gt;" in drawn


def test_bars_begin_at_nought_and_the_longest_fills_the_row():
    drawn = bar_rows([Row("a", 4.0, "4"), Row("b", 16.0, "16", own=True), Row("c", 0.0, "0")])
    assert places(drawn, "crm-row-bar") == ["width:25.0%", "width:100.0%", "width:0.0%"]
    assert drawn.count("crm-own-row") == 1


def test_rows_without_anything_to_show_have_no_length():
    assert places(bar_rows([Row("a", 0.0, "0")]), "crm-row-bar") == ["width:0.0%"]
