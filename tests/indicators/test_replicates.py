"""A sample drawn again from itself tells how far any statistic can be off.

R prints for its sample of 15 school districts, with jackknife weights (JK1, replicates held against
their mean): http://r-survey.r-forge.r-project.org/survey/example-summary.html. The pairs are the
ambulance data of P. S. Levy, S. Lemeshow, Sampling of Populations, in R's package survey (scd).
"""

from dataclasses import replace
from math import inf

import ibis
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import RecordsError
from indicators.records import number_of
from indicators.survey import (
    Design,
    GivenReplicates,
    Replication,
    mean,
    recomputed,
    replicates,
    resampled,
    sample,
    total,
)
from tests.indicators.test_survey import ALL, CASES, LONELY, R_LONELY

SCHOOLS = pd.read_csv(CASES / "survey_apiclus1.csv")
DISTRICTS = Design("pw", cluster="dnum", fpc="fpc")
PAIRS = pd.DataFrame(
    {
        "stratum": [1, 1, 2, 2, 3, 3],
        "cluster": [1, 2, 3, 4, 5, 6],
        "arrests": [120, 78, 185, 228, 670, 530],
        "alive": [25, 24, 30, 49, 80, 70],
        "w": 1.0,
    }
)
PAIRED = Design("w", stratum="stratum", cluster="cluster")


def resample(records, design, how, by=(), **columns):
    """Totals of the columns, and the mean of the first."""
    drawn = sample(records, design)
    values = {name: number_of(drawn.table, own) for name, own in columns.items()}
    values["n"] = ibis.literal(1.0)

    def measures(sums):
        first = next(iter(columns))
        return {"mean": sums[first] / sums["n"], **{name: sums[name] for name in columns}}

    return resampled(drawn, values, measures, how, by=by).set_index([*by, "measure"])


def test_means_and_totals_of_clusters_have_the_errors_that_r_prints():
    schools = SCHOOLS.assign(elementary=SCHOOLS["stype"].eq("E").astype(int))
    how = Replication("JK1", centre="mean")
    found = resample(schools, DISTRICTS, how, api00="api00")
    assert found.loc["mean", "estimate"] == pytest.approx(644.169399, abs=5e-7)
    assert found.loc["mean", "standard_error"] == pytest.approx(26.3294, abs=5e-5)
    found = resample(schools, DISTRICTS, how, elementary="elementary")
    assert found.loc["mean", "standard_error"] == pytest.approx(0.0514, abs=5e-5)
    assert found.loc["elementary", "estimate"] == pytest.approx(4873.97, abs=5e-3)
    assert found.loc["elementary", "standard_error"] == pytest.approx(1333.32, abs=5e-3)
    assert found.loc["mean", ["df", "clusters", "records"]].tolist() == [14, 15, 183]


@pytest.mark.parametrize("lonely", ["adjust", "certainty"])
def test_the_jackknife_of_a_total_is_the_linearised_error(lonely):
    found = resample(LONELY, replace(ALL, lonely=lonely), Replication(), y="y")
    assert found.loc["y", "standard_error"] == pytest.approx(R_LONELY[lonely][0][1], rel=1e-12)


def test_clusters_without_anyone_of_a_group_count_in_its_error():
    grouped = LONELY.assign(a=LONELY["g"].eq("a").astype(int))
    linear = total(grouped.assign(y=grouped["y"] * grouped["a"]), "y", ALL, withhold=False)
    found = resample(LONELY[LONELY["g"].notna()], ALL, Replication(), by=["g"], y="y")
    expected = pytest.approx(linear.iloc[0]["standard_error"], rel=1e-12)
    assert found.loc[("a", "y"), "standard_error"] == expected


@pytest.mark.parametrize("how", [Replication("BRR"), Replication("BRR", rho=0.3)])
def test_balanced_half_samples_of_a_total_are_the_linearised_error(how):
    found = resample(PAIRS, PAIRED, how, alive="alive")
    linear = total(PAIRS, "alive", PAIRED, withhold=False).iloc[0]
    assert found.loc["alive", "estimate"] == linear["estimate"] == 278
    assert found.loc["alive", "standard_error"] == pytest.approx(linear["standard_error"])
    assert found.loc["alive", "df"] == 3


def test_the_bootstrap_comes_near_and_repeats_itself():
    how = Replication("bootstrap", draws=4_000)
    found, again = (resample(PAIRS, PAIRED, how, alive="alive") for _ in range(2))
    linear = total(PAIRS, "alive", PAIRED, withhold=False).iloc[0]["standard_error"]
    assert found.loc["alive", "standard_error"] == pytest.approx(linear, rel=0.05)
    assert found.equals(again)


def test_weights_given_as_columns_say_the_same_as_weights_made():
    how = Replication("BRR", rho=0.3)
    made = replicates(PAIRS["stratum"].tolist(), how, lonely="adjust")
    names = tuple(f"r{place}" for place in range(len(made.factors)))
    columns = pd.DataFrame(made.factors.T, columns=names)
    weighty = PAIRS.assign(w=[2.0, 2, 1, 1, 3, 3])
    factors = pd.concat([weighty, columns], axis=1)
    whole = pd.concat([weighty, columns.mul(weighty["w"], axis=0)], axis=1)
    own = resample(weighty, PAIRED, how, alive="alive")
    told = GivenReplicates(names, (float(made.coefficients[0]),), df=3)
    as_factors = resample(factors, Design("w"), replace(told, combined=False), alive="alive")
    as_weights = resample(whole, Design("w"), told, alive="alive")
    columns = ["estimate", "standard_error", "lower", "upper"]
    for found in (as_factors, as_weights):
        assert found[columns].to_numpy() == pytest.approx(own[columns].to_numpy())


