"""Signs that a pupil may leave school, each on its own."""

import numpy as np
import pandas as pd
import pytest

from indicators.errors import DashboardError
from indicators.out_of_school.risk import AtRisk, at_risk, counted_at_risk
from indicators.out_of_school.school_ages import SchoolAges, school_ages
from indicators.records import RecordsError
from indicators.survey.estimators import Design

AGES = school_ages(2023)
ALONE = Design("weight")


def pupils(**given):
    n = max(len(value) for value in given.values())
    plain = {"grade": 1, "age": 6, "repeats": 0, "days_absent": 0, "attended_preschool": 1}
    return pd.DataFrame({name: given.get(name, [value] * n) for name, value in plain.items()}
                        | {"weight": 1.0})  # fmt: skip


def share(records, flag, level="PRIM", **options):
    found = at_risk(records, ALONE, AGES, withhold=False, **options)
    return found[found["flag"].eq(flag) & found["level"].eq(level)].iloc[0]


def test_overage_is_two_years_or_more_above_the_age_of_the_grade():
    assert share(pupils(grade=[3, 3, 3, 3], age=[8, 9, 10, 11]), "overage")["estimate"] == 0.5
    assert share(pupils(grade=[9, 9], age=[15, 16]), "overage", "LSEC")["estimate"] == 0.5


def test_absence_counts_from_a_tenth_of_the_school_days_on():
    records = pupils(days_absent=[0, 16, 17, 18])
    assert share(records, "absence")["estimate"] == 0.5
    half = share(records, "absence", rules=AtRisk(absent_share=0.5, school_days=34))
    assert half["estimate"] == 0.5
    assert share(pupils(days_absent=[7, 6]), "absence", rules=AtRisk(absent_share=0.07,
                 school_days=100))["estimate"] == 0.5  # fmt: skip


def test_repetition_and_no_preschool_are_counted_apart():
    records = pupils(repeats=[1, 0, 0, 0], attended_preschool=[0, 0, 0, 1])
    assert share(records, "repetition")["estimate"] == 0.25
    assert share(records, "no_preschool")["estimate"] == 0.75


def test_a_sign_not_known_is_missing_and_counted_not_absent():
    found = share(pupils(repeats=[1, 0, np.nan]), "repetition")
    assert (found["estimate"], found["records"], found["missing"]) == (0.5, 2, 1)


def test_each_level_has_its_dimension_and_a_level_without_pupils_is_not_applicable():
    found = at_risk(pupils(grade=[1, 5], age=[6, 10]), ALONE, AGES, withhold=False)
    assert found.groupby("level")["dimension"].first().to_dict() == {
        "PRIM": "D4", "LSEC": "D5", "USEC": "D7",
    }  # fmt: skip
    assert found.loc[found["level"] == "USEC", "obs_status"].eq("M").all()
    assert found.loc[found["level"] == "USEC", "estimate"].isna().all()


def test_only_the_columns_of_the_signs_asked_for_are_needed():
    records = pupils(age=[6, 8])[["grade", "age", "weight"]]
    found = at_risk(records, ALONE, AGES, rules=AtRisk(flags=("overage",)), withhold=False)
    assert found["flag"].unique().tolist() == ["overage"]
    assert found["estimate"].iloc[0] == 0.5


def test_groups_are_judged_by_themselves():
    records = pupils(age=[6, 8, 6, 6], grade=[1, 1, 1, 5]).assign(region=["A", "A", "B", "B"])
    found = at_risk(records, ALONE, AGES, by=["region"], withhold=False)
    found = found[found["flag"] == "overage"].set_index(["region", "level"])
    assert (found["estimate"]["A", "PRIM"], found["estimate"]["B", "PRIM"]) == (0.5, 0)
    assert found["obs_status"]["A", "LSEC"] == "M"


def test_the_counts_of_a_register_are_those_that_its_shares_are_of():
    grades, regions = [1, 1, 2, 5, 6, 10], ["A", "A", "B", "B", "A", "B"]
    records = pupils(grade=grades, age=[6, 9, 8, 10, 13, 15], repeats=[1, 0, np.nan, 1, 0, 0])
    records = records.assign(region=regions)
    shares = at_risk(records, ALONE, AGES, by=["region"], withhold=False)
    counts = counted_at_risk(records, ALONE, AGES, by=["region"])
    both = shares.merge(counts, on=["region", "level", "flag"], validate="1:1")
    assert len(both) == len(shares) == len(counts)
    assert both["known"].equals(both["records"])
    assert both["everyone"].equals(both["records"] + both["missing"])
    assert both["shown"].tolist() == (both["estimate"].fillna(0) * both["records"]).round().tolist()


def test_what_cannot_be_is_refused_with_its_count():
    with pytest.raises(RecordsError, match=r"grade in 2 record"):
        at_risk(pupils(grade=[1, 12, np.nan]), ALONE, AGES)
    with pytest.raises(RecordsError, match=r"days_absent in 1 record"):
        at_risk(pupils(days_absent=[171, 1]), ALONE, AGES)
    with pytest.raises(RecordsError, match="repeats is neither 0 nor 1 in 1"):
        at_risk(pupils(repeats=[2, 1]), ALONE, AGES)
    with pytest.raises(DashboardError, match="signs are"):
        AtRisk(flags=("poor",))
    with pytest.raises(DashboardError, match="No sign"):
        AtRisk(absent_share=0)
    with pytest.raises(DashboardError, match="grades"):
        at_risk(pupils(grade=[1]), ALONE, SchoolAges({"PRIM": (6, 9)}))


def test_every_engine_says_the_same(engine):
    records = pupils(
        grade=[1, 2, 5, 11] * 20, age=[6, 9, 12, 16] * 20, repeats=[0, 1, np.nan, 0] * 20
    )
    expected = at_risk(records, ALONE, AGES)
    pd.testing.assert_frame_equal(
        at_risk(engine(records), ALONE, AGES), expected, rtol=1e-9, check_dtype=False
    )
