"""Where groups stand: one source, one period, who is behind, whether chance could explain it."""

from dataclasses import replace

import numpy as np
import pytest

from indicators.catalog import indicator
from indicators.codelists import ALL
from indicators.equity.ends import comparable
from indicators.equity.latest import latest_groups
from indicators.equity.standing import Standing, standing
from tests.conftest import frame, observation

REGISTERED = indicator("PT_CHLD_Y0T4_REG")
OUT = indicator("ED_ROFST_L1_ADM")
QUINTILES = ("Q1", "Q2", "Q3", "Q4", "Q5")


def row(dimension: str, code: str, value: float | None, **more: object) -> dict[str, object]:
    return observation(**{dimension: code, "obs_value": value, **more})


def of_wealth(*values: float, **more: object) -> object:
    pairs = zip(QUINTILES, values, strict=True)
    return frame(*(row("wealth_quintile", code, value, **more) for code, value in pairs))


def stands(part, item, dimension, **more) -> Standing:
    found = standing(part, item, dimension, **more)
    assert found is not None
    return found


def test_the_latest_period_in_which_one_source_has_two_groups_speaks():
    found = frame(
        row("sex", "F", 1.0, time_period="2019"),
        row("sex", "M", 2.0, time_period="2019"),
        row("sex", "F", 3.0, time_period="2020"),
        row("sex", "M", 4.0, time_period="2020", data_source="UNICEF_DW_2025"),
        row("sex", "F", 5.0, time_period="2021"),
        row("sex", "M", None, time_period="2021"),
    )
    part = latest_groups(found, OUT, "sex", ALL)
    assert part[["time_period", "obs_value"]].to_numpy().tolist() == [["2019", 1.0], ["2019", 2.0]]


def test_the_period_asked_for_is_shown_where_it_has_groups():
    found = frame(
        *(row("sex", code, 1.0, time_period=when) for code in "MF" for when in ("2019", "2020"))
    )
    shown = latest_groups(found, OUT, "sex", ALL, time_period="2019")
    assert shown[["time_period", "sex"]].to_numpy().tolist() == [["2019", "F"], ["2019", "M"]]
    other = latest_groups(found, OUT, "sex", ALL, time_period="1999")
    assert set(other["time_period"]) == {"2020"}


def test_the_declared_source_goes_first_and_groups_within_another_group_do_not_count():
    found = frame(
        *(row("sex", code, 1.0, data_source="UNICEF_DW_2025") for code in "FM"),
        *(row("sex", code, 2.0) for code in "FM"),
        *(row("sex", code, 3.0, residence="U", time_period="2025") for code in "FM"),
    )
    part = latest_groups(found, OUT, "sex", ALL)
    assert (set(part["data_source"]), set(part["obs_value"])) == ({"UIS_2024_09"}, {2.0})
    assert latest_groups(found.iloc[:1], OUT, "sex", ALL).empty


def test_the_poorest_are_behind_in_registration_and_the_slope_says_by_how_much():
    found = stands(of_wealth(70, 80, 90, 95, 97), REGISTERED, "wealth_quintile")
    assert (found.behind, found.ahead, found.best) == ("Q1", "Q5", "Q5")
    assert (found.difference, found.ratio) == (27, pytest.approx(97 / 70))
    assert not found.reversed
    assert found.slope == pytest.approx(34.5)
    assert found.concentration > 0
    assert (found.share, found.per) == (pytest.approx(97 - 86.4), 100)
    assert found.weights == "construction"


def test_where_less_is_better_the_poorest_with_more_are_behind():
    found = stands(of_wealth(30, 20, 15, 12, 8), OUT, "wealth_quintile")
    assert (found.behind, found.behind_value, found.difference) == ("Q1", 30, 22)
    assert found.ratio == 3.75
    assert found.slope < 0


def test_a_gradient_that_runs_the_other_way_puts_the_richest_behind_and_says_so():
    found = stands(of_wealth(97, 95, 90, 80, 70), REGISTERED, "wealth_quintile")
    assert (found.behind, found.ahead, found.best) == ("Q5", "Q1", "Q1")
    assert (found.reversed, found.difference) == (True, 27)
    assert found.ratio == pytest.approx(97 / 70)
    assert found.slope < 0


