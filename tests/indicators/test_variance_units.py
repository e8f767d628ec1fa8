"""Clusters of a stratum are combined where they are too many to leave each out in turn."""

import ibis
import numpy as np
import pandas as pd
import pytest

from indicators.errors import RecordsError
from indicators.records import number_of
from indicators.survey import Design, mean, resampled, sample, total, with_variance_units

DESIGN = Design("w", stratum="h", cluster="c")


def records(clusters=(600, 400), size=2, seed=5) -> pd.DataFrame:
    draws = np.random.default_rng(seed)
    strata = np.repeat(np.arange(len(clusters)), clusters)
    shift = draws.normal(size=len(strata))
    rows = np.repeat(np.arange(len(strata)), size)
    y = 10 + 3 * strata[rows] + shift[rows] + draws.normal(size=len(rows))
    return pd.DataFrame({"h": strata[rows], "c": rows, "y": y, "w": 1.0})


def errors_of(table) -> pd.DataFrame:
    """Return the total and the mean with their errors."""
    drawn = sample(table, DESIGN)
    values = {"y": number_of(drawn.table, "y"), "n": ibis.literal(1.0)}
    found = resampled(
        drawn, values, lambda sums: {"total": sums["y"], "mean": sums["y"] / sums["n"]}
    )
    return found.set_index("measure")


def test_clusters_that_are_few_enough_stay_as_they_are():
    whole = records(clusters=(6, 4))
    pd.testing.assert_frame_equal(with_variance_units(whole, DESIGN, 10).to_pandas(), whole)


def test_each_unit_is_of_one_stratum_and_they_differ_by_one_cluster_at_most():
    whole = records(clusters=(101, 57))
    found = with_variance_units(whole, DESIGN, 20).to_pandas()
    assert len(found) == len(whole)
    assert found["y"].sum() == pytest.approx(whole["y"].sum())
    sizes = found.groupby(["h", "c"]).size() / 2  # two records a cluster
    assert sizes.groupby("h").size().tolist() == [10, 10]
    assert (sizes.groupby("h").max() - sizes.groupby("h").min() <= 1).all()
    assert found.groupby("c")["h"].nunique().eq(1).all()


def test_units_of_one_size_have_the_error_of_a_sample_of_so_many_clusters():
    whole = records(clusters=(40, 40))
    found = errors_of(with_variance_units(whole, DESIGN, 20)).loc["total"]
    place = whole["c"] % 40 % 10
    by_hand = whole.assign(c=whole["h"] * 10 + place)
    linear = total(by_hand, "y", DESIGN, withhold=False).iloc[0]
    assert found["standard_error"] == pytest.approx(linear["standard_error"], rel=1e-9)
    assert (found["clusters"], found["df"]) == (20, 18)


def test_the_error_of_a_mean_comes_near_that_of_all_clusters():
    whole = records()
    linear = mean(whole, "y", DESIGN, withhold=False).iloc[0]["standard_error"]
    found = errors_of(with_variance_units(whole, DESIGN, 300)).loc["mean"]
    assert found["standard_error"] == pytest.approx(linear, rel=0.1)
    assert found["estimate"] == pytest.approx(whole["y"].mean())


def test_a_stratum_with_fewer_clusters_than_units_keeps_each():
    found = with_variance_units(records(clusters=(300, 3)), DESIGN, 20).to_pandas()
    assert found.groupby("h")["c"].nunique().tolist() == [10, 3]


@pytest.mark.parametrize(
    ("design", "most", "said"),
    [
        (Design("w", cluster="c"), 20, "has not both"),
        (Design("w", stratum="h", cluster="nowhere"), 20, "no column"),
        (DESIGN, 3, "2 strata are too many for 3 units"),
    ],
)
def test_what_cannot_be_combined_is_refused(design, most, said):
    with pytest.raises(RecordsError, match=said):
        with_variance_units(ibis.memtable(records(clusters=(6, 4))), design, most)
