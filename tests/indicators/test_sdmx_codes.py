"""Our code lists use UNICEF's codes where they mean the same.

``cases/unicef_codelists.csv``: CL_AGE, CL_WEALTH_QUINTILE, CL_RESIDENCE, CL_UNIT_MEASURE and
CL_OBS_STATUS of UNICEF's SDMX registry, as read on 21 January 2026 (sdmx.data.unicef.org); the
codes of CL_SEX and CL_DISABILITY are those of its dataflows CME and FUNCTIONAL_DIFF.
"""

import csv
import re
from pathlib import Path

import pytest

from indicators.codelists import codelist, codes

SEX = {"_T", "F", "M"}
DISABILITY = {"PD", "PWD"}
LISTS = {"age": "CL_AGE", "wealth_quintile": "CL_WEALTH_QUINTILE", "residence": "CL_RESIDENCE"}
# Codes of ours that UNICEF's lists do not have. What is in LOCAL has no code there; for what is in
# NAMED_OTHERWISE UNICEF has the code beside it, kept apart until the sources are recoded.
LOCAL = {
    "age": {"Y6T8", "Y6T9", "Y7T13", "Y9T11"},
    "wealth_quintile": {"AZE_QR1", "AZE_QR2", "AZE_QR3", "AZE_QR4"},
    "residence": set(),
    "unit_measure": {
        *("PD_PER_1000_B", "BIRTHS_F_100_M", "MSK", "HA", "RATE_10000", "MONTHS", "INDEX_1"),
        *("INDEX_100", "HOUSEHOLDS", "LITRES", "BIRTHS_PER_WOMAN", "LEVEL_1_4", "POINTS"),
        *("PS_100_PLACES", "PS_HH", "PS_KM2", "PS_M", "PS_SCHOOL"),
    },
    "obs_status": {"AZE_NIL"},
}
NAMED_OTHERWISE = {
    "age": {"Y_LT6": "Y0T5", "Y_LT18": "Y0T17"},
    "unit_measure": {
        "PER_1000_POP": "PER1000POP",
        "MMR": "PER100KLIVEBIRTHS",
        "THOUSANDS": "NUMBER_1000",
        "AZN": "LOCAL_CUR",
    },
}


def unicef(name: str) -> dict[str, str]:
    path = Path(__file__).parent / "cases" / "unicef_codelists.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file) if row["codelist"] == name}


def test_sex_and_disability_are_the_codes_of_the_dataflows():
    assert set(codes("sex")) == SEX
    assert set(codes("disability_status")) - {"_T"} == DISABILITY


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [*LISTS.items(), ("unit_measure", "CL_UNIT_MEASURE"), ("obs_status", "CL_OBS_STATUS")],
)
def test_every_code_is_unicefs_or_known_to_be_ours(ours, theirs):
    own = set(codes(ours) if ours in LISTS else codelist(ours))
    listed = unicef(theirs)
    otherwise = NAMED_OTHERWISE.get(ours, {})
    assert own - set(listed) == LOCAL[ours] | set(otherwise)
    assert set(otherwise.values()) <= set(listed)


def months(text: str) -> tuple[int, int | None]:
    """Return the first month and the month after the last that a name of ages speaks of.

    Under 5 years old → (0, 60); 12 to 23 months old → (12, 24); 15–17 years → (180, 216).
    """
    size = 1 if "month" in text else 12
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if text.startswith("Under"):
        return 0, numbers[0] * size
    if "and over" in text:
        return numbers[0] * size, None
    return numbers[0] * size, (numbers[-1] + 1) * size


def test_an_age_code_means_the_ages_unicef_means_by_it():
    listed = unicef("CL_AGE")
    shared = [code for code in codes("age") if code in listed and code != "_T"]
    assert len(shared) > 40
    for code in shared:
        assert months(codes("age")[code]["en"]) == months(listed[code]), code


@pytest.mark.parametrize(
    ("listing", "theirs", "said"),
    [
        ("wealth_quintile", "CL_WEALTH_QUINTILE", {"Q1": "Lowest", "Q5": "Highest"}),
        ("residence", "CL_RESIDENCE", {"U": "Urbana", "R": "Rural"}),
        ("obs_status", "CL_OBS_STATUS", {"Q": "Missing value; suppressed", "U": "Low reliability"}),
        ("unit_measure", "CL_UNIT_MEASURE", {"PCNT": "%", "PS": "Persons", "YR": "Years"}),
    ],
)
def test_codes_that_carry_a_meaning_here_mean_that_there(listing, theirs, said):
    assert said.items() <= unicef(theirs).items()
    own = codes(listing) if listing in LISTS else codelist(listing)
    assert set(said) <= set(own)


def test_the_states_without_a_value_are_those_unicef_calls_missing():
    listed = unicef("CL_OBS_STATUS")
    missing = {code for code, entry in codelist("obs_status").items() if not entry["valued"]}
    assert missing == {"L", "M", "O", "Q", "N", "AZE_NIL"}
    assert all(listed[code].startswith("Missing value") for code in missing - {"N", "AZE_NIL"})
    assert listed["N"] == "Not significant"