def test_of_two_groups_the_worse_is_behind_whichever_it_is():
    part = frame(row("sex", "F", 4.0), row("sex", "M", 6.0))
    found = stands(part, OUT, "sex", total=5.0)
    assert (found.behind, found.ahead, found.difference) == ("M", "F", 2)
    assert (found.share, found.weights) == (pytest.approx(1.0), "implied")
    assert np.isnan(found.slope)
    more = stands(part, REGISTERED, "sex")
    assert more.behind == "F"


def test_groups_that_do_equally_well_have_no_gap():
    found = stands(frame(row("sex", "F", 4.0), row("sex", "M", 4.0)), OUT, "sex")
    assert (found.difference, found.ratio, found.share) == (0, 1, 0)
    assert found.behind != found.ahead


def test_a_ratio_to_nought_is_missing_and_the_difference_is_not():
    found = stands(frame(row("sex", "F", 0.0), row("sex", "M", 4.0)), OUT, "sex")
    assert np.isnan(found.ratio)
    assert found.difference == 4


def test_a_ratio_to_what_is_written_as_nought_is_missing_too():
    part = frame(row("residence", "U", 0.03), row("residence", "R", 44.6))
    found = stands(part, OUT, "residence")
    assert np.isnan(found.ratio)
    assert found.difference == pytest.approx(44.57)


@pytest.mark.parametrize(
    ("half", "reliable"),
    [(1.0, True), (1.5, False), (None, None), (0.0, None)],
)
def test_a_difference_is_reliable_where_z_of_the_two_estimates_says_so(half, reliable):
    def bounds(value: float) -> dict[str, float]:
        return {} if half is None else {"lower_bound": value - half, "upper_bound": value + half}

    part = frame(row("sex", "F", 4.0, **bounds(4.0)), row("sex", "M", 6.0, **bounds(6.0)))
    # Both pairs of intervals overlap or touch; a difference of 2 is reliable above √2 · half.
    assert stands(part, OUT, "sex").reliable is reliable


def test_bounds_of_90_per_cent_are_not_taken_for_95():
    bounds = {"F": (2.6, 5.4), "M": (4.6, 7.4)}  # 2 apart, halves of 1.4: √2 · 1.4 = 1.98
    rows = [
        row("sex", sex, sum(ends) / 2, lower_bound=ends[0], upper_bound=ends[1])
        for sex, ends in bounds.items()
    ]
    assert stands(frame(*rows), OUT, "sex").reliable is True
    model = frame(*(one | {"data_source": "IGME_2025"} for one in rows))
    assert stands(model, OUT, "sex").reliable is False


def test_intervals_of_the_groups_give_an_interval_of_those_left_behind():
    part = frame(
        row("sex", "F", 4.0, lower_bound=3.0, upper_bound=5.0),
        row("sex", "M", 6.0, lower_bound=5.0, upper_bound=7.0),
    )
    found = stands(part, OUT, "sex")
    assert (found.lower, found.upper) == pytest.approx((1 - 0.5 * 2**0.5, 1 + 0.5 * 2**0.5))


def test_counts_and_indicators_without_a_better_direction_are_not_compared():
    part = frame(row("sex", "F", 4.0), row("sex", "M", 6.0))
    count = indicator("AZE_JJ_CONVICTED")
    assert not comparable(count)
    assert standing(part, count, "sex") is None
    assert standing(part, replace(OUT, direction="none"), "sex") is None
    assert standing(part.iloc[:1], OUT, "sex") is None


def test_years_of_school_are_compared_and_are_no_share_of_children():
    years = indicator("AZE_ADO_YEARS_SCHOOL")
    found = stands(frame(row("sex", "F", 11.0), row("sex", "M", 12.0)), years, "sex")
    assert found.difference == 1
    assert found.per is None
    assert np.isnan(found.share)
