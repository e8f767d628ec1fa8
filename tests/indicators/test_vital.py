"""Rates at the start of life: who is counted over whom, and what is left missing."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from indicators.uncertainty.intervals import UncertaintyError
from indicators.vital.mortality import completeness, mortality

OBSERVATIONS = Path(__file__).parents[2] / "data" / "observations"
COUNTS = pd.DataFrame(
    {
        "ref_area": ["AZE"],
        "live_births": [10_000],
        "stillbirths": [80],
        "early_neonatal_deaths": [60],
        "neonatal_deaths": [80],
        "infant_deaths": [110],
        "under_five_deaths": [130],
    }
)


def by_measure(counts: pd.DataFrame) -> pd.DataFrame:
    return mortality(counts).set_index("measure")


def test_each_rate_has_its_own_deaths_and_its_own_births():
    found = by_measure(COUNTS)
    assert found["estimate"].to_dict() == pytest.approx(
        {
            "imr": 11.0,
            "nmr": 8.0,
            "enmr": 6.0,
            "lnmr": 2.0,
            "pnmr": 3.0,
            "u5mr": 13.0,
            "sbr": 1000 * 80 / 10_080,
            "pmr": 1000 * 140 / 10_080,
        }
    )
    assert found.loc["sbr", "denominator"] == 10_080
    assert set(found["ref_area"]) == {"AZE"}


def test_the_interval_of_a_rate_is_that_of_its_deaths():
    # Byar's of 110 deaths: 90.41–132.58; Wilson's of 80 among 10,080 births: 6.382–9.866.
    found = by_measure(COUNTS)
    assert found.loc["imr", ["lower_bound", "upper_bound"]].tolist() == pytest.approx(
        [9.041, 13.258], abs=1e-3
    )
    assert found.loc["sbr", ["lower_bound", "upper_bound"]].tolist() == pytest.approx(
        [6.382, 9.866], abs=1e-3
    )


@pytest.mark.parametrize(("year", "rate"), [("2023", 18.1), ("2010", None)])
def test_the_published_counts_give_the_rate_of_their_year(year, rate):
    # SSC as quoted by the press: 2,039 infant deaths and 112,620 live births in 2023.
    with (OBSERVATIONS / "SSC_PRESS" / "vital.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["ref_area"] == "AZE" and not r["residence"]]
    own = {r["indicator"]: float(r["obs_value"]) for r in rows if r["time_period"] == year}
    counts = pd.DataFrame(
        {"live_births": [own.get("DM_BRTS")], "infant_deaths": [own.get("AZE_INFANT_DEATHS")]}
    )
    found = by_measure(counts).loc["imr", "estimate"]
    assert pd.isna(found) if rate is None else round(found, 1) == rate


def test_an_area_without_births_and_a_count_not_known_give_no_rate_and_say_why():
    found = by_measure(pd.DataFrame({"live_births": [0], "infant_deaths": [0]}))
    assert pd.isna(found.loc["imr", "estimate"])
    assert found["reason"].to_dict()["imr"] == "no births"
    found = by_measure(pd.DataFrame({"live_births": [100], "infant_deaths": [None]}))
    assert found.loc["imr", ["estimate", "upper_bound"]].isna().all()
    assert found.loc["imr", "reason"] == "no count"


def test_nobody_died_is_a_rate_of_zero_with_an_upper_bound():
    found = by_measure(pd.DataFrame({"live_births": [1000], "infant_deaths": [0]}))
    assert found.loc["imr", ["estimate", "lower_bound"]].tolist() == [0, 0]
    assert found.loc["imr", "upper_bound"] == pytest.approx(3.6889, abs=1e-4)


def test_a_part_follows_from_the_whole_and_the_other_part():
    found = by_measure(
        pd.DataFrame(
            {
                "live_births": [1000],
                "infant_deaths": [10],
                "postneonatal_deaths": [3],
                "late_neonatal_deaths": [2],
            }
        )
    )
    assert found["events"].reindex(["nmr", "enmr"]).tolist() == [7, 5]


def test_more_newborns_dead_than_infants_is_refused():
    with pytest.raises(UncertaintyError, match="neonatal_deaths"):
        mortality(COUNTS.assign(neonatal_deaths=120))
    with pytest.raises(UncertaintyError, match="negative"):
        mortality(COUNTS.assign(stillbirths=-1))


def test_completeness_above_a_hundred_is_flagged_and_never_cut():
    frame = pd.DataFrame({"registered": [980, 1040, 5], "expected": [1000, 1000, 0]})
    found = completeness(frame)
    assert found["estimate"].tolist()[:2] == [98, 104]
    assert pd.isna(found["estimate"].iloc[2])
    assert found["above_100"].tolist() == [False, True, False]
