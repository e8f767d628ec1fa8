"""Combinations as columns over the dots of what each consists of; each column is a button."""

import re

import pytest

from figures.svg import Column, Sheet, Total, upset_svg

SHEET = Sheet(600, 150, 100)
TOTALS = [
    Total("No water", 40.0, "40%"),
    Total("No toilet", 4.0, "4%"),
    Total("Crowded", 20, "20%"),
]
COLUMNS = [
    Column("water", (0,), 25.0, "25.0", "No water: 25.0%", 23.0, 27.0),
    Column("water+crowded", (0, 2), 7.0, "7.0", "No water + crowded: 7.0%", 6.0, 8.0),
    Column("", (), 3.0, "3.0", "All others: 3.0%"),
]


def drawn(pressed: str = "", sheet: Sheet = SHEET) -> str:
    return upset_svg(COLUMNS, TOTALS, sheet, "Which come together", pressed)


def columns(picture: str) -> list[str]:
    return re.findall(r'<g class="u-column".*?</g>', picture)


def test_each_combination_is_a_toggle_button_that_says_itself_and_the_others_are_none():
    one, two = columns(drawn("water+crowded"))
    assert 'data-choose="water"' in one and 'aria-pressed="false"' in one
    assert 'data-choose="water+crowded"' in two and 'aria-pressed="true"' in two
    assert 'aria-label="No water + crowded: 7.0%"' in two and 'tabindex="0"' in two
    assert "<title>All others: 3.0%</title>" in drawn()


def test_colour_tells_how_many_properties_a_combination_has():
    one, two = columns(drawn())
    assert 'class="u-1"' in one and 'class="u-2"' in two
    assert 'class="u-0"' in drawn()  # all others together


def test_the_dots_of_a_combination_are_dark_in_its_rows_and_joined_from_first_to_last():
    one, two = columns(drawn())
    kinds = [re.findall(r'<circle class="(u-o\w+)"', column) for column in (one, two)]
    assert kinds == [["u-on", "u-off", "u-off"], ["u-on", "u-off", "u-on"]]
    assert "u-join" not in one
    assert f'V{170 + 2.5 * 34:g}"' in re.findall(r'class="u-join" d="([^>]*)', two)[0]


def test_the_larger_share_has_the_taller_column_and_its_interval():
    bars = [re.findall(r'class="u-\d"[^>]*height="([\d.]+)"', one)[0] for one in columns(drawn())]
    assert float(bars[0]) / float(bars[1]) == pytest.approx(25 / 7, abs=0.02)
    assert drawn().count("u-reach") == 2


def test_totals_stand_at_the_left_and_behind_the_names_where_there_is_no_room():
    assert ">40%</text>" in drawn()
    narrow = drawn(sheet=Sheet(300, 110, 0, letters=20))
    assert "No water 40%" in narrow and ">40%</text>" not in narrow


def test_what_is_written_in_it_is_escaped():
    evil = [Column("a", (0,), 1.0, "1", '<b>"')]
    assert "<b>" not in upset_svg(evil, [Total("<i>", 1.0, "1%")], SHEET, '"<u>')


def test_a_number_and_its_sign_of_per_cent_stay_together():
    narrow = Sheet(300, 110, 0, letters=12)
    picture = upset_svg(
        COLUMNS[:1], [Total("Crowded", 19.6, "19,6\N{NO-BREAK SPACE}%")], narrow, ""
    )
    assert ">19,6\N{NO-BREAK SPACE}%</tspan>" in picture
