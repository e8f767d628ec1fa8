"""Multiple deprivation is that of Alkire and Foster's example and of the peer mpitbR 1.0.1.

The households are the synthetic set that comes with mpitb, complete cases only, with mpitbR's
output for every measure, cut-off and group. It fits its estimates by iteration: they agree to eight
digits, their standard errors to twelve.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.deprivation.counting import Framework, deprivation_counts, headcounts, multiple
from indicators.deprivation.framework import SCORE, is_deprived, is_known, with_deprivations
from indicators.deprivation.overlap import overlaps
from indicators.deprivation.parts import adjusted_gap, by_dimension, by_group
from indicators.records import RecordsError, number_where
from indicators.survey import resampled
from indicators.survey.estimators import Design, proportion

CASES = Path(__file__).parent / "cases"
HOUSEHOLDS = pd.read_csv(CASES / "deprivation_households.csv.gz")
PEER = pd.read_csv(CASES / "deprivation_mpitb_expected.csv.gz", dtype={"subg": str})
DIMENSIONS = ("d_nutr", "d_cm", "d_satt", "d_educ", "d_elct", "d_sani", "d_wtr", "d_hsg", "d_ckfl")
DIMENSIONS += ("d_asst",)
MPI = Framework(DIMENSIONS, (1 / 6,) * 4 + (1 / 18,) * 6, "share")
DESIGN = Design("weight", "stratum", "psu")
CUTOFFS = (0.01, 0.2, 0.33, 0.5)
LEVELS = ("nat", "area", "region")

# Alkire and Foster (2011), section 4: four persons; lines 13, 12, 3 and 1.
EXAMPLE = pd.DataFrame(
    {
        "one": [0, 0, 1, 0],
        "two": [0, 1, 1, 1],
        "three": [0, 0, 1, 0],
        "four": [0, 1, 1, 0],
        "w": 1.0,
    }
)
EXAMPLE_GAPS = {
    "gap_one": [0, 0, 0.5 / 13, 0],
    "gap_two": [0, 5 / 12, 2 / 12, 1 / 12],
    "gap_three": [0, 0, 2 / 3, 0],
    "gap_four": [0, 1, 1, 0],
}
FOUR = Framework(("one", "two", "three", "four"))
ALONE = Design("w")


def groups(level):
    return [] if level == "nat" else [level]


def compared(found, level, measure, value="estimate", of=()):
    """Return our rows beside the peer's, every one of the peer's found."""
    found = found.assign(subg="nat" if level == "nat" else found.get(level).astype(str))
    if "k" in found:
        found = found.assign(k=(found["k"] * 100).round(6))
    found = found.rename(columns={"dimension": "indicator", value: "value"})
    peer = PEER[(PEER["loa"] == level) & (PEER["measure"] == measure)]
    keys = ["subg", *of]
    errors = ["standard_error", "lower", "upper"] if value == "estimate" else []
    both = peer.merge(found[[*keys, "value", *errors]], on=keys)
    assert len(both) == len(peer) > 0
    return both


def agree(both):
    assert np.abs(both["b"] - both["value"]).max() < 5e-9
    if "standard_error" in both:
        assert np.abs(both["se"] - both["standard_error"]).max() < 1e-12
        assert np.abs(both["ll"] - both["lower"]).max() < 5e-9
        assert np.abs(both["ul"] - both["upper"]).max() < 5e-9


@pytest.mark.parametrize("level", LEVELS)
def test_headcount_intensity_and_adjusted_headcount_are_the_peers(level):
    found = multiple(HOUSEHOLDS, MPI, DESIGN, cutoffs=CUTOFFS, by=groups(level))
    for measure in ("H", "A", "M0"):
        agree(compared(found[found["measure"] == measure], level, measure, of=["k"]))


@pytest.mark.parametrize("level", LEVELS)
def test_headcounts_by_dimension_are_the_peers(level):
    found = headcounts(HOUSEHOLDS, MPI, DESIGN, by=groups(level))
    agree(compared(found, level, "hd", of=["indicator"]))


@pytest.mark.parametrize("level", LEVELS)
def test_censored_headcounts_and_contributions_are_the_peers(level):
    found = by_dimension(HOUSEHOLDS, MPI, DESIGN, cutoffs=CUTOFFS, by=groups(level))
    agree(compared(found, level, "hdk", of=["indicator", "k"]))
    agree(compared(found, level, "actb", "part", of=["indicator", "k"]))
    agree(compared(found, level, "pctb", "contribution", of=["indicator", "k"]))


@pytest.mark.parametrize(
    ("k", "h", "a", "m0", "m1", "censored", "contributions"),
    [
        (
            1,
            0.75,
            0.583333,
            0.4375,
            0.210737,
            [0.25, 0.75, 0.25, 0.5],
            [1 / 7, 3 / 7, 1 / 7, 2 / 7],
        ),
        (2, 0.5, 0.75, 0.375, 0.205529, [0.25, 0.5, 0.25, 0.5], [1 / 6, 1 / 3, 1 / 6, 1 / 3]),
        (3, 0.25, 1.0, 0.25, 0.116987, [0.25] * 4, [0.25] * 4),
        (4, 0.25, 1.0, 0.25, 0.116987, [0.25] * 4, [0.25] * 4),
    ],
)
def test_the_example_of_the_publication(k, h, a, m0, m1, censored, contributions):
    given_ = {"cutoffs": [k], "withhold": False}
    found = multiple(EXAMPLE, FOUR, ALONE, **given_).set_index("measure")["estimate"]
    assert found[["H", "A", "M0"]].tolist() == pytest.approx([h, a, m0], abs=1e-6)
    assert found["average"] == pytest.approx(4 * a, abs=1e-5)
    parts = by_dimension(EXAMPLE, FOUR, ALONE, **given_)
    assert parts["estimate"].tolist() == pytest.approx(censored)
    assert parts["contribution"].tolist() == pytest.approx(contributions)
    gaps = dict(zip(FOUR.dimensions, EXAMPLE_GAPS, strict=True))
    gap = adjusted_gap(EXAMPLE.assign(**EXAMPLE_GAPS), FOUR, ALONE, gaps=gaps, **given_)
    assert gap["estimate"].tolist() == pytest.approx([m1], abs=1e-6)


def test_nobody_deprived_leaves_the_intensity_undefined():
    none = pd.DataFrame({"a": [0] * 60, "b": 0, "w": 1.0})
    found = multiple(none, Framework(("a", "b")), ALONE, cutoffs=[1]).set_index("measure")
    assert found["estimate"][["H", "M0"]].tolist() == [0, 0]
    assert found["estimate"][["A", "average"]].isna().all()
    assert found["obs_status"].to_dict() == {"H": "A", "A": "M", "M0": "A", "average": "M"}
    assert found["upper"]["H"] == pytest.approx(0.0601718, abs=1e-7)
    parts = by_dimension(none, Framework(("a", "b")), ALONE, cutoffs=[1])
    assert parts["contribution"].isna().all()


def test_a_child_of_whom_a_dimension_is_not_known_is_left_out_and_counted():
    unsure = EXAMPLE.assign(one=[0, None, 1, 0])
    found = multiple(unsure, FOUR, ALONE, cutoffs=[2], withhold=False).set_index("measure")
    assert found["estimate"]["H"] == pytest.approx(1 / 3)
    assert set(found["missing"]) == {1}
    single = headcounts(unsure, FOUR, ALONE, withhold=False).set_index("dimension")
    assert single["records"].tolist() == [3, 3, 3, 3]
    own = headcounts(unsure, FOUR, ALONE, complete=False, withhold=False).set_index("dimension")
    assert own["records"].tolist() == [3, 4, 4, 4]
    assert own["missing"].tolist() == [1, 0, 0, 0]


AGES = pd.DataFrame(
    {
        "age_group": ["small", "small", "big", "big", "big"],
        "stunted": [1, 0, None, None, None],
        "out_of_school": [None, None, 1, 0, 0],
        "no_water": [1, 0, 1, 1, 0],
        "w": [2.0, 1.0, 1.0, 1.0, 1.0],
    }
)
LIFE_CYCLE = Framework(
    ("stunted", "out_of_school", "no_water"),
    age="age_group",
    applies={"small": ("stunted", "no_water"), "big": ("out_of_school", "no_water")},
)


def test_a_dimension_that_does_not_apply_at_an_age_is_not_among_a_childs_dimensions():
    found = multiple(AGES, LIFE_CYCLE, ALONE, cutoffs=[1, 2], withhold=False)
    found = found.set_index(["k", "measure"])["estimate"]
    assert found[1, "H"] == pytest.approx(4 / 6)
    assert found[1, "M0"] == pytest.approx((2 * 1 + 1 * 1 + 1 * 0.5) / 6)
    assert found[2, "A"] == 1
    single = headcounts(AGES, LIFE_CYCLE, ALONE, withhold=False).set_index("dimension")
    assert single["estimate"].to_dict() == pytest.approx(
        {"stunted": 2 / 3, "out_of_school": 1 / 3, "no_water": 4 / 6}
    )
    by_age = headcounts(AGES, LIFE_CYCLE, ALONE, by=["age_group"], withhold=False)
    by_age = by_age.set_index(["age_group", "dimension"])
    assert by_age["obs_status"]["big", "stunted"] == "M"
    assert by_age["missing"].sum() == 0
    parts = by_dimension(AGES, LIFE_CYCLE, ALONE, cutoffs=[1], withhold=False)
    assert parts["part"].sum() == pytest.approx(found[1, "M0"])
    assert parts["contribution"].sum() == pytest.approx(1)


def test_each_age_has_combinations_of_its_own_dimensions():
    found = overlaps(AGES, LIFE_CYCLE, ALONE, withhold=False)
    assert found.groupby("age_group")["estimate"].sum().tolist() == pytest.approx([1, 1])
    assert found.groupby("age_group").size().to_dict() == {"big": 4, "small": 4}
    cells = found.set_index(["age_group", "combination"])["estimate"]
    assert cells["small", "stunted+no_water"] == pytest.approx(2 / 3)
    assert cells["big", "no_water"] == pytest.approx(1 / 3)
    assert cells["big", ""] == pytest.approx(1 / 3)


def test_an_age_without_dimensions_is_left_out_and_counted():
    found = multiple(AGES.replace("small", "other"), LIFE_CYCLE, ALONE, cutoffs=[1], withhold=False)
    assert set(found["missing"]) == {2}
    assert found["records"].iloc[0] == 3


def test_a_combination_is_a_proportion_like_any_other():
    whole = HOUSEHOLDS[list(DIMENSIONS[:5])].sum(axis=1)
    records = HOUSEHOLDS.assign(
        none=whole.eq(0), nutrition=HOUSEHOLDS["d_nutr"].eq(1) & whole.eq(1)
    )
    for design in (DESIGN, Design("weight"), Design("weight", "stratum")):
        cells = overlaps(records, Framework(DIMENSIONS[:5]), design, by=["area"])
        for outcome, combination in (("none", ""), ("nutrition", "d_nutr")):
            expected = proportion(records, outcome, design, by=["area"])
            found = cells[cells["combination"] == combination].reset_index(drop=True)
            columns = [
                "area",
                "estimate",
                "standard_error",
                "lower",
                "upper",
                "records",
                "clusters",
            ]
            pd.testing.assert_frame_equal(found[columns], expected[columns], rtol=1e-10)


def test_the_shares_of_persons_by_number_of_deprivations_sum_to_one():
    found = deprivation_counts(EXAMPLE, FOUR, ALONE, withhold=False)
    assert found["estimate"].tolist() == [0.25, 0.25, 0.25, 0, 0.25]


def test_groups_contribute_by_their_size_and_their_deprivation():
    found = by_group(HOUSEHOLDS, MPI, DESIGN, group="area", cutoffs=[0.33])
    whole = multiple(HOUSEHOLDS, MPI, DESIGN, cutoffs=[0.33]).set_index("measure")["estimate"]
    share = HOUSEHOLDS["area"].value_counts(normalize=True).sort_index()
    assert found["share"].tolist() == pytest.approx(share.tolist())
    expected = found["share"] * found["estimate"] / whole["M0"]
    assert found["contribution"].tolist() == pytest.approx(expected.tolist())


@pytest.mark.parametrize("k", [0, 5, 1.5, -1])
def test_an_impossible_cutoff_is_refused(k):
    with pytest.raises(RecordsError, match="cut-off"):
        multiple(EXAMPLE, FOUR, ALONE, cutoffs=[k])


def test_a_share_reached_but_for_rounding_is_reached():
    thirds = Framework(("one", "two", "three"), cutoff="share")
    found = multiple(EXAMPLE, thirds, ALONE, cutoffs=[1 / 3 + 2 / 3, 1 / 3], withhold=False)
    assert found.loc[found["measure"] == "H", "estimate"].tolist() == [0.25, 0.75]


def test_what_cannot_be_analysed_is_refused():
    with pytest.raises(RecordsError, match=r"two is neither 0 nor 1 in 1 record\(s\)"):
        multiple(EXAMPLE.assign(two=[0, 3, 1, 1]), FOUR, ALONE, cutoffs=[1])
    for analyse in (headcounts, deprivation_counts, overlaps):
        with pytest.raises(
            RecordsError, match=r"None of 4 record\(s\) has every dimension that applies"
        ):
            analyse(EXAMPLE.assign(two=None), FOUR, ALONE)
    with pytest.raises(
        RecordsError, match=r"None of 4 record\(s\) has every dimension that applies"
    ):
        multiple(EXAMPLE.assign(two=None), FOUR, ALONE, cutoffs=[1])
    with pytest.raises(RecordsError, match="one weight above zero"):
        Framework(("one", "two"), weights=(1.0,))
    gaps = dict(zip(FOUR.dimensions, EXAMPLE_GAPS, strict=True))
    with pytest.raises(RecordsError, match=r"gap_two lies outside 0 and 1 in 4 record\(s\)"):
        broken = EXAMPLE.assign(**EXAMPLE_GAPS).assign(gap_two=12.0)
        adjusted_gap(broken, FOUR, ALONE, gaps=gaps, cutoffs=[1])


def test_every_engine_says_the_same(engine):
    few = HOUSEHOLDS.iloc[::5]
    framework = Framework(DIMENSIONS[:3], (1 / 6, 1 / 6, 1 / 18))
    table = engine(few)
    for analyse in (
        lambda records: multiple(records, framework, DESIGN, cutoffs=[1, 2], by=["area"]),
        lambda records: overlaps(records, framework, DESIGN),
        lambda records: by_dimension(records, framework, DESIGN, cutoffs=[1]),
        lambda records: by_group(records, framework, DESIGN, group="area", cutoffs=[1]),
    ):
        pd.testing.assert_frame_equal(analyse(table), analyse(few), rtol=1e-9, check_dtype=False)


children = st.lists(
    st.tuples(*[st.integers(0, 1)] * 3, st.floats(0.1, 9), st.sampled_from("ab")),
    min_size=8,
    max_size=40,
)


@settings(max_examples=12)
@given(children, st.integers(1, 3))
def test_the_laws_of_multiple_deprivation(rows, k):
    records = pd.DataFrame(rows, columns=["a", "b", "c", "w", "group"])
    framework, asked = Framework(("a", "b", "c")), {"withhold": False}
    found = multiple(records, framework, ALONE, cutoffs=[1, k], **asked)
    found = found.drop_duplicates(["k", "measure"]).set_index(["k", "measure"])["estimate"]
    intensity = 0 if found[k, "H"] == 0 else found[k, "A"]
    assert found[k, "M0"] == pytest.approx(found[k, "H"] * intensity)
    single = headcounts(records, framework, ALONE, **asked)["estimate"]
    assert found[1, "M0"] == pytest.approx(single.mean())
    cells = overlaps(records, framework, ALONE, **asked)
    assert cells["estimate"].sum() == pytest.approx(1)
    parts = by_group(records, framework, ALONE, group="group", cutoffs=[k], **asked)
    if found[k, "M0"] > 0:
        assert parts["contribution"].sum() == pytest.approx(1)
        of = by_dimension(records, framework, ALONE, cutoffs=[k], **asked)
        assert of["contribution"].sum() == pytest.approx(1)


PEOPLE = pd.DataFrame(
    {
        "age": ["young"] * 30 + ["old"] * 30 + ["grown"] * 30 + [None] * 10,
        "one": [1, 0, 0] * 33 + [1],
        "two": [0, 1] * 50,
        "w": 1.0,
    }
)
APPLYING = {"young": ("one",), "old": ("one", "two"), "grown": ()}
PEOPLES = Framework(("one", "two"), age="age", applies=APPLYING)


def test_an_age_without_dimensions_has_no_combination_but_the_empty_one_and_no_share():
    found = overlaps(PEOPLE, PEOPLES, ALONE)
    shares = found.groupby("age", dropna=False)["estimate"].sum(min_count=1)
    assert shares[["young", "old"]].tolist() == pytest.approx([1, 1])
    nowhere = found[found["age"].isna() | found["age"].eq("grown")]
    assert nowhere[["combination", "obs_status", "records"]].values.tolist() == [["", "M", 0]] * 2
    assert nowhere["missing"].tolist() == [30, 10]


def test_persons_to_whom_no_dimension_applies_are_counted_apart_from_those_not_known():
    unknown = PEOPLE.assign(one=PEOPLE["one"].mask(PEOPLE.index < 2))
    found = multiple(unknown, PEOPLES, ALONE, cutoffs=[1], by=["age"])
    shown = found[found["measure"] == "H"].set_index("age")
    counts = shown[["records", "missing", "not_applicable", "obs_status"]]
    assert counts.loc["young"].tolist() == [28, 2, 0, "U"]
    assert counts.loc["grown"].tolist() == [0, 30, 30, "M"]
    everyone = multiple(unknown, PEOPLES, ALONE, cutoffs=[1]).iloc[0]
    assert everyone[["records", "missing", "not_applicable"]].tolist() == [58, 42, 40]


def test_records_of_which_none_has_a_dimension_that_applies_are_refused():
    with pytest.raises(RecordsError, match="every dimension"):
        multiple(PEOPLE[PEOPLE["age"] == "grown"], PEOPLES, ALONE, cutoffs=[1])


def test_headcount_intensity_and_their_product_have_the_errors_of_clusters_left_out():
    drawn = with_deprivations(HOUSEHOLDS, MPI, DESIGN)
    poor = is_deprived(drawn.table, MPI, 0.33)
    values = {
        "all": is_known(drawn.table),
        "poor": number_where(poor) * is_known(drawn.table),
        "score": poor.ifelse(drawn.table[SCORE], 0.0) * is_known(drawn.table),
    }
    again = resampled(
        drawn,
        values,
        lambda sums: {
            "H": sums["poor"] / sums["all"],
            "A": sums["score"] / sums["poor"],
            "M0": sums["score"] / sums["all"],
        },
    ).set_index("measure")
    told = multiple(HOUSEHOLDS, MPI, DESIGN, cutoffs=[0.33]).set_index("measure")
    for measure in ("H", "A", "M0"):
        assert again.loc[measure, "estimate"] == pytest.approx(told.loc[measure, "estimate"])
        assert again.loc[measure, "standard_error"] == pytest.approx(
            told.loc[measure, "standard_error"], rel=0.01
        )
