"""Survey estimates agree with R's package survey 4.1, whatever the design, to twelve digits.

Files: R's own samples of Californian schools (api), with the output of svymean, svyciprop, svyby,
svytotal and svyttest. The small design with a lonely cluster was run through R survey 4.1.1 with
each setting of survey.lonely.psu.
"""

from dataclasses import replace
from math import inf, nan
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.records import RecordsError
from indicators.survey.difference import difference
from indicators.survey.estimators import Design, mean, proportion, ratio, total

CASES = Path(__file__).parent / "cases"
SAMPLES = {
    "SHARE_apistrat_strata_nofpc": ("apistrat", Design("pw", stratum="stype")),
    "SHARE_apistrat_strata_fpc": ("apistrat", Design("pw", stratum="stype", fpc="fpc")),
    "SHARE_apiclus1_cluster_nofpc": ("apiclus1", Design("pw", cluster="dnum")),
}
PEER = pd.read_csv(CASES / "survey_r_expected.csv").set_index(["set", "stat", "group"])
COLUMNS = {
    "estimate": "estimate",
    "se": "standard_error",
    "ci_low": "lower",
    "ci_high": "upper",
    "deff": "deff",
    "df": "df",
}

LONELY = pd.DataFrame(
    {
        "h": [1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3],
        "c": [1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6],
        "w": [10, 12, 9, 7, 20, 5, 11, 8, 6, 14, 3],
        "y": [1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1],
        "x": [2.5, 1, 3, 4.5, 2, 6, 1.5, 2, 2.5, 7, 1],
        "g": ["a", "b", "a", "a", "b", "a", "a", "b", "a", "b", "b"],
    }
)
ALL = Design("w", stratum="h", cluster="c")
# Standard errors: proportion, total, ratio, mean; design effects of the first two; by group.
R_LONELY = {
    "adjust": [
        [0.128491218626502, 9.380831519646859, 0.041962291620200, 0.737136057459598],
        [0.782012313927208, 0.378068739770867],
        [0.1961536670363850, 0.0464258729085006],
    ],
    "certainty": [
        [0.1210527604202990, 7.9372539331937721, 0.0400650037128193, 0.7357396353467032],
        [0.6940904839841011, 0.2706628477905074],
        [0.1946956888412678, 0.0425948756959217],
    ],
    "average": [
        [0.1482587474925559, 9.7211110476117906, 0.0490694078195605, 0.9010933450703926],
        [1.0411357259761516, 0.4059942716857611],
        [0.2384525463903953, 0.0521678555561423],
    ],
}


def sample(name):
    file, design = SAMPLES[name]
    return pd.read_csv(CASES / f"survey_{file}.csv"), design


def agrees(found, name, stat, group="all"):
    peer = PEER.loc[(name, stat, group)].dropna()
    for column, value in peer.items():
        assert found[COLUMNS[column]] == pytest.approx(value, rel=1e-12, abs=1e-13), column


@pytest.mark.parametrize("name", SAMPLES)
def test_a_mean_with_its_design_effect_is_that_of_the_peer(name):
    records, design = sample(name)
    agrees(proportion(records, "awarded", design, interval="t").iloc[0], name, "mean_t_ci")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("interval", ["logit", "beta"])
