"""Registers are counted whole: what has no place is said, and nothing is dropped."""

import pandas as pd
import pytest

from indicators.records import RecordsError
from indicators.vital.mortality import mortality
from indicators.vital.registration import counts_of_records

BIRTHS = pd.DataFrame(
    {
        "district": ["a"] * 6 + ["b"],
        "birth_weight": [899, 900, 999, 1000, 1099, 1100, 3000],
        "gestation": [26, 27, 27, 28, 28, 29, 40],
        "stands_for": 10,
    }
)
DEATHS = pd.DataFrame(
    {
        "district": ["a", "a", "a", "a", "c"],
        "age_days": [0, 6, 7, 100, None],
        "birth_weight": [800, None, 1200, 3000, 900],
    }
)
STILL = pd.DataFrame({"district": ["a", "a", "b"], "gestation": [27, 28, None]})


def test_registers_are_counted_and_what_has_no_place_is_said():
    found = counts_of_records(BIRTHS, DEATHS, STILL).iloc[0]
    assert found["live_births"] == 70
    assert [found[f"{age}_deaths"] for age in ("infant", "neonatal", "early_neonatal")] == [4, 3, 2]
    assert (found["early_under_1000"], found["early_weighed"]) == (1, 1)
    assert (found["births_above_1000g"], found["births_below_1000g"]) == (2, 2)
    assert (found["births_above_28w"], found["births_below_28w"]) == (2, 2)
    assert (found["deaths_after_day_7"], found["deaths_before_day_7"]) == (1, 1)
    assert found["stillbirths"] == 1
    assert (found["unplaced"], found["records"]) == (2, 15)


def test_the_ages_end_where_the_definitions_end_them():
    days = [6, 7, 27, 28, 364]
    deaths = pd.DataFrame({"age_days": days, "birth_weight": 3000})
    found = counts_of_records(BIRTHS, deaths).iloc[0]
    ages = [found[f"{age}_deaths"] for age in ("early_neonatal", "neonatal", "infant")]
    assert ages == [1, 3, 5]


def test_a_district_without_births_or_deaths_on_record_has_none_of_them():
    found = counts_of_records(BIRTHS, DEATHS, STILL, by=["district"]).set_index("district")
    assert found["live_births"].to_dict() == {"a": 60, "b": 10, "c": 0}
    assert found["infant_deaths"].to_dict() == {"a": 4, "b": 0, "c": 0}
    rates = mortality(found.reset_index())
    of_c = rates[(rates["district"] == "c") & (rates["measure"] == "imr")]
    assert of_c["reason"].item() == "no births"


def test_without_a_register_of_stillbirths_their_rate_is_missing():
    rates = mortality(counts_of_records(BIRTHS, DEATHS)).set_index("measure")
    assert rates.loc["sbr", "reason"] == "no count"
    assert rates.loc["imr", "estimate"] == pytest.approx(1000 * 4 / 70)


def test_an_impossible_age_is_refused_with_the_number_of_records():
    with pytest.raises(RecordsError, match="in 2 record"):
        counts_of_records(BIRTHS, DEATHS.assign(age_days=[0, -1, 7, 400, 3]))
    with pytest.raises(RecordsError, match="no column"):
        counts_of_records(BIRTHS.drop(columns="gestation"), DEATHS)
