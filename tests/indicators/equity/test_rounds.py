"""The gap between two groups in an earlier round: only where two rounds may be compared."""

import math
from dataclasses import replace

import pytest

from indicators.catalog import catalog
from indicators.caveats import Caveat
from indicators.codelists import ALL
from indicators.equity import latest_groups, standing
from indicators.equity.rounds import earlier_round
from indicators.model import Break
from tests.conftest import frame, observation

ITEM = replace(catalog()["ED_ROFST_L1_ADM"], breaks=(), caveats=())
SURVEY = {"kind": "survey", "caveats": ""}


def rounds(*given, **more):
    """Return rows of girls and boys; each period with its two figures."""
    return frame(
        *(
            observation(sex=sex, time_period=period, obs_value=value, **more)
            for period, *values in given
            for sex, value in zip("FM", values, strict=True)
        )
    )


def earlier(rows, item=ITEM, source=SURVEY):
    found = standing(latest_groups(rows, item, "sex", ALL), item, "sex")
    assert found is not None
    return earlier_round(rows, item, found, ALL, source)


def test_the_gap_is_held_against_the_round_nearest_to_five_years_earlier():
    found = earlier(rounds(("2013", 9, 3), ("2017", 8, 3), ("2021", 6, 3), ("2023", 5, 3)))
    assert (found.before_period, found.before_behind, found.before_ahead) == ("2017", 8, 3)
    assert (found.before_difference, found.change) == (5, -3)
    assert found.before_ratio == pytest.approx(8 / 3)


def test_of_two_rounds_as_near_to_five_years_the_earlier_is_taken():
    assert earlier(rounds(("2016", 9, 3), ("2020", 8, 3), ("2023", 5, 3))).before_period == "2016"


def test_a_group_that_was_ahead_then_has_a_difference_below_nought_and_no_ratio():
    found = earlier(rounds(("2018", 2, 3), ("2023", 5, 3)))
    assert (found.before_difference, found.change) == (-1, 3)
    assert math.isnan(found.before_ratio)


def test_nothing_is_compared_with_another_source_or_another_slice():
    rows = rounds(("2023", 5, 3))
    for more in ({"data_source": "UNSD_SDG_2020"}, {"residence": "R"}):
        other = rounds(("2018", 9, 3), **more)
        assert earlier(frame(*other.to_dict("records"), *rows.to_dict("records"))) == earlier(rows)


@pytest.mark.parametrize(
    "item",
    [
        replace(ITEM, breaks=(Break("2020", ITEM.name),)),
        replace(ITEM, caveats=(Caveat("disowned", until="2018"),)),
        replace(ITEM, caveats=(Caveat("shifted", since="2023"),)),
    ],
)
def test_nothing_is_compared_across_a_break_or_against_a_caveat(item):
    assert earlier(rounds(("2018", 9, 3), ("2023", 5, 3)), item).before_period is None


def test_a_break_in_the_series_of_one_group_alone_parts_the_rounds():
    rows = rounds(("2018", 9, 3), ("2023", 5, 3))
    rows.loc[rows["sex"].eq("M") & rows["time_period"].eq("2023"), "obs_status"] = "B"
    assert earlier(rows).before_period is None


def test_a_round_in_which_one_group_has_no_figure_is_none():
    rows = rounds(("2018", 9, 3), ("2023", 5, 3))
    alone = rows[~(rows["sex"].eq("M") & rows["time_period"].eq("2018"))]
    assert earlier(alone).before_period is None


def test_the_change_has_the_interval_that_the_four_printed_intervals_imply():
    rows = rounds(("2018", 9, 3), ("2023", 5, 3))
    bounded = rows.assign(lower_bound=rows["obs_value"] - 0.5, upper_bound=rows["obs_value"] + 0.5)
    found = earlier(bounded)
    assert (found.change_lower, found.change_upper) == pytest.approx((-5, -3), abs=1e-3)
    assert math.isnan(earlier(rows).change_lower)


def test_of_one_model_no_interval_of_a_change_is_computed():
    rows = rounds(("2018", 9, 3), ("2023", 5, 3))
    bounded = rows.assign(lower_bound=rows["obs_value"] - 1, upper_bound=rows["obs_value"] + 1)
    assert math.isnan(earlier(bounded, source={"kind": "modelled", "caveats": ""}).change_lower)
