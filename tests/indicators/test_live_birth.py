"""Which definition counts a birth: by any sign of life, or only from a size or after a week."""

import pandas as pd
import pytest

from indicators.records import RecordsError, fetch
from indicators.vital.live_birth import by_definition, classify

NONE = None


def classified(**columns) -> pd.DataFrame:
    return fetch(classify(pd.DataFrame(columns)))


@pytest.mark.parametrize(
    ("grams", "weeks", "age", "soviet"),
    [
        (999, 30, 6, False),  # under 1,000 g and dead within the week
        (1000, 27, 0, False),  # before 28 weeks
        (1000, 28, 0, True),  # at both bounds it was counted
        (999, 27, 7, True),  # lived seven full days
        (600, 24, NONE, True),  # lives
        (NONE, 26, 3, False),  # one size that was too small decided
        (1500, NONE, 3, NONE),  # what is not recorded might decide
        (NONE, NONE, 40, True),
    ],
)
def test_the_old_rule_left_out_the_smallest_if_they_died_within_a_week(grams, weeks, age, soviet):
    found = classified(birth_weight=[grams, 3000], gestation=[weeks, 40], age_days=[age, 1])
    counted = found["live_birth_soviet"].iloc[0]
    assert pd.isna(counted) if soviet is None else bool(counted) is soviet
    assert bool(found["live_birth_icd"].iloc[0])
    assert bool(found["live_birth_soviet"].iloc[1])


def test_length_alone_could_leave_a_birth_out():
    found = classified(
        birth_weight=[1200, 1200], gestation=[29, 29], length=[34, 35], age_days=[2, 2]
    )
    assert found["live_birth_soviet"].tolist() == [False, True]


def test_without_any_sign_of_life_no_definition_counts_a_live_birth():
    found = classified(birth_weight=[3000], gestation=[40], age_days=[NONE], alive=[False])
    assert not found["live_birth_icd"].iloc[0]
    assert not found["live_birth_soviet"].iloc[0]


def test_what_is_reported_goes_by_weight_then_by_weeks_then_by_length():
    found = classified(
        birth_weight=[500, 499, NONE, NONE, NONE],
        gestation=[20, 30, 22, NONE, NONE],
        length=[20, 40, 20, 24, NONE],
        age_days=[0, 0, 0, 0, 0],
    )
    national = [None if pd.isna(v) else bool(v) for v in found["reported_nationally"]]
    assert national == [True, False, True, False, None]
    abroad = [None if pd.isna(v) else bool(v) for v in found["reported_internationally"]]
    assert abroad == [False, False, False, False, None]


def test_the_old_rule_lowers_births_and_deaths_by_the_same_babies():
    deaths = pd.DataFrame(
        {
            "birth_weight": [800, 900, 900, 2000, None],
            "gestation": [25, 27, 27, 34, 33],
            "age_days": [0, 6, 7, 100, 2],
        }
    )
    found = by_definition(deaths, 1000).set_index("definition")
    assert found["infant_deaths"].to_dict() == {"icd": 5, "soviet": 3}
    assert found["live_births"].to_dict() == {"icd": 1000, "soviet": 998}
    assert found["undecided"].tolist() == [1, 1]  # the weight of the fifth is not recorded
    assert found["records"].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("frame", "births", "reason"),
    [
        (pd.DataFrame({"age_days": [1]}), 10, "none of the columns"),
        (pd.DataFrame({"age_days": [-1], "gestation": [30]}), 10, "negative in 1 record"),
        (pd.DataFrame({"age_days": [400], "gestation": [30]}), 10, "no record"),
        (pd.DataFrame({"age_days": [1, 1], "gestation": [30, 30]}), 1, "outnumber"),
    ],
)
def test_records_that_cannot_be_classified_are_refused(frame, births, reason):
    with pytest.raises(RecordsError, match=reason):
        by_definition(frame, births)
