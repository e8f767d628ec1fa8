"""What the build writes down of the registers is what the registers hold."""

import pytest

from data.analyses.vital import rows


@pytest.fixture(scope="module")
def found(tables):
    return rows(tables)


def test_districts_sum_to_the_nation_and_the_nation_to_the_records(found, tables):
    counts = found[found["measure"] == "count"]
    nation = counts[counts["ref_area"] == "AZE"].set_index("item")["obs_value"]
    below = counts[counts["ref_area"] != "AZE"].groupby("item")["obs_value"].sum()
    assert nation["infant_deaths"] == len(tables["register_deaths"]) == below["infant_deaths"]
    assert nation["live_births"] == 10 * len(tables["register_births"]) == below["live_births"]
    small = (tables["register_deaths"]["birth_weight"] < 1000) & (
        tables["register_deaths"]["age_days"] < 7
    )
    assert nation["early_under_1000"] == small.sum()


def test_the_old_rule_leaves_out_the_smallest_who_died_in_their_first_week(found):
    nation = found[found["measure"] != "count"].set_index(["measure", "item"])["obs_value"]
    counts = found[(found["measure"] == "count") & (found["ref_area"] == "AZE")]
    small = counts.set_index("item")["obs_value"]["early_under_1000"]
    assert nation["icd", "infant_deaths"] - nation["soviet", "infant_deaths"] == small
    assert nation["icd", "live_births"] - nation["soviet", "live_births"] == small
