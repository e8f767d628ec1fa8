"""Of 1,000 born, how many reach an age: by hand, by simulation, and the order of areas."""

import numpy as np
import pandas as pd
import pytest

from indicators.errors import UncertaintyError
from indicators.standardised import (
    STEPS,
    life_table,
    moved,
    published_survival,
    survivors_of_counts,
    survivors_of_rates,
)

AGES = pd.DataFrame(
    {
        "age": [0, 1, 5],
        "until": [1, 5, 10],
        "deaths": [20, 8, 10],
        "population": [1000, 4000, 5000],
    }
)


def test_survivors_of_counts_by_hand():
    """Q = 20/1000; m = 8/4000, q = 4·.002/(1 + 4·½·.002) = .0079681; q = .01/(1 + .005)."""
    found = survivors_of_counts(AGES)
    q = [0.02, 0.008 / 1.004, 0.01 / 1.005]
    kept = 1000 * np.cumprod(1 - np.array(q))
    assert found["until"].tolist() == [1, 5, 10]
    assert found["estimate"].tolist() == pytest.approx(kept.tolist(), rel=1e-12)
    assert found["estimate"].round(4).tolist() == [980.0, 972.1912, 962.5177]
    error = 980 * np.sqrt(0.02**2 * 0.98 / 20 / 0.98**2)
    assert found["upper_bound"][0] - 980 == pytest.approx(1.959964 * error, rel=1e-6)


def test_survivors_are_those_of_the_life_table_after_the_first_year():
    table = pd.DataFrame(
        {"age": [0, 1, 5, 10], "deaths": [20, 8, 10, 5], "population": [1000, 4000, 5000, 5000]}
    )
    chances = life_table(table)["q"]
    own = survivors_of_counts(AGES)["estimate"]
    assert (own[2] / own[1]) == pytest.approx(1 - chances[2], rel=1e-12)
    assert (own[1] / own[0]) == pytest.approx(1 - chances[1], rel=1e-12)


def test_the_interval_is_as_wide_as_children_drawn_at_random_scatter():
    draws = np.random.default_rng(5)
    chance, number = np.array([0.03, 0.01, 0.02]), np.array([20_000, 80_000, 100_000])
    rate = chance / np.array([1, 4, 5])
    lives = []
    for _ in range(400):
        deaths = draws.poisson(rate * number)
        lives.append(survivors_of_counts(AGES.assign(deaths=deaths, population=number)))
    last = np.array([one["estimate"].iloc[-1] for one in lives])
    half = np.mean([one["upper_bound"].iloc[-1] - one["estimate"].iloc[-1] for one in lives])
    assert half == pytest.approx(1.96 * last.std(), rel=0.08)


def rates(low=(8.0, 10.0, 1.0), high=(12.0, 15.0, 3.0)) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "age": [0, 0, 5],
            "until": [1, 5, 10],
            "estimate": [10.0, 12.0, 2.0],
            "lower_bound": low,
            "upper_bound": high,
        }
    )


def test_published_chances_from_birth_stand_for_themselves_and_others_follow():
    found = survivors_of_rates(rates())
    assert found["estimate"].tolist() == pytest.approx([990.0, 988.0, 988.0 * 0.998])


def test_published_bounds_are_the_widest_there_can_be():
    found = survivors_of_rates(rates())
    assert found["lower_bound"].tolist() == pytest.approx([988.0, 985.0, 985.0 * 0.997])
    assert found["upper_bound"].tolist() == pytest.approx([992.0, 990.0, 990.0 * 0.999])


def test_after_a_chance_without_bounds_there_are_none():
    found = survivors_of_rates(rates(low=(8.0, np.nan, 1.0)))
    assert found["upper_bound"].isna().tolist() == [False, True, True]
    assert found["lower_bound"].notna().all() and found["estimate"].notna().all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"age": [0, 1, 6]}, "do not follow"),
        ({"population": [1000, 0, 5000]}, "not above zero"),
        ({"deaths": [20, -1, 10]}, "negative"),
    ],
)
def test_counts_that_make_no_table_are_refused(change, said):
    with pytest.raises(UncertaintyError, match=said):
        survivors_of_counts(AGES.assign(**change))


def test_chances_that_do_not_follow_are_refused():
    with pytest.raises(UncertaintyError, match="starts where none ends"):
        survivors_of_rates(rates().assign(age=[0, 0, 6]))
    with pytest.raises(UncertaintyError, match=r"above 1,000"):
        survivors_of_rates(rates().assign(estimate=[10.0, 1200.0, 2.0]))


def test_the_store_has_no_source_with_every_chance_and_says_which_is_nowhere(store):
    every = pd.concat([store.observations(code, "published") for _, _, code in STEPS])
    found = published_survival(every)
    assert found.survivors.empty
    assert found.absent == ("CME_MRY10T14",)


def test_a_source_that_has_every_chance_of_a_year_is_followed(store):
    """The same figures, said to be of one source and year: the day that UN IGME is carried."""
    known = store.observations("CME_MRY0T4", "published")
    row = known[(known["sex"] == "_T") & (known["ref_area"] == "AZE")].iloc[:1]
    values = (20.0, 24.0, 1.5, 1.6, 2.9)
    made = [
        row.assign(indicator=code, obs_value=value, time_period="2024", data_source="ONE")
        for (_, _, code), value in zip(STEPS, values, strict=True)
    ]
    found = published_survival(pd.concat([known, *made]))
    assert (found.time_period, found.data_source, found.absent) == ("2024", "ONE", ())
    assert found.survivors["until"].tolist() == [1, 5, 10, 15, 20]
    kept = 976 * 0.9985 * 0.9984 * 0.9971
    assert found.survivors["estimate"].iloc[-1] == pytest.approx(kept)


def test_areas_that_change_places_are_counted_and_the_farthest_is_named():
    crude = pd.Series({"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0})
    found = moved(crude, pd.Series({"a": 4.0, "b": 2.0, "c": 3.0, "d": 4.5}))
    assert (found.areas, found.moved) == (4, 3)
    assert (found.area, found.before, found.after) == ("a", 1, 3)


def test_where_the_order_stays_no_area_is_named():
    crude = pd.Series({"a": 1.0, "b": 2.0})
    found = moved(crude, crude * 3)
    assert (found.moved, found.area) == (0, "")
