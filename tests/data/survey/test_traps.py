"""The traps of survey files, each on records whose figures can be worked out by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from data.survey import Mapped, families
from data.survey.design import design_columns
from data.survey.files import Loaded
from tests.data.survey.made import child, children, computed, members, total, women, written

NAN = np.nan


def shares(folder, frame, *names, file="AZPR52FL.DTA", mapped=Mapped(), **options):  # noqa: B008
    """Return share and records of each indicator."""
    written(folder / "in", frame, file)
    made = computed(folder / "in", folder / "scratch", *names, mapped=mapped, **options)
    found = {name: total(made, name) for name in names}
    return {name: (float(row["estimate"]), int(row["records"])) for name, row in found.items()}


def test_haemoglobin_that_was_not_measured_is_no_health(tmp_path):
    """Codes 999 and 9 would lie among those who are well."""
    levels = [{"hc1": 24, "hc57": code, "hc56": hb} for code, hb in ((1, 65), (3, 105), (4, 120))]
    levels += [{"hc1": 24, "hc57": 9, "hc56": 999}, {"hc1": 3, "hc57": 1, "hc56": 60}]
    names = ["anaemia_any_6_59m", "mean_haemoglobin_6_59m"]
    found = shares(tmp_path, members(*levels), *names)
    assert found["anaemia_any_6_59m"] == (2 / 3, 3)
    assert found["mean_haemoglobin_6_59m"] == (pytest.approx((65 + 105 + 120) / 3), 3)


def test_registration_is_of_residents_and_nutrition_of_those_who_slept_there(tmp_path):
    away = {"hv102": 1, "hv103": 0, "hv140": 1, "hc70": -250}
    guest = {"hv102": 0, "hv103": 1, "hv140": 0, "hc70": 0}
    unknown = {"hv102": 9, "hv103": 9, "hv140": 1, "hc70": -250}
    found = shares(
        tmp_path, members(away, guest, unknown), "birth_registered", "stunting_moderate_severe"
    )
    assert found == {"birth_registered": (1.0, 1), "stunting_moderate_severe": (0.0, 1)}


def test_who_is_not_known_is_left_out_and_counted(tmp_path):
    frame = members({"hv102": 9}, {"hv140": 8}, {"hv140": 1}, {"hv140": 1})
    written(tmp_path / "in", frame)
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    told = {(one.by, one.reason): one.records for one in made.account.left_out}
    assert told["", "not known whether of the population (hv102, hv105)"] == 1
    assert told["", "not known, taken as no (hv140)"] == 1


def test_a_toilet_of_which_sharing_is_not_known_leaves_the_denominator_only_if_improved(tmp_path):
    toilets = [(11, 0), (11, 1), (11, 9), (23, 9), (31, NAN), (99, 0)]
    rows = [{"hv205": kind, "hv225": shared, "hv105": 3} for kind, shared in toilets]
    names = ["children_basic_sanitation", "children_limited_sanitation"]
    names += ["children_improved_sanitation_incl_shared", "children_open_defecation"]
    found = shares(tmp_path, members(*rows), *names)
    assert found == {
        "children_basic_sanitation": (0.25, 4),
        "children_limited_sanitation": (0.25, 4),
        "children_improved_sanitation_incl_shared": (pytest.approx(0.6), 5),
        "children_open_defecation": (pytest.approx(0.2), 5),
    }


def test_water_on_the_premises_is_near_and_a_time_not_known_is_not(tmp_path):
    waters = [(11, 996), (21, 30), (21, 31), (21, 998), (43, 5), (99, 5)]
    rows = [{"hv201": source, "hv204": time} for source, time in waters]
    names = ["children_improved_water", "children_basic_water_30min", "children_limited_water"]
    found = shares(tmp_path, members(*rows), *names)
    assert found["children_improved_water"] == (pytest.approx(0.8), 5)
    assert found["children_basic_water_30min"] == (pytest.approx(0.4), 5)
    assert found["children_limited_water"] == (pytest.approx(0.4), 5)


def test_a_home_without_a_place_to_wash_hands_counts_and_one_not_seen_does_not(tmp_path):
    places = [(1, 1, 1), (2, 1, 0), (3, NAN, NAN), (4, NAN, NAN)]
    rows = [{"hv230a": place, "hv230b": water, "hv232": soap} for place, water, soap in places]
    found = shares(tmp_path, members(*rows), "population_handwashing_basic")
    assert found == {"population_handwashing_basic": (pytest.approx(1 / 3), 3)}


def test_a_vaccination_is_by_the_card_where_a_card_was_seen(tmp_path):
    """Whatever the code of the dose: the mother adds to a card that was seen."""
    rows = [child(age=14, h1=card, h2=1 if card == 1 else 2) for card in (1, 2, 0, 9)]
    rows += [child(age=14, h1=1, h2=2), child(age=14, h1=1, h2=0)]
    names = ["bcg_12_23m", "bcg_by_card_12_23m", "bcg_by_mother_12_23m"]
    found = shares(tmp_path, children(*rows), *names, file="AZKR52FL.DTA")
    assert [share for share, _ in found.values()] == pytest.approx([5 / 6, 2 / 6, 2 / 6])


def test_every_child_lives_in_one_arrangement_or_the_life_of_a_parent_is_not_known(tmp_path):
    """The last two: an absent father of whom it is not known whether he lives; a line not known."""
    lines = [(1, 2, 1, 1), (1, 0, 1, 1), (1, 0, 1, 0), (0, 2, 1, 1), (0, 2, 0, 1), (0, 0, 1, 1)]
    lines += [(0, 0, 0, 1), (0, 0, 1, 0), (0, 0, 0, 0), (0, 0, 1, 8), (99, 0, 1, 1)]
    keys = ("hv112", "hv114", "hv111", "hv113")
    neither = "not_living_with_either_parent"
    names = ["living_with_both_parents"]
    names += [f"living_with_mother_only_father_{is_}" for is_ in ("alive", "dead")]
    names += [f"living_with_father_only_mother_{is_}" for is_ in ("alive", "dead")]
    names += [f"{neither}_{who}" for who in ("both_alive", "father_alive", "mother_alive")]
    names += [f"{neither}_both_dead", neither]
    rows = [dict(zip(keys, line, strict=True)) for line in lines]
    found = shares(tmp_path, members(*rows), *names)
    assert found == {name: (pytest.approx(0.1), 10) for name in names[:-1]} | {
        neither: (pytest.approx(0.5), 10)
    }


def test_a_mean_z_score_is_in_standard_deviations(tmp_path):
    frame = members({"hc70": -150}, {"hc70": -50}, {"hc70": 9998})
    found = shares(tmp_path, frame, "mean_z_height_for_age")
    assert found == {"mean_z_height_for_age": (pytest.approx(-1.0), 2)}


def test_doses_are_counted_and_the_codes_of_bcg_and_dtp_are_not_alike(tmp_path):
    rows = [
        child(age=14, h2=1, h3=1, h5=1, h7=1),
        child(age=14, h2=8, h3=8, h5=8, h7=8),
        child(age=14, h2=9, h3=0, h5=2, h7=0),
        child(age=14, h2=3, h3=2, h5=9, h7=9),
        child(age=24, h2=0, h3=0, h5=0, h7=0),
        child(age=14, b5=0, h2=NAN, h3=NAN, h5=NAN, h7=NAN),
    ]
    names = ["bcg_12_23m", "dtp1_12_23m", "dtp3_12_23m", "zero_dose_12_23m"]
    found = shares(tmp_path, children(*rows), *names, file="AZKR52FL.DTA")
    assert found == {
        "bcg_12_23m": (pytest.approx(2 / 3), 3),
        "dtp1_12_23m": (0.5, 4),
        "dtp3_12_23m": (0.25, 4),
        "zero_dose_12_23m": (0.5, 4),
    }


def test_the_age_of_a_child_is_that_which_the_phase_has(tmp_path):
    frame = children(child(age=12, h9=1), child(age=11, h9=0))
    assert shares(tmp_path / "6", frame, "measles_12_23m", file="AZKR52FL.DTA") == {
        "measles_12_23m": (1.0, 1)
    }
    frame["b19"] = [11.0, 12.0]
    assert shares(tmp_path / "7", frame, "measles_12_23m", file="AZKR71FL.DTA") == {
        "measles_12_23m": (0.0, 1)
    }


def test_women_of_an_ever_married_sample_stand_for_the_others_too(tmp_path):
    """Two women of 20–24, one married before 18: with the factor 200 they stand for four."""
    frame = women({"v012": 21, "v511": 17}, {"v012": 22, "v511": 19})
    name = "married_before_18_women_20_24"
    assert shares(tmp_path / "all", frame, name, file="AZIR52FL.DTA") == {name: (0.5, 2)}
    ever = frame.assign(awfactt=200.0, awfactr=400.0, v020=1.0)
    written(tmp_path / "in", ever, "AZIR52FL.DTA")
    made = computed(tmp_path / "in", tmp_path / "scratch", name)
    assert made.table.set_index("by")["estimate"].to_dict() == {
        "total": 0.25, "region": 0.125, "residence": 0.25, "wealth_quintile": 0.25,
        "education": 0.25, "age_group": 0.25,
    }  # fmt: skip
    written(tmp_path / "in", ever.drop(columns=["awfactt", "awfactr"]), "AZIR52FL.DTA")
    made = computed(tmp_path / "in", tmp_path / "other", name)
    assert made.account.not_computed[0].reason.endswith("and no factor of all women")


def test_the_education_of_a_mother_is_found_by_her_line(tmp_path):
    mother = {"hv002": 1, "hvidx": 1, "hv105": 30, "hv106": 2}
    rows = [mother, {"hv002": 1, "hvidx": 2, "hv112": 1, "hv140": 1, "hv106": 0}]
    rows += [{"hv002": 2, "hvidx": 2, "hv112": 0, "hv106": 0}]
    written(tmp_path / "in", members(*rows, hv001=1))
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    by = made.table[made.table["by"] == "mother_education"]
    assert by[["mother_education", "estimate"]].values.tolist() == [["secondary", 1.0]]


def test_a_group_is_a_domain_and_the_design_is_never_cut_down(tmp_path):
    """Boys live in two of three clusters: 1 of 2 in the first, 2 of 2 in the second, none else.

    The ratio is 3/4; u = Σ(y − 3/4) ÷ 4 by cluster is −1/8, 1/8 and 0, its mean 0, so the
    variance is 3/2 × 2/64 = 3/64. Without the third cluster it would be 2/1 × 2/64.
    """
    rows = [(1, 1, 1), (1, 1, 0), (2, 1, 1), (2, 1, 1), (3, 2, 0), (3, 2, 1)]
    frame = members(*({"hv001": c, "hv104": sex, "hv140": had} for c, sex, had in rows))
    written(tmp_path / "in", frame)
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    boys = made.table[(made.table["by"] == "sex") & (made.table["sex"] == "M")].iloc[0]
    assert boys["estimate"] == 0.75
    assert boys["standard_error"] == pytest.approx(math.sqrt(3 / 64))
    assert (boys["df"], boys["clusters"]) == (2, 2)


def test_what_all_have_is_never_certain_and_one_cluster_has_no_interval(tmp_path):
    rows = [{"hv001": 1 + n % 3, "hv104": 1, "hv140": 1} for n in range(60)]
    rows += [{"hv001": 1, "hv104": 2, "hv140": 1}] * 60
    frame = members(*rows)
    written(tmp_path / "in", frame)
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered", withhold=True)
    by = made.table[made.table["by"] == "sex"].set_index("sex")
    assert by.loc["M", ["estimate", "upper", "method", "obs_status"]].tolist() == [
        1, 1, "wilson", "A",
    ]  # fmt: skip
    assert by.loc["M", "lower"] == pytest.approx(60 / (60 + 1.959964**2), abs=1e-6)
    assert by.loc["F", "obs_status"] == "U"
    assert by.loc["F", ["standard_error", "lower", "upper"]].isna().all()


def test_few_records_are_withheld_and_some_are_marked(tmp_path):
    sizes = {1: 24, 2: 25, 3: 49, 4: 50}
    rows = [
        {"hv024": region, "hv140": n % 2, "hv001": 10 * region + n % 5}
        for region, size in sizes.items()
        for n in range(size)
    ]
    written(tmp_path / "in", members(*rows))
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered", withhold=True)
    by = made.table[made.table["by"] == "region"].set_index("region")
    assert by["obs_status"].to_dict() == {"1": "Q", "2": "U", "3": "U", "4": "A"}
    assert by["estimate"].isna().to_dict() == {"1": True, "2": False, "3": False, "4": False}


@pytest.mark.parametrize(
    ("strata", "taken"),
    [
        ({"hv023": [1, 1, 2, 2], "hv022": [1, 1, 1, 1]}, "hv023"),
        ({"hv023": [1, 1, 1, 1], "hv022": [1, 1, 2, 2]}, "hv022"),
        ({"hv023": [1, 1, NAN, NAN], "hv022": [1, 1, 2, 2]}, "hv022"),
        ({"hv023": [1, 2, 2, 1], "hv022": [1, 1, 2, 2]}, "hv022"),
        ({"hv025": [1, 1, 2, 2]}, "hv024 × hv025"),
        ({}, "one for all"),
    ],
)
def test_the_strata_are_the_first_that_can_be_and_it_is_said_which(strata, taken):
    frame = members(*({"hv001": cluster} for cluster in (1, 1, 2, 2)))
    frame = frame.drop(columns="hv023").assign(**strata).astype(float)
    loaded = Loaded("PR", families()["dhs"].family.files["PR"], "AZPR52FL.DTA", frame)
    _, guesses = design_columns(loaded, Mapped())
    assert [(one.about, one.taken) for one in guesses] == [("strata of PR", taken)]


def test_groups_are_crossed_where_that_is_asked(tmp_path):
    rows = [{"hv025": place, "hv270": wealth, "hv140": 1} for place in (1, 2) for wealth in (1, 5)]
    written(tmp_path / "in", members(*rows, {"hv025": 1, "hv270": 1}))
    cross = ("residence", "wealth_quintile")
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered", by=[cross])
    by = made.table[made.table["by"] == "residence x wealth_quintile"].set_index([*cross])
    assert by["estimate"].to_dict() == {
        ("R", "Q1"): 1, ("R", "Q5"): 1, ("U", "Q1"): 0.5, ("U", "Q5"): 1,
    }  # fmt: skip


def test_weights_without_an_interview_stand_for_nobody_and_are_told(tmp_path):
    frame = members({"hv140": 1}, {"hv140": 1, "hv005": 3_000_000}, {"hv005": NAN}, {"hv005": 0})
    written(tmp_path / "in", frame)
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    row = total(made, "birth_registered")
    assert (row["estimate"], row["records"], row["weighted"]) == (1, 2, 4)
    assert [one.records for one in made.account.left_out if "weight" in one.reason] == [2]


def test_a_code_that_the_file_labels_as_no_answer_is_none_though_nobody_declared_it(tmp_path):
    frame = members({"hc70": -250}, {"hc70": 0}, {"hc70": -999}, {"hc70": -998})
    labels = {"hc70": {-999.0: "Missing", -998.0: "Height out of plausible limits"}}
    written(tmp_path / "in", frame, variable_value_labels=labels)
    name = "stunting_moderate_severe"
    made = computed(tmp_path / "in", tmp_path / "scratch", name)
    assert (total(made, name)["estimate"], total(made, name)["records"]) == (0.5, 2)
    told = [one.taken for one in made.account.guesses if one.about == "PR hc70"]
    assert told == ["no answer: -999, -998"]
    kept = Mapped(missing={"hc70": []})
    made = computed(tmp_path / "in", tmp_path / "other", name, mapped=kept)
    assert (total(made, name)["estimate"], total(made, name)["records"]) == (0.75, 4)


def test_a_rate_of_mortality_without_its_dates_is_told_and_not_computed(tmp_path):
    births = pd.DataFrame({"v001": [1.0], "v002": 1.0, "v003": 1.0, "v005": 1e6, "b3": 1200.0})
    written(tmp_path / "in", births.assign(bord=1.0, b5=1.0, b7=NAN), "AZBR52FL.DTA")
    made = computed(tmp_path / "in", tmp_path / "scratch", "IMR_60m")
    assert made.table.empty
    assert made.account.not_computed[0].reason == "AZBR52FL.DTA: no variable v008"
