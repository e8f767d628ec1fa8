"""The synthetic records sum to what is published, say what they are, and never change."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from data.illustrative.population import children
from data.illustrative.survey import survey


def test_every_record_says_that_it_is_illustrative(tables):
    assert len(tables) == 9
    for name, table in tables.items():
        assert set(table["edition"]) == {"ILLUSTRATIVE"}, name


def test_the_survey_has_households_clusters_strata_and_some_twelve_thousand_children(tables):
    table = tables["survey_children"]
    assert 11_000 < len(table) < 14_000
    assert table["cluster"].nunique() == 420
    assert table.groupby("cluster")["district"].nunique().max() == 1
    assert table.groupby("household")["cluster"].nunique().max() == 1
    assert table["region"].nunique() == 14


def test_the_weights_of_a_region_sum_to_its_children(tables, national):
    table = tables["survey_children"]
    found = children(national)
    total = int((found[2023, "F"] + found[2023, "M"]).sum())
    assert table["weight"].sum() == pytest.approx(total, rel=1e-4)


@pytest.mark.parametrize(
    ("outcome", "indicator", "complement"),
    [
        ("stunted", "NT_ANT_HAZ_NE2", False),
        ("violent_discipline", "PT_CHLD_1-14_PS-PSY-V_CGVR", False),
        ("no_safe_water", "WS_PPL_W-SM", True),
    ],
)
def test_a_weighted_share_is_the_published_one_to_sampling_error(
    tables, national, outcome, indicator, complement
):
    table = tables["survey_children"]
    share = 100 * np.average(table[outcome], weights=table["weight"])
    published = national.near(indicator, 2023)
    assert share == pytest.approx(100 - published if complement else published, abs=2.5)


def test_deaths_after_the_first_year_are_those_of_the_published_and_assumed_chances(
    tables, national
):
    found = children(national)
    of_an_age = (found[2023, "F"] + found[2023, "M"]).sum() / 18
    ages = tables["register_child_deaths"]["age"]
    chances = {(1, 4): 3.0, (5, 9): national.near("AZE_CME_MR_5T9", 2023), (10, 14): 1.6}
    for (first, last), chance in chances.items():
        assert ages.between(first, last).sum() == pytest.approx(of_an_age * chance / 1000, abs=1)
    assert ages.between(1, 19).all()


def test_births_and_deaths_stand_for_the_published_numbers(tables, national):
    births = tables["register_births"]
    assert births["stands_for"].sum() == pytest.approx(national.near("DM_BRTS", 2023), abs=5)
    light = 100 * (births["birth_weight"] < 2500).mean()
    assert light == pytest.approx(national.near("AZE_LBW_OFFICIAL", 2023), abs=1.0)
    assert len(tables["register_deaths"]) == round(national.near("AZE_INFANT_DEATHS", 2023))
    assert len(tables["register_stillbirths"]) == round(national.near("AZE_STILLBIRTHS", 2023))
    assert tables["register_stillbirths"]["gestation"].between(22, 42).all()


def test_no_step_of_a_referral_comes_before_the_one_it_follows(tables):
    cases = tables["register_referrals"]
    steps = ["identified", "assessed", "referred", "received", "closed"]
    for before, after in pairwise(steps):
        reached = cases[cases[after].notna()]
        assert reached[before].notna().all()
        assert (reached[after] >= reached[before]).all()


def test_the_records_are_the_same_on_every_run(tables, national):
    pd.testing.assert_frame_equal(tables["survey_children"], survey(national))
