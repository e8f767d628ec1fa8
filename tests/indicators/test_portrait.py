"""Where an area stands, and which areas are like it: by hand, on a few figures."""

from datetime import date
from types import SimpleNamespace

import pytest

from figures.spine import dodged, places
from indicators.codelists import areas_of
from indicators.headlines import importance
from indicators.portrait import (
    measures_of,
    of_one_scheme,
    side_by_side,
    similar_areas,
    stands,
    title,
    with_years,
)
from indicators.portrait.measures import speaking, survey_twin
from indicators.words import words
from tests.conftest import frame, observation

TODAY = date(2026, 1, 1)
SOURCES = {"S": {"kind": "administrative", "caveats": "", "year": None, "doubts": {}}}


def shares(indicator: str, nation: float, **by_area: float):
    given = {"indicator": indicator, "data_source": "S", "time_period": "2024"}
    every = {"AZE": nation, **by_area}
    return [observation(ref_area=code, obs_value=value, **given) for code, value in every.items()]


def measured(*rows, area: str = "ER01"):
    return measures_of(frame(*rows), SOURCES, area, TODAY)


@pytest.mark.parametrize(
    ("here", "state"), [(20.0, "worse"), (9.0, "alike"), (5.0, "better"), (11.9, "alike")]
)
def test_two_points_apart_is_told_and_less_is_not(here, state):
    rows = shares("AZE_PV_FOOD_CREDIT", 10.0, ER01=here, ER02=10.0, ER03=12.0)
    assert [one.state for one in stands(measured(*rows))] == [state]


def test_a_count_has_no_row():
    rows = shares("AZE_DM_BRTS_U18", 300.0, ER01=30.0, ER02=10.0, ER03=12.0)
    assert measured(*rows) == ()


def test_a_sum_of_hectares_has_no_row():
    rows = shares("AZE_MINE_CLEARED", 300.0, ER01=30.0, ER02=10.0, ER03=12.0)
    assert measured(*rows) == ()


def test_the_middle_of_few_areas_is_no_reference_to_judge_by():
    rows = shares("AZE_PV_FOOD_CREDIT", 10.0, ER01=30.0, ER02=10.0, ER03=12.0)[1:]
    assert [one.state for one in stands(measured(*rows))] == ["untold"]


def test_areas_are_alike_on_five_measures_or_not_at_all():
    codes = ("AZE_PV_FOOD_CREDIT", "AZE_WS_PIPED", "AZE_WS_FLUSH", "NT_ANT_HAZ_NE2", "IM_DTP3")
    rows = [r for code in codes for r in shares(code, 10.0, ER01=10.0, ER02=12.0, ER03=30.0)]
    found = similar_areas(measured(*rows))
    assert [one.ref_area for one in found] == ["ER02", "ER03"]
    assert found[0].distance == pytest.approx(2 / 8.9938, abs=1e-3)
    assert similar_areas(measured(*rows[4:])) == []


def test_one_measure_of_a_family_speaks():
    rows = [
        row
        for code in ("AZE_PV_IWI35", "AZE_PV_IWI50")
        for row in shares(code, 10.0, ER01=10.0, ER02=12.0, ER03=30.0)
    ]
    assert [one.item.indicator for one in speaking(measured(*rows))] == ["AZE_PV_IWI35"]


def test_areas_of_unlike_boundaries_are_not_compared():
    assert of_one_scheme(["ER09", "AZEr107", "AZ-CAL"]) == (["ER09"], ["AZEr107", "AZ-CAL"])
    assert of_one_scheme(list(areas_of("district")[:6]))[1] == list(areas_of("district")[4:6])


def test_a_lower_share_is_the_better_of_two():
    rows = shares("AZE_PV_FOOD_CREDIT", 10.0, ER01=10.0, ER02=20.0, ER03=12.0)
    both = {code: measured(*rows, area=code) for code in ("ER01", "ER02")}
    (one,) = side_by_side(both)
    assert (one.best, one.worst, dict(one.values)) == ("ER01", "ER02", {"ER01": 10.0, "ER02": 20.0})


def test_a_region_has_a_survey_twin_where_its_districts_are_the_same():
    assert (survey_twin("ER09"), survey_twin("ER10")) == ("AZEr105", None)


def test_right_is_better_and_circles_do_not_lie_on_each_other():
    assert places([10.0, 30.0], 20.0, higher=False) == [97.0, 3.0]
    assert len(set(dodged([50.0, 50.0, 50.0]))) == 3


@pytest.mark.parametrize(
    ("here", "language", "said"),
    [
        (20.0, "en", "behind the nation on 1 of 1 measure: households that bought food on credit"),
        (5.0, "en", "ahead of the nation on 1 of 1 measure: households that bought food on credit"),
        (20.0, "az", "1 göstərici üzrə ölkə səviyyəsindən geridədir: pulu olmadığı üçün"),
        (20.0, "ru", "отстаёт от страны по 1 из 1 показателя: доля домохозяйств"),
    ],
)
def test_the_only_measure_told_is_no_example_of_several(here, language, said):
    rows = shares("AZE_PV_FOOD_CREDIT", 10.0, ER01=here, ER02=10.0, ER03=12.0)
    told = title("ER01", stands(measured(*rows)), words(language), importance, known=1)
    assert said in told.replace("\N{NO-BREAK SPACE}", " ")


def test_in_a_title_a_count_stays_with_what_it_counts():
    rows = shares("AZE_PV_FOOD_CREDIT", 10.0, ER01=20.0, ER02=10.0, ER03=12.0)
    told = title("ER01", stands(measured(*rows)), words("az"), importance, known=1)
    assert "1\N{NO-BREAK SPACE}göstərici üzrə" in told


def test_a_title_says_of_which_years_its_figures_are():
    def of(*years: str) -> list[SimpleNamespace]:
        keys = [SimpleNamespace(time_period=one) for one in years]
        return [SimpleNamespace(point=SimpleNamespace(key=key)) for key in keys]

    assert with_years("Behind", of("2006", "2006"), words("en")) == "Behind (2006)"
    assert with_years("Behind", of("2006", "2006", "2024"), words("en")) == "Behind (mostly 2006)"
    assert with_years("Geridə", of("2006", "2006", "2024"), words("az")) == "Geridə (əsasən 2006)"
    assert with_years("Behind", of("2019", "2006", "2024"), words("en")) == "Behind (2006–2024)"


def test_a_portrait_without_anything_to_compare_says_how_much_is_known_of_the_area():
    said = title("AZ-LER", [], words("en"), importance, known=14)
    assert said == (
        "Lerik: 14 indicators are known, none such that it can be held against the nation"
    )
    assert title("AZ-LER", [], words("en"), importance, known=0) == "Lerik: no figure is published"
