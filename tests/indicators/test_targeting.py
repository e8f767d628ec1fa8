"""Targeting agrees with its definitions on a register of 1,500 households, to twelve digits.

``cases/targeting_households.csv``: synthetic households of the methods reference (section 10),
with what the definitions of Coady, Grosh and Hoddinott (2004) give, computed apart from here.
"""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.records import RecordsError
from indicators.services.households import HouseholdColumns, targeting
from indicators.services.households_of_survey import targeting_of_survey
from indicators.survey import Design, ratio

HOUSEHOLDS = pd.read_csv(Path(__file__).parent / "cases" / "targeting_households.csv")
DEFINED = {
    "poverty_rate": (0.21618010948061825, 0.20417912872911737),
    "coverage_all": (0.20114737992511245, 0.19779543435371708),
    "coverage_poor": (0.568072158709183, 0.5904857073095738),
    "exclusion_error": (0.43192784129081696, 0.40951429269042616),
    "inclusion_error": (0.3894730246629948, 0.39045682404448434),
    "leakage": (0.3915475317715411, 0.4093276762135715),
    "cgh": (2.814562679657677, 2.8929123532996757),
    "targeting_differential": (0.46812384225275994, 0.4934405305665731),
}
# Ten households: three poor of whom two receive 30 each; one that is not poor receives 40.
TEN = pd.DataFrame(
    {
        "poor": [1, 1, 1] + [0] * 7,
        "beneficiary": [1, 1, 0, 1] + [0] * 6,
        "transfer": [30.0, 30.0, 0.0, 40.0] + [0.0] * 6,
        "children": [4, 0, 1, 1] + [2] * 6,
        "weight": [1.0] * 10,
    }
)


def measured(households: pd.DataFrame, weighted: str = "household") -> pd.DataFrame:
    return targeting(households, weighted=weighted).set_index("measure")


@pytest.mark.parametrize("measure", DEFINED)
def test_every_measure_is_the_defined_one_by_household_and_by_child(measure):
    by_household, by_child = DEFINED[measure]
    found = measured(HOUSEHOLDS).loc[measure, "estimate"]
    assert found == pytest.approx(by_household, rel=1e-12)
    assert measured(HOUSEHOLDS, "child").loc[measure, "estimate"] == pytest.approx(
        by_child, rel=1e-12
    )


def test_ten_households_by_hand():
    found = measured(TEN)["estimate"]
    assert found.to_dict() == pytest.approx(
        {
            "poverty_rate": 0.3,
            "coverage_all": 0.3,
            "coverage_poor": 2 / 3,
            "exclusion_error": 1 / 3,
            "inclusion_error": 1 / 3,
            "leakage": 0.4,
            "cgh": 2.0,
            "targeting_differential": 2 / 3 - 1 / 7,
        }
    )
    assert measured(TEN)["base"].to_dict()["exclusion_error"] == 3
    assert set(measured(TEN)["records"]) == {10}


def test_a_household_without_children_is_no_child():
    found = measured(TEN, "child")
    assert found.loc["coverage_poor", ["estimate", "base"]].tolist() == [4 / 5, 2]
    assert found.loc["leakage", "estimate"] == pytest.approx(40 / (4 * 30 + 40))
    assert set(found["records"]) == {9}


def test_without_recipients_their_errors_are_missing_and_everybody_poor_is_excluded():
    found = measured(TEN.assign(beneficiary=0, transfer=0.0))["estimate"]
    assert found[["inclusion_error", "leakage", "cgh"]].isna().all()
    assert found[["coverage_poor", "exclusion_error"]].tolist() == [0, 1]


def test_without_poor_their_coverage_is_missing_not_zero():
    found = measured(TEN.assign(poor=0))["estimate"]
    assert found[["coverage_poor", "exclusion_error", "cgh", "targeting_differential"]].isna().all()
    assert found[["poverty_rate", "inclusion_error", "leakage"]].tolist() == [0, 1, 1]


def test_where_everybody_is_poor_nothing_leaks_and_there_is_no_differential():
    found = measured(TEN.assign(poor=1))["estimate"]
    assert found[["leakage", "inclusion_error", "cgh"]].tolist() == [0, 0, 1]
    assert pd.isna(found["targeting_differential"])


