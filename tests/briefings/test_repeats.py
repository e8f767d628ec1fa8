"""Which two findings of an area are one fact."""

import pytest

from briefings.findings import key_findings
from briefings.repeats import says_the_same, without_repeats
from briefings.yardstick import held_against, of_nation
from indicators.catalog import indicator
from indicators.facts import Behind
from indicators.narrative import continuation_of_finding
from indicators.words.language import words

REGISTER = ("AZE_ED_REGISTER_ENTRIES", "AZE_ED_REGISTER_GENERAL", "AZE_ED_REGISTER_FULL")


def told(reader, area):
    return [reader.facts(indicator(code), area) for code in REGISTER]


def test_counts_of_one_register_that_are_equal_are_told_once(reader):
    found = told(reader, "AZ-SAH")
    assert {one.figure.point.value for one in found} == {23.0}
    assert without_repeats(found, reader) == found[:1]


def test_counts_of_one_register_that_differ_are_each_told(reader):
    found = told(reader, "AZ-AGC")
    assert without_repeats(found, reader) == found


@pytest.mark.parametrize("area", ["AZ-SAH", "AZ-QOB"])
def test_of_two_equal_facts_either_stands_for_the_other(reader, area):
    one, other, _ = told(reader, area)
    assert says_the_same(one, other, reader) and says_the_same(other, one, reader)


def both(reader, area, *codes):
    return [reader.facts(indicator(code), area) for code in codes]


@pytest.mark.parametrize(
    ("area", "rate", "count"),
    [
        ("AZ-UCA", "AZE_HT_PHYSICIANS", "AZE_HT_PHYSICIANS_N"),
        ("AZ-BIL", "AZE_DM_MARRIAGE_RATE", "AZE_DM_MARRIAGES"),
        ("AZ-BIL", "AZE_DM_DIVORCE_RATE", "AZE_DM_DIVORCES"),
    ],
)
def test_a_rate_is_told_with_its_count_whichever_weighs_more(reader, area, rate, count):
    for found in (both(reader, area, rate, count), both(reader, area, count, rate)):
        (one,) = without_repeats(found, reader)
        (behind,) = [fact for fact in one.facts if isinstance(fact, Behind)]
        counted = reader.facts(indicator(count), area).figure
        assert (one.item.indicator, behind.key) == (rate, counted.key)


def test_of_a_rate_and_a_count_of_other_periods_of_one_source_the_later_is_told(reader):
    found = both(reader, "AZ-BA", "AZE_DM_DIVORCES", "AZE_DM_DIVORCE_RATE")
    assert [one.figure.key.time_period for one in found] == ["2018", "2023"]
    (one,) = without_repeats(found, reader)
    assert one.item.indicator == "AZE_DM_DIVORCE_RATE"
    assert not any(isinstance(fact, Behind) for fact in one.facts)


def test_a_rate_and_a_count_of_two_sources_are_each_told(reader):
    found = both(reader, "AZ-SAK", "AZE_HT_PHYSICIANS", "AZE_HT_PHYSICIANS_N")
    assert without_repeats(found, reader) == found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The number of marriages was"),
        ("az", "Nikahların sayı"),
        ("ru", "браков"),
    ],
)
def test_the_count_stands_behind_its_rate(reader, language, said):
    found = both(reader, "AZ-BIL", "AZE_DM_MARRIAGES", "AZE_DM_MARRIAGE_RATE")
    (one,) = without_repeats(found, reader)
    text = continuation_of_finding(one.facts, None, words(language)).text
    assert said in text


def test_two_figures_of_a_family_are_no_two_key_messages_while_others_have_any(reader):
    wages = both(reader, "AZ-GAD", "AZE_PV_WAGE", "AZE_PV_WAGE_YTD")
    (other,) = both(reader, "AZ-GAD", "DM_POP_TOT")
    assert key_findings([*wages, other], 2) == [wages[0], other]
    assert key_findings(wages, 2) == wages


@pytest.mark.parametrize("area", ["ER07", "AZ-GAD"])
def test_no_area_is_held_against_a_figure_of_twelve_regions(reader, area):
    (one,) = both(reader, area, "AZE_PT_EARLY_MARRIAGE_PREVENTED")
    assert (held_against(one, reader), of_nation(one, reader)) == ([], None)


def test_an_area_is_held_against_a_figure_of_the_whole_country(reader):
    (one,) = both(reader, "ER07", "AZE_DM_DIVORCES")
    assert of_nation(one, reader).value == 21384.0
