"""A figure that does not fit others is found, and never called an improvement."""

from datetime import date

import pytest

from indicators.catalog import catalog
from indicators.facts import Changed, Graded, facts_of
from indicators.narrative import key_message, paragraph
from indicators.plausibility import findings, is_jump
from indicators.words.language import words
from tests.conftest import frame, observation

STEADY = (100.0, 98.0, 97.0, 95.0, 94.0)
DEATHS = "AZE_CME_D_5T9"  # a count of events, which chance alone makes more or fewer


def yearly(*values: float, code: str = DEATHS, **more):
    rows = (
        observation(indicator=code, time_period=str(2019 + n), obs_value=value, **more)
        for n, value in enumerate(values)
    )
    return frame(*rows)


def test_a_step_beyond_what_a_series_ever_took_is_a_jump():
    assert is_jump(yearly(*STEADY, 60.0), 5)
    assert not is_jump(yearly(*STEADY, 92.0), 5)


def test_nothing_is_a_jump_where_too_little_is_known_of_a_series():
    assert not is_jump(yearly(2039.0, 1420.0), 1)


def facts(*values: float, **source: str):
    rows = yearly(*(10 * value for value in values))
    known = {"UIS_2024_09": {"kind": "administrative", **source}}
    return facts_of(catalog()[DEATHS], rows, known, today=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("language", "words_of_praise", "why"),
    [
        ("en", "improvement", "taken for a change of recording"),
        ("az", "yaxşılaş", "qeydiyyatın dəyişməsi"),
        ("ru", "улучш", "изменением учёта"),
    ],
)
def test_a_jump_is_told_as_one_and_never_as_an_improvement(language, words_of_praise, why):
    told = facts(*STEADY, 60.0)
    last = next(fact for fact in told if isinstance(fact, Changed))
    assert (last.verdict, last.barred) == ("unknown", "implausible")
    assert why in paragraph(told, words(language)).text
    assert words_of_praise not in key_message(told, words(language)).text


def test_a_step_like_the_others_is_judged_as_before():
    (last, *_) = [fact for fact in facts(*STEADY, 92.0) if isinstance(fact, Changed)]
    assert last.barred == ""


def test_the_areas_are_held_against_the_nation(store):
    rows = store.observations("AZE_DM_DIVORCES", "published")
    found = [one for one in findings(rows) if one.check == "sum"]
    assert [(one.time_period, one.obs_value, one.expected) for one in found] == [
        ("2024", 21384.0, 21834.0)  # two digits of the printed number stand in the other order
    ]


def test_a_figure_in_doubt_is_graded_one_step_lower():
    sound, doubted = facts(*STEADY), facts(*STEADY, doubted=f"{DEATHS}/AZE/2023")
    letters = [
        fact.letter for told in (sound, doubted) for fact in told if isinstance(fact, Graded)
    ]
    assert letters == ["A", "B"]


def test_the_build_keeps_what_it_found_and_each_source_its_doubts(store):
    kept = store.findings()
    assert kept
    for one in kept:
        name = f"{one['indicator']}/{one['ref_area']}/{one['time_period']}"
        assert name in store.sources()[one["data_source"]]["doubted"].split()
