"""The parts of an inequality have the errors of the design that the records were drawn by."""

import numpy as np
import pandas as pd
import pytest

from indicators.equity import (
    INDEX,
    REST,
    EquityInputError,
    contributions,
    contributions_of_records,
    measures_of_records,
)
from indicators.survey import Design

ORDER = ["Q1", "Q2", "Q3", "Q4", "Q5"]
DESIGN = Design("weight", stratum="stratum", cluster="cluster")
FACTORS = {"wealth": ["fifth"], "place": ["rural", "far"]}


def children(seed=3, clusters=24, size=20) -> pd.DataFrame:
    draws, n = np.random.default_rng(seed), clusters * size
    cluster = np.repeat(np.arange(clusters), size)
    rural = (cluster % 3 == 0).astype(float)
    fifth = np.clip(draws.integers(1, 6, n) - rural, 1, 5)
    chance = 0.7 - 0.1 * fifth + 0.1 * rural
    return pd.DataFrame(
        {
            "fifth": fifth,
            "group": [f"Q{int(place)}" for place in fifth],
            "rural": rural,
            "far": draws.random(n).round(2),
            "lacks": (draws.random(n) < chance).astype(float),
            "weight": draws.uniform(0.5, 2, n),
            "stratum": cluster % 2,
            "cluster": cluster,
        }
    )


def parts_of(records, **options):
    named = {"group": "group", "order": ORDER, "factors": FACTORS} | options
    return contributions_of_records(records, "lacks", DESIGN, **named).set_index("measure")


def test_parts_are_those_of_persons_added_up_by_factor():
    found = parts_of(children())["estimate"]
    names = ["fifth", "rural", "far"]
    told = contributions(
        children(), outcome="lacks", rank="fifth", factors=names, weight="weight"
    ).set_index("factor")["contribution"]
    assert found["wealth"] == pytest.approx(told["fifth"], rel=1e-9)
    assert found["place"] == pytest.approx(told["rural"] + told["far"], rel=1e-9)
    assert found[REST] == pytest.approx(told["rest"], abs=1e-12)


def test_all_parts_sum_to_the_index_of_the_groups_and_it_has_their_error():
    found = parts_of(children())
    index = measures_of_records(
        children(), "lacks", DESIGN, group="group", order=ORDER, favourable=False
    ).set_index("measure")
    assert found["estimate"].drop(INDEX).sum() == pytest.approx(found["estimate"][INDEX])
    for column in ("estimate", "standard_error", "lower", "upper"):
        assert found.loc[INDEX, column] == pytest.approx(index.loc["rci", column], rel=1e-9)


def test_the_error_of_a_part_is_that_of_the_clusters_left_out_one_by_one():
    records = children(clusters=12)
    found = parts_of(records)
    squares = 0.0
    for left_out in range(12):
        stratum = left_out % 2
        others = records["stratum"].eq(stratum) & records["cluster"].ne(left_out)
        again = records.assign(weight=records["weight"] * np.where(others, 6 / 5, 1.0))
        part = parts_of(again[again["cluster"] != left_out])["estimate"]["wealth"]
        squares += 5 / 6 * (part - found["estimate"]["wealth"]) ** 2
    assert found["standard_error"]["wealth"] == pytest.approx(np.sqrt(squares), rel=1e-9)


def test_by_hand():
    """Five children, one a fifth, y = 5, 4, 3, 2, 1 and x = 1, 1, 0, 0, 0.

    Ranks .1, .3, .5, .7, .9. C of y: 2/3·Σ(r − ½)y/5 = 2/3·(−.4) = −.2667. The line on x: means
    4.5 and 2, slope 2.5; 2·Σ(r − ½)x/5 = −.24; its part 2.5·(−.24)/3 = −.2; the rest −.0667.
    """
    records = pd.DataFrame(
        {
            "group": ORDER,
            "lacks": [5.0, 4.0, 3.0, 2.0, 1.0],
            "x": [1.0, 1.0, 0.0, 0.0, 0.0],
            "w": 1.0,
        }
    )
    # Two clusters alike: whichever is left out, nothing changes.
    twice = pd.concat([records] * 2, ignore_index=True).assign(cluster=[0] * 5 + [1] * 5)
    found = contributions_of_records(
        twice,
        "lacks",
        Design("w", cluster="cluster"),
        group="group",
        order=ORDER,
        factors={"x": ["x"]},
    ).set_index("measure")
    assert found["estimate"].to_dict() == pytest.approx(
        {"x": -0.2, REST: -0.2 / 3, INDEX: -0.8 / 3}
    )
    assert found["standard_error"].tolist() == pytest.approx([0, 0, 0], abs=1e-12)


def test_a_record_that_lacks_an_outcome_or_a_group_counts_for_nothing():
    records = children()
    lost = records.assign(lacks=records["lacks"].where(records.index % 7 > 0))
    found = parts_of(lost)
    assert found["records"].unique().tolist() == [int(lost["lacks"].notna().sum())]
    assert found["clusters"].unique().tolist() == [24]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"order": ORDER[:2]}, "3 or more groups"),
        ({"factors": {}}, "It takes factors"),
        ({"factors": {"a": ["fifth"], "b": ["fifth"]}}, "each column in one of them"),
        ({"factors": {"a": ["nowhere"]}}, "no column"),
        ({"factors": {"a": ["far", "half"]}}, "follows from the others"),
    ],
)
def test_what_has_no_parts_is_refused_by_name(options, said):
    with pytest.raises(EquityInputError, match=said):
        parts_of(children().assign(half=lambda table: table["far"] / 2), **options)
