"""Indicators of justice and care agree with their definitions, and the nation is pooled.

Counts and results: the methods reference (section 6), computed from the definitions of the manuals
of 2006 and 2009 apart from here.
"""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.services.justice import JusticeInputError, indicators

COUNTS = pd.DataFrame(
    {
        "ref_area": ["AZ-A", "AZ-B"],
        "child_pop_0_17": [182340, 40110],
        "child_pop_min_age_cr_14_17": [41200, 9020],  # not the denominator: a child is under 18
        "arrested": [96, 7],
        "diverted": [31, 2],
        "sentenced": [44, 4],
        "custodial": [9, 0],
        "detention_stock": [14, 1],
        "pre_sentence_stock": [5, 0],
        "legal_aid_cases": [71, 7],
        "cases_eligible_legal_aid": [96, 7],
        "residential_care": [122, 0],
        "family_care": [388, 61],
    }
)
DEFINED = {
    "arrest_rate": (52.64889766370516, 17.452006980802793, 46.30253989660598),
    "detention_rate": (7.67796424262367, 2.4931438544003988, 6.743088334457181),
    "pre_sentence_rate": (2.7421300866513105, 0.0, 2.2476961114857272),
    "custodial": (20.454545454545453, 0.0, 18.75),
    "diversion": (41.333333333333336, 33.333333333333336, 40.74074074074074),
    "legal_aid": (73.95833333333333, 100.0, 75.72815533980582),
    "residential_rate": (66.90797411429199, 0.0, 54.843785120251745),
    "residential_to_family": (0.31443298969072164, 0.0, 0.2717149220489978),
    "family_based": (76.07843137254902, 100.0, 78.6339754816112),
}


def wide(counts: pd.DataFrame) -> pd.DataFrame:
    return indicators(counts).pivot(index="indicator", columns="ref_area", values="obs_value")


@pytest.mark.parametrize("name", DEFINED)
def test_an_indicator_is_the_defined_one_in_each_area_and_pooled(name):
    assert wide(COUNTS).loc[name, ["AZ-A", "AZ-B", "AZE"]].tolist() == pytest.approx(
        DEFINED[name], rel=1e-12
    )


def test_only_what_has_its_counts_is_computed():
    assert set(wide(COUNTS).index) == {*DEFINED, "care_rate"}
    assert set(wide(COUNTS[["ref_area", "custodial", "sentenced"]]).index) == {"custodial"}
    with pytest.raises(JusticeInputError, match="No indicator"):
        indicators(COUNTS[["ref_area", "custodial"]])


def test_flows_and_stocks_are_told_apart():
    kinds = indicators(COUNTS).groupby("indicator")["kind"].unique().map(list).to_dict()
    assert kinds["arrest_rate"] == kinds["diversion"] == kinds["legal_aid"] == ["flow"]
    assert kinds["detention_rate"] == kinds["residential_rate"] == ["stock"]


def test_nobody_sentenced_leaves_the_share_missing_and_nobody_in_custody_is_zero():
    found = wide(COUNTS.assign(sentenced=[44, 0], diverted=[31, 0]))
    assert pd.isna(found.loc["custodial", "AZ-B"])
    assert pd.isna(found.loc["diversion", "AZ-B"])
    assert found.loc["custodial", "AZE"] == pytest.approx(100 * 9 / 44)
    assert wide(COUNTS).loc["custodial", "AZ-B"] == 0


def test_a_missing_count_is_missing_there_and_in_the_whole_not_zero():
    found = wide(COUNTS.assign(arrested=[96, None]))
    assert found.loc["arrest_rate", "AZ-A"] == pytest.approx(52.64889766370516)
    assert found.loc["arrest_rate", ["AZ-B", "AZE"]].isna().all()
    assert found.loc["detention_rate"].notna().all()


def test_the_counts_behind_a_figure_and_the_areas_in_it_are_given():
    found = indicators(COUNTS).set_index(["indicator", "ref_area"])
    pooled = found.loc[("diversion", "AZE"), ["numerator", "denominator", "per", "areas"]]
    assert pooled.tolist() == [33, 81, 100, 2]
    assert found.loc[("diversion", "AZ-A"), "areas"] == 1


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            COUNTS.assign(custodial=[45, 0]),
            "custodial: more in the part than in the whole, in AZ-A",
        ),
        (COUNTS.assign(arrested=[96, -1]), "arrested is negative in AZ-B"),
        (COUNTS.assign(arrested=["96", "few"]), "arrested is not a column of numbers"),
        (COUNTS.assign(ref_area="AZ-A"), "once"),
        (COUNTS.assign(ref_area=["AZE", "AZ-B"]), "pooled from its areas"),
        (COUNTS.iloc[:0], "no area"),
        (COUNTS.rename(columns={"ref_area": "region"}), "no column ref_area"),
    ],
)
def test_faulty_counts_are_refused(counts, said):
    with pytest.raises(JusticeInputError, match=said):
        indicators(counts)


def test_each_declaration_is_a_flow_or_a_stock_named_in_three_languages():
    for name, rule in codelist("justice").items():
        assert rule["kind"] in ("flow", "stock"), name
        assert rule["set"] in ("justice", "care"), name
        assert set(rule["name"]) == set(LANGUAGES), name


AREAS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=8)


@given(AREAS)
def test_the_whole_lies_between_its_areas(pairs):
    counts = pd.DataFrame(
        {
            "ref_area": [f"AZ-{place}" for place in range(len(pairs))],
            "diverted": [diverted for diverted, _ in pairs],
            "sentenced": [sentenced for _, sentenced in pairs],
        }
    )
    found = wide(counts).loc["diversion"]
    own = found.drop("AZE")
    assert own.min() - 1e-9 <= found["AZE"] <= own.max() + 1e-9
