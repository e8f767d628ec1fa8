"""What may be said of figures: the latest, the change, the gap, the rank; and what may not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import indicator
from indicators.model import Break
from indicators.summary import (
    change,
    groups_in_order,
    latest,
    ranking,
    segments,
    valued,
    widest_gap,
)
from tests.conftest import frame, observation

RATE = indicator("ED_ROFST_L1_ADM")
WITH_BREAK = replace(
    RATE,
    breaks=(Break("2015", {"en": "new", "az": "yeni", "ru": "новое"}, ("UIS_2024_09",)),),
    caveats=(),
)


def series(**values: float):
    return frame(*(observation(time_period=y[1:], obs_value=v) for y, v in values.items()))


def test_the_latest_figure_is_the_latest_that_carries_a_value():
    observations = frame(
        observation(time_period="2021", obs_value=4.3),
        observation(time_period="2022", obs_value=None, obs_status="O"),
    )
    fact = latest(observations)
    assert fact is not None
    assert (fact["time_period"], fact["obs_value"]) == ("2021", 4.3)


def test_where_nothing_carries_a_value_there_is_no_latest_figure():
    assert latest(frame(observation(obs_value=None, obs_status="Q"))) is None


def test_a_change_is_the_later_value_less_the_earlier():
    found = change(series(y2022=19.7, y2023=15.7), RATE)
    assert found is not None
    assert round(found.difference, 6) == -4.0
    assert (found.period_before, found.period_after) == ("2022", "2023")


def test_no_change_crosses_a_declared_break():
    assert change(series(y2014=10.2, y2015=11.0), WITH_BREAK) is None


def test_after_a_break_change_counts_from_the_break_on():
    found = change(series(y2014=10.2, y2015=11.0, y2016=11.4), WITH_BREAK)
    assert found is not None
    assert found.period_before == "2015"


def test_no_change_crosses_an_observation_marked_as_a_break():
    observations = frame(
        observation(time_period="2014", obs_value=10.2),
        observation(time_period="2015", obs_value=11.0, obs_status="B"),
    )
    assert change(observations, RATE) is None


def test_no_change_joins_two_editions():
    observations = frame(
        observation(time_period="2020", obs_value=8.2),
        observation(time_period="2021", obs_value=10.5, data_source="OTHER"),
    )
    assert change(observations, RATE) is None


def test_a_break_of_another_source_does_not_cut_a_series():
    modelled = series(y2014=29.0, y2015=28.0).assign(data_source="IGME_2017")
    assert len(segments(modelled, WITH_BREAK)) == 1


def test_the_widest_gap_names_both_groups():
    observations = frame(
        observation(wealth_quintile="Q1", obs_value=18.4),
        observation(wealth_quintile="Q3", obs_value=6.7),
        observation(wealth_quintile="Q5", obs_value=2.0),
        observation(obs_value=10.7),
    )
    gap = widest_gap(observations, "wealth_quintile")
    assert gap is not None
    assert (gap.highest, gap.lowest, round(gap.difference, 6)) == ("Q1", "Q5", 16.4)


def test_one_group_is_no_gap():
    assert widest_gap(frame(observation(sex="F", obs_value=3.0)), "sex") is None


def test_groups_come_in_the_order_of_their_code_list_without_the_total():
    observations = frame(
        *(observation(wealth_quintile=code, obs_value=1.0) for code in ("Q5", "_T", "Q1", "Q3"))
    )
    ordered = groups_in_order(observations, "wealth_quintile")
    assert list(ordered["wealth_quintile"]) == ["Q1", "Q3", "Q5"]


@pytest.mark.parametrize(("direction", "first"), [("lower", "ER09"), ("higher", "ER01")])
def test_the_ranking_puts_the_area_worst_for_children_first(direction, first):
    observations = frame(
        observation(ref_area="ER01", obs_value=3.8),
        observation(ref_area="ER09", obs_value=17.6),
        observation(ref_area="ER02", obs_value=None, obs_status="L"),
    )
    ranked = ranking(observations, replace(RATE, direction=direction))
    assert ranked["ref_area"].iloc[0] == first
    assert len(ranked) == 2


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=12),
    st.sets(st.integers(1, 11)),
)
def test_cutting_a_series_at_breaks_loses_and_repeats_nothing(values, cuts):
    rows = [
        observation(time_period=str(2000 + i), obs_value=v, obs_status="B" if i in cuts else "A")
        for i, v in enumerate(values)
    ]
    parts = segments(frame(*rows), RATE)
    assert [v for part in parts for v in part["obs_value"]] == values
    assert all((part["obs_status"].iloc[1:] != "B").all() for part in parts)


def test_valued_observations_are_in_order_of_time():
    assert list(valued(series(y2023=1.0, y2001=2.0))["time_period"]) == ["2001", "2023"]
