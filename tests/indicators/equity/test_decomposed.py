"""The parts of an inequality sum to it, and to what the measures of groups say of it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.equity import change_between, contributions, measures, theil_parts
from indicators.errors import EquityInputError


def persons(seed=0, n=400) -> pd.DataFrame:
    draws = np.random.default_rng(seed)
    wealth = draws.normal(size=n)
    schooling = 6 + 2 * wealth + draws.normal(size=n)
    rural = (draws.random(n) < 0.5 - 0.2 * np.tanh(wealth)).astype(float)
    height = 90 + 0.8 * schooling - 3 * rural + draws.normal(size=n)
    weights = draws.uniform(0.5, 2, n)
    columns = {"wealth": wealth, "schooling": schooling, "rural": rural, "height": height}
    return pd.DataFrame({**columns, "w": weights})


OF = {"outcome": "height", "rank": "wealth", "factors": ("schooling", "rural"), "weight": "w"}


def index(table: pd.DataFrame, outcome: str) -> float:
    """Return the concentration index by the definition of the covariance with the rank."""
    ordered = table.sort_values("wealth")
    w = ordered["w"] / ordered["w"].sum()
    place, y = w.cumsum() - w / 2, ordered[outcome]
    mean = (w * y).sum()
    return float(2 * (w * (y - mean) * (place - 0.5)).sum() / mean)


def test_contributions_sum_to_the_index():
    table = persons()
    found = contributions(table, **OF)
    assert found["contribution"].sum() == pytest.approx(index(table, "height"), rel=1e-12)
    own = found.set_index("factor")["concentration"]
    assert own["schooling"] == pytest.approx(index(table, "schooling"), rel=1e-12)
    assert own["rural"] == pytest.approx(index(table, "rural"), rel=1e-12)


def test_where_the_factors_say_all_nothing_is_left():
    table = persons().assign(height=lambda t: 2 + 3 * t["schooling"] - t["rural"])
    found = contributions(table, **OF).set_index("factor")
    assert found.loc[["schooling", "rural"], "coefficient"].tolist() == pytest.approx([3, -1])
    assert found.loc["rest", "contribution"] == pytest.approx(0, abs=1e-12)


def test_by_hand():
    """Four ranked persons, y = 1 + 2x.

    Ranks .125, .375, .625, .875; x = 0, 1, 2, 2: mean 1.25, y = 1, 3, 5, 5: mean 3.5.
    2·Σ(r − ½)x/4 = 2·(−.125 + .25 + .75)/4 = .4375; C of x .35; of y 2·.4375/3.5 = .25.
    """
    table = pd.DataFrame({"wealth": [1, 2, 3, 4], "x": [0, 1, 2, 2], "y": [1, 3, 5, 5]})
    found = contributions(table, outcome="y", rank="wealth", factors=["x"]).set_index("factor")
    assert found.loc["x", "concentration"] == pytest.approx(0.35)
    assert found.loc["x", "elasticity"] == pytest.approx(2 * 1.25 / 3.5)
    assert found.loc["x", "contribution"] == pytest.approx(0.25)


def test_of_fifths_the_index_is_that_of_the_measures_of_groups():
    """Those are held against WHO's tool; persons alike in wealth share a rank."""
    fifths, values = [1, 2, 3, 4, 5], [91.6, 91.8, 95.0, 93.9, 97.0]
    groups = pd.DataFrame({"subgroup": fifths, "estimate": values, "population": 1.0})
    told = measures(groups, favourable=True, ordered=True).set_index("measure")["estimate"]
    table = pd.DataFrame({"wealth": fifths * 3, "y": values * 3, "x": [1, 0, 2, 1, 1] * 3})
    found = contributions(table, outcome="y", rank="wealth", factors=["x"])
    assert found["contribution"].sum() == pytest.approx(told["rci"], rel=1e-12)
    parts = theil_parts(table, outcome="y", group="wealth")
    assert 1000 * parts["between"].sum() == pytest.approx(told["ti"], rel=1e-9)
    assert parts["within"].sum() == pytest.approx(0, abs=1e-15)


def test_a_change_is_that_of_the_factors_inequality_and_that_of_their_weight():
    before, after = (contributions(persons(seed), **OF) for seed in (1, 2))
    found = change_between(before, after)
    moved = after["contribution"].sum() - before["contribution"].sum()
    assert found["change"].sum() == pytest.approx(moved, rel=1e-12)
    own = found[found["factor"] != "rest"]
    split = own["by_concentration"] + own["by_elasticity"]
    assert split.tolist() == pytest.approx(own["change"].tolist(), rel=1e-9)


@given(st.lists(st.tuples(st.floats(0.1, 100), st.sampled_from("abc")), min_size=2, max_size=30))
def test_theils_parts_sum_to_the_index_of_persons(rows):
    table = pd.DataFrame(rows, columns=["y", "group"])
    ratio = table["y"] / table["y"].mean()
    whole = float((ratio * np.log(ratio)).mean())
    found = theil_parts(table, outcome="y", group="group")
    assert found[["between", "within"]].to_numpy().sum() == pytest.approx(whole, abs=1e-9)
    assert (found["within"] >= -1e-12).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rural": np.nan}, "400 of 400 row\\(s\\) rural is missing"),
        ({"w": 0.0}, "400 row\\(s\\) w is not above zero"),
        ({"height": -1.0}, "mean of height is not above zero"),
        ({"rural": 1.0}, "follows from the others"),
    ],
)
def test_what_cannot_be_decomposed_is_refused_and_why(change, said):
    with pytest.raises(EquityInputError, match=said):
        contributions(persons().assign(**change), **OF)


def test_rounds_of_other_factors_are_not_compared():
    one = contributions(persons(), **OF)
    with pytest.raises(EquityInputError, match="same factors"):
        change_between(one, one.iloc[1:])
