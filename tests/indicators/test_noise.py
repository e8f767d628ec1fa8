"""A change is called one only where the figures carry it; otherwise it is said that they do not."""

import pytest

from indicators.catalog import indicator
from indicators.summary import change
from indicators.uncertainty.noise import bounds_of_events, change_verdict
from tests.conftest import frame, observation

NOTHING = frame(observation())[:0]


def two(code: str, before: float, after: float, bounds=None, **rest):
    rows = []
    for place, (period, value) in enumerate((("2023", before), ("2024", after))):
        low, high = bounds[place] if bounds else (None, None)
        rows.append(
            observation(
                indicator=code,
                time_period=period,
                obs_value=value,
                lower_bound=low,
                upper_bound=high,
                **{"data_source": "SSC_PRESS", **rest},
            )
        )
    return frame(*rows)


def verdict(code, series, counts=NOTHING, kind="press") -> str:
    item = indicator(code)
    found = change(series, item)
    assert found is not None
    return change_verdict(found, series, counts, item, kind)


def test_stillbirths_rose_by_eighteen_which_chance_explains_and_infant_deaths_fell():
    stillbirths = two("AZE_STILLBIRTHS", 531, 549)
    deaths = two("AZE_INFANT_DEATHS", 2039, 1420)
    assert verdict("AZE_STILLBIRTHS", stillbirths) == "no reliable difference"
    assert verdict("AZE_INFANT_DEATHS", deaths) == "down"


def test_bounds_decide_where_both_figures_have_them():
    wide = two("PT_CHLD_Y0T4_REG", 93.0, 95.0, [(90, 96), (92, 98)])
    narrow = two("PT_CHLD_Y0T4_REG", 93.0, 95.0, [(92.5, 93.5), (94.5, 95.5)])
    assert verdict("PT_CHLD_Y0T4_REG", wide, kind="survey") == "no reliable difference"
    assert verdict("PT_CHLD_Y0T4_REG", narrow, kind="survey") == "up"


def test_a_rate_is_judged_by_the_events_behind_it():
    few = two("AZE_LBW_OFFICIAL", 6.0, 6.6)
    verdicts = [verdict("AZE_LBW_OFFICIAL", few, two("AZE_LBW", 60 * k, 66 * k)) for k in (1, 100)]
    assert verdicts == ["no reliable difference", "up"]  # among 1,000 births, among 100,000


@pytest.mark.parametrize("kind", ["modelled"])
def test_of_a_model_nothing_is_computed_from_its_bounds(kind):
    model = two("CME_MRY0", 30.0, 20.0, [(29, 31), (19, 21)])
    assert verdict("CME_MRY0", model, kind=kind) == "model"


def test_a_full_count_of_anything_but_events_and_a_rate_without_its_count_are_unknown():
    assert verdict("AZE_IMR_OFFICIAL", two("AZE_IMR_OFFICIAL", 11.0, 11.4)) == "unknown"
    pupils = two("ED_ROFST_L1_ADM", 5.0, 6.0)
    assert verdict("ED_ROFST_L1_ADM", pupils, two("ED_OFST_L1", 500, 600)) == "unknown"


def test_a_rate_of_zero_does_not_tell_how_many_it_is_of():
    series = two("AZE_LBW_OFFICIAL", 0.0, 6.6)
    assert verdict("AZE_LBW_OFFICIAL", series, two("AZE_LBW", 0, 66)) == "unknown"


def test_the_events_behind_a_rate_give_areas_the_interval_their_source_does_not_print():
    item = indicator("AZE_LBW_OFFICIAL")
    own = {"indicator": "AZE_LBW_OFFICIAL", "time_period": "2023"}
    rates = frame(
        observation(ref_area="AZ-BA", obs_value=10.0, **own),
        observation(ref_area="AZ-GA", obs_value=0.0, **own),
    )
    counts = frame(
        observation(ref_area="AZ-GA", obs_value=0.0, **own),
        observation(ref_area="AZ-BA", obs_value=5.0, **own),
    )
    found = bounds_of_events(rates, counts, item).set_index("ref_area")
    assert found.loc["AZ-BA", ["lower_bound", "upper_bound"]].tolist() == pytest.approx(
        [4.35, 21.36], abs=0.01
    )  # Wilson's interval of 5 of 50
    assert found.loc["AZ-GA", ["lower_bound", "upper_bound"]].isna().all()
    printed = rates.assign(lower_bound=1.0, upper_bound=11.0)
    assert bounds_of_events(printed, counts, item) is printed
