"""Kaplan–Meier agrees with the published examples, and the test between groups with theirs."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.records import RecordsError
from indicators.services.survival import (
    completers_median,
    kaplan_meier,
    log_rank,
    quantile,
    share_by,
)


def waits(times: str) -> pd.DataFrame:
    """Return counts of times; a plus marks one censored, as the publications print them."""
    rows = [
        {"time": int(t.rstrip("+")), "events": int("+" not in t), "censored": int("+" in t)}
        for t in times.split()
    ]
    return pd.DataFrame(rows).groupby("time", as_index=False).sum()


# Weeks of remission in acute leukaemia, 6-mercaptopurine and placebo: Freireich et al. (1963),
# Blood 21: 699–716; in Cox and Oakes (1984), table 1.1, and Kalbfleisch and Prentice (2002).
TREATED = waits("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+")
PLACEBO = waits("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23")
# Weeks of use of an intrauterine device until it was given up: WHO 1987; Collett (2015), table 1.1.
DEVICE = waits("10 13+ 18+ 19 23+ 30 36 38+ 54+ 56+ 59 75 93 97 104+ 107 107+ 107+")


def events(curve: pd.DataFrame) -> pd.DataFrame:
    return curve[curve["events"] > 0].set_index("time")


def test_the_remissions_under_treatment_are_the_published_curve():
    found = events(kaplan_meier(TREATED))
    assert found.index.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found["survival"].round(4).tolist() == [
        0.8571,
        0.8067,
        0.7529,
        0.6902,
        0.6275,
        0.5378,
        0.4482,
    ]
    assert found["se"].round(4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert found["lower"].round(3).tolist() == [0.620, 0.563, 0.503, 0.432, 0.368, 0.268, 0.188]
    assert found["upper"].round(3).tolist() == [0.952, 0.923, 0.889, 0.849, 0.805, 0.747, 0.680]


def test_without_censoring_the_curve_is_the_share_of_those_still_in_remission():
    found = events(kaplan_meier(PLACEBO))
    assert (found["survival"] * 21).round(9).tolist() == [19, 17, 16, 14, 12, 8, 6, 4, 3, 2, 1, 0]
    last = found.loc[23]
    assert last["survival"] == 0
    assert last[["se", "lower", "upper"]].isna().all()


def test_the_medians_and_their_intervals_are_the_published_ones():
    assert quantile(kaplan_meier(PLACEBO)) == (8, 4, 11)
    median, lower, upper = quantile(kaplan_meier(TREATED))
    assert (median, lower) == (23, 13)
    assert np.isnan(upper)  # the upper bound never comes down to one half


def test_the_device_is_given_up_as_published():
    found = events(kaplan_meier(DEVICE))
    assert found["at_risk"].tolist() == [18, 15, 13, 12, 8, 7, 6, 5, 3]
    assert found["survival"].round(4).tolist() == [
        0.9444,
        0.8815,
        0.8137,
        0.7459,
        0.6526,
        0.5594,
        0.4662,
        0.3729,
        0.2486,
    ]
    assert found["se"].round(4).tolist() == [
        0.0540,
        0.0790,
        0.0978,
        0.1107,
        0.1303,
        0.1412,
        0.1452,
        0.1430,
        0.1392,
    ]
    assert quantile(kaplan_meier(DEVICE)).estimate == 93


def test_the_log_rank_test_of_the_remissions_is_the_published_one():
    both = pd.concat([TREATED.assign(arm="6-MP"), PLACEBO.assign(arm="placebo")])
    found = log_rank(both, "arm")
    assert found.statistic == pytest.approx(16.79, abs=0.005)
    assert found.degrees == 1
    assert found.p < 0.0001


def test_groups_that_wait_alike_do_not_differ():
    both = pd.concat([PLACEBO.assign(arm="one"), PLACEBO.assign(arm="other")])
    assert log_rank(both, "arm").statistic == pytest.approx(0, abs=1e-12)
    with pytest.raises(RecordsError, match="at least two groups"):
        log_rank(PLACEBO.assign(arm="one"), "arm")


def test_one_censored_at_the_time_of_an_event_was_still_waiting_when_it_happened():
    curve = kaplan_meier(waits("5 5+ 9"))
    assert curve["at_risk"].tolist() == [3, 1]
    assert curve["survival"].tolist() == pytest.approx([2 / 3, 0])


def test_half_reached_exactly_is_found_in_spite_of_rounding():
    curve = kaplan_meier(waits("1 2 3 4+ 5+ 6+"))
    assert quantile(curve).estimate == 3


def test_the_share_by_a_day_steps_at_the_day_of_the_event():
    curve = kaplan_meier(TREATED)
    assert share_by(curve, 5).estimate == 0
    assert share_by(curve, 6).estimate == pytest.approx(3 / 21)
    share, lower, upper = share_by(curve, 21)
    assert (round(share, 4), round(lower, 3), round(upper, 3)) == (0.3725, 0.195, 0.632)


def test_beyond_the_longest_wait_watched_nothing_is_known():
    assert np.isnan(share_by(kaplan_meier(TREATED), 36).estimate)
    assert share_by(kaplan_meier(TREATED), 35).estimate == pytest.approx(1 - 0.4482, abs=5e-5)
    assert share_by(kaplan_meier(PLACEBO), 99).estimate == 1


def test_where_nobody_has_had_the_event_there_is_no_median():
    curve = kaplan_meier(waits("4+ 9+"))
    assert curve["survival"].tolist() == [1, 1]
    assert curve[["lower", "upper"]].isna().all(axis=None)
    assert np.isnan(quantile(curve)).all()
    assert np.isnan(completers_median(waits("4+ 9+")))


def test_the_median_of_those_who_had_it_flatters():
    assert completers_median(TREATED) == 10  # against 23 of all
    assert completers_median(waits("1 2 4 9 50+")) == 3


def test_no_time_is_missing_or_negative_and_somebody_waited():
    with pytest.raises(RecordsError, match=r"1 row\(s\) of waits"):
        kaplan_meier(pd.DataFrame({"time": [-1, 2], "events": [1, 1], "censored": [0, 0]}))
    with pytest.raises(RecordsError, match=r"1 row\(s\) of waits"):
        kaplan_meier(pd.DataFrame({"time": [1.0, np.nan], "events": [1, 1], "censored": [0, 0]}))
    with pytest.raises(RecordsError, match="nobody"):
        kaplan_meier(pd.DataFrame({"time": [3], "events": [0], "censored": [0]}))


WAITS = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40)


@given(WAITS)
def test_the_curve_never_rises_and_its_interval_holds_it(cases):
    curve = kaplan_meier(waits(" ".join(f"{t}{'' if done else '+'}" for t, done in cases)))
    survival = curve["survival"]
    assert survival.between(0, 1).all()
    assert survival.is_monotonic_decreasing
    known = curve.dropna(subset=["lower", "upper"])
    assert (known["lower"] <= known["survival"] + 1e-12).all()
    assert (known["survival"] <= known["upper"] + 1e-12).all()
    assert curve["at_risk"].iloc[0] == len(cases)


@given(WAITS)
def test_who_still_waits_can_only_lengthen_the_median(cases):
    found = waits(" ".join(f"{t}{'' if done else '+'}" for t, done in cases))
    median, done = quantile(kaplan_meier(found)).estimate, found["events"].sum()
    if done % 2 and not np.isnan(median):  # one middle value: both are a time of the data
        assert median >= completers_median(found)