def test_an_interval_of_a_proportion_is_that_of_the_peer(name, interval):
    records, design = sample(name)
    found = proportion(records, "awarded", design, interval=interval).iloc[0]
    agrees(found, name, f"svyciprop_{interval}")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_domain_keeps_the_clusters_without_anyone_in_it(name):
    records, design = sample(name)
    normal = replace(design, df=inf)
    found = mean(records, "awarded", normal, by=["sch.wide"], withhold=False)
    for _, row in found.iterrows():
        agrees(row, name, "domain_mean", row["sch.wide"])
    inside = records.assign(inside=records["sch.wide"].eq("Yes"))
    agrees(mean(inside, "awarded", normal, domain="inside").iloc[0], name, "domain_mean", "Yes")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_total_is_that_of_the_peer(name):
    records, design = sample(name)
    agrees(total(records, "awarded", design).iloc[0], name, "total")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_test_of_a_difference_counts_what_the_groups_share(name):
    records, design = sample(name)
    groups = ("No", "Yes")
    found = difference(records, "awarded", design, between="sch.wide", groups=groups).iloc[0]
    agrees(found, name, "diff_ttest_p")
    statistic = found["estimate"] / found["standard_error"]
    peer = PEER.loc[(name, "ttest_t_p", "all")]
    assert statistic == pytest.approx(peer["estimate"], rel=1e-12)
    assert found["p_value"] == pytest.approx(peer["se"], rel=1e-9)


@pytest.mark.parametrize("lonely", R_LONELY)
def test_a_stratum_of_one_cluster_is_treated_as_the_design_says(lonely):
    errors, effects, groups = R_LONELY[lonely]
    design = replace(ALL, lonely=lonely)
    found = [
        proportion(LONELY, "y", design, withhold=False).iloc[0],
        total(LONELY, "y", design, withhold=False).iloc[0],
        ratio(LONELY, "y", "x", design, withhold=False).iloc[0],
        mean(LONELY, "x", design, withhold=False).iloc[0],
    ]
    assert [f["standard_error"] for f in found] == pytest.approx(errors, rel=1e-12)
    assert [f["deff"] for f in found[:2]] == pytest.approx(effects, rel=1e-12)
    by_group = mean(LONELY, "y", design, by=["g"], withhold=False)
    assert by_group["standard_error"].tolist() == pytest.approx(groups, rel=1e-12)


def test_a_stratum_of_one_cluster_is_refused_and_named_if_so_wished():
    with pytest.raises(RecordsError, match=r"1 stratum/strata have a single cluster: 2\."):
        proportion(LONELY, "y", replace(ALL, lonely="fail"))


def test_weights_alone_make_each_record_a_cluster_of_one_stratum():
    found = mean(LONELY, "y", Design("w"), withhold=False).iloc[0]
    assert found["standard_error"] == pytest.approx(0.157683624845441, rel=1e-12)  # R
    assert found["deff"] == pytest.approx(1.177714129841790, rel=1e-12)
    assert (found["df"], found["clusters"]) == (10, 11)
    stratified = mean(LONELY, "y", Design("w", stratum="h"), withhold=False).iloc[0]
    assert stratified["standard_error"] == pytest.approx(0.163392702458750, rel=1e-12)
    assert stratified["df"] == 8


def test_degrees_of_freedom_are_the_designs_unless_the_domains_are_asked_for():
    whole = mean(LONELY, "y", ALL, by=["g"], withhold=False)
    own = mean(LONELY, "y", replace(ALL, df="domain"), by=["g"], withhold=False)
    assert whole["df"].tolist() == [3, 3]
    assert own["df"].tolist() == [
        2,
        1,
    ]  # R: degf of the subset "a" is 2; "b" has clusters 1, 3, 4, 6


def test_a_share_of_none_or_all_has_wilsons_interval_and_no_other():
    none = pd.DataFrame({"w": 1.0, "y": [0] * 60})
    found = proportion(none, "y", Design("w")).iloc[0]
    assert found["method"] == "wilson"
    assert (found["estimate"], found["standard_error"], found["lower"]) == (0, 0, 0)
    assert found["upper"] == pytest.approx(0.0601718, abs=1e-7)  # z²/(n+z²)
    all_ = proportion(none.assign(y=1), "y", Design("w")).iloc[0]
    assert (all_["upper"], all_["lower"]) == (1, pytest.approx(1 - 0.0601718, abs=1e-7))


