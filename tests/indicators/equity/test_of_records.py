"""Inequality measured on records has the errors of the design that the records were drawn by."""

import numpy as np
import pandas as pd
import pytest

from indicators.equity import (
    EquityInputError,
    concentration_of_records,
    measures,
    measures_of_records,
)
from indicators.survey import Design, Replication, difference

ORDER = ["Q1", "Q2", "Q3", "Q4", "Q5"]
DESIGN = Design("weight", "stratum", "cluster")


def households(clusters=40, size=25, seed=11):
    """Children in clusters that are alike, covered the more the richer they are."""
    random = np.random.default_rng(seed)
    n = clusters * size
    cluster = np.repeat(np.arange(clusters), size)
    wealth = random.normal(size=n) + 0.7 * random.normal(size=clusters)[cluster]
    chance = 1 / (1 + np.exp(-(0.6 * wealth + 0.5 * random.normal(size=clusters)[cluster])))
    return pd.DataFrame(
        {
            "wealth": wealth,
            "group": pd.qcut(wealth, 5, labels=ORDER).astype(str),
            "covered": (random.uniform(size=n) < chance).astype(float),
            "weight": random.uniform(0.5, 2, n),
            "cluster": cluster,
            "stratum": cluster % 4,
        }
    )


@pytest.fixture(scope="module")
def found():
    told = measures_of_records(
        households(), "covered", DESIGN, group="group", order=ORDER, favourable=True
    )
    return told.set_index("measure")


def test_measures_of_records_are_those_of_the_groups(found):
    records = households()
    sums = records.assign(sum=records["covered"] * records["weight"]).groupby("group")
    groups = sums[["sum", "weight"]].sum().rename_axis("subgroup").reset_index()
    groups["estimate"] = groups["sum"] / groups["weight"]
    groups = groups.rename(columns={"weight": "population"})
    peer = measures(groups, favourable=True, ordered=True, scale=1).set_index("measure")
    own = found["estimate"]
    assert own.to_numpy() == pytest.approx(peer.loc[own.index, "estimate"].to_numpy(), rel=1e-9)
    assert {"aci", "rci_erreygers", "sii_logit", "rii_linear", "d", "paf"} <= set(own.index)


def test_the_error_of_a_difference_is_the_linearised_one(found):
    linear = difference(households(), "covered", DESIGN, between="group", groups=("Q1", "Q5")).iloc[
        0
    ]
    assert found.loc["d", "estimate"] == pytest.approx(linear["estimate"])
    assert found.loc["d", "standard_error"] == pytest.approx(linear["standard_error"], rel=0.06)
    assert found.loc["d", "df"] == 36


def test_the_slope_is_the_index_over_twice_the_spread_of_ranks(found):
    # The slope of least squares is the concentration index over twice the variance of ranks.
    sizes = households().groupby("group")["weight"].sum()
    share = (sizes / sizes.sum()).to_numpy()
    rank = share.cumsum() - share / 2
    spread = 2 * share @ (rank - 0.5) ** 2
    assert found.loc["sii_linear", "estimate"] == pytest.approx(
        found.loc["aci", "estimate"] / spread
    )
    for name in ("aci", "sii_linear"):
        low, high = found.loc[name, ["lower", "upper"]]
        assert low < found.loc[name, "estimate"] < high
    relative = found["standard_error"] / found["estimate"]
    assert relative["sii_linear"] == pytest.approx(relative["aci"], rel=0.02)


def test_an_interval_of_a_ratio_is_symmetric_on_the_logarithmic_scale(found):
    estimate, low, high = found.loc["rii_logit", ["estimate", "lower", "upper"]]
    assert estimate / low == pytest.approx(high / estimate)


def test_persons_ranked_one_by_one_have_the_index_of_their_covariance():
    records = households(clusters=12)
    told = concentration_of_records(records, "covered", "wealth", DESIGN).set_index("measure")
    ordered = records.sort_values("wealth")
    share = (ordered["weight"] / ordered["weight"].sum()).to_numpy()
    rank = share.cumsum() - share / 2
    y = ordered["covered"].to_numpy()
    mean = share @ y
    by_hand = 2 * share @ ((y - mean) * (rank - share @ rank)) / mean
    assert told.loc["rci", "estimate"] == pytest.approx(by_hand)
    assert told.loc["rci", "standard_error"] > 0
    grouped = measures_of_records(
        records, "covered", DESIGN, group="group", order=ORDER, favourable=True
    ).set_index("measure")
    # Five groups see nearly as much of it, and nearly as surely.
    assert grouped.loc["rci", "estimate"] == pytest.approx(told.loc["rci", "estimate"], rel=0.1)
    ratio = grouped.loc["rci", "standard_error"] / told.loc["rci", "standard_error"]
    assert ratio == pytest.approx(1, abs=0.15)


def test_equals_share_a_rank_and_who_lacks_either_is_left_out():
    records = pd.DataFrame(
        {"y": [0, 1, 0, 1, 1.0, None], "w": [1, 1, 2, 2, 3, 3], "weight": 1.0, "c": range(6)}
    )
    told = concentration_of_records(records, "y", "w", Design("weight", cluster="c"))
    ranks = np.array([0.2, 0.2, 0.6, 0.6, 0.9])
    y = np.array([0, 1, 0, 1, 1])
    by_hand = 2 * np.mean((y - 0.6) * (ranks - 0.5))
    assert told.set_index("measure").loc["aci", "estimate"] == pytest.approx(by_hand)
    assert told["records"].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("order", "reason"),
    [(["Q1", "Q2"], "3 or more groups"), (["Q1", "Q2", "Q9"], r"in the group\(s\) Q9")],
)
def test_groups_without_anyone_are_refused_and_named(order, reason):
    with pytest.raises(EquityInputError, match=reason):
        measures_of_records(
            households(clusters=8),
            "covered",
            DESIGN,
            group="group",
            order=order,
            favourable=True,
            how=Replication("JK1"),
        )
