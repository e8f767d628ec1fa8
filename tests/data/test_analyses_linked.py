"""What the build writes of inequality, of standardised rates and of children's survival."""

import numpy as np
import pandas as pd
import pytest

from data.analyses import child_survival, inequality, standardised
from indicators.codelists import NATION, TOTAL, areas, areas_of


@pytest.fixture(scope="module")
def unequal(tables):
    return inequality.rows({"survey_children": tables["survey_children"]})


@pytest.fixture(scope="module")
def rates(tables):
    return standardised.rows(tables).set_index(["measure", "ref_area"])


def test_every_measure_of_inequality_has_its_error_and_interval(unequal):
    assert set(unequal["item"]) >= set(inequality.OUTCOMES)
    assert unequal["standard_error"].gt(0).all()
    assert unequal["lower_bound"].lt(unequal["obs_value"]).all()
    assert unequal["upper_bound"].gt(unequal["obs_value"]).all()


def test_the_difference_is_that_of_the_shares_that_stand_on_the_page_of_deprivations(
    unequal, store
):
    told = store.analysis("deprivation", "illustrative", "H")
    own = told[told["item"].eq("2") & told["wealth_quintile"].ne(TOTAL)]
    share = own.set_index("wealth_quintile")["obs_value"]
    found = unequal[unequal["item"] == "two_or_more"].set_index("measure")["obs_value"]
    assert found["d"] == pytest.approx(share["Q1"] - share["Q5"], abs=1e-9)


def test_the_parts_sum_to_the_concentration_index_of_the_same_outcome(unequal):
    parts = unequal[unequal["measure"] == "part"].set_index("item")
    whole = parts.loc["two_or_more/index"]
    rest = parts.drop(index="two_or_more/index")["obs_value"]
    index = unequal[unequal["item"].eq("two_or_more") & unequal["measure"].eq("rci")].iloc[0]
    assert rest.sum() == pytest.approx(whole["obs_value"], rel=1e-9)
    for name in ("obs_value", "standard_error"):
        assert whole[name] == pytest.approx(index[name], rel=1e-9)


def test_children_of_the_ages_of_a_dimension_alone_are_its_records(unequal, tables):
    ages = tables["survey_children"]["age"]
    records = unequal.drop_duplicates("item").set_index("item")["records"]
    assert records["stunted"] == (ages <= 4).sum()
    assert records["violent_discipline"] == ages.between(5, 14).sum()


def test_the_nation_is_its_own_standard(rates):
    crude, standard = (rates.loc[(name, NATION), "obs_value"] for name in ("crude", "standard"))
    assert crude == pytest.approx(standard)
    assert rates.loc[("ratio", NATION), "obs_value"] == pytest.approx(1)


def test_a_region_has_the_rate_of_its_classes_weighted_by_the_births_of_the_nation(rates, tables):
    births, deaths = tables["register_births"], tables["register_deaths"]
    inside = [code for code in areas_of("district") if areas()[code].parent == "ER09"]
    light = [table["birth_weight"] < 2500 for table in (births, deaths)]
    of = [table["district"].isin(inside) for table in (births, deaths)]
    own = [
        (of[1] & (light[1] == small)).sum() / (10 * (of[0] & (light[0] == small)).sum())
        for small in (True, False)
    ]
    share = light[0].mean()
    expected = 1000 * (share * own[0] + (1 - share) * own[1])
    assert rates.loc[("standard", "ER09"), "obs_value"] == pytest.approx(expected)
    crude = 1000 * of[1].sum() / (10 * of[0].sum())
    assert rates.loc[("crude", "ER09"), "obs_value"] == pytest.approx(crude)


def test_a_region_of_fewer_than_ten_deaths_has_no_rate():
    tables = {
        "register_births": pd.DataFrame(
            {"district": ["AZ-BA"] * 9, "birth_weight": 3000, "stands_for": 100}
        ),
        "register_deaths": pd.DataFrame({"district": ["AZ-BA"] * 9, "birth_weight": 3000}),
    }
    assert set(standardised.rows(tables)["measure"]) == {"weights"}


def test_children_who_survive_are_those_of_the_registers(tables, synthetic):
    given = {**tables, "observations": pd.DataFrame(synthetic)}
    found = child_survival.rows(given).set_index("item")
    births = 10 * len(tables["register_births"])
    infants = len(tables["register_deaths"])
    assert found.loc["1", "obs_value"] == pytest.approx(1000 * (1 - infants / births))
    assert found.index.tolist() == ["1", "5", "10", "15", "20"]
    assert found["obs_value"].is_monotonic_decreasing
    reached = found["obs_value"].to_numpy()
    # The rate of 5–9 is the published one: 1.54 of 1,000, but for whole deaths.
    assert 1000 * (1 - reached[2] / reached[1]) == pytest.approx(1.54, abs=0.02)
    assert np.all(found["lower_bound"] < found["obs_value"])
