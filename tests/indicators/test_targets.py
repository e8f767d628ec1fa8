"""The distance from a target, and the pace, by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.catalog import catalog, indicator
from indicators.caveats import Caveat
from indicators.model import Indicator
from indicators.targets import Distance, distance, distances

NEONATAL = indicator("CME_MRM0")  # at most 12 by 2030
SOURCE = {"kind": "administrative", "caveats": ""}


def series(*figures: tuple[str, float], status: str = "A", item: Indicator = NEONATAL):
    return pd.DataFrame(
        {
            "indicator": item.indicator,
            "ref_area": "AZE",
            "time_period": [period for period, _ in figures],
            "obs_value": [value for _, value in figures],
            "lower_bound": None,
            "upper_bound": None,
            "obs_status": status,
            "data_source": "IGME_2025",
        }
    )


def yearly(first: int, *values: float) -> pd.DataFrame:
    return series(*((str(first + place), value) for place, value in enumerate(values)))


def from_target(figures: pd.DataFrame, item: Indicator = NEONATAL, **source: str) -> Distance:
    found = distance(figures, item, {**SOURCE, **source}, 2026)
    assert found is not None
    return found


def test_left_to_go_and_the_pace_needed():
    found = from_target(yearly(2021, 19.8, 19.2, 18.6, 18.0))
    assert found.gap == pytest.approx(6.0)
    assert found.needed == pytest.approx(-1.0)  # six in six years
    assert found.pace is not None
    assert found.pace.slope == pytest.approx(-0.6)
    assert (found.pace.first, found.pace.last, found.pace.points) == (2021, 2024, 4)
    assert found.status == "off_track"


def test_a_pace_that_reaches_the_target_is_on_track():
    assert from_target(yearly(2021, 22.0, 20.6, 19.3, 18.0)).status == "on_track"


def test_a_rise_is_moving_away():
    assert from_target(yearly(2021, 17.0, 17.3, 17.7, 18.0)).status == "worse"


def test_two_end_points_are_no_pace():
    assert from_target(series(("2014", 24.0), ("2024", 18.0))).status == "unknown"


def test_the_pace_is_the_median_slope_so_that_one_odd_figure_does_not_turn_it():
    found = from_target(yearly(2018, 21.6, 21.0, 5.0, 19.8, 19.2, 18.6, 18.0))
    assert found.pace is not None
    assert found.pace.slope == pytest.approx(-0.6)
    assert found.pace.lower <= found.pace.slope <= found.pace.upper


def test_a_verdict_that_turns_when_one_figure_is_left_out_is_not_given():
    assert from_target(yearly(2021, 17.9, 18.3, 17.9, 18.0)).status == "unsure"


def test_a_target_reached_is_met():
    found = from_target(series(("2024", 11.0)))
    assert (found.met, found.status) == (True, "met")


def test_an_old_figure_says_nothing_of_today():
    assert from_target(series(("2005", 30.0), ("2015", 11.0))).status == "stale"


def test_the_pace_never_crosses_a_break():
    figures = yearly(2019, 40.0, 39.0, 20.0, 19.5, 19.0, 18.5)
    figures.loc[2, "obs_status"] = "B"
    found = from_target(figures)
    assert found.pace is not None
    assert found.pace.slope == pytest.approx(-0.5)


def test_a_period_that_is_disowned_does_not_count_in_the_pace():
    item = replace(NEONATAL, caveats=(Caveat("base_moved", "2021", "2021"),))
    found = from_target(yearly(2020, 20.0, 2.0, 19.0, 18.5, 18.0), item)
    assert found.pace is not None
    assert found.pace.points == 4


@pytest.mark.parametrize("code", ["disowned", "place", "edition", "shifted"])
def test_a_caveat_can_forbid_to_hold_a_figure_against_a_target(code):
    item = replace(NEONATAL, caveats=(Caveat(code),))
    found = from_target(series(("2024", 11.0)), item)
    assert (found.status, found.barred) == ("barred", code)


def test_a_figure_of_a_low_grade_is_not_held_against_a_target():
    figures = series(("2024", 11.0), status="U")
    assert from_target(figures, kind="press").barred == "grade"


def test_a_target_of_a_year_that_is_past_is_not_told():
    past = replace(NEONATAL.targets[0], time_period="2025")
    item = replace(NEONATAL, targets=(past, *NEONATAL.targets))
    found = distances(series(("2024", 18.0)), item, SOURCE, 2026)
    assert [one.target.time_period for one in found] == ["2030"]


def test_without_a_target_or_a_direction_there_is_no_distance():
    figures = series(("2024", 11.0))
    assert distance(figures, replace(NEONATAL, targets=()), SOURCE, 2026) is None
    assert distance(figures, replace(NEONATAL, direction="none"), SOURCE, 2026) is None


def test_a_number_that_the_adopted_text_does_not_have_is_called_our_reading():
    numbers = {0.0, 100.0}  # of "all" and "no one"; the others stand in their texts
    for item in catalog().values():
        for target in item.targets:
            if target.kind == "SDG" and item.unit_measure == "PCNT":
                assert target.read == (target.value in numbers), item.indicator


def test_without_a_target_ahead_no_pace_is_taken(monkeypatch):
    monkeypatch.setattr("indicators.targets.to_target.pace", None)
    past = [replace(target, time_period="2020") for target in NEONATAL.targets]
    for item in (replace(NEONATAL, targets=()), replace(NEONATAL, targets=tuple(past))):
        assert distances(yearly(2018, 11.0, 10.0, 9.0, 8.0, 7.0), item, SOURCE, 2026) == []
