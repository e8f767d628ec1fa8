"""What was revised can be read: two sides of a change are never written alike."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.catalog import catalog
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.changes import Side, side_text
from tests.conftest import observation

RATE = catalog()["ED_ROFST_L1_ADM"]  # per cent, one decimal
BIRTHS = replace(catalog()["DM_FRATE_TOT"], unit_measure="RATIO")
EN = words("en")


def side(value, item=RATE, **more) -> Side:
    return Side(observation(obs_value=value, unit_measure=item.unit_measure, **more), item)


def test_a_revised_value_is_written_with_the_decimals_of_its_declaration():
    assert side_text(side(1.5), side(2.25), EN) == "1.5%"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "2.34%"), ("az", "2,34%"), ("ru", "2,34\N{NO-BREAK SPACE}%")]
)
def test_values_that_would_be_written_alike_have_the_decimals_that_tell_them_apart(
    language, written
):
    assert side_text(side(2.34), side(2.31), words(language)) == written


def test_where_only_the_unit_was_revised_both_sides_name_their_unit():
    after = Side({**side(2.33).row, "unit_measure": "LIVEBIRTHSPERWOMAN"}, BIRTHS)
    assert side_text(side(2.33, BIRTHS), after, EN) == "2.33 (ratio)"
    assert side_text(after, side(2.33, BIRTHS), EN) == "2.33 (children per woman)"


def test_each_side_is_written_as_it_was_declared_then():
    count = replace(RATE, unit_measure="NUMBER", decimals=0)
    assert side_text(side(1200.0, count), side(1.2), EN) == "1,200 (number)"
    assert side_text(side(1.2), side(1200.0, count), EN) == "1.2% (per cent)"


def test_where_only_the_status_was_revised_it_is_named():
    assert side_text(side(1.5, obs_status="E"), side(1.5), EN).startswith("1.5% (")


def test_the_interval_stands_with_the_value():
    said = side_text(side(1.5, lower_bound=1.0, upper_bound=2.0), side(1.5), EN)
    assert said == "1.5% (1.0–2.0)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_state_stands_in_place_of_no_value_and_gives_none_away(language):
    withheld = side(None, obs_status="Q", lower_bound=1.0, upper_bound=2.0)
    said = side_text(withheld, side(1.5), words(language))
    assert said
    assert not any(letter.isdigit() for letter in said)


def test_a_new_figure_has_no_other_side():
    assert side_text(side(1.5), None, EN) == "1.5%"


VALUES = st.floats(0, 1e6, allow_subnormal=False)


@given(VALUES, VALUES)
def test_no_two_values_are_written_alike(one, other):
    assume(not math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12))
    assert side_text(side(one), side(other), EN) != side_text(side(other), side(one), EN)
