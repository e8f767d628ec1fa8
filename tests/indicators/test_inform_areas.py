"""INFORM 2020 of nine countries: every aggregate of every country is the published one."""

from math import isnan
from pathlib import Path

import pandas as pd
import pytest

from indicators.risk.inform import COMPONENTS, RiskInputError
from indicators.risk.inform_areas import indicator_score, inform_frame

# INFORM Global Risk Index 2020, v0.4.0: Afghanistan, Norway and seven countries of the region.
PUBLISHED = pd.read_csv(Path(__file__).parent / "cases" / "inform_2020.csv")
LEVELS = [name for name in PUBLISHED if name not in ("ref_area", "risk_class", *COMPONENTS)]


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return inform_frame(PUBLISHED[["ref_area", *COMPONENTS]])


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_the_published_one_in_all_nine_countries(found, level):
    assert found[level].tolist() == PUBLISHED[level].tolist()


def test_the_classes_are_the_published_ones(found):
    printed = PUBLISHED["risk_class"].str.lower().str.replace(" ", "_")
    assert found["risk_class"].tolist() == printed.tolist()


def test_the_components_that_were_used_are_counted(found):
    used = found.set_index("ref_area")["records"]
    assert used["AZE"] == 20  # disaster risk reduction is not reported
    assert used["GEO"] == 21


def test_half_a_dimension_that_is_not_known_leaves_no_risk_rather_than_a_lower_one():
    unknown = PUBLISHED.assign(communication=None, physical_infrastructure=None, health_care=None)
    found = inform_frame(unknown)
    assert found["infrastructure"].isna().all()
    assert found["coping_capacity"].isna().all()
    assert found["risk"].isna().all()
    assert found["risk_class"].isna().all()
    assert (found["vulnerability"] == PUBLISHED["vulnerability"]).all()


def test_a_conflict_risk_that_is_not_known_is_not_peace():
    quiet = PUBLISHED[PUBLISHED["current_conflict"] == 0].assign(projected_conflict=None)
    found = inform_frame(quiet)
    assert found[["human", "hazard_exposure", "risk"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (PUBLISHED.drop(columns=["flood", "drr"]), r"no column\(s\) flood, drr"),
        (PUBLISHED.assign(flood=11.0), r"9 score\(s\) outside 0–10 in flood"),
        (PUBLISHED.assign(ref_area="AZE"), r"8 area\(s\) stand more than once: AZE"),
    ],
)
def test_components_that_cannot_be_right_are_refused(broken, message):
    with pytest.raises(RiskInputError, match=message):
        inform_frame(broken)


def test_an_indicator_is_drawn_into_its_bounds_and_turned_over_where_more_is_better():
    coverage = pd.Series([20.0, 75.0, 100.0, None])
    assert indicator_score(coverage, 50, 100, reverse=True).tolist()[:3] == [10.0, 5.0, 0.0]
    assert isnan(indicator_score(coverage, 50, 100).iloc[3])
    with pytest.raises(RiskInputError, match="do not ascend"):
        indicator_score(coverage, 100, 50)