def test_groups_are_measured_apart():
    two = pd.concat(
        [TEN.assign(region="east"), TEN.assign(region="west", beneficiary=0, transfer=0)]
    )
    found = targeting(two, weighted="household", by=["region"])
    poor = found[found["measure"] == "coverage_poor"].set_index("region")["estimate"]
    assert poor.to_dict() == pytest.approx({"east": 2 / 3, "west": 0})


def test_without_a_weight_each_household_stands_for_itself():
    named = HouseholdColumns(weight=None)
    found = targeting(TEN.drop(columns="weight"), weighted="household", columns=named)
    assert found["estimate"].tolist() == measured(TEN)["estimate"].tolist()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"poor": [None] + [0] * 9}, "no poor: 1"),
        ({"poor": [2] + [0] * 9}, "poor neither 0 nor 1: 1"),
        ({"weight": [-1.0] + [1.0] * 9}, "negative weight: 1"),
        ({"weight": [float("nan")] * 2 + [1.0] * 8}, "no weight: 2"),
        ({"beneficiary": 0}, "transfer without beneficiary: 3"),
        ({"weight": 0.0}, "sum to nothing"),
    ],
)
def test_faulty_households_are_refused_and_counted(change, said):
    with pytest.raises(RecordsError, match=said):
        targeting(TEN.assign(**change), weighted="household")


def test_no_household_or_no_column_is_refused():
    with pytest.raises(RecordsError, match="0 records"):
        targeting(TEN.iloc[:0], weighted="child")
    with pytest.raises(RecordsError, match="transfer"):
        targeting(TEN.drop(columns="transfer"), weighted="child")


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 90)), min_size=1, max_size=20)
)
def test_the_poor_are_covered_or_excluded_and_money_reaches_them_or_leaks(rows):
    households = pd.DataFrame(
        [
            {
                "poor": int(p),
                "beneficiary": int(b),
                "transfer": t * int(b),
                "children": 1,
                "weight": 2,
            }
            for p, b, t in rows
        ]
    )
    found = measured(households)["estimate"]
    for name in ("coverage_all", "coverage_poor", "exclusion_error", "inclusion_error", "leakage"):
        assert pd.isna(found[name]) or 0 <= found[name] <= 1
    if not pd.isna(found["cgh"]):
        assert found["cgh"] * found["poverty_rate"] == pytest.approx(1 - found["leakage"])


def test_a_survey_of_households_has_the_same_measures_and_the_errors_of_its_design():
    clusters = HOUSEHOLDS.assign(cluster=HOUSEHOLDS.index // 25, stratum=HOUSEHOLDS.index // 300)
    design = Design("weight", "stratum", "cluster")
    told = targeting_of_survey(clusters, design, weighted="child").set_index("measure")
    for measure, (_, by_child) in DEFINED.items():
        assert told.loc[measure, "estimate"] == pytest.approx(by_child, rel=1e-12)
    # Coverage of the poor is a plain ratio: linearisation says how far it can be off.
    sums = clusters.assign(
        poor_children=clusters["poor"] * clusters["children"],
        served=clusters["poor"] * clusters["children"] * clusters["beneficiary"],
    )
    linear = ratio(sums, "served", "poor_children", design).iloc[0]
    covered, missed = told.loc["coverage_poor"], told.loc["exclusion_error"]
    assert covered["standard_error"] == pytest.approx(linear["standard_error"], rel=0.05)
    assert missed["standard_error"] == pytest.approx(covered["standard_error"], rel=1e-9)
    assert (told["lower"] < told["estimate"]).all()
    assert told["clusters"].eq(60).all()


def test_a_measure_of_nobody_has_no_error():
    none = TEN.assign(beneficiary=0, transfer=0.0, cluster=range(10))
    told = targeting_of_survey(none, Design("weight", cluster="cluster"), weighted="household")
    leaking = told.set_index("measure").loc["leakage"]
    assert leaking[["estimate", "standard_error", "lower"]].isna().all()