def test_half_samples_of_the_textbook_are_taken_as_given():
    halves = 2 * np.array(
        [[1, 0, 1, 0, 1, 0], [1, 0, 0, 1, 0, 1], [0, 1, 1, 0, 0, 1], [0, 1, 0, 1, 1, 0]]
    )
    names = tuple(f"r{place}" for place in range(4))
    records = pd.concat([PAIRS, pd.DataFrame(halves.T, columns=names)], axis=1)
    drawn = sample(records, Design("w"))
    alive, arrests = (number_of(drawn.table, name) for name in ("alive", "arrests"))
    found = resampled(
        drawn,
        {"alive": alive, "arrests": arrests},
        lambda sums: {"ratio": sums["alive"] / sums["arrests"]},
        GivenReplicates(names, (0.25,), df=inf),
    ).iloc[0]
    by_hand = (halves @ PAIRS["alive"]) / (halves @ PAIRS["arrests"])
    assert found["estimate"] == pytest.approx(278 / 1811)
    assert found["standard_error"] == pytest.approx(np.sqrt(((by_hand - 278 / 1811) ** 2).mean()))


def test_what_is_no_function_of_sums_is_computed_again_for_every_replicate():
    how = Replication("JK1", centre="mean")

    def measures(records, weight):
        order = np.argsort(records["api00"].to_numpy(), kind="stable")
        share = weight[order].cumsum() / weight.sum()
        middle = records["api00"].to_numpy()[order][np.searchsorted(share, 0.5)]
        return {"mean": np.average(records["api00"], weights=weight), "median": float(middle)}

    found = recomputed(SCHOOLS, measures, DISTRICTS, how).set_index("measure")
    assert found.loc["mean", "standard_error"] == pytest.approx(26.3294, abs=5e-5)
    assert found.loc["median", "estimate"] == 652
    assert found.loc["median", "standard_error"] > 26


def test_one_cluster_has_no_error_and_no_change_no_interval():
    one = PAIRS.assign(cluster=1, stratum=1)
    found = resample(one, PAIRED, Replication("JK1"), alive="alive")
    assert found["standard_error"].isna().all()
    same = resample(PAIRS.assign(alive=2), PAIRED, Replication(), alive="alive")
    assert same.loc["mean", "standard_error"] == 0
    assert np.isnan(same.loc["mean", "lower"])


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (lambda: Replication("JKn", rho=0.5), "rho is 0.5; only BRR takes one"),
        (lambda: replicates([1, 1, 1], Replication("BRR"), lonely="adjust"), "1 stratum/strata"),
        (lambda: replicates([1], Replication(), lonely="adjust"), "from 2 to 4000 units, not 1"),
        (lambda: replicates([1, 2, 2], Replication(), lonely="fail"), "1 stratum/strata have"),
        (
            lambda: replicates([1, 1], Replication("BRR"), [0.5, 0.5], lonely="adjust"),
            "BRR takes no finite population correction",
        ),
        (lambda: GivenReplicates(("a", "b", "c"), (1.0, 2.0), df=3), r"3 replicate\(s\) with 2"),
        (lambda: GivenReplicates(("a", "b"), (-1.0,), df=3), "finite and not negative"),
        (
            lambda: resample(
                PAIRS, Design("w"), GivenReplicates(("a", "b"), (1.0,), df=3), y="alive"
            ),
            r"no column\(s\) a, b",
        ),
    ],
)
def test_what_cannot_be_resampled_is_refused_with_its_reason(refused, reason):
    with pytest.raises(RecordsError, match=reason):
        refused()


sizes = st.lists(st.integers(2, 5), min_size=1, max_size=6)


@given(sizes, st.data())
def test_no_total_is_biased_by_drawing_again(sizes, data):
    strata = [place for place, size in enumerate(sizes) for _ in range(size)]
    kinds = ["JK1", "JKn", "bootstrap"] + (["BRR"] if set(sizes) == {2} else [])
    how = Replication(data.draw(st.sampled_from(kinds)), draws=20)
    made = replicates(strata, how, lonely="adjust")
    inside = np.eye(len(sizes))[strata]  # units by stratum
    if how.kind in ("JKn", "BRR", "bootstrap"):
        assert made.factors @ inside == pytest.approx(
            np.broadcast_to(sizes, (len(made.factors), len(sizes)))
        )
    else:
        assert made.factors.sum(axis=1) == pytest.approx(float(len(strata)))
    assert (made.factors >= 0).all()
    assert (made.coefficients > 0).all()


def test_a_mean_has_nearly_the_linearised_error():
    linear = mean(SCHOOLS, "api00", DISTRICTS).iloc[0]["standard_error"]
    found = resample(SCHOOLS, DISTRICTS, Replication(), api00="api00")
    assert found.loc["mean", "standard_error"] == pytest.approx(linear, rel=0.15)
