"""A figure that does not fit others is found, and never called an improvement."""

from datetime import date

import pytest

from indicators.catalog import catalog
from indicators.codelists import areas_within
from indicators.facts import Changed, Graded, facts_of
from indicators.narrative import key_message, paragraph
from indicators.plausibility import findings, jumps, relations
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
    assert jumps(yearly(*STEADY, 60.0)) == [5]
    assert jumps(yearly(*STEADY, 92.0)) == []


def test_nothing_is_a_jump_where_too_little_is_known_of_a_series():
    assert jumps(yearly(2039.0, 1420.0)) == []


def facts(*values: float, **source: object):
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
    sound, doubted = facts(*STEADY), facts(*STEADY, doubts={(DEATHS, "AZE", "2023")})
    letters = [
        fact.letter for told in (sound, doubted) for fact in told if isinstance(fact, Graded)
    ]
    assert letters == ["A", "B"]


def test_the_build_keeps_what_it_found_and_each_source_its_doubts(store):
    kept = store.findings()
    assert kept
    for one in kept:
        name = (one["indicator"], one["ref_area"], one["time_period"])
        assert name in store.sources()[one["data_source"]]["doubts"]


def counted(code: str, value: float, period: str = "2023", source: str = "SSC_PRESS"):
    return observation(indicator=code, obs_value=value, time_period=period, data_source=source)


DEAD, BORN, RATE = "AZE_INFANT_DEATHS", "DM_BRTS", "AZE_IMR_OFFICIAL"


def test_a_count_is_held_against_its_base_and_the_rate_last_printed():
    rows = [counted(DEAD, 2039.0), counted(BORN, 112_620.0), counted(RATE, 11.1, "2018")]
    (found,) = findings(frame(*rows))
    assert (found.check, found.indicator) == ("past_rate", DEAD)
    assert found.expected == pytest.approx(1250.08, abs=0.01)


def test_a_rate_is_held_against_count_and_base_of_its_own_period():
    rows = [counted(DEAD, 2039.0), counted(BORN, 112_620.0), counted(RATE, 11.1)]
    (found,) = findings(frame(*rows))
    assert (found.check, found.indicator) == ("ratio", RATE)
    assert found.expected == pytest.approx(18.1, abs=0.05)


def test_no_count_is_held_against_the_base_or_the_rate_of_another_publisher():
    other = [counted(BORN, 112_620.0, source="SCFWCA"), counted(RATE, 11.1, source="MOH_2019")]
    for rows in ([*other], [counted(BORN, 112_620.0), other[1]], [other[0], counted(RATE, 11.1)]):
        assert findings(frame(counted(DEAD, 2039.0), *rows)) == []


def test_the_infant_deaths_of_2023_are_in_doubt(store):
    assert (DEAD, "AZE", "2023") in store.sources()["SSC_PRESS"]["doubts"]


@pytest.mark.parametrize(("odd", "found"), [(950.0, ["digits"]), (9.0, []), (120.0, [])])
def test_a_digit_too_many_is_found_by_the_years_around(odd, found):
    rows = yearly(94.0, 98.0, odd, 95.0, 94.0)
    assert [one.check for one in findings(rows) if one.check == "digits"] == found


def test_a_digit_too_few_is_found_by_the_years_around():
    rows = yearly(9400.0, 9800.0, 960.0, 9500.0)
    assert [one.time_period for one in findings(rows) if one.check == "digits"] == ["2021"]


def test_the_districts_of_a_region_are_held_against_it():
    region = observation(indicator=BORN, ref_area="ER10", obs_value=1000.0)
    parts = [
        observation(indicator=BORN, ref_area=code, obs_value=100.0)
        for code in areas_within("ER10", "district")
    ]
    (found,) = findings(frame(region, *parts))
    assert (found.check, found.ref_area) == ("sum", "ER10")
    assert findings(frame(region, *parts[1:])) == []


def told_with(rate: float = 11.0, births: tuple[float, float] = (112_000.0, 112_000.0)):
    rows = [counted(DEAD, 1250.0, "2017"), counted(DEAD, 900.0, "2018")]
    beside = {
        RATE: frame(counted(RATE, rate, "2018")),
        BORN: frame(counted(BORN, births[0], "2017"), counted(BORN, births[1], "2018")),
    }
    known = {"SSC_PRESS": {"kind": "administrative"}}
    return facts_of(catalog()[DEAD], frame(*rows), known, today=date(2020, 1, 1), beside=beside)


@pytest.mark.parametrize(("language", "rate"), [("en", "11.0"), ("az", "11,0"), ("ru", "11,0")])
def test_a_count_is_told_with_its_rate(language, rate):
    assert rate in paragraph(told_with(), words(language)).text


def test_the_change_of_a_count_is_judged_where_its_base_stood_still():
    (change,) = [fact for fact in told_with() if isinstance(fact, Changed)]
    assert (change.verdict, change.barred) == ("down", "")


def test_the_change_of_a_count_is_not_judged_where_its_base_moved():
    (change,) = [f for f in told_with(births=(140_000.0, 112_000.0)) if isinstance(f, Changed)]
    assert (change.verdict, change.barred) == ("unknown", "base_moved")


def test_every_count_has_one_relation_and_its_rate_and_base_are_what_they_should_be():
    for code, told in relations().items():
        items = catalog()
        assert code not in (told.rate, told.base)
        assert told.rate is None or not items[told.rate].is_count
        assert told.base is None or items[told.base].is_count
