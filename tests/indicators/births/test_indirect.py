"""Where only children ever born and surviving are asked, mothers' ages tell of child mortality.

Panama, August to October 1976: United Nations, Manual X, table 49. What it gives is printed, to
seven digits, in the description of the R package u5mr (M. M. Oo, 2021): both sexes, boys, girls.
"""

import numpy as np
import pandas as pd
import pytest

from indicators.births import indirect_mortality, indirect_mortality_of_records
from indicators.errors import RecordsError
from indicators.survey import Design

AGES = ["15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49"]
WOMEN = [2695, 2095, 1828, 1605, 1362, 1128, 930]
BORN = {
    "boys": [278, 1380, 2395, 3097, 3444, 3274, 2682],
    "girls": [279, 1253, 2362, 2988, 3278, 3093, 2594],
}
DIED = {"boys": [24, 77, 172, 236, 348, 394, 354], "girls": [16, 53, 140, 199, 288, 292, 335]}
PEER = {
    "both": {
        "multiplier": [1.0664294, 1.0404542, 0.9937778, 1.0041775, 1.0221369, 1.0099799, 1.0021669],
        "estimate": [
            0.07658380,
            0.05137070,
            0.06517946,
            0.07178590,
            0.09670918,
            0.10881831,
            0.13087434,
        ],
        "years_before": [1.048001, 2.364852, 4.314966, 6.636520, 9.194406, 11.924192, 14.855814],
    },
    "boys": {
        "multiplier": [1.1028540, 1.0394544, 0.9850075, 0.9938784, 1.0109014, 0.9983923, 0.9908787],
        "estimate": [
            0.09521042,
            0.05799854,
            0.07073958,
            0.07573630,
            0.10214683,
            0.12014862,
            0.13078712,
        ],
        "years_before": [
            0.9648135,
            2.3270195,
            4.3919097,
            6.8621158,
            9.5808416,
            12.4282225,
            15.3637414,
        ],
    },
    "girls": {
        "multiplier": [1.027639, 1.041099, 1.002714, 1.014781, 1.033741, 1.021957, 1.013832],
        "estimate": [
            0.05893272,
            0.04403690,
            0.05943267,
            0.06758414,
            0.09082286,
            0.09647958,
            0.13093046,
        ],
        "years_before": [1.136167, 2.407031, 4.238697, 6.406109, 8.796807, 11.404035, 14.331051],
    },
}


def panama(sex):
    born, died = (
        np.array(one["boys"]) + one["girls"] if sex == "both" else one[sex] for one in (BORN, DIED)
    )
    return pd.DataFrame({"age": AGES, "women": WOMEN, "born": born, "died": died})


@pytest.mark.parametrize("sex", PEER)
def test_the_example_of_the_manual_gives_what_the_peer_prints(sex):
    found = indirect_mortality(panama(sex), asked=1976.7)
    for column, values in PEER[sex].items():
        assert found[column].tolist() == pytest.approx(values, abs=6e-7), column
    assert found["exact_age"].tolist() == [1, 2, 3, 5, 10, 15, 20]
    assert found["time"].tolist() == pytest.approx((1976.7 - found["years_before"]).tolist())


def test_records_give_the_same_with_the_error_of_their_clusters():
    rows = []
    for age, women, born in zip(AGES, WOMEN, panama("both")["born"], strict=True):
        for n in range(24):
            bore = (n + 1) * born // women - n * born // women
            lost = min(bore, int(n % 7 == 4))
            rows.append({"age": int(age[:2]) + n % 5, "born": bore, "died": lost, "cluster": n % 6})
    records = pd.DataFrame(rows).assign(weight=1.0)
    sums = records.assign(
        age=(records["age"] // 5 * 5).map(dict(zip(range(15, 50, 5), AGES, strict=True)))
    )
    groups = sums.groupby("age").agg(
        women=("weight", "sum"), born=("born", "sum"), died=("died", "sum")
    )
    whole = indirect_mortality(groups.reset_index(), asked=2020.5)
    found = indirect_mortality_of_records(
        records,
        Design("weight", cluster="cluster"),
        age="age",
        born="born",
        died="died",
        asked=2020.5,
    )
    assert found["age"].tolist() == AGES
    assert found["estimate"].tolist() == pytest.approx(whole["estimate"].tolist())
    assert found["time"].tolist() == pytest.approx(whole["time"].tolist())
    assert (found["standard_error"] > 0).all()
    assert (found["lower"] < found["estimate"]).all()
    assert (found["lower"] >= 0).all()
    with pytest.raises(RecordsError, match=r"more died than were born: 1"):
        indirect_mortality_of_records(
            pd.concat([records, records.head(1).assign(died=99)]),
            Design("weight", cluster="cluster"),
            age="age",
            born="born",
            died="died",
            asked=2020.5,
        )


def test_a_chance_that_the_multipliers_put_outside_nought_and_one_is_none():
    early = panama("both").assign(born=lambda groups: groups["women"] * [1, 1, 2, 3, 4, 5, 6])
    found = indirect_mortality(early, asked=1976.7)
    assert found.loc[0, "multiplier"] < 0
    assert pd.isna(found.loc[0, "estimate"])
    assert found.loc[1:, "estimate"].between(0, 1).all()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda groups: groups.drop(columns="died"), r"no column\(s\) died"),
        (lambda groups: groups.iloc[1:], "each of 15-19"),
        (lambda groups: groups.assign(died=99_999), "cannot be of 15-19, 20-24"),
        (lambda groups: groups.assign(women=0), "cannot be of 15-19"),
    ],
)
def test_groups_that_cannot_be_are_refused(wrong, reason):
    with pytest.raises(RecordsError, match=reason):
        indirect_mortality(wrong(panama("both")), asked=1976.7)
