"""What needs a look: questions, how often rules err, what is missing; files for agencies."""

import csv
from datetime import date
from html import escape
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from data.frozen import release_name
from indicators.editions import Edition
from indicators.signals import put, question, rules, told_of_rules
from indicators.words import words
from passports.files import Questions, questions_csv, questions_xlsx
from tests.pages.opening import opened


@pytest.fixture(scope="module")
def asked(store):
    """What is asked in each edition, from what the build wrote."""
    return {
        edition: put(store.analysis("signals", edition).to_dict("records"))
        for edition in ("published", "illustrative")
    }


@pytest.fixture(scope="module")
def told(store):
    return {
        edition: told_of_rules(store.analysis("signals", edition).to_dict("records"))
        for edition in ("published", "illustrative")
    }


def html(edition: str, language: str = "en") -> str:
    page = opened("needs_a_look", lang=language, edition=edition)
    return " ".join(part.proto.body for part in page.get("html"))


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_every_question_stands_on_the_page_and_every_rule_with_its_record(edition, asked, told):
    page, found = html(edition), told[edition]
    assert page.count("<li><p>") == len(asked[edition]) > 0
    assert set(found) == set(rules())
    watched = [code for code in found if found[code]["watched"]]
    assert page.count("questions in a hundred years") == len(watched)
    for code in rules():
        assert escape(words("en").of(rules()[code].title)) in page


def test_no_district_is_watched_where_none_publishes_as_many_years_as_are_needed(told):
    published = told["published"]
    assert published["births"]["watched"] == 0
    assert published["births"]["wanted"] == 74
    assert "false_alarms" not in published["births"]


def test_the_one_published_question_is_of_the_count_that_its_own_caveat_doubts(asked):
    """Children out of school fell to a third in 2023; the declaration warns of the population."""
    (one,) = asked["published"]
    assert (one.item, one.time_period, one.data_source) == ("ED_OFST_L1", "2023", "UIS_2024_09")
    assert (one.observed, round(one.expected)) == (9457.0, 27934)


def test_of_the_planted_lapses_all_that_can_be_told_from_chance_are_asked_about(asked):
    """Two districts each; of those out of school one is too small."""
    found = {(one.rule, one.ref_area) for one in asked["illustrative"]}
    assert {("births", "AZ-AGA"), ("births", "AZ-QBA")} == {p for p in found if p[0] == "births"}
    assert {p for p in found if p[0] == "referrals"} == {
        ("referrals", "AZ-GA"),
        ("referrals", "AZ-CUL"),
    }
    assert ("out_of_school", "AZ-BEY") in found


def test_what_trials_gave_keeps_near_the_share_that_rules_aim_at(told):
    for found in told.values():
        for code, own in found.items():
            if rules()[code].method in ("cusum", "ewma", "ratios") and own["watched"]:
                assert own["false_discovery"] < 0.06
                assert own["false_alarms"] < 0.1


@pytest.fixture
def sent(store, asked) -> Questions:
    """What the Ministry of Justice is asked in the illustrative edition."""
    own = [one for one in asked["illustrative"] if rules()[one.rule].holder == "MOJ"]
    release = release_name(store.build()["release"])
    edition = Edition("illustrative")
    return Questions("MOJ", own, store.sources(), edition, release, date(2026, 3, 1).isoformat())


def test_the_table_for_an_agency_says_edition_source_day_and_caveat_in_itself(sent):
    text = questions_csv(sent, words("en")).decode("utf-8-sig")
    head = [line for line in text.splitlines() if line.startswith("#") or line.startswith('"#')]
    assert "ILLUSTRATIVE — not real figures" in " ".join(head)
    assert "Retrieved: 2026-03-01" in " ".join(head)
    rows = list(csv.DictReader(StringIO("\n".join(text.splitlines()[len(head) :]))))
    assert [row["Code"] for row in rows] == [one.ref_area for one in sent.put]
    for row, one in zip(rows, sent.put, strict=True):
        assert row["Kind"] == "Question. ILLUSTRATIVE — not real figures"
        assert row["Question"] == question(one, rules()[one.rule], words("en"))
        assert "SYNTHETIC FIGURES" in row["Source"]
        assert "counts registered births" in row["Caveat"]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_workbook_has_room_for_the_answer_and_says_what_it_is(sent, language):
    spoken = words(language)
    book = load_workbook(BytesIO(questions_xlsx(sent, spoken)))
    sheet, about = book.worksheets
    names = [cell.value for cell in sheet[1]]
    assert names[0] == spoken("Kind")
    assert names[-1] == spoken("Your answer")
    assert sheet.max_row == 1 + len(sent.put)
    said = " ".join(str(cell.value) for row in about.iter_rows() for cell in row)
    assert spoken("ILLUSTRATIVE — not real figures") in said
    assert "2026-03-01" in said
