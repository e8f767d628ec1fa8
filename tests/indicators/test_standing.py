"""How a theme stands: which of its indicators are known of late and where, and its targets."""

import pandas as pd

from indicators.catalog import catalog
from indicators.headlines import counted_statuses, theme_standing
from indicators.ledger import GROUPS

CODES = ("ED_ROFST_L1_ADM", "ED_ROFST_L2_ADM", "ED_ROFST_L3_ADM")
ITEMS = [catalog()[code] for code in CODES]


def standing(slices, statuses=None):
    made = pd.DataFrame(slices, columns=["indicator", "scheme", "time_period"])
    return theme_standing(made.assign(**dict.fromkeys(GROUPS, "_T")), ITEMS, statuses or {}, 2026)


def test_an_old_figure_is_known_and_not_fresh_and_a_level_counts_for_itself():
    found = standing(
        [
            (CODES[0], "nation", "2023"),
            (CODES[0], "district", "2006"),
            (CODES[1], "region_2021", "2024"),
        ]
    )
    assert (found.indicators, found.known, found.fresh) == (3, 2, 2)
    assert (found.nation, found.below) == (1, 1)
    old = standing([(CODES[0], "nation", "2006")])
    assert (old.known, old.fresh, old.nation) == (1, 0, 0)


def test_only_targets_with_a_pace_are_signs_and_they_stand_in_order():
    told = dict(zip(CODES, ("worse", "unknown", "met"), strict=True))
    found = standing([(CODES[0], "nation", "2023")], told)
    assert found.statuses == ("met", "worse")
    assert counted_statuses([found, found]) == {
        "met": 2,
        "on_track": 0,
        "off_track": 0,
        "worse": 2,
    }
