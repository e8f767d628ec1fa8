"""How a theme stands: which of its indicators are known of late and where, and its targets."""

import pandas as pd

from indicators.catalog import catalog
from indicators.headlines import counted_statuses, theme_standing
from indicators.ledger import GROUPS
from indicators.narrative import paces_said
from indicators.words.language import words

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


VACCINES = ("IM_DTP3", "IM_MCV2", "AZE_IM_BCG", "AZE_IM_POL3", "CME_MRM0")


def test_indicators_of_one_target_are_told_as_that_target_and_counted_one_by_one():
    told = dict(zip(VACCINES, ("worse", "worse", "met", "worse", "met"), strict=True))
    none = pd.DataFrame(columns=["indicator", "scheme", "time_period", *GROUPS])
    found = theme_standing(none, [catalog()[code] for code in VACCINES], told, 2026)
    (shared,) = found.shared
    assert found.statuses == ("met",)
    assert shared.label["en"].startswith("95 per cent of children vaccinated")
    assert (shared.of_status("met"), shared.of_status("worse")) == (1, 3)
    assert counted_statuses([found])["met"] == 2
    said = paces_said([found], words("en"))
    assert said.endswith(
        "all of these under one target: “95 per cent of children vaccinated by the end of 2026”"
    )


def test_three_levels_of_school_under_one_target_are_told_each():
    told = dict.fromkeys(CODES, "worse")
    found = standing([(CODES[0], "nation", "2023")], told)
    assert found.shared == () and found.statuses == ("worse", "worse", "worse")
    assert paces_said([found], words("en")).endswith("3 moving away")
