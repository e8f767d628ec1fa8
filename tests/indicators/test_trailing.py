"""On how many measures an area trails the nation: as printed, by direction, all measures known."""

import pandas as pd
import pytest

from indicators.catalog import indicator
from indicators.codelists import ALL, areas_of, codelist
from indicators.narrative import trailing_title
from indicators.trailing import Counted, Measure, bands, compare, count, measures
from indicators.words import words

SCHEME = "region_2006"
STUNTED = Measure("NT_ANT_HAZ_NE2", "S", "_T")  # lower is better, one decimal
PIPED = Measure("AZE_WS_PIPED", "S", "_T")  # higher is better


def rows(*given):
    names = ["indicator", "ref_area", "time_period", "obs_value"]
    return pd.DataFrame(given, columns=names).assign(**ALL, data_source="S")


def counted(*given):
    own = (STUNTED, PIPED)
    return count(compare(rows(*given), own, SCHEME), own, SCHEME)


def of(nation, area, measure=STUNTED, period="2006"):
    return [
        (measure.indicator, "AZE", period, nation),
        (measure.indicator, "AZEr107", period, area),
    ]


def test_an_area_trails_where_its_figure_is_the_worse_by_the_direction_of_the_measure():
    assert counted(*of(20.0, 30.0), *of(50.0, 40.0, PIPED)).areas == {"AZEr107": 2}
    assert counted(*of(20.0, 10.0), *of(50.0, 60.0, PIPED)).areas == {"AZEr107": 0}


def test_figures_that_are_printed_alike_do_not_trail():
    assert counted(*of(20.01, 20.04), *of(50.04, 50.01, PIPED)).areas == {"AZEr107": 0}


def test_an_area_without_a_figure_of_every_measure_has_no_count():
    other = [("NT_ANT_HAZ_NE2", "AZEr103", "2006", 30.0), ("AZE_WS_PIPED", "AZEr103", "2006", None)]
    found = counted(*of(20.0, 30.0), *of(50.0, 40.0, PIPED), *other)
    assert found.areas == {"AZEr107": 2}
    assert "AZEr103" in found.unknown


def test_areas_that_were_not_asked_are_unknown_and_not_without_a_lag():
    found = counted(*of(20.0, 30.0), *of(50.0, 40.0, PIPED))
    assert set(found.unknown) == set(areas_of(SCHEME)) - {"AZEr107"}


def test_the_latest_year_that_all_measures_share_is_counted():
    both = [*of(20.0, 30.0, period="2000"), *of(50.0, 40.0, PIPED, "2000")]
    assert counted(*both, *of(20.0, 30.0, period="2006")).time_period == "2000"
    assert counted(*of(20.0, 30.0, period="2000"), *of(50.0, 40.0, PIPED, "2006")) is None


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_of_every_declared_measure_it_is_known_which_direction_is_better(edition):
    assert all(one.item.direction in ("lower", "higher") for one in measures(edition))
    assert all(indicator(one["indicator"]) for one in codelist("trailing")[edition]["singles"])


@pytest.mark.parametrize("number", range(2, 13))
def test_every_count_lies_in_one_class_and_all_measures_have_their_own(number):
    covered = [n for low, high in bands(number) for n in range(low, high + 1)]
    assert covered == list(range(number + 1))
    assert bands(number)[-1] == (number, number) and len(bands(number)) <= 5


def title(areas, language="en", number=8):
    own = tuple([STUNTED] * number)
    return trailing_title(Counted(SCHEME, "2006", own, areas, ()), words(language))


ENDS = {"AZEr107": 8, "AZEr103": 7, "AZEr101": 0}


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (ENDS, "Aran trailed the nation on all 8 measures of childhood in 2006, Baku on none"),
        (
            {"AZEr107": 7, "AZEr103": 7, "AZEr101": 1},
            "Aran and Ganja-Gazakh trailed the nation on 7 of 8 measures of childhood in 2006, "
            "Baku on 1",
        ),
        (
            {"AZEr107": 8, "AZEr103": 8, "AZEr108": 8, "AZEr101": 0, "AZEr102": 0},
            "3 regions trailed the nation on all 8 measures of childhood in 2006, "
            "Baku and Absheron on none",
        ),
        (
            {"AZEr107": 3, "AZEr103": 3},
            "Every area trailed the nation on 3 of 8 measures of childhood in 2006",
        ),
        ({"AZEr107": 0}, "No area trailed the nation on any of 8 measures of childhood in 2006"),
    ],
)
def test_the_title_says_no_more_than_its_rows(areas, said):
    assert title(areas) == said


def test_the_title_is_grammatical_in_the_other_languages():
    assert title(ENDS, "az") == (
        "Aran 2006-cı ildə uşaqlığın 8 göstəricisinin hamısında ölkədən geri qalıb, "
        "Bakı isə heç birində geri qalmayıb"
    )
    assert title(ENDS, "ru") == (
        "Аран: в 2006 году хуже страны по всем 8 показателям детства, Баку\xa0— ни по одному"
    )
