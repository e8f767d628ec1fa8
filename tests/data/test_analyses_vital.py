"""What the build writes down of the registers is what the registers hold."""

import pandas as pd
import pytest

from data.analyses.vital import drawn_rates, rows


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
    rules = found["measure"].isin(["icd", "soviet"])
    nation = found[rules].set_index(["measure", "item"])["obs_value"]
    counts = found[(found["measure"] == "count") & (found["ref_area"] == "AZE")]
    small = counts.set_index("item")["obs_value"]["early_under_1000"]
    assert nation["icd", "infant_deaths"] - nation["soviet", "infant_deaths"] == small
    assert nation["icd", "live_births"] - nation["soviet", "live_births"] == small


def test_rates_of_districts_are_drawn_together_from_the_counts_that_are_shown(found):
    counts = found[found["measure"] == "count"].pivot_table("obs_value", "ref_area", "item")
    known = counts.drop(index="AZE").dropna(subset=["infant_deaths"])
    own = 1000 * known["infant_deaths"] / known["live_births"]
    drawn = found[found["measure"] == "drawn"].set_index("ref_area")
    assert {*drawn.index} <= {*known.index} and len(drawn) >= 60
    assert {*drawn["obs_status"]} == {"MD"}
    assert drawn["obs_value"].std() < own.std()
    assert (drawn["lower_bound"] < drawn["obs_value"]).all()
    assert (drawn["standard_error"] <= drawn["obs_value"] / 3).all()


def test_no_rate_is_drawn_where_districts_differ_by_chance_alone():
    told = pd.DataFrame(
        [
            {"ref_area": code, "item": item, "obs_value": value, "measure": "count"}
            for code in ("AZ-ABS", "AZ-AGA", "AZ-AGC", "AZ-AGM")
            for item, value in (("live_births", 1000.0), ("infant_deaths", 20.0))
        ]
    )
    assert drawn_rates(told).empty
    assert drawn_rates(told.head(2)).empty
