"""What screens say and choose, without a browser."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.intake import Sheet, read_sheet
from data.request import columns_of, request_of, template
from data.workflow import Asked, Day, Finding, ReleaseSeen, Step, Submission
from indicators.errors import TooLate
from indicators.flows import flow_of
from indicators.model import LANGUAGES
from indicators.revisions import revised_rows
from indicators.words import words
from pages.parts.announced import kind_name, reason_said
from steward.screens.releases.schedule import due_at, to_schedule
from steward.screens.submission.changes import text_changes, totals_first
from steward.screens.submission.decision import reasons_not
from steward.screens.submission.faults import marked, place_of, sheet_markup
from steward.screens.submission.pictures import as_it_would_be
from steward.screens.tasks import asked_title, beginnings, due_said
from steward.words.names import action_name, thing_name
from steward.words.refusals import refusal, sentences
from steward.words.states import state_name, step_name, what_next
from steward.words.times import BAKU
from tests.conftest import frame, observation

SQL = sorted(Path("data/workflow/sql").glob("*.sql"))
# Refusals that no person at a screen of submissions, requests and releases can meet: of logins and
# machines, of memberships and the audit (screens of their own), of the worker.
ELSEWHERE = {
    "the login has ended",
    "no such token, or it has ended",
    "no such token",
    "it is confirmed already",
    "another administrator confirms",
    "nobody proposes a membership of one''s own",
    "a membership needs a role, its agency, and a reason",
    "the person has it, or it is proposed already",
    "no such membership",
    "administrators only",
    "two administrators are there: they name the others",
    "auditors only",
    "only what is scheduled beside the head is released",
    "there is a first release",
    "it is not being staged",
    "its time has not come",
    "it is not staged",
    "it does not wait to be checked",
    "a release holds tables and nothing else",
    "a release is sealed as it is now",
    "not as approved - tables",
    "a workbook (XLSX) or a table (CSV) is sent",  # before packets were (142_packets.sql)
}


def submission(**given: Any) -> Submission:
    told = dict.fromkeys(Submission.__dataclass_fields__)
    told |= {"id": 1, "flow": "MSE_PUPILS", "agency": "MSE", "state": "ready", "version": 2}
    told |= {"form": "xlsx", "size": 9, "sha256": "a" * 64, "kept": True, "base": ""}
    told |= {"received": datetime(2026, 11, 29, 8, tzinfo=UTC), "difference_hash": "b" * 64}
    return Submission(**(told | given))


def release(**given: Any) -> ReleaseSeen:
    told = dict.fromkeys(ReleaseSeen.__dataclass_fields__)
    told |= {"number": 1, "kind": "routine", "due": datetime(2026, 12, 1, tzinfo=UTC)}
    told |= {"reason": "", "notices": {}, "submissions": (1,), "left_out": {}, "is_head": False}
    return ReleaseSeen(**(told | given))


@dataclass
class Somebody:
    """A session as screens ask it, of somebody with roles."""

    roles: set[str]
    words: Any = field(default_factory=lambda: words("en"))
    person: int = 7

    def may(self, role: str, agency: str | None = None) -> bool:
        return role in self.roles


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_of_the_database_is_a_sentence(language: str) -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in SQL)
    literal = re.findall(r"refuse\([^;]*?'CR\d+'[^;]*?,\s*'((?:[^']|'')*)'\s*\);", told, re.S)
    reasons = {text for text in literal if "%" not in text}
    given = re.findall(r"steward\.given\(\s*\w+,\s*'([^']*)'", told)
    wanting = ({*reasons, *given}) - ELSEWHERE - {*sentences(words(language))}
    assert wanting == set()


@pytest.mark.parametrize("language", ["az", "ru"])
def test_refusals_are_said_in_the_language_of_the_reader(language: str) -> None:
    english = sentences(words("en"))
    assert [key for key, said in sentences(words(language)).items() if said == english[key]] == []


def test_a_flow_that_was_never_founded_is_not_said_to_be_a_matter_of_sending() -> None:
    said = sentences(words("en"))
    assert said["no such flow"] == "There is no such flow here."
    assert "sends" in said["only a contributor sends, and to a flow of the own agency"]


@pytest.mark.parametrize("language", ["az", "ru"])
def test_states_steps_and_kinds_are_said_in_the_language_of_the_reader(language: str) -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in SQL)
    states = re.findall(r"\('(\w+)', (?:true|false)\)", told[told.index("steward.state VALUES") :])
    assert len(states) >= 10
    here, english = words(language), words("en")
    for state in states[:10]:
        assert state_name(state, here) != state_name(state, english)
        assert what_next(state, here) not in ("", what_next(state, english))
    for state in ("submitted", "reviewed", "approved", "returned", "withdrawn"):
        assert step_name(state, here) != step_name(state, english)
    for kind in ("routine", "method", "correction", "pulled_back"):
        assert kind_name(kind, here) != kind_name(kind, english)


def test_who_was_first_is_said_without_a_name_where_the_server_was() -> None:
    error = TooLate("the worker was first: the submission is faulty, version 5")
    told = refusal(error, Somebody({"contributor"}))  # type: ignore[arg-type]
    assert told == (
        "The server was first: the submission is now “has faults”. Look again, then decide anew."
    )


def test_faulty_cell_is_marked_where_it_stands_with_its_sentence() -> None:
    columns = ("indicator", "ref_area", "sex", "obs_value")
    rows = tuple(
        (row, ("AZE_ED_PUPILS", area, "F", value))
        for row, (area, value) in enumerate(
            [("AZE", "9"), ("AZ-BA", "many"), ("AZ-GA", "8"), ("AZ-SM", "7")], start=2
        )
    )
    fault = Finding(1, True, "Figures, 3, D (obs_value)", dict.fromkeys(LANGUAGES, "no number"), "")
    faults = marked([place_of(fault.place)], [fault], words("en"))
    drawn = sheet_markup(Sheet(columns, rows), faults, words("en"))
    assert "<td class='crm-faulty'>many<small>no number</small></td>" in drawn
    assert drawn.count("crm-faulty") == 1
    assert "Baku" in drawn and "Ganja" in drawn and "Sumgayit" not in drawn


def test_row_with_a_fault_and_no_answer_is_drawn_empty() -> None:
    sheet = Sheet(("ref_area", "obs_value"), ((2, ("AZE", "9")),))
    drawn = sheet_markup(sheet, {3: {"obs_value": ["a formula"]}}, words("en"))
    assert "<th scope='row'>3</th><td></td><td class='crm-faulty'><small>a formula" in drawn


def test_what_was_sent_is_escaped_on_the_sheet() -> None:
    sheet = Sheet(("ref_area", "obs_value"), ((2, ("<b>x</b>", "<script>")),))
    drawn = sheet_markup(sheet, {2: {"obs_value": ["<i>wrong</i>"]}}, words("en"))
    assert "<script>" not in drawn and "<b>x" not in drawn and "<i>wrong" not in drawn


def test_template_that_nobody_filled_has_no_sheet_to_draw() -> None:
    request = request_of(flow_of("MSE_PUPILS"), date(2026, 11, 1), "az")
    assert read_sheet(template(request), "xlsx") is None
    csv = b"indicator,ref_area,obs_value\nAZE_ED_PUPILS,AZE,5\n"
    assert read_sheet(csv, "csv") == Sheet(
        ("indicator", "ref_area", "obs_value"), ((2, ("AZE_ED_PUPILS", "AZE", "5")),)
    )
    assert "obs_value" in columns_of(request)


STEPS = [
    Step("submitted", "reviewed", "reviewer", ("others",)),
    Step("submitted", "returned", "reviewer", ("others",)),
    Step("submitted", "withdrawn", "contributor", ()),
]


def test_whoever_lacks_the_right_is_told_whose_step_it_is() -> None:
    one, nobody = submission(state="submitted"), Somebody({"contributor"})
    told = reasons_not(nobody, one, STEPS, (STEPS[2:], STEPS[2:]), 0)  # type: ignore[arg-type]
    assert told == ["“Pass on for approval” is for: reviewer."]


def test_whoever_decided_before_is_told_of_four_eyes_before_the_press() -> None:
    one, both = submission(state="submitted"), Somebody({"contributor", "reviewer"})
    told = reasons_not(both, one, STEPS[:1], (STEPS[:1], []), 0)  # type: ignore[arg-type]
    assert len(told) == 1 and "Another person must look at it" in told[0]


def test_submitting_waits_for_every_answer() -> None:
    step = [Step("ready", "submitted", "contributor", ("answers", "others"))]
    one, aysel = submission(), Somebody({"contributor"})
    told = reasons_not(aysel, one, step, (step, step), 3)  # type: ignore[arg-type]
    assert told == ["“Submit” works once the 3 questions that are left are answered."]
    assert reasons_not(aysel, one, step, (step, step), 0) == []  # type: ignore[arg-type]


def test_what_is_in_a_release_is_not_offered_for_another() -> None:
    approved = [submission(id=n, state="approved") for n in (1, 2)]
    other = submission(id=3, state="reviewed")
    assert [one.id for one in to_schedule([*approved, other], [release()])] == [2]
    off = release(withdrawn=datetime(2026, 11, 30, tzinfo=UTC))
    assert [one.id for one in to_schedule([*approved, other], [off])] == [1, 2]


def test_release_is_due_at_an_hour_of_its_announced_day_in_baku() -> None:
    now = datetime(2026, 11, 29, 23, 0, tzinfo=UTC)  # the 30th in Baku
    moments = datetime(2026, 11, 1, tzinfo=UTC), None, ()
    day = Day(4, "routine", ("MSE_PUPILS",), date(2026, 12, 28), date(2026, 12, 1), *moments)
    assert due_at(day, 10, now) == datetime(2026, 12, 28, 10, tzinfo=BAKU)
    assert due_at(day, None, now) == datetime(2026, 12, 28, 0, tzinfo=BAKU)
    assert due_at(None, 12, now) == datetime(2026, 11, 30, 12, tzinfo=BAKU)
    today = replace(day, day=date(2026, 11, 30))
    assert due_at(today, None, now) == now


def test_request_whose_day_is_past_is_overdue() -> None:
    here = words("en")
    assert due_said(date(2026, 12, 15), date(2026, 12, 16), here) == "15 December 2026, overdue"
    assert due_said(date(2026, 12, 15), date(2026, 12, 15), here) == "15 December 2026"
    assert due_said(None, date(2026, 12, 15), here) == "–"


def pupils(**given: Any) -> dict[str, Any]:
    told = {"indicator": "AZE_ED_PUPILS", "data_source": "MSE_PUPILS", "unit_measure": "PS"}
    return observation(**(told | {"time_period": "2026"} | given))


def test_map_after_is_the_map_before_with_the_difference_carried_out() -> None:
    now = frame(
        pupils(ref_area="AZ-BA", obs_value=10.0),
        pupils(ref_area="AZ-GA", obs_value=20.0),
        pupils(ref_area="AZ-GA", obs_value=5.0, time_period="2025"),
    )
    sent = frame(
        pupils(ref_area="AZ-BA", obs_value=11.0),
        pupils(ref_area="AZ-SM", obs_value=30.0),
        pupils(ref_area="AZ-GA", obs_value=5.0, time_period="2025"),
    )
    then = as_it_would_be(now, revised_rows(now, sent))
    told = {(r.ref_area, r.time_period): r.obs_value for r in then.itertuples()}
    assert told == {("AZ-BA", "2026"): 11, ("AZ-SM", "2026"): 30, ("AZ-GA", "2025"): 5}


def test_figures_of_all_stand_before_those_of_groups() -> None:
    rows = frame(pupils(ref_area="AZ-BA", sex="F"), pupils(ref_area="AZ-GA"), pupils())
    assert [*totals_first(rows)["ref_area"]] == ["AZ-GA", "AZE", "AZ-BA"]


def test_text_alone_that_changes_is_told_apart() -> None:
    now = frame(pupils(obs_value=1.0, footnotes="as counted"))
    found = revised_rows(now, frame(pupils(obs_value=1.0, footnotes="as counted in May")))
    assert not found["figure"].any()
    told = text_changes(found.to_dict("records")[0], words("en"))
    assert [line[2:] for line in told] == [["footnotes", "as counted", "as counted in May"]]
    assert isinstance(found, pd.DataFrame)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_what_the_audit_records_is_said_in_the_language_of_the_reader(language: str) -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in SQL)
    actions = {*re.findall(r"steward\.record\('([a-z ]+[a-z])'", told), "submission reviewed"}
    things = {*re.findall(r"record\('[a-z ]+', '([a-z]+) ?'", told)}
    assert len(actions) > 25 and {"release", "calendar", "request"} <= things
    here = words(language)
    assert {action for action in actions if action_name(action, here) == action} == set()
    assert {
        one for one in things - {"audit"} if thing_name(f"{one} 7", here).startswith(one)
    } == set()


def test_whom_nothing_waits_for_reads_what_can_be_begun_in_each_role() -> None:
    def told(*roles: str) -> set[str]:
        drawn = beginnings(Somebody({*roles}))  # type: ignore[arg-type]
        return {*re.findall(r"href='(\w+)'", drawn)}

    assert told("contributor") == {"requests", "send"}
    assert told("reviewer") == {"requests"}
    assert told("publisher") == {"requests", "calendar", "releases"}
    assert told("contributor", "publisher") == {"requests", "send", "calendar", "releases"}


def test_request_of_one_indicator_names_it_beside_its_flow() -> None:
    request = request_of(flow_of("MSE_GAPS"), date(2026, 11, 30), "az", "AZE_ED_AT_RISK")
    told = dict.fromkeys(Asked.__dataclass_fields__) | {"flow": "MSE_GAPS"}
    one, here = Asked(**(told | {"number": request.number})), words("en")
    whole = replace(one, number="MSE_GAPS-2026-11-30")
    assert asked_title(one, here) == f"{asked_title(whole, here)}: Pupils at risk of dropping out"


@pytest.mark.parametrize(
    "language, said", [("az", "bayram"), ("en", "bayram (in Azerbaijani)"), ("ru", "праздник")]
)
def test_reason_of_a_day_that_is_wanting_is_said_in_azerbaijani_and_that_it_is(
    language: str, said: str
) -> None:
    reasons = {"az": "bayram", "en": "", "ru": "праздник"}
    assert reason_said(reasons, words(language)) == said
