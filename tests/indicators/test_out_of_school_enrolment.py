"""Administrative data: the synthetic case has one region with more pupils than children.

cases/out_of_school_enrolment*.csv are computed once from the definition on synthetic data.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.out_of_school.enrolment import EnrolmentError, adjusted_parity, from_enrolment
from indicators.out_of_school.school_ages import SchoolAges, school_ages

CASES = Path(__file__).parent / "cases"
AGES = school_ages(2023)
CELL = ["ref_area", "age", "sex"]
WIDE = pd.read_csv(CASES / "out_of_school_enrolment.csv").rename(columns={"region": "ref_area"})
POPULATION = WIDE[[*CELL, "population"]]
ISCED = [name for name in WIDE if name.startswith("ISCED")]
ENROLMENT = WIDE.melt(CELL, ISCED, "level_attended", "enrolled")
ENROLMENT["level_attended"] = ENROLMENT["level_attended"].str.replace("ISCED", "ISCED11_")
EXPECTED = pd.read_csv(CASES / "out_of_school_enrolment_expected.csv")
SAME = {
    "population": "population",
    "enrolled_any_school": "enrolled",
    "oos_raw": "out_of_school_raw",
    "oos_rate_raw_pct": "rate_raw",
    "oos_published": "out_of_school",
    "oos_rate_published_pct": "rate",
    "total_net_enrolment_capped_pct": "total_net_enrolment",
}


def people(*rows):
    return pd.DataFrame(rows, columns=[*CELL, "population"])


def enrolled(*rows):
    return pd.DataFrame(rows, columns=[*CELL, "level_attended", "enrolled"])


def one(found, **where):
    for name, value in where.items():
        found = found[found[name] == value]
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize(("theirs", "ours"), SAME.items())
def test_the_case_is_reproduced_for_every_region_sex_and_level(theirs, ours):
    found = from_enrolment(POPULATION, ENROLMENT, AGES, nation="nation")
    found["ref_area"] = found["ref_area"].replace("nation", "_T")
    keys = ["ref_area", "sex", "level"]
    both = EXPECTED.rename(columns={"region": "ref_area"}).merge(found, on=keys)
    assert len(both) == len(EXPECTED) == len(found) == 48
    other = both[f"{theirs}_x"] if f"{theirs}_x" in both else both[theirs]
    mine = both[f"{ours}_y"] if f"{ours}_y" in both else both[ours]
    np.testing.assert_allclose(mine, other, rtol=1e-13, atol=0)


def test_more_pupils_than_children_stay_negative_raw_and_are_published_as_zero_and_flagged():
    found = from_enrolment(POPULATION, ENROLMENT, AGES)
    row = one(found, ref_area="AZ-C", sex="F", level="PRIM")
    assert (row["out_of_school_raw"], row["out_of_school"], row["obs_status"]) == (-38, 0, "D")
    assert row["rate_raw"] < 0 == row["rate"]
    assert one(found, ref_area="AZ-A", sex="F", level="PRIM")["obs_status"] == "A"


def test_the_nation_is_the_sum_of_raw_numbers_not_of_published_ones():
    found = from_enrolment(POPULATION, ENROLMENT, AGES)
    nation = one(found, ref_area="AZE", sex="_T", level="OYBP")
    areas = found[(found["sex"] == "_T") & (found["level"] == "OYBP")].iloc[:3]
    assert nation["out_of_school_raw"] == areas["out_of_school_raw"].sum() == 211
    assert areas["out_of_school"].sum() == 243


def test_a_child_of_lower_secondary_age_still_in_primary_is_in_school():
    everyone_in_primary = enrolled(*[("A", a, "F", "ISCED11_1", 10) for a in range(10, 15)])
    found = from_enrolment(people(*[("A", a, "F", 10) for a in range(10, 15)]),
                           everyone_in_primary, AGES)  # fmt: skip
    assert one(found, ref_area="A", sex="F", level="LSEC")["rate"] == 0


def test_a_child_of_primary_age_in_preprimary_is_out_by_uis_and_in_by_mics():
    children = people(*[("A", a, "F", 10) for a in range(6, 10)])
    pupils = enrolled(("A", 6, "F", "ISCED11_02", 4), ("A", 6, "F", "ISCED11_1", 6),
                      *[("A", a, "F", "ISCED11_1", 10) for a in (7, 8, 9)])  # fmt: skip
    rates = {
        c: one(from_enrolment(children, pupils, AGES, convention=c),
               ref_area="A", sex="F", level="PRIM")["rate"]
        for c in ("uis", "mics")
    }  # fmt: skip
    assert rates == {"uis": 10, "mics": 0}


def test_a_year_before_primary_both_preprimary_and_primary_count():
    pupils = enrolled(("A", 5, "F", "ISCED11_02", 6), ("A", 5, "F", "ISCED11_1", 3))
    found = from_enrolment(people(("A", 5, "F", 10)), pupils, AGES)
    assert one(found, ref_area="A", sex="F", level="OYBP")["rate"] == 10


def test_no_children_of_the_age_is_not_applicable_and_an_unknown_age_is_missing_not_zero():
    ages = SchoolAges({"PRIM": (6, 7)})
    none = from_enrolment(
        people(("A", 6, "F", 0), ("A", 7, "F", 0)),
        enrolled(("A", 6, "F", "ISCED11_1", 0), ("A", 7, "F", "ISCED11_1", 0)),
        ages,
    ).iloc[0]
    assert none["obs_status"] == "M"
    assert np.isnan([none["rate"], none["out_of_school"], none["total_net_enrolment"]]).all()
    unknown = from_enrolment(
        people(("A", 6, "F", 9), ("A", 7, "F", 9)), enrolled(("A", 6, "F", "ISCED11_1", 9)), ages
    )
    assert unknown["obs_status"].eq("O").all()
    assert unknown["out_of_school_raw"].isna().all()
    gap = from_enrolment(people(("A", 6, "F", 9)), enrolled(("A", 6, "F", "ISCED11_1", 9)), ages)
    assert gap["obs_status"].eq("O").all()


def test_pupils_without_a_single_child_in_the_population_have_no_rate():
    ages = SchoolAges({"PRIM": (6, 6)})
    found = from_enrolment(people(("A", 6, "F", 0)), enrolled(("A", 6, "F", "ISCED11_1", 3)), ages)
    assert found["out_of_school_raw"].eq(-3).all()
    assert found[["rate", "rate_raw", "out_of_school"]].isna().all(axis=None)
    assert found["obs_status"].eq("M").all()


def test_a_number_missing_in_one_area_leaves_the_nation_missing_and_the_others_known():
    gone = POPULATION.assign(population=POPULATION["population"].astype(float))
    gone.loc[gone["ref_area"].eq("AZ-B") & gone["age"].eq(7), "population"] = np.nan
    found = from_enrolment(gone, ENROLMENT, AGES).set_index(["ref_area", "sex", "level"])
    status = found["obs_status"]
    assert (status["AZ-B", "F", "PRIM"], status["AZE", "_T", "PRIM"]) == ("O", "O")
    assert (status["AZ-A", "F", "PRIM"], status["AZ-B", "F", "LSEC"]) == ("A", "A")


def test_parity_is_symmetrical_about_one():
    girls, boys = pd.Series([80.0, 100.0, 50.0, 0.0, 90]), pd.Series([100.0, 80.0, 50.0, 0.0, 0])
    found = adjusted_parity(girls, boys)
    np.testing.assert_allclose(found, [0.8, 1.2, 1.0, np.nan, 2.0])


def test_parity_stands_on_the_row_of_both_sexes_and_caps_each_at_a_hundred():
    found = from_enrolment(POPULATION, ENROLMENT, AGES)
    assert one(found, ref_area="AZ-C", sex="_T", level="PRIM")["parity"] == 1
    row = one(found, ref_area="AZ-A", sex="_T", level="PRIM")
    assert row["parity"] == pytest.approx(2 - 95.29411764705881 / 96.22348680807036)
    assert found.loc[found["sex"] != "_T", "parity"].isna().all()


TWICE = pd.concat([POPULATION, POPULATION.head(2)])


@pytest.mark.parametrize(
    ("population", "enrolment", "reason"),
    [
        (POPULATION.drop(columns="age"), ENROLMENT, "no column age"),
        (POPULATION.head(0), ENROLMENT, "no rows of population"),
        (TWICE, ENROLMENT, r"4 row\(s\) of population that come more than once"),
        (POPULATION.assign(population=-1), ENROLMENT, "72 .* negative"),
        (POPULATION.assign(age=5.5), ENROLMENT, "whole number"),
        (POPULATION, ENROLMENT.replace("ISCED11_3", "ISCED9"), "not known: ISCED9"),
        (POPULATION.iloc[1:], ENROLMENT, r"4 row\(s\) of enrolment have no population"),
        (POPULATION.assign(ref_area="AZE"), ENROLMENT, "totals of areas"),
        (POPULATION.assign(sex=["_T", "F"] * 36), ENROLMENT, "totals of areas or sexes"),
    ],
)
def test_what_cannot_be_computed_is_refused_with_the_count(population, enrolment, reason):
    with pytest.raises(EnrolmentError, match=reason):
        from_enrolment(population, enrolment, AGES)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500)), min_size=4, max_size=4))
def test_in_and_out_of_school_sum_to_the_population(numbers):
    children = people(*[("A", 6 + i, "F", n) for i, (n, _) in enumerate(numbers)])
    pupils = enrolled(*[("A", 6 + i, "F", "ISCED11_1", e) for i, (_, e) in enumerate(numbers)])
    row = from_enrolment(children, pupils, SchoolAges({"PRIM": (6, 9)})).iloc[0]
    assert row["enrolled"] + row["out_of_school_raw"] == row["population"]
    assert 0 <= row["rate"] <= 100
    if row["out_of_school_raw"] >= 0:
        assert row["rate"] + row["total_net_enrolment"] == pytest.approx(100)
