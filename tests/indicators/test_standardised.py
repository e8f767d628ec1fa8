"""Standardised rates and the life table are those of public health's own package.

Inputs and results of the tests of the R package PHEindicatormethods 2 (UK Health Security Agency,
GPL-3; tests/testthat/testdata_DSR_ISR.xlsx and testLifeExpectancy.R): figures alone, none of
Azerbaijan.
"""

import numpy as np
import pandas as pd
import pytest

from indicators.standardised import against_reference, life_table, standard_rate
from indicators.uncertainty import UncertaintyError

BIG = (127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91)
PEOPLE = (636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123,
          207)  # fmt: skip
EUROPE = (5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000,
          4000, 2500, 1500, 1000)  # fmt: skip
REFERENCE = (10303, 2824, 0, 3615, 3641, 3490, 3789, 3213, 3031, 2771, 3089, 3490, 3595, 4745, 5514,
             7125, 5694, 6210, 5757)  # fmt: skip
OF = (50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463, 60479, 49974, 44140,
      40888, 37239, 30819, 18136, 15325, 13918)  # fmt: skip
AGE = (0, 1, *range(5, 95, 5))
DIED = (17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937)
LIVED = (7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411,
         39820, 37978, 37039, 33288, 23306, 11936, 11936)  # fmt: skip


def of_ages(events) -> pd.DataFrame:
    return pd.DataFrame({"events": events, "population": PEOPLE, "standard": EUROPE})


@pytest.mark.parametrize(
    ("confidence", "bounds"),
    [
        (0.95, (971.770906798568, 1117.894091547925)),
        (0.998, (932.3287880219904, 1162.0595999522059)),
    ],
)
def test_a_directly_standardised_rate_has_dobsons_interval(confidence, bounds):
    found = standard_rate(of_ages(BIG), per=10_000, confidence=confidence)
    assert found["estimate"] == pytest.approx(1043.0247991469423, rel=1e-12)
    assert tuple(found[["lower_bound", "upper_bound"]]) == pytest.approx(bounds, rel=1e-9)


def test_of_fewer_than_ten_events_there_is_no_directly_standardised_rate():
    found = standard_rate(of_ages([9, *[0] * 18]))
    assert found["events"] == 9
    assert np.isnan(found["estimate"])


@pytest.mark.parametrize(
    ("total", "printed"),
    [
        (895, (107.07232939020275, 100.17147712553987, 114.3233287249895)),
        (91, (10.886683770400502, 8.765040101829404, 13.366576328418912)),
        (9, (1.0767049882813684, 0.4923380825095776, 2.043921455549973)),
    ],
)
def test_a_ratio_to_what_is_expected_is_exact_below_ten_and_byars_from_ten(total, printed):
    events = BIG if total == 895 else [total, *[0] * 18]
    ages = of_ages(events).assign(reference_events=REFERENCE, reference_population=OF)
    found = against_reference(ages)
    assert found["expected"] == pytest.approx(835.8835612311743, rel=1e-12)
    told = 100 * found[["estimate", "lower_bound", "upper_bound"]]
    assert tuple(told) == pytest.approx(printed, rel=1e-9)


def lives() -> pd.DataFrame:
    return pd.DataFrame({"age": AGE, "deaths": DIED, "population": LIVED})


def test_a_life_table_is_chiangs_with_silcocks_last_age():
    found = life_table(lives())
    at = {
        0: (80.16960813, 79.88268548, 80.45653078),
        1: (79.36245674, 79.0898816, 79.63503188),
        5: (75.44193645, 75.17407307, 75.70979983),
        15: (65.52909542, 65.26548673, 65.79270412),
        65: (18.76856852, 18.57570352, 18.96143352),
        85: (6.163942934, 5.978358351, 6.349527517),
        90: (6.16210635, 5.887683386, 6.436529314),
    }
    rows = found.set_index("age")[["estimate", "lower_bound", "upper_bound"]]
    for age, printed in at.items():  # the package itself compares four decimals
        assert rows.loc[age, "estimate"] == pytest.approx(printed[0], abs=6e-9), age
        assert tuple(rows.loc[age]) == pytest.approx(printed, abs=1e-5), age


def test_where_death_rates_are_one_everywhere_life_is_its_inverse():
    """At a rate of 1 in 100 at every age: close to 100 years, whatever the ages are."""
    ages = pd.DataFrame({"age": AGE, "deaths": [100.0] * 20, "population": [10_000.0] * 20})
    found = life_table(ages)
    assert found["estimate"].tolist() == pytest.approx([100.0] * 20, rel=5e-3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"age": range(20)}, "fewer than 5,000"),
        ({"age": (1, 0, *AGE[2:])}, "do not rise"),
        ({"deaths": (-1, *DIED[1:])}, "negative"),
        ({"deaths": (*DIED[:-1], 0)}, "nobody dies"),
        ({"population": (0, *LIVED[1:])}, "not above zero"),
    ],
)
def test_ages_of_which_there_is_no_life_table_are_refused_and_why(change, said):
    ages = lives().assign(**{name: list(values) for name, values in change.items()})
    if "age" in change and said == "fewer than 5,000":
        ages = ages.assign(population=200.0, deaths=2.0)
    with pytest.raises(UncertaintyError, match=said):
        life_table(ages)


def test_a_population_of_nobody_is_refused_by_its_column():
    with pytest.raises(UncertaintyError, match=r"1 of 19 age\(s\) population is missing or not"):
        standard_rate(of_ages(BIG).assign(population=[0, *PEOPLE[1:]]))
