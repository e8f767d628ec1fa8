"""The distance from a target, and the pace, by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.catalog import indicator
from indicators.targets import distance

NEONATAL = indicator("CME_MRM0")  # at most 12 by 2030


def series(*figures: tuple[str, float], status: str = "A") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "time_period": [period for period, _ in figures],
            "obs_value": [value for _, value in figures],
            "obs_status": status,
            "data_source": "IGME_2025",
        }
    )


def test_left_to_go_and_the_pace_needed():
    found = distance(series(("2014", 24.0), ("2024", 18.0)), NEONATAL, 2026)
    assert found is not None
    assert found.gap == pytest.approx(6.0)
    assert found.needed == pytest.approx(-1.0)  # six in six years
    assert found.pace == pytest.approx(-0.6)
    assert found.status == "off_track"


def test_a_pace_that_reaches_the_target_is_on_track():
    found = distance(series(("2014", 30.0), ("2024", 18.0)), NEONATAL, 2026)
    assert found is not None
    assert found.status == "on_track"


def test_a_rise_is_moving_away():
    found = distance(series(("2014", 17.0), ("2024", 18.0)), NEONATAL, 2026)
    assert found is not None
    assert found.status == "worse"


def test_a_target_reached_is_met():
    found = distance(series(("2024", 11.0)), NEONATAL, 2026)
    assert found is not None
    assert (found.met, found.status) == (True, "met")


def test_an_old_figure_says_nothing_of_today():
    found = distance(series(("2005", 30.0), ("2015", 11.0)), NEONATAL, 2026)
    assert found is not None
    assert found.status == "stale"


def test_the_pace_never_crosses_a_break():
    figures = series(("2014", 30.0), ("2022", 20.0), ("2024", 19.0))
    figures.loc[1, "obs_status"] = "B"
    found = distance(figures, NEONATAL, 2026)
    assert found is not None
    assert found.pace == pytest.approx(-0.5)


def test_without_a_target_or_a_direction_there_is_no_distance():
    figures = series(("2024", 11.0))
    assert distance(figures, replace(NEONATAL, targets=()), 2026) is None
    assert distance(figures, replace(NEONATAL, direction="none"), 2026) is None
