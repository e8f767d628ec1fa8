"""What the build writes down of the registers is what the registers hold."""

import pytest

from data.analyses.vital import rows


@pytest.fixture(scope="module")
def found(tables):
    return rows(tables)


def test_the_nation_and_every_district_that_is_shown_have_the_records_of_the_register(
    found, tables
):
    counts = found[found["measure"] == "count"]
    nation = counts[counts["ref_area"] == "AZE"].set_index("item")["obs_value"]
    assert nation["infant_deaths"] == len(tables["register_deaths"])
    assert nation["live_births"] == 10 * len(tables["register_births"])
    for item, name, each in (("live_births", "births", 10), ("infant_deaths", "deaths", 1)):
        shown = counts[(counts["item"] == item) & (counts["ref_area"] != "AZE")]
        shown = shown.set_index("ref_area")["obs_value"].dropna()
        register = tables[f"register_{name}"]["district"].value_counts() * each
        assert shown.to_dict() == register.reindex(shown.index).to_dict()
        assert len(shown) >= 70


def test_a_district_of_few_infant_deaths_has_no_figure_and_says_so(found):
    deaths = found[(found["item"] == "infant_deaths") & (found["measure"] == "count")]
    withheld = deaths[deaths["obs_value"].isna()]
    assert {*withheld["obs_status"]} == {"Q"}
    assert not deaths["obs_value"].between(1, 4).any()


def test_the_smallest_who_died_early_are_counted_for_the_nation(found, tables):
    counts = found[(found["measure"] == "count") & (found["ref_area"] == "AZE")]
    nation = counts.set_index("item")["obs_value"]
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
