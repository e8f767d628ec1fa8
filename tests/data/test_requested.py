"""What was asked of whom is on record; its answer, or its refusal, is seen by every reader."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data import settings
from data.build import build
from data.build import main as rebuild
from data.inputs import ACCEPTED, REQUEST_COLUMNS, read_inputs, read_requests
from data.intake.__main__ import main as take
from data.request import record, request_numbered, request_of, template
from data.request.__main__ import main as ask
from data.store import open_store
from indicators.flows import flow_of, flows_of_agency
from indicators.requested import Answering, Requested, answering, by_indicator
from tests.data.test_intake import fill

pytestmark = pytest.mark.usefixtures("parts_once")

HEAD = ",".join(REQUEST_COLUMNS)
GOOD = "MSE_GAPS-2026-11-29,MSE_GAPS,MSE,EDUNF_ESL_L1,2025,2026-11-29,2026-12-15,,,,"
REASON = ["az=Belə uçot aparılmır", "en=It is not counted", "ru=Такой учёт не ведётся"]
ONE = Requested(
    "MSE_GAPS-2026-11-29",
    "MSE_GAPS",
    "MSE",
    ("EDUNF_ESL_L1",),
    "2025",
    date(2026, 11, 29),
    date(2026, 12, 15),
)


def told(*rows: str, answered=()) -> list[tuple[int | None, str | None]]:
    _, faults = read_requests("\n".join([HEAD, *rows, ""]).encode(), dict(answered))
    return [(fault.row, fault.column) for fault in faults]


def test_nothing_has_been_asked_of_anybody_so_nothing_is_claimed():
    inputs = read_inputs(*settings.inputs())
    assert (inputs.faults, inputs.requests) == ([], [])


def test_a_request_that_is_sent_is_on_record_with_what_it_asks_for(bare):
    assert ask(["--agency", "MSE", "--date", "2026-11-29", "--record"]) == 0
    build()
    found = {one.flow: one for one in open_store().requests()}
    assert found.keys() == {flow.flow for flow in flows_of_agency("MSE")}
    assert found["MSE_PUPILS"] == Requested(
        "MSE_PUPILS-2026-11-29",
        "MSE_PUPILS",
        "MSE",
        ("AZE_ED_PUPILS",),
        "2026",
        date(2026, 11, 29),
        date(2026, 12, 15),
    )
    assert found["MSE_GAPS"].indicators == flow_of("MSE_GAPS").indicators


def test_a_request_is_recorded_once(bare, capsys):
    asked = ["--agency", "MSE", "--date", "2026-11-29", "--record"]
    assert [ask(asked), ask(asked)] == [0, 2]
    assert "is on record already" in capsys.readouterr().err


def test_one_indicator_alone_is_asked_for_under_a_number_of_its_own(bare, tmp_path):
    alone = ["--agency", "MSE", "--indicator", "AZE_ED_AT_RISK", "--date", "2026-11-29"]
    assert ask([*alone, "--record", "--out", str(tmp_path)]) == 0
    build()
    (one,) = open_store().requests()
    assert (one.number, one.indicators) == (
        "MSE_GAPS-2026-11-29-AZE_ED_AT_RISK",
        ("AZE_ED_AT_RISK",),
    )
    assert sorted(path.suffix for path in tmp_path.glob(f"{one.number}.*")) == [".docx", ".xlsx"]


def test_a_number_leads_back_to_its_request():
    flow = flow_of("MSE_GAPS")
    for only in ("", "AZE_ED_AT_RISK"):
        made = request_of(flow, date(2026, 11, 29), "az", only)
        assert request_numbered(flow, made.number) == made
    for wrong in (
        "MSE_GAPS",
        "MSE_GAPS-today",
        "MSE_GAPS-2026-11-29-AZE_ED_PUPILS",
        "X-2026-11-29",
    ):
        assert request_numbered(flow, wrong) is None


def test_an_accepted_answer_marks_its_request_answered_in_the_same_act(bare, tmp_path):
    assert ask(["--agency", "MSE", "--date", "2026-11-29", "--record"]) == 0
    path = tmp_path / "answer.xlsx"
    path.write_bytes(template(request_of(flow_of("MSE_PUPILS"), date(2026, 11, 29), "en")))
    fill(path, {("AZE", "_T"): 100})
    taken = [str(path), "--date", "2026-12-10", "--accept", "--reason", "the country alone"]
    assert take(taken) == 0
    build()
    states = {one.flow: one.answered for one in open_store().requests()}
    assert {flow for flow, day in states.items() if day == date(2026, 12, 10)} == {"MSE_PUPILS"}
    assert states["MSE_GAPS"] is None


def test_an_answer_that_cannot_be_written_leaves_its_request_open(bare, tmp_path, monkeypatch):
    assert ask(["--agency", "MSE", "--date", "2026-11-29", "--record"]) == 0
    path = tmp_path / "answer.xlsx"
    path.write_bytes(template(request_of(flow_of("MSE_PUPILS"), date(2026, 11, 29), "en")))
    fill(path, {("AZE", "_T"): 100})

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    assert take([str(path), "--date", "2026-12-10", "--accept", "--reason", "the country"]) == 1
    monkeypatch.undo()
    build()
    assert {one.answered for one in open_store().requests()} == {None}


def test_a_table_of_other_making_says_which_request_it_answers(bare, tmp_path, capsys):
    assert ask(["--agency", "MSE", "--date", "2026-11-29", "--record"]) == 0
    path = tmp_path / "table.csv"
    head = "indicator,ref_area,time_period,obs_value,source_cell\n"
    path.write_text(f"{head}AZE_ED_PUPILS,AZE,2025,100,letter\n", encoding="utf-8")
    own = [str(path), "--flow", "MSE_PUPILS", "--date", "2026-12-10", "--accept"]
    assert take([*own, "--reason", "x", "--request", "MSE_PUPILS-yesterday"]) == 2
    assert take([*own, "--reason", "the country", "--request", "MSE_PUPILS-2026-11-29"]) == 0
    assert "has no request 'MSE_PUPILS-yesterday'" in capsys.readouterr().err
    build()
    assert {one.flow for one in open_store().requests() if one.answered} == {"MSE_PUPILS"}


def test_a_refusal_is_on_record_with_its_day_and_its_reason_in_three_languages(bare, capsys):
    assert ask(["--agency", "MSE", "--date", "2026-11-29", "--record"]) == 0
    refused = ["--refused", "MSE_GAPS-2026-11-29", "--date", "2026-12-01", "--reason"]
    assert ask([*refused, "en=It is not counted"]) == 2
    assert "three languages" in capsys.readouterr().err
    assert ask([*refused, *REASON]) == 0
    assert ask([*refused, *REASON]) == 2
    assert ask(["--refused", "MSE_GAPS-2025-01-01", "--reason", *REASON]) == 2
    build()
    (one,) = [one for one in open_store().requests() if one.refused]
    assert (one.flow, one.refused) == ("MSE_GAPS", date(2026, 12, 1))
    assert one.reason["ru"] == "Такой учёт не ведётся"


def test_a_recorded_request_makes_the_build_stale(own):
    assert rebuild([]) == 0
    record([request_of(flow_of("MSE_PUPILS"), date(2026, 11, 29), "az")], settings.REQUESTS)
    assert open_store().requests() == ()
    assert rebuild([]) == 0
    assert len(open_store().requests()) == 1


@pytest.mark.parametrize(
    ("good", "bad", "column"),
    [
        (",MSE_GAPS,", ",MSE_NONE,", "flow"),
        (",MSE,", ",MSX,", "agency"),
        ("EDUNF_ESL_L1", "EDUNF_NONE", "indicators"),
        ("EDUNF_ESL_L1", "EDUNF_ESL_L1 EDUNF_ESL_L1", "indicators"),
        (",2025,", ",soon,", "time_period"),
        ("2026-12-15", "2026-02-30", "due"),
        ("2026-12-15", "2026-11-28", "due"),
        ("MSE_GAPS-2026-11-29", "MSE_GAPS-2026-11-28", "number"),
        ("2026-12-15,", "2026-12-15,2026-11-01", "refused"),
        (",,,,", ",,not counted,,", "reason_en"),
        (",,,,", ",2026-12-01,not counted,,нет", "reason_az"),
    ],
)
def test_a_fault_of_the_record_names_its_row_and_its_column(good, bad, column):
    assert told(GOOD) == []
    assert (2, column) in told(GOOD.replace(good, bad, 1))


def test_a_number_stands_once_and_no_answer_comes_before_it_is_asked_for():
    assert told(GOOD, GOOD) == [(3, "number")]
    assert told(GOOD, answered=[("MSE_GAPS-2026-11-29", "2026-11-01")]) == [(2, "asked")]


def test_a_fault_in_what_was_accepted_stops_the_build(bare, capsys):
    record([request_of(flow_of("MSE_PUPILS"), date(2026, 11, 29), "az")], settings.REQUESTS)
    folder = next(path for path in settings.OBSERVATIONS.iterdir())
    (folder / ACCEPTED).write_text('[[accepted]]\nday = "2026-13-01"\n', encoding="utf-8")
    assert rebuild(["--force"]) == 1
    assert f"{folder.name}/{ACCEPTED}, line 2, key accepted.0.day" in capsys.readouterr().err


def test_of_each_agency_the_latest_request_for_an_indicator_counts():
    again = replace(ONE, number="MSE_GAPS-2027-11-29", asked=date(2027, 11, 29))
    other = replace(ONE, number="UIS_GAPS-2026-12-01", agency="UIS", asked=date(2026, 12, 1))
    found = by_indicator([again, other, ONE])
    assert found == {"EDUNF_ESL_L1": (again, other)}


def test_a_request_waits_until_it_is_due_and_is_overdue_from_the_next_day_on():
    assert ONE.state(date(2026, 12, 15)) == "waiting"
    assert ONE.state(date(2026, 12, 16)) == "overdue"
    assert ONE.age(date(2026, 12, 16)) == 17


def test_the_days_to_answer_are_the_median_of_the_answers_there_are():
    answers = [replace(ONE, answered=date(2026, 12, day)) for day in (1, 9, 3)]
    refused = replace(ONE, refused=date(2026, 12, 2))
    other = replace(ONE, agency="MOJ")
    assert answering([*answers, refused, other]) == [
        Answering("MOJ", 1, 0, 0, None),
        Answering("MSE", 4, 3, 1, 4),
    ]
