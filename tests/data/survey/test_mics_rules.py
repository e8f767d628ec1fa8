"""What a MICS6 survey counts, worked out on paper on files of a few records."""

import numpy as np
import pytest

from data.survey import NOTHING_MAPPED, Mapped, open_folder
from data.survey.account import Account
from data.survey.measured import Drawn
from data.survey.records import load_all
from tests.data.survey.made import SILENT, computed, total
from tests.data.survey.mics import mics


def share(tmp_path, indicator, **files):
    """Return the weighted share that an indicator counts, and of how many records."""
    folder = open_folder(mics(tmp_path / "in", **files), tmp_path)
    item, missing = folder.declared.indicators[indicator], folder.declared.family.missing
    loaded, account = load_all(folder, [item], NOTHING_MAPPED, SILENT), Account()
    drawn = [Drawn(loaded[p.file], p.weight, missing, NOTHING_MAPPED, account) for p in item.parts]
    counted = [one.measured(indicator, part) for one, part in zip(drawn, item.parts, strict=True)]
    assert not any(one.indicator == indicator for one in account.not_computed)
    outcome, base = (
        np.concatenate([getattr(one, name) for one in counted]) for name in ("outcome", "base")
    )
    weight = np.concatenate([one.design["weight"] for one in drawn])
    used = ~np.isnan(base) & (weight > 0)
    return np.average(outcome[used], weights=weight[used]), used.sum()


def test_a_child_is_registered_by_a_certificate_or_by_word_and_nobody_is_without_an_interview(
    tmp_path,
):
    children = [
        {"BR1": 1},
        {"BR1": 2},
        {"BR1": 3, "BR2": 1},
        {"BR1": 3, "BR2": 2},
        {"BR1": 8, "BR2": 8},
        {"UF17": 2, "chweight": 0},
    ]
    assert share(tmp_path, "birth_registered", CH=children) == (3 / 5, 5)


def test_a_flagged_score_is_no_score(tmp_path):
    children = [
        {"HAZFLAG": 0, "HAZ2": -2.01},
        {"HAZFLAG": 0, "HAZ2": -2.0},
        {"HAZFLAG": 1, "HAZ2": -7.5},
        {"HAZFLAG": 0, "HAZ2": 99.97},
    ]
    assert share(tmp_path, "stunting", CH=children) == (0.5, 2)


def test_breast_milk_alone_needs_an_explicit_no_to_every_item(tmp_path):
    items = [*(f"BD7{one}" for one in "ABCDEX"), *(f"BD8{one}" for one in "ABCDEFGHIJKLMNX")]
    no = {"UB2": 0, "CAGE": 3, "BD3": 1} | dict.fromkeys(items, 2)
    children = [no, no | {"BD7A": 1}, no | {"BD8C": 8}, no | {"BD3": 2}, no | {"CAGE": 6}]
    assert share(tmp_path, "exclusive_breastfeeding", CH=children) == (1 / 4, 4)


@pytest.mark.parametrize(
    ("told", "has"),
    [
        ({"IM6P3D": 12}, True),
        ({"IM6P3D": 44}, True),
        ({"IM6P3D": 66}, True),
        ({"IM6P3D": 0}, False),
        ({"IM16": 1, "IM17": 2, "IM18": 3}, True),
        ({"IM16": 1, "IM17": 1, "IM18": 3}, False),
        ({"IM16": 1, "IM17": 1, "IM18": 4}, True),
        ({"IM16": 1, "IM17": 2, "IM18": 8}, False),
        ({"IM16": 8}, False),
    ],
)
def test_a_dose_at_birth_is_none_of_three_and_a_mark_on_a_card_is_a_dose(tmp_path, told, has):
    blank = dict.fromkeys(["IM6P3D", "IM16", "IM17", "IM18"], float("nan"))
    rows = [blank | told, blank | {"IM16": 2}]
    assert share(tmp_path, "vaccinated_polio3", CH=rows) == (0.5 if has else 0.0, 2)


def test_a_child_of_whom_nothing_is_known_is_a_zero_dose_child_and_so_both_sum_to_all(tmp_path):
    blank = dict.fromkeys(["IM6PENTA1D", "IM20"], float("nan"))
    rows = [blank | {"IM6PENTA1D": 3}, blank | {"IM20": 1}, blank | {"IM20": 8}, blank]
    assert share(tmp_path, "zero_dose", CH=rows) == (0.5, 4)
    assert share(tmp_path, "vaccinated_dtp1", CH=rows) == (0.5, 4)


