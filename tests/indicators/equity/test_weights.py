"""How many people stand behind a group: by construction, as published, implied, or equal."""

import pandas as pd
import pytest

from indicators.codelists import codelist
from indicators.equity.weights import nearest_people, with_weights
from indicators.model import LANGUAGES


def groups(**estimates: float) -> pd.DataFrame:
    return pd.DataFrame({"subgroup": list(estimates), "estimate": list(estimates.values())})


def rule(found: pd.DataFrame) -> str:
    (only,) = found["weights"].unique()
    return str(only)


FIFTHS = groups(Q1=70.0, Q2=80.0, Q3=90.0, Q4=95.0, Q5=97.0)
SEX = groups(F=98.0, M=90.0)


def test_wealth_quintiles_hold_a_fifth_of_the_household_population_each_by_construction():
    people = pd.DataFrame({"subgroup": list(FIFTHS["subgroup"]), "population": range(1, 6)})
    found = with_weights(FIFTHS, people=people, total=80.0)
    assert rule(found) == "construction"
    assert found["population"].nunique() == 1
    quarters = groups(AZE_QR1=70.0, AZE_QR2=80.0, AZE_QR3=90.0, AZE_QR4=95.0)
    assert rule(with_weights(quarters)) == "construction"


def test_four_of_five_quintiles_are_no_longer_equal_parts_by_construction():
    assert rule(with_weights(FIFTHS.iloc[:4])) == "equal"


def test_a_published_population_goes_before_what_the_total_implies():
    people = pd.DataFrame({"subgroup": ["M", "F"], "population": [53.0, 47.0]})
    found = with_weights(SEX, people=people, total=94.0)
    assert rule(found) == "people"
    assert found.set_index("subgroup")["population"].to_dict() == {"F": 47, "M": 53}


@pytest.mark.parametrize("population", [0.0, None])
def test_a_population_that_lacks_a_group_is_not_used(population):
    people = pd.DataFrame({"subgroup": ["M", "F"], "population": [53.0, population]})
    assert rule(with_weights(SEX, people=people)) == "equal"
    assert rule(with_weights(SEX, people=people.iloc[:1])) == "equal"


def test_two_groups_and_their_total_give_their_sizes():
    found = with_weights(SEX, total=94.0)
    assert rule(found) == "implied"
    mixed = with_weights(SEX, total=92.0).set_index("subgroup")["population"]
    assert mixed.to_dict() == pytest.approx({"F": 0.25, "M": 0.75})


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        (98.0, 97.5, 97.7),  # five printed steps apart: rounding would decide
        (98.0, 90.0, 99.0),  # a total that lies between neither
        (98.0, 90.0, 90.0),
        (90.0, 90.0, 90.0),
    ],
)
def test_a_total_that_cannot_tell_the_sizes_leaves_them_equal(first, second, total):
    assert rule(with_weights(groups(U=first, R=second), total=total)) == "equal"


def test_every_rule_is_said_in_every_language():
    rules = codelist("group_weights")
    assert set(rules) == {"construction", "people", "implied", "equal"}
    assert all(set(entry["said"]) == set(LANGUAGES) for entry in rules.values())


def counts(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["subgroup", "time_period", "data_source", "obs_value"])


def test_the_population_is_that_of_the_nearest_period_in_which_every_group_is_counted():
    found = counts(
        ("F", "2010-01-01", "A", 40.0),
        ("M", "2010-01-01", "A", 50.0),
        ("F", "2014-01-01", "A", 41.0),
        ("M", "2014-01-01", "A", None),
        ("F", "2019-01-01", "B", 42.0),
        ("M", "2019-01-01", "B", 52.0),
    )
    nearest = nearest_people(found, {"F", "M"}, 2013)
    assert nearest is not None
    assert nearest.to_dict("records") == [
        {"subgroup": "F", "population": 40.0},
        {"subgroup": "M", "population": 50.0},
    ]


def test_of_two_periods_as_near_the_later_counts_and_no_two_sources_are_joined():
    found = counts(
        ("F", "2010", "A", 1.0), ("M", "2010", "A", 2.0), ("F", "2014", "A", 3.0),
        ("M", "2014", "B", 4.0), ("F", "2014", "B", 5.0),
    )  # fmt: skip
    nearest = nearest_people(found, {"F", "M"}, 2012)
    assert nearest is not None
    assert set(nearest["population"]) == {4.0, 5.0}
    assert nearest_people(found, {"F", "M", "X"}, 2012) is None