def test_wilsons_interval_takes_the_effective_sample():
    records, design = sample("SHARE_apiclus1_cluster_nofpc")
    found = proportion(records, "awarded", design, interval="wilson").iloc[0]
    p, n = found["estimate"], found["estimate"] * (1 - found["estimate"])
    n /= found["standard_error"] ** 2
    z = 1.959963984540054
    centre, reach = (2 * n * p + z * z), z * (z * z + 4 * n * p * (1 - p)) ** 0.5
    assert found["lower"] == pytest.approx((centre - reach) / 2 / (n + z * z))
    assert found["upper"] == pytest.approx((centre + reach) / 2 / (n + z * z))


def test_few_records_are_flagged_and_too_few_withheld():
    sizes = {"a": 24, "b": 25, "c": 49, "d": 50}
    groups = [name for name, size in sizes.items() for _ in range(size)]
    records = pd.DataFrame({"w": 1.0, "y": [0, 1] * 74, "g": groups})
    found = proportion(records, "y", Design("w"), by=["g"]).set_index("g")
    assert found["obs_status"].tolist() == ["Q", "U", "U", "A"]
    assert found["records"].to_dict() == sizes
    assert found.loc["a", ["estimate", "standard_error", "lower", "upper"]].isna().all()
    shown = proportion(records, "y", Design("w"), by=["g"], withhold=False)
    assert shown["estimate"].notna().all()


def test_a_record_without_the_outcome_is_left_out_and_counted():
    records = LONELY.assign(y=[1, nan, 1, 1, 0, 1, 0, 0, 1, 0, 1])
    found = proportion(records, "y", ALL, withhold=False).iloc[0]
    assert (found["records"], found["missing"]) == (10, 1)
    assert found["estimate"] == pytest.approx(40 / 93)
    with pytest.raises(RecordsError, match=r"None of 11 record\(s\) has y"):
        proportion(records.assign(y=nan), "y", ALL)


def test_a_group_of_whom_nothing_is_known_stays_missing():
    found = proportion(
        LONELY.assign(y=[1, nan] + [1] * 9, g=["a", "b"] + ["a"] * 9), "y", ALL, by=["g"]
    )
    assert found["obs_status"].tolist() == ["Q", "O"]
    assert (found["records"][1], found["missing"][1]) == (0, 1)
    assert pd.isna(found["estimate"][1])


def test_a_record_without_a_group_forms_one_of_its_own():
    records = LONELY.assign(g=[None, *LONELY["g"][1:]])
    found = proportion(records, "y", ALL, by=["g"], withhold=False)
    assert found["records"].sum() == 11
    assert found["g"].isna().sum() == 1


def test_one_cluster_shows_no_variation():
    alone = mean(LONELY.assign(h=1, c=1), "y", ALL, withhold=False).iloc[0]
    assert alone["estimate"] == pytest.approx(40 / 105)
    assert alone[["standard_error", "lower", "upper"]].isna().all()
    summed = total(LONELY.assign(h=1, c=1), "y", ALL, withhold=False).iloc[0]
    assert pd.isna(summed["standard_error"])


def test_a_ratio_to_nothing_is_missing():
    found = ratio(LONELY.assign(x=0.0), "y", "x", ALL, withhold=False).iloc[0]
    assert pd.isna(found["estimate"])
    assert found["obs_status"] == "O"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"w": [nan, *[1.0] * 10]}, r"The weight w is missing in 1 record\(s\)"),
        ({"w": [-1.0, -2.0, *[1.0] * 9]}, r"The weight w is negative in 2 record\(s\)"),
        ({"w": 0.0}, r"The weight w is zero in all 11 record\(s\)"),
        ({"h": [None, *LONELY["h"][1:]]}, r"The column h is missing in 1 record\(s\)"),
        ({"c": [None, *LONELY["c"][1:]]}, r"The column c is missing in 1 record\(s\)"),
        (
            {"c": [4, *LONELY["c"][1:]]},
            "cluster of c is in more than one stratum of h: 1 or more in 1, 3",
        ),
        ({"y": [2, *LONELY["y"][1:]]}, r"y is neither 0 nor 1 in 1 record\(s\)"),
        ({"y": "yes"}, "The column y holds no numbers"),
        ({"inside": 0}, "No record is in the domain inside"),
    ],
)
def test_records_that_cannot_be_analysed_are_refused_with_variable_and_count(broken, message):
    records = LONELY.assign(inside=1).assign(**broken)
    with pytest.raises(RecordsError, match=message):
        proportion(records, "y", ALL, domain="inside")


