"""The illustrative edition: synthetic, said to be so, and true to every published total."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.illustrative import observations
from data.illustrative.allocation import share_out, share_rows
from indicators.codelists import DIMENSIONS, TOTAL, areas, areas_of
from indicators.model import LANGUAGES
from indicators.words.footnotes import footnote
from indicators.words.language import words


@pytest.fixture(scope="module")
def rows(synthetic):
    return synthetic


def pick(rows, indicator, **given):
    wanted = dict.fromkeys(DIMENSIONS, TOTAL) | given
    return {
        (row["ref_area"], row["time_period"]): row["obs_value"]
        for row in rows
        if row["indicator"] == indicator and all(row[k] == v for k, v in wanted.items())
    }


@given(
    st.integers(0, 10_000),
    st.lists(st.floats(0.01, 1000), min_size=1, max_size=40),
)
def test_shares_sum_exactly_and_none_is_negative(total, weights):
    shared = share_out(total, weights)
    assert shared.sum() == total
    assert (shared >= 0).all()


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20), st.data())
def test_no_share_exceeds_its_capacity(capacity, data):
    total = data.draw(st.integers(0, sum(capacity)))
    shared = share_out(total, np.ones(len(capacity)), capacity)
    assert shared.sum() == total
    assert (shared <= capacity).all()


def test_more_than_all_capacities_cannot_be_shared():
    with pytest.raises(ValueError, match="10 cannot be shared among capacities of 9"):
        share_out(10, [1, 1], [4, 5])


def test_rows_of_a_table_sum_to_their_totals():
    table = share_rows([7, 0, 3], np.ones((3, 2)))
    assert table.sum(axis=1).tolist() == [7, 0, 3]


@pytest.mark.parametrize(
    ("year", "sex", "number"),
    [
        ("2015", TOTAL, 5980),
        ("2018", TOTAL, 24803),
        ("2023", TOTAL, 9457),
        ("2023", "F", 5710),
        ("2023", "M", 3747),
    ],
)
def test_children_out_of_school_sum_to_the_published_number(rows, year, sex, number):
    assert pick(rows, "ED_OFST_L1", sex=sex)["AZE", year] == number


def test_live_births_sum_to_the_published_number(rows):
    found = pick(rows, "DM_BRTS")
    assert found["AZE", "2018"] == 138_982
    assert found["AZE", "2015"] == 166_210


def test_children_exposed_to_river_floods_sum_to_the_published_number(rows):
    found = pick(rows, "AZE_CCRR_EXPOSED", hazard="RIVER_FLOOD")
    assert sum(v for (area, _), v in found.items() if area.startswith("AZ-")) == 177_577


@pytest.mark.parametrize("indicator", ["ED_OFST_L1", "DM_BRTS", "DM_POP_U18", "AZE_LBW"])
def test_regions_are_the_sum_of_their_districts_and_the_nation_of_its_regions(rows, indicator):
    found = pick(rows, indicator)
    for year in {period for _, period in found}:
        for region in areas_of("region_2021"):
            inside = [c for c in areas_of("district") if areas()[c].parent == region]
            assert found[region, year] == sum(found[code, year] for code in inside)
        assert found["AZE", year] == sum(found[c, year] for c in areas_of("region_2021"))


@pytest.mark.parametrize(
    ("dimension", "codes"),
    [
        ("sex", ("F", "M")),
        ("residence", ("U", "R")),
        ("wealth_quintile", ("Q1", "Q2", "Q3", "Q4", "Q5")),
        ("disability_status", ("PD", "PWD")),
    ],
)
def test_the_groups_of_a_district_sum_to_the_district(rows, dimension, codes):
    total = pick(rows, "ED_OFST_L1")
    parts = [pick(rows, "ED_OFST_L1", **{dimension: code}) for code in codes]
    assert all(sum(part[key] for part in parts) == value for key, value in total.items())


def test_a_rate_is_a_share(rows):
    rates = [r["obs_value"] for r in rows if r["unit_measure"] == "PCNT"]
    assert min(rates) >= 0
    assert max(rates) <= 100


def test_the_national_rate_is_the_published_one_to_its_printed_decimals(rows):
    assert round(pick(rows, "ED_ROFST_L1_ADM")["AZE", "2023"], 1) == 1.5
    assert round(pick(rows, "ED_ROFST_L3_ADM")["AZE", "2023"], 1) == 15.7


def test_every_row_says_that_it_is_not_real(rows):
    assert {row["edition"] for row in rows} == {"illustrative"}
    assert {row["data_source"] for row in rows} == {"ILLUSTRATIVE"}
    (noted,) = {row["footnotes"] for row in rows}
    for language in LANGUAGES:
        spoken = words(language)
        assert footnote(noted, spoken).startswith(spoken("ILLUSTRATIVE"))


def test_the_same_seed_gives_the_same_rows(published, rows):
    def digest(made):
        return hashlib.sha256(repr(made).encode()).hexdigest()

    assert digest(observations(published)[1]) == digest(rows)


def test_all_districts_and_years_are_complete(rows):
    found = pick(rows, "ED_ROFST_L1_ADM")
    assert {area for area, _ in found} >= set(areas_of("district"))
    assert {period for _, period in found} == {str(year) for year in range(2015, 2024)}
