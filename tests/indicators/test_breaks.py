"""The step at a break: the line before continued, against the line after."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.uncertainty.breaks import step
from indicators.uncertainty.intervals import UncertaintyError

YEARS = [str(year) for year in range(2010, 2020)]
BEFORE = [100 * 1.02**n for n in range(5)]
AFTER = [1.2 * 100 * 1.02**5 * 0.97**n for n in range(5)]


def series(values, name="estimate") -> pd.DataFrame:
    return pd.DataFrame({"time_period": YEARS[: len(values)], name: values})


def test_two_exact_lines_give_the_step_between_them_whatever_their_slopes():
    found = step(series([*BEFORE, *AFTER]), "2015").iloc[0]
    assert found["step"] == pytest.approx(1.2)
    assert (found["lower_bound"], found["upper_bound"]) == pytest.approx((1.2, 1.2))
    assert (found["before"], found["after"], found["method"]) == (5, 5, "log-linear")
    lines = found[["level_before", "level_after", "trend_before", "trend_after"]].tolist()
    assert lines == pytest.approx([100 * 1.02**5, 120 * 1.02**5, 1.02, 0.97])


def test_counts_over_a_denominator_give_the_step_of_their_rate():
    births = np.array([9e6, 8e6, 7e6, 6e6, 5e6, 9e6, 8e6, 7e6, 6e6, 5e6])
    rate = np.array([*BEFORE, *AFTER]) / 1e4
    frame = series(rate * births, "events").assign(denominator=births)
    found = step(frame, "2015").iloc[0]
    assert found["step"] == pytest.approx(1.2)
    assert found["method"] == "poisson"
    assert found["lower_bound"] < 1.2 < found["upper_bound"]


def test_the_poisson_error_is_the_one_of_the_information_matrix():
    # Flat lines of 100 and 200 events, three years each: the step's error is that of the
    # extrapolated level before and the level after, with weights 1/100 (28/12 ... by hand below).
    frame = series([100.0, 100, 100, 200, 200, 200], "events")
    found = step(frame, "2013").iloc[0]
    # Line through t = -3, -2, -1 continued to 0: variance (1/3 + 4/2)/100; at 0 of 0, 1, 2:
    # (1/3 + 1/2)/200.
    error = np.sqrt((1 / 3 + 2) / 100 + (1 / 3 + 1 / 2) / 200)
    assert found["step"] == pytest.approx(2)
    assert np.log(found["upper_bound"] / 2) == pytest.approx(1.959964 * error, rel=1e-6)


def test_counts_that_scatter_more_than_chance_widen_the_interval():
    wild = [100.0, 160, 90, 170, 95, 220, 130, 240, 150, 260]
    found = step(series(wild, "events"), "2015").iloc[0]
    assert found["method"] == "quasi-poisson"
    assert found["dispersion"] > 1
    # Its errors are those of Poisson times the root of the dispersion, its quantile Student's of 6.
    t = np.array([-5.0, -4, -3, -2, -1, 0, 1, 2, 3, 4])
    new = (t >= 0).astype(float)
    x = np.column_stack([np.ones(10), t, new, new * t])
    level, turn = np.log(found[["level_before", "level_after"]].astype(float))
    slopes = np.log(found[["trend_before", "trend_after"]].astype(float))
    mean = np.exp(np.where(t < 0, level + slopes.iloc[0] * t, turn + slopes.iloc[1] * t))
    variance = np.linalg.inv((x * mean[:, None]).T @ x)[2, 2] * found["dispersion"]
    reach = np.log(found["upper_bound"] / found["step"])
    assert reach == pytest.approx(2.446912 * variance**0.5, rel=1e-6)
    tame = step(series([100.0, 101, 99, 100, 102, 150, 149, 151, 150, 150], "events"), "2015")
    assert tame["method"].item() == "poisson"


def test_the_interval_of_logarithms_is_students_with_points_less_four():
    values = np.exp([0.0, 0.1, 0.0, 0.5, 0.6, 0.5])
    found = step(series(values), "2013").iloc[0]
    # Each side: residuals -1/30, 2/30, -1/30, squares sum 6/900; variance (12/900)/2 = 1/150.
    error = np.sqrt((1 / 3 + 2 + 1 / 3 + 1 / 2) / 150)
    assert np.log(found["upper_bound"] / found["step"]) == pytest.approx(4.302653 * error, rel=1e-6)


@pytest.mark.parametrize(
    ("time_period", "reason"),
    [("2012", "fewer than 3 points before"), ("2018", "fewer than 3 points after")],
)
def test_with_fewer_than_three_points_on_a_side_there_is_no_step_and_it_says_why(
    time_period, reason
):
    found = step(series([*BEFORE, *AFTER]), time_period).iloc[0]
    assert found["reason"] == reason
    assert pd.isna(found["step"])


def test_a_missing_year_is_left_out_and_not_taken_for_zero():
    values = [*BEFORE, *AFTER]
    values[2] = None
    found = step(series(values), "2015").iloc[0]
    assert found["before"] == 4
    assert found["step"] == pytest.approx(1.2)


def test_only_the_years_asked_for_are_used():
    assert step(series([*BEFORE, *AFTER]), "2015", years=3)[["before", "after"]].iloc[
        0
    ].tolist() == [3, 3]


def test_no_events_on_one_side_leave_no_step():
    found = step(series([0.0, 0, 0, 5, 6, 7], "events"), "2013").iloc[0]
    assert found["reason"] == "no events on one side"


def test_a_period_twice_or_a_value_below_zero_is_refused():
    with pytest.raises(UncertaintyError, match="same period"):
        step(pd.concat([series(BEFORE)] * 2), "2012")
    with pytest.raises(UncertaintyError, match="not above zero"):
        step(series([1.0, 0, 2, 3, 4, 5]), "2013")


@given(st.floats(0.2, 5))
def test_to_measure_in_another_unit_changes_no_step(unit):
    values = np.array([3.0, 4, 3, 4, 5, 8, 7, 9, 8, 9])
    one, other = (step(series(values * by), "2015").iloc[0] for by in (1, unit))
    for name in ("step", "lower_bound", "upper_bound"):
        assert other[name] == pytest.approx(one[name])


def test_the_model_stands_beside_the_step_with_both_trends_and_the_dispersion():
    found = step(series([100.0, 140, 90, 120, 80, 160, 230, 150, 240, 170], "events"), "2015")
    row = found.iloc[0]
    assert row["model"].startswith("quasi-poisson regression with a level and a trend on each side")
    for value in (row["trend_before"], row["trend_after"]):
        assert f"x{value:.4g} a year" in row["model"]
    assert row["model"].endswith(f"dispersion {row['dispersion']:.3g}")
