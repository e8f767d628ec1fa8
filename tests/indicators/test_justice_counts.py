"""What is calculated of published counts is what the publisher's own rate is, where it has one."""

import pandas as pd
import pytest

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.services.justice_counts import count_indicators, from_published

PLAIN = {name: TOTAL for name in DIMENSIONS if name != "age"}


@pytest.fixture(scope="module")
def found(store) -> pd.DataFrame:
    known = {
        code: store.observations(code, "published", ref_area=["AZE"], dimensions=PLAIN)
        for code in count_indicators()
    }
    return from_published(known).set_index("indicator")


def test_the_rate_in_residential_care_is_the_one_transmonee_prints(found, store):
    printed = store.observations("AZE_PT_RESIDENTIAL_RATE", "published", time_period="2018")
    ours = found.loc["residential_rate"]
    assert ours["obs_value"] == pytest.approx(float(printed["obs_value"].iloc[0]), abs=1e-5)
    assert (ours["numerator"], ours["denominator"]) == (12836 - 370, 2_622_145)


def test_a_share_is_of_counts_of_one_year_and_one_source(found):
    custodial = found.loc["custodial"]
    assert custodial[["numerator", "denominator", "time_period"]].tolist() == [74, 301, "2018"]
    assert custodial["obs_value"] == pytest.approx(100 * 74 / 301)
    assert set(found["data_source"]) == {"TRANSMONEE_2020"}


def test_what_has_no_published_counts_is_not_there(found):
    assert set(found.index) == {
        "custodial",
        "care_rate",
        "residential_rate",
        "residential_to_family",
        "family_based",
    }


def test_counts_of_two_sources_are_never_divided():
    rows = {
        "AZE_JJ_CONVICTED": [
            ("2016", "SSC_JUSTICE_PRESS", 300.0),
            ("2015", "TRANSMONEE_2020", 280.0),
        ],
        "JJ_CHLD_CUSTODIAL_SENTENCE": [
            ("2016", "TRANSMONEE_2020", 90.0),
            ("2015", "TRANSMONEE_2020", 70.0),
        ],
    }
    columns = ["time_period", "data_source", "obs_value"]
    known = {
        code: pd.DataFrame(rows.get(code, []), columns=columns)
        .assign(age=TOTAL)
        .astype({"time_period": str, "data_source": str, "obs_value": float})
        for code in count_indicators()
    }
    found = from_published(known)
    assert found[["indicator", "obs_value", "time_period"]].values.tolist() == [
        ["custodial", 25.0, "2015"]
    ]


def test_each_count_is_of_an_indicator_that_exists_and_of_a_rule_that_uses_it():
    used = {
        name
        for rule in codelist("justice").values()
        for name in rule["numerator"] + rule["denominator"]
    }
    assert set(codelist("justice_counts")) <= used
    assert set(count_indicators()) <= set(catalog())
