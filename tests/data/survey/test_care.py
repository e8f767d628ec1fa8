"""Care of mothers and the newborn, and food, by the codes of full recode files."""

import numpy as np
import pytest

from tests.data.survey.made import child, children, computed, total, women, written

NAN = np.nan


def found(folder, frame, file, expected):
    """Hold share and records of each indicator against what is expected."""
    written(folder / "in", frame, file)
    made = computed(folder / "in", folder / "scratch", *expected)
    told = {name: total(made, name) for name in expected}
    assert {name: (row["estimate"], row["records"]) for name, row in told.items()} == {
        name: (pytest.approx(share), records) for name, (share, records) in expected.items()
    }


def test_births_are_attended_weighed_and_fed(tmp_path):
    food = {"v409": 0, "v411": 0, "v414e": 0, "v414g": 0, "v414h": 0, "v414i": 0, "v414o": 0}
    usual = {"b9": 0, "m3a": 0, "m3b": 0, "m15": 11, "m17": 0, "m19": 9996, "m34": 100} | food
    rows = [
        child(age=3, **usual | {"m4": 95, "m3a": 1, "m15": 21, "m19": 2499, "m34": 0}),
        child(age=4, **usual | {"m4": 95, "m3b": 1, "m15": 31, "m19": 2500, "v409": 1, "m17": 1}),
        child(age=7, **usual | {"m4": 95, "v414e": 1, "v414g": 1, "v414h": 1, "v414i": 1}),
        child(age=8, **usual | {"m4": 93, "v414e": 1, "v414g": 1, "v414h": 1, "v414i": 8}),
        child(age=9, **usual | {"m4": 94, "m34": NAN, "m15": 99, "m19": 9998, "b9": 4}),
    ]
    expected = {
        "skilled_attendant_delivery": (0.4, 5),
        "institutional_delivery": (0.4, 5),
        "caesarean_section": (0.2, 5),
        "low_birth_weight": (0.5, 2),
        "weighed_at_birth": (0.4, 5),
        "early_initiation_breastfeeding": (0.8, 5),
        "ever_breastfed": (0.8, 5),
        "exclusive_breastfeeding_0_5m": (0.5, 2),
        "solid_food_6_8m": (1.0, 2),
        "minimum_dietary_diversity_6_23m": (0.5, 2),
    }
    found(tmp_path, children(*rows), "AZKR52FL.DTA", expected)


def test_women_are_seen_before_and_after_a_birth_and_use_contraception(tmp_path):
    usual = {"v012": 30, "v502": 1, "v313": 0, "v626a": 7, "v445": 2200, "m2a_1": 0, "m2b_1": 0}
    usual |= {"m13_1": NAN, "m14_1": NAN, "m63_1": NAN, "m64_1": NAN, "b3_01": NAN, "v457": 4}
    last = {"b3_01": 1279 - 10}
    seen = {"m13_1": 3, "m14_1": 4, "m2b_1": 1}
    rows = [
        usual | last | seen | {"m63_1": 171, "m64_1": 11, "v313": 3, "v626a": 4},
        usual | last | seen | {"m13_1": 4, "m14_1": 98, "m63_1": 203, "m64_1": 12, "v313": 1},
        usual | last | {"m14_1": 0, "m63_1": 101, "m64_1": 31, "v626a": 1, "v457": 9},
        usual | {"b3_01": 1279 - 60, "v445": 1849, "v457": 2, "v502": 0},
        usual | {"v445": 9998, "v457": 3, "v502": 2},
    ]
    expected = {
        "antenatal_four_visits": (1 / 3, 3),
        "antenatal_any_visit": (2 / 3, 3),
        "antenatal_skilled": (2 / 3, 3),
        "antenatal_first_trimester": (1 / 3, 3),
        "postnatal_check_mother_2_days": (1 / 3, 3),
        "contraceptive_modern_in_union": (1 / 3, 3),
        "contraceptive_any_in_union": (2 / 3, 3),
        "unmet_need_in_union": (1 / 3, 3),
        "demand_satisfied_modern_15_49": (0.5, 2),
        "thin_women_15_49": (0.25, 4),
        "anaemia_women_15_49": (0.5, 4),
    }
    found(tmp_path, women(*rows), "AZIR52FL.DTA", expected)


def test_what_a_survey_did_not_ask_at_all_is_not_computed_as_none(tmp_path):
    """Of foods each may be absent; where all are, nobody was asked."""
    frame = children(child(age=7, m4=95, b9=0), child(age=8, m4=95, b9=0))
    written(tmp_path / "in", frame, "AZKR52FL.DTA")
    made = computed(tmp_path / "in", tmp_path / "scratch", "solid_food_6_8m")
    assert made.table.empty
    assert "none of m39a, v414a" in made.account.not_computed[0].reason


def test_a_woman_without_a_birth_is_measured_and_one_pregnant_or_just_delivered_is_not(tmp_path):
    rows = [{"b3_01": NAN}, {"b3_01": 1279 - 2}, {"b3_01": 1279 - 1}, {"b3_01": NAN, "v213": 1}]
    masses = (1700, 2600, 1700, 1700)
    weighed = [{"v445": mass} | row for mass, row in zip(masses, rows, strict=True)]
    expected = {"thin_women_15_49": (0.5, 2), "overweight_women_15_49": (0.5, 2)}
    found(tmp_path, women(*weighed), "AZIR52FL.DTA", expected)


def test_reading_is_tested_or_taken_from_schooling_where_it_was_not_asked(tmp_path):
    """2: a whole sentence; 3: no card in her language; secondary schooling alone says nothing."""
    rows = [{"v106": 3, "v155": NAN}, {"v106": 2, "v155": NAN}, {"v106": 2, "v155": 0}]
    rows += [{"v106": 1, "v155": 2}, {"v106": 0, "v155": 3}]
    found(tmp_path, women(*rows), "AZIR52FL.DTA", {"literate_women_15_24": (0.6, 5)})


def test_salts_that_come_mixed_are_salts(tmp_path):
    rows = [{"h13": 2, "h13b": 0}, {"h13": 0, "h13b": 1}, {"h13": 0, "h13b": 8}]
    frame = children(*(child(age=9, h11=2, h14=0, **row) for row in rows))
    expected = {"ors_for_diarrhoea": (2 / 3, 3), "diarrhoea_neither_ors_nor_home_fluid": (1 / 3, 3)}
    found(tmp_path, frame, "AZKR52FL.DTA", expected)
