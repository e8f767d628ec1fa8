"""Deaths at exactly a year are counted against those at the months beside it."""

import pytest

from indicators.births import TEN_YEARS, heaping_at_a_year
from tests.indicators.births.test_mortality import PLAIN, history


def test_as_many_deaths_at_a_year_as_in_each_month_beside_it_is_one():
    births = history(*[(50, age) for age in (10, 11, 12, 13, 14)] * 10)
    found = heaping_at_a_year(births, PLAIN).iloc[0]
    assert found["estimate"] == pytest.approx(1)
    assert (found["deaths"], found["obs_status"]) == (50, "A")


def test_deaths_before_the_window_and_few_deaths_say_little():
    births = history((50, 12), (50, 12), (50, 11), (100, 12), (100, 10))
    found = heaping_at_a_year(births, PLAIN).iloc[0]
    assert found["estimate"] == pytest.approx(8)
    assert (found["deaths"], found["obs_status"]) == (3, "U")
    assert heaping_at_a_year(births[:2], PLAIN)["obs_status"].tolist() == ["O"]


def test_the_model_survey_heaps_eight_times(model_births):
    found = heaping_at_a_year(model_births, PLAIN, window=TEN_YEARS).iloc[0]
    assert found["deaths"] == 327
    assert found["estimate"] == pytest.approx(8.3516, abs=1e-4)