@pytest.mark.parametrize("fpc", [2.0, 0.0, nan, [3, 4, *[9.0] * 9]])
def test_a_finite_population_smaller_than_the_sample_or_unclear_is_refused(fpc):
    records = LONELY.assign(fpc=fpc)
    with pytest.raises(RecordsError, match="finite population correction fpc"):
        proportion(records, "y", replace(ALL, fpc="fpc"))


def test_a_sampling_fraction_says_the_same_as_the_number_of_clusters():
    records, design = sample("SHARE_apistrat_strata_fpc")
    share = records.groupby("stype")["pw"].transform("size") / records["fpc"]
    one = mean(records, "awarded", design)
    other = mean(records.assign(fpc=share), "awarded", design)
    assert one["standard_error"].tolist() == pytest.approx(other["standard_error"].tolist())


def test_a_missing_column_or_group_is_named():
    with pytest.raises(RecordsError, match=r"no column\(s\) psu, region"):
        proportion(LONELY, "y", Design("w", cluster="psu"), by=["region"])
    with pytest.raises(RecordsError, match="No record has g z"):
        difference(LONELY, "y", ALL, between="g", groups=("a", "z"))


def test_every_engine_says_the_same(engine):
    records, design = sample("SHARE_apiclus1_cluster_nofpc")
    records = records.rename(columns={"sch.wide": "wide"})
    found = proportion(engine(records), "awarded", design, by=["wide"])
    pd.testing.assert_frame_equal(
        found, proportion(records, "awarded", design, by=["wide"]), rtol=1e-9, check_dtype=False
    )


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.floats(1e-3, 1e4))
def test_neither_order_nor_scale_of_weights_changes_an_estimate(random, scale):
    order = list(range(len(LONELY)))
    random.shuffle(order)
    moved = LONELY.iloc[order].assign(w=LONELY["w"].iloc[order] * scale)
    columns = ["estimate", "standard_error", "lower", "upper"]
    one = proportion(LONELY, "y", ALL, by=["g"], withhold=False)[columns]
    other = proportion(moved, "y", ALL, by=["g"], withhold=False)[columns]
    pd.testing.assert_frame_equal(one, other, rtol=1e-10)


def test_a_lonely_stratum_outside_both_groups_has_no_say_in_their_difference():
    apart = LONELY.assign(g=LONELY["g"].mask(LONELY["h"] == 2, "c"))
    averaged = replace(ALL, lonely="average")
    asked = {"between": "g", "groups": ("a", "b")}
    found = difference(apart, "y", averaged, **asked).iloc[0]
    without = difference(apart[apart["h"] != 2], "y", averaged, **asked).iloc[0]
    certain = difference(apart, "y", replace(ALL, lonely="certainty"), **asked).iloc[0]
    assert found["standard_error"] == pytest.approx(without["standard_error"], rel=1e-12)
    assert found["standard_error"] == pytest.approx(certain["standard_error"], rel=1e-12)


def test_a_lonely_stratum_inside_the_groups_counts_as_the_average_of_those_with_people():
    apart = LONELY.assign(g=LONELY["g"].mask(LONELY["h"] == 3, "c"))
    asked = {"between": "g", "groups": ("a", "b")}
    averaged = difference(apart, "x", replace(ALL, lonely="average"), **asked).iloc[0]
    certain = difference(apart, "x", replace(ALL, lonely="certainty"), **asked).iloc[0]
    ratio = averaged["standard_error"] / certain["standard_error"]
    assert ratio == pytest.approx(2**0.5, rel=1e-12)  # strata 1 and 2, of which 2 is lonely
