"""Survey: small classes of children written out, so that every share can be counted by eye."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.out_of_school.attendance import from_survey
from indicators.out_of_school.profile import profile, profile_by_age
from indicators.out_of_school.profile_errors import profile_errors
from indicators.out_of_school.school_ages import SchoolAges, SchoolAgesError, school_ages
from indicators.records import RecordsError
from indicators.survey.estimators import Design, proportion

AGES = school_ages(2023)
ALONE = Design("weight")
PRE, ONE, TWO = "ISCED11_02", "ISCED11_1", "ISCED11_2"


def children(*rows, weight=1.0):
    names = ["age", "attends", "level_attended", "ever_attended"]
    frame = pd.DataFrame(rows, columns=names)
    frame["attends"] = frame["attends"].astype(float)
    frame["ever_attended"] = frame["ever_attended"].astype(float)
    return frame.assign(weight=weight, level_attended=frame["level_attended"].astype("string"))


def rate(records, level, **options):
    found = from_survey(records, ALONE, AGES, withhold=False, **options)
    return found[found["level"].eq(level) & found["measure"].eq("rate")].iloc[0]


def divided(records, level="PRIM", **options):
    found = profile(records, ALONE, AGES, withhold=False, **options)
    return found[found["level"] == level].set_index("profile")


def test_a_child_of_lower_secondary_age_still_in_primary_is_in_school():
    found = rate(children((12, 1, ONE, 1), (12, 0, None, 1)), "LSEC")
    assert (found["estimate"], found["records"]) == (0.5, 2)


def test_a_child_of_primary_age_in_preprimary_is_out_by_uis_and_in_by_mics():
    records = children((6, 1, PRE, 0), (6, 1, ONE, 1), (7, 1, ONE, 1), (8, 0, None, 0))
    assert rate(records, "PRIM", convention="uis")["estimate"] == 0.5
    assert rate(records, "PRIM", convention="mics")["estimate"] == 0.25


def test_the_year_before_primary_preprimary_is_what_is_asked_for_by_both_conventions():
    records = children((5, 1, PRE, 0), (5, 1, ONE, 1), (5, 0, None, 0), (5, 0, None, 0))
    for convention in ("uis", "mics"):
        assert rate(records, "OYBP", convention=convention)["estimate"] == 0.5


def test_missing_attendance_or_level_leaves_both_terms_and_is_counted():
    records = children(
        (7, 1, ONE, 1), (7, 0, None, 0), (7, None, None, None), (8, 1, None, 1), (None, 1, ONE, 1)
    )
    found = rate(records, "PRIM")
    assert (found["estimate"], found["records"], found["missing"]) == (0.5, 2, 2)
    assert found["ageless"] == 1


def test_a_level_without_a_child_of_its_age_is_not_applicable_and_not_zero():
    found = rate(children((7, 1, ONE, 1), (8, 0, None, 0)), "USEC")
    assert (found["obs_status"], found["records"]) == ("M", 0)
    assert np.isnan(found["estimate"])
    number = from_survey(children((7, 1, ONE, 1)), ALONE, AGES).set_index(["level", "measure"])
    assert np.isnan(number["estimate"]["USEC", "number"])


def test_the_number_is_the_weight_of_those_out_and_the_dimension_that_of_the_level():
    records = children((7, 1, ONE, 1), (8, 0, None, 0), (12, 0, None, 1), weight=100.0)
    found = from_survey(records, ALONE, AGES, withhold=False).set_index(["level", "measure"])
    assert found["estimate"]["PRIM", "number"] == 100
    assert found["estimate"]["PRIM", "rate"] == 0.5
    assert found["dimension"].groupby("level").first().to_dict() == {
        "OYBP": "D1", "PRIM": "D2", "LSEC": "D3", "USEC": "D6",
    }  # fmt: skip


def sampled(seed=7, n=2000):
    random = np.random.default_rng(seed)
    attends = random.choice([0.0, 1.0, np.nan], n, p=[0.2, 0.75, 0.05])
    levels = random.choice([PRE, ONE, TWO, "ISCED11_3"], n)
    going = attends == 1
    in_school = going & (levels != PRE)
    return pd.DataFrame(
        {
            "age": random.integers(3, 18, n),
            "attends": attends,
            "level_attended": pd.array(np.where(going, levels, None), dtype="string"),
            "ever_attended": np.where(in_school, 1.0, random.choice([0.0, 1.0], n)),
            "weight": random.uniform(0.5, 3, n),
            "stratum": np.repeat([1, 2, 3, 4], n // 4),
            "cluster": np.arange(n) // 20,
            "region": random.choice(["A", "B", "C"], n),
        }
    )


DESIGN = Design("weight", "stratum", "cluster")


def test_errors_are_those_of_a_proportion_in_a_domain_of_the_whole_design():
    records = sampled()
    out = np.where(records["attends"] == 0, 1.0, records["level_attended"].eq(PRE).astype(float))
    records["out"] = np.where(records["attends"].isna(), np.nan, out)
    records["primary"] = records["age"].between(6, 9).astype(int)
    peer = proportion(records, "out", DESIGN, domain="primary", by=["region"])
    found = from_survey(records, DESIGN, AGES, by=["region"])
    found = found[found["level"].eq("PRIM") & found["measure"].eq("rate")]
    for name in ("estimate", "standard_error", "lower", "upper", "records", "missing"):
        np.testing.assert_allclose(found[name], peer[name], rtol=1e-12)


def test_the_nation_is_the_sum_of_its_areas():
    records = sampled()
    nation = from_survey(records, DESIGN, AGES).set_index(["level", "measure"])["estimate"]
    areas = from_survey(records, DESIGN, AGES, by=["region"])
    summed = areas[areas["measure"] == "number"].groupby("level")["estimate"].sum()
    for level in AGES.ages:
        assert nation[level, "number"] == pytest.approx(summed[level], rel=1e-12)


# An engine takes a second to plan what it computes in a hundredth: the random populations of an
# example are asked of it together, each as a part of its own.
seeds = st.lists(st.integers(0, 10_000), min_size=3, max_size=3, unique=True)


def populations(drawn, n):
    return pd.concat([sampled(seed, n).assign(seed=seed) for seed in drawn], ignore_index=True)


@settings(max_examples=2)  # each example is three populations of hundreds of random children
@given(seeds)
def test_more_are_out_by_uis_than_by_mics_and_in_and_out_sum_to_the_children(drawn):
    every = populations(drawn, 200)
    uis, mics = (
        from_survey(every, ALONE, AGES, by=["seed"], convention=c, withhold=False)
        for c in ("uis", "mics")
    )
    rates = uis["measure"] == "rate"
    assert (uis.loc[rates, "estimate"] >= mics.loc[rates, "estimate"] - 1e-12).all()
    out = uis.set_index(["seed", "level", "measure"])["estimate"]
    for seed, records in every.groupby("seed"):
        aged = records[records["age"].between(6, 9)]
        known = aged[aged["attends"].notna()]
        inside = known[known["level_attended"].isin([ONE, TWO, "ISCED11_3"])]["weight"].sum()
        assert inside + out[seed, "PRIM", "number"] == pytest.approx(known["weight"].sum())


def test_those_who_ever_attended_have_left():
    found = divided(children((9, 0, None, 1), (9, 0, None, 1), (9, 1, ONE, 1)))
    assert found["share"].to_dict() == {"left": 1, "late": 0, "never": 0}
    assert found["number"].to_dict() == {"left": 2, "late": 0, "never": 0}


def test_as_many_are_expected_late_as_the_least_share_of_never_attenders_leaves():
    six = [(6, 0, None, 0)] * 4 + [(6, 1, ONE, 1)] * 6  # nv(6) = 0.4
    nine = [(9, 0, None, 0)] * 1 + [(9, 1, ONE, 1)] * 9  # nv(9) = 0.1, the least from 6 on
    ten = [(10, 0, None, 0)] * 2 + [(10, 1, ONE, 1)] * 8  # nv(10) = 0.2: nobody enters any more
    records = children(*six, *nine, *ten)
    found = divided(records)
    assert found["number"].to_dict() == pytest.approx({"left": 0, "late": 3, "never": 2})
    older = divided(records, "LSEC")
    assert older["number"].to_dict() == pytest.approx({"left": 0, "late": 0, "never": 2})
    ages = profile_by_age(records, ALONE, AGES).set_index("age")
    assert ages["least"].to_dict() == pytest.approx({6: 0.1, 9: 0.1, 10: 0.2})


def test_a_later_lower_share_than_that_of_the_level_counts():
    six = [(6, 0, None, 0)] * 2 + [(6, 1, ONE, 1)] * 2
    records = children(*six, *[(16, 1, TWO, 1)] * 3)
    assert divided(records)["share"].to_dict() == {"left": 0, "late": 1, "never": 0}


def test_a_child_of_preprimary_may_yet_come_to_school():
    rows = [(6, 1, PRE, 0), (6, 1, ONE, 1), (7, 1, ONE, 1)]
    assert divided(children(*rows))["share"]["late"] == 1
    within = divided(children(*rows), convention="mics")
    assert within["obs_status"].eq("M").all()
    assert within["share"].isna().all()


def test_a_child_of_unknown_past_is_left_out_and_counted():
    found = divided(children((7, 0, None, None), (7, 0, None, 1)))
    assert (found["missing"] == 1).all()
    assert (found["records"] == 1).all()
    alone = divided(children((7, 0, None, None), (8, 1, ONE, 1)))
    assert alone["obs_status"].eq("O").all()
    assert alone[["share", "number"]].isna().all(axis=None)


def test_few_children_out_of_school_are_withheld():
    found = profile(children(*[(7, 0, None, 0)] * 24), ALONE, AGES)
    assert found["obs_status"].eq("Q").all()
    assert found[["share", "number"]].isna().all(axis=None)


@settings(max_examples=2)  # each example is three populations of hundreds of random children
@given(seeds)
def test_the_profile_sums_to_all_children_out_of_school(drawn):
    every = populations(drawn, 400)
    # The sum over a part is that of the whole: asked of one population, and of each of them.
    for records, by in ((every[every["seed"] == drawn[0]], []), (every, ["seed"])):
        found = profile(records, DESIGN, AGES, by=by, withhold=False)
        counted = found[found["obs_status"].isin(["A", "U", "Q"])]
        shares = counted.groupby([*by, "level"])["share"].sum()
        np.testing.assert_allclose(shares, 1, rtol=1e-12)
        assert (counted["share"] >= -1e-12).all()
        numbers = counted.groupby([*by, "level"])["number"].sum()
        out = from_survey(records, DESIGN, AGES, by=by, withhold=False)
        out = out.set_index([*by, "level", "measure"])["estimate"].xs("number", level="measure")
        assert len(numbers) > 0
        np.testing.assert_allclose(numbers, out[numbers.index], rtol=1e-9)


def test_the_errors_are_of_the_very_profile_and_of_its_design():
    records = sampled(n=800)
    told = profile(records, DESIGN, AGES, convention="mics", withhold=False).set_index(
        ["level", "profile"]
    )
    found = profile_errors(records, DESIGN, AGES, convention="mics").set_index(
        ["measure", "level", "profile"]
    )
    for measure in ("share", "number"):
        own = found.loc[measure].loc[told.index]
        np.testing.assert_allclose(own["estimate"], told[measure], rtol=1e-12)
        assert (own["lower"].fillna(0) >= 0).all()
        assert (own["standard_error"] > 0).any()
    assert (found.loc["share", "upper"].fillna(1) <= 1).all()
    # Those who left are a plain share of the sample: linearisation says how far it can be off.
    out = records.assign(
        out=(records["attends"] == 0) & records["age"].between(15, 16) & (records["weight"] > 0),
        left=records["ever_attended"],
    )
    plain = proportion(out, "left", DESIGN, domain="out", withhold=False).iloc[0]
    left = found.loc[("share", "USEC", "left")]
    assert left["estimate"] == pytest.approx(plain["estimate"], rel=1e-12)
    assert left["standard_error"] == pytest.approx(plain["standard_error"], rel=0.15)


def test_a_child_in_school_that_never_was_is_a_contradiction():
    with pytest.raises(RecordsError, match=r"1 record\(s\) attend school and are said never"):
        profile(children((7, 1, ONE, 0), (8, 1, ONE, 1)), ALONE, AGES)


def test_what_cannot_be_read_is_refused_with_its_count():
    good = children((7, 1, ONE, 1), (8, 1, ONE, 1))
    for records, reason in (
        (good.drop(columns="attends"), "no column"),
        (good.assign(level_attended="grade 3"), r"not known in 2 record\(s\), grade 3"),
        (good.assign(attends=2), r"attends is neither 0 nor 1 in 2"),
        (good.assign(weight=0), "zero in all 2"),
        (good.assign(weight=[-1, 1]), "negative in 1"),
        (good.assign(age=30), "None of 2"),
        (good.head(0), "no records"),
    ):
        with pytest.raises(RecordsError, match=reason):
            from_survey(records, ALONE, AGES)
    with pytest.raises(SchoolAgesError, match="uis or mics"):
        from_survey(good, ALONE, AGES, convention="oosci")


def test_ages_of_school_are_those_of_the_year():
    assert AGES.ages == {"OYBP": (5, 5), "PRIM": (6, 9), "LSEC": (10, 14), "USEC": (15, 16)}
    assert AGES.grades == {"PRIM": (1, 4), "LSEC": (5, 9), "USEC": (10, 11)}
    with pytest.raises(SchoolAgesError, match="declared for 1990"):
        school_ages(1990)
    with pytest.raises(SchoolAgesError, match="apart"):
        SchoolAges({"PRIM": (6, 10), "LSEC": (10, 14)})


def test_every_engine_says_the_same(engine):
    records = sampled(n=400)
    table = engine(records)
    for analyse in (
        lambda records: from_survey(records, DESIGN, AGES, convention="mics", by=["region"]),
        lambda records: profile(records, DESIGN, AGES, withhold=False),
        lambda records: profile_by_age(records, DESIGN, AGES, by=["region"]),
        lambda records: profile_errors(records, DESIGN, AGES),
    ):
        pd.testing.assert_frame_equal(
            analyse(table), analyse(records), rtol=1e-9, check_dtype=False
        )


def test_groups_have_their_own_least_share_of_never_attenders():
    young = [(6, 0, None, 0), (6, 1, ONE, 1)]  # nv(6) = 0.5 in both groups
    records = pd.concat(
        [
            children(*young, (9, 1, ONE, 1)).assign(region="A"),  # all have come by nine
            children(*young, (9, 0, None, 0)).assign(region="B"),  # nobody more will come
        ]
    )
    found = profile(records, ALONE, AGES, by=["region"], withhold=False)
    late = found[(found["level"] == "PRIM") & (found["profile"] == "late")]
    assert late.set_index("region")["number"].to_dict() == {"A": 1, "B": 0}
