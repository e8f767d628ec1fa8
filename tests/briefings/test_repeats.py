"""Which two findings of an area are one fact."""

import pytest

from briefings.repeats import says_the_same, without_repeats
from indicators.catalog import indicator

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