@pytest.mark.parametrize(
    ("months", "met", "on_track"), [(24, 7, 1.0), (30, 8, 0.0), (30, 9, 1.0), (59, 14, 0.0)]
)
def test_the_milestones_of_ecdi_2030_rise_with_age(tmp_path, months, met, on_track):
    items = {f"EC{n}": 1 if n < 21 + met else 2 for n in range(21, 39)} | {"EC39": 1, "EC40": 4}
    rows = [{"UB2": months // 12, "CAGE": months} | items] * 2
    assert share(tmp_path, "development_on_track_2030", CH=rows) == (on_track, 2)


def test_the_older_index_needs_three_of_four_domains(tmp_path):
    able = {"EC6": 1, "EC7": 2, "EC8": 1, "EC9": 2, "EC10": 2, "EC11": 1, "EC12": 2}
    able |= {"EC13": 1, "EC14": 1, "EC15": 1, "UB2": 3, "CAGE": 40}
    rows = [able, able | {"EC11": 2}, able | {"EC11": 9}]
    assert share(tmp_path, "development_on_track", CH=rows) == (1 / 3, 3)


@pytest.mark.parametrize(
    ("age", "hours", "water", "tasks", "labour"),
    [
        (11, 1, 0, 0, True),
        (12, 13, 0, 0, False),
        (12, 14, 0, 0, True),
        (15, 42, 0, 0, False),
        (15, 43, 0, 0, True),
        (14, 0, 6, 15, True),
        (14, 0, 99, 20, False),
        (15, 0, 6, 40, False),
        (8, 98, 0, 0, False),
    ],
)
def test_the_hours_of_child_labour_are_those_of_the_age(tmp_path, age, hours, water, tasks, labour):
    child = {"CB3": age, "CL3": hours, "CL8": water, "CL10": float("nan"), "CL13": tasks}
    child |= {"CL7": 1, "CL9": 2} | {f"CL11{one}": 1 for one in "ABCDEFX"}
    child |= {f"CL1{one}": 1 if hours and one == "A" else 2 for one in "ABCX"}
    assert share(tmp_path, "child_labour", FS=[child] * 2) == (float(labour), 2)


def test_who_completed_the_level_attends_and_is_out_of_school_at_once(tmp_path):
    at = {"ED4": 1, "ED9": 1, "ED5A": 1, "ED5B": 2, "ED6": 2, "ED10A": 1, "schage": 9}
    gone = {"ED9": 2, "ED10A": float("nan")}
    members = [
        at,
        at | {"ED10A": 2},
        at | gone | {"ED5B": 4, "ED6": 1},
        at | gone,
        at | {"ED9": 8, "ED10A": float("nan")},
        at | {"schage": 10},
    ]
    assert share(tmp_path, "attendance_primary", HL=members) == (3 / 5, 5)
    assert share(tmp_path, "out_of_school_primary", HL=members) == (2 / 5, 5)


def test_early_education_is_education_to_mics_and_no_school_to_unesco(tmp_path):
    at = {"ED4": 1, "ED9": 1, "ED10A": 1, "schage": 6}
    members = [at, at | {"ED10A": 0}, at | {"ED4": 2}, at | {"ED9": 8, "ED10A": float("nan")}]
    assert share(tmp_path, "out_of_school_primary", HL=members) == (1 / 4, 4)
    assert share(tmp_path, "out_of_school_uis_primary", HL=members) == (2 / 3, 3)


def test_support_for_school_of_one_member_reaches_every_child_of_the_household(tmp_path):
    home = {"HH1": 1, "HH2": 1, "ST4U$1": float("nan"), "ST4N$1": float("nan")}
    paid = {"HH1": 2, "HH2": 2, "ST4U$1": 1, "ST4N$1": 3}
    late = {"HH1": 2, "HH2": 4, "ST4U$1": 1, "ST4N$1": 4}
    other = {"ST4U$2": float("nan"), "ST4N$2": float("nan")}
    pupil = {"ED10A": 2, "ED12": 2, "ED14": 1}
    child = {"ED10A": float("nan"), "ED12": 2, "ED14": 2}
    members = [
        {"HH1": 1, "HH2": 1, "HL1": 1, "HL6": 20} | pupil,
        {"HH1": 1, "HH2": 1, "HL1": 2, "HL6": 2} | child,
        {"HH1": 2, "HH2": 2, "HL1": 1, "HL6": 2} | child,
        {"HH1": 2, "HH2": 4, "HL1": 1, "HL6": 2} | child,
    ]
    homes = [home | other, paid | other, late | other]
    assert share(tmp_path, "social_transfers", HL=members, HH=homes) == (2 / 3, 3)


def test_discipline_stacks_two_files_each_with_its_own_weight(tmp_path):
    calm = {f"UCD2{one}": 2 for one in "ABCDEFGHIJK"}
    small = [calm | {"UB2": 2, "UCD2D": 1}, calm | {"UB2": 2}, calm | {"UB2": 0, "UCD2D": 1}]
    quiet = {f"FCD2{one}": 2 for one in "ABCDEFGHIJK"}
    big = [quiet | {"CB3": 9, "FCD2I": 1, "fsweight": 3}, quiet | {"CB3": 15, "FCD2I": 1}]
    assert share(tmp_path, "violent_discipline", CH=small, FS=big) == (4 / 5, 3)
    assert share(tmp_path, "severe_punishment", CH=small, FS=big) == (3 / 5, 3)


def test_water_that_is_not_carried_far_is_basic_and_a_share_of_toilets_is_not(tmp_path):
    member = {"HL6": 5}
    homes = [
        {"WS1": 11, "WS2": float("nan"), "WS3": float("nan"), "WS4": float("nan")},
        {"WS1": 14, "WS2": float("nan"), "WS3": 3, "WS4": 30},
        {"WS1": 14, "WS2": float("nan"), "WS3": 3, "WS4": 31},
        {"WS1": 14, "WS2": float("nan"), "WS3": 3, "WS4": 998},
        {"WS1": 32, "WS2": float("nan"), "WS3": 1, "WS4": float("nan")},
    ]
    files = {"HL": [member] * 5, "HH": homes}
    assert share(tmp_path, "children_water_basic", **files) == (2 / 5, 5)
    toilets = [{"WS11": 12, "WS15": 2}, {"WS11": 12, "WS15": 1}, {"WS11": 23, "WS15": 2}]
    files = {"HL": [member] * 3, "HH": toilets}
    assert share(tmp_path, "children_sanitation_basic", **files) == (1 / 3, 3)


def test_a_reader_reads_nine_tenths_and_answers_five_questions(tmp_path):
    able = {"CB3": 9, "FL28": 1, "FL20A": 72, "FL20B": 7, "FL21PA": float("nan")}
    able |= {"FL21PB": float("nan")} | {f"FL21B{one}": 1 for one in "ABCDE"}
    able |= {f"FL22{one}": float("nan") for one in "ABCEF"}
    second = able | {"FL20A": 99, "FL21PA": 61, "FL21PB": 6} | {f"FL22{o}": 1 for o in "ABCEF"}
    rows = [able, able | {"FL20B": 8}, able | {"FL21BD": 2}, second, able | {"FL28": 2}]
    assert share(tmp_path, "foundational_reading", FS=rows) == (2 / 4, 4)


def test_the_older_index_is_not_computed_of_items_that_are_those_of_ecdi_2030(tmp_path):
    child = {f"EC{n}": 1 for n in range(6, 26)} | {"UB2": 3, "CAGE": 40}
    folder = mics(tmp_path / "in", CH=[child] * 2)
    made = computed(folder, tmp_path / "scratch", ECDI)
    reasons = [one.reason for one in made.account.not_computed if one.indicator == ECDI]
    assert reasons == ["ch.csv: it has ec16: other questions; it has ec20: other questions"]


@pytest.mark.parametrize(("month", "told"), [(1480, 0), (1501, 1)])
def test_interviews_after_the_round_are_said_to_be_of_the_next(tmp_path, month, told):
    folder = mics(tmp_path / "in", CH=[{"CDOI": month, "BR1": 1, "BR2": float("nan")}] * 2)
    made = computed(folder, tmp_path / "scratch", "birth_registered")
    rounds = [guess for guess in made.account.guesses if guess.about == "round"]
    assert len(rounds) == told
    assert all("MICS7" in guess.why for guess in rounds)


ECDI = "development_on_track"


def test_grades_that_go_on_are_doubted_and_a_mapping_turns_them(tmp_path):
    left = {"schage": 18, "ED5A": 2, "ED5B": 9, "ED6": 1}
    folder = mics(tmp_path / "in", HL=[left, left | {"ED5B": 5}])
    name = "completion_lower_secondary"
    made = computed(folder, tmp_path / "scratch", name)
    doubts = [guess for guess in made.account.guesses if guess.about == "HL ed5a, ed5b"]
    assert [guess.why.startswith("grades go on") for guess in doubts] == [True]
    turned = Mapped(values={"ed5b": {str(grade): grade - 4 for grade in range(5, 10)}})
    made = computed(folder, tmp_path / "again", name, mapped=turned)
    assert total(made, name)["estimate"] == 0.5
    assert not [guess for guess in made.account.guesses if guess.about == "HL ed5a, ed5b"]
