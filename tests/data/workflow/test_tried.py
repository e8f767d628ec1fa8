"""What somebody tries who holds a login, or the connection of a process."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from sqlalchemy import create_engine, func, literal, make_url, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError

import steward
from data.intake import Mark, read_sheet
from data.request import request_of, template
from data.workflow import (
    Login,
    Workflow,
    advance,
    announce,
    comment,
    install,
    marked_apart,
    sheet_apart,
)
from data.workflow.apart import drawing, marking
from data.workflow.apart.reading import Task, Told
from indicators.errors import DashboardError, NotThere, TooLate, Wanting
from indicators.flows import flow_of
from tests.data.workflow.lives import FLOW, Lives, stub, table

Person = Callable[..., Login]


def end(workflow: Workflow, login: Login, which: int) -> None:
    with workflow.acting(login, "end", f"membership {which}") as acting:
        acting.connection.execute(select(func.steward.end_membership(which, "left")))


def administrators(database: str) -> int:
    engine = create_engine(database)
    with engine.connect() as connection:
        asked = "SELECT count(*) FROM steward.membership WHERE ended IS NULL"
        found = connection.execute(text(asked)).scalar_one()
    engine.dispose()
    return int(found)


def test_last_administrator_stays(database: str, workflow: Workflow, person: Person) -> None:
    first = person("First", "administrator")
    person("Second", "administrator")
    end(workflow, first, 2)
    with pytest.raises(Wanting, match="an administrator must remain"):
        end(workflow, first, 1)
    assert administrators(database) == 1


def test_two_administrators_who_end_each_other_at_once_leave_one(
    database: str, workflow: Workflow, person: Person
) -> None:
    both = [person("First", "administrator"), person("Second", "administrator")]
    together = threading.Barrier(2)

    def try_it(login: Login, which: int) -> None:
        together.wait()
        with suppress(DashboardError):  # one of them is refused
            end(workflow, login, which)

    tries = [
        threading.Thread(target=try_it, args=given) for given in zip(both, (2, 1), strict=True)
    ]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert administrators(database) == 1


def test_what_was_approved_is_not_checked_anew_while_nothing_moved(lives: Lives) -> None:
    one = lives.at("scheduled")
    told = {**stub(Task(Path("x"), "csv", FLOW, one.received.date(), Path("x")))}
    told["parts"] = {"figures.csv": "b3RoZXI="}  # the same difference, another file
    with pytest.raises(TooLate, match="does not wait"), lives.worker.working() as connection:
        connection.execute(select(func.steward.checked(one.id, one.base, literal(told, JSONB))))
    assert lives.as_owner(
        f"SELECT convert_from(content, 'UTF8') FROM steward.part WHERE submission = {one.id}"  # noqa: S608
        " ORDER BY name"
    ) == [("a",), ("b",)]


def test_file_that_is_replaced_while_it_is_read_is_not_what_is_read(lives: Lives) -> None:
    content = table()
    sent = lives.seen(lives.send(content).submission)
    read: list[bytes] = []

    def reading(task: Task) -> Told:
        lives.blobs.path(sent.sha256).write_bytes(table(7))
        read.append(task.file.read_bytes())
        return stub(task)

    lives.check(reading)
    assert read == [content]


@pytest.mark.parametrize("process", ["crm_reader", "crm_steward"])
@pytest.mark.parametrize(
    "task",
    [
        "SELECT pg_advisory_lock(4411982)",
        "SELECT pg_try_advisory_lock(1129467223)",
        "SELECT pg_advisory_xact_lock_shared(4411983, 1)",
        "CREATE TEMP TABLE membership (x text)",
        "SELECT lo_from_bytea(0, 'x')",
    ],
)
def test_process_holds_no_lock_of_others_and_writes_beside_no_table(
    database: str, process: str, task: str
) -> None:
    install(database)  # the rights that a copy of a database lacks
    engine = create_engine(make_url(database).set(username=process))
    with pytest.raises(DBAPIError, match="permission denied"), engine.begin() as connection:
        connection.execute(text(task))
    engine.dispose()


def test_log_of_the_server_repeats_no_row_and_no_value(database: str) -> None:
    install(database)
    engine = create_engine(make_url(database).set(username="crm_worker"))
    names = ("log_error_verbosity", "log_parameter_max_length", "log_parameter_max_length_on_error")
    with engine.connect() as connection:
        found = [
            connection.execute(select(func.current_setting(name))).scalar_one() for name in names
        ]
    engine.dispose()
    assert found == ["terse", "0", "0"]


def test_who_acts_does_not_wait_for_ever(workflow: Workflow, person: Person) -> None:
    with workflow.acting(person("Aysel", "contributor:MSE"), "look", "x") as acting:
        asked = select(func.current_setting("lock_timeout"))
        assert acting.connection.execute(asked).scalar_one() == "20s"


def test_text_without_end_is_refused(lives: Lives) -> None:
    one = lives.at("submitted")
    reviewer = lives.people["reviewer"]
    long = "x" * 10_001
    with (
        pytest.raises(Wanting, match="too long"),
        lives.workflow.acting(reviewer, "comment", "x") as acting,
    ):
        comment(acting, one.id, long, internal=True)
    with (
        pytest.raises(Wanting, match="too long"),
        lives.workflow.acting(reviewer, "advance", "x") as acting,
    ):
        advance(acting, one, "reviewed", long)


def test_refusal_is_written_down_in_few_plain_letters(lives: Lives) -> None:
    with lives.worker.working() as connection:
        connection.execute(
            select(func.steward.record_refusal("x" * 999, "<b>4711,5</b>\n" * 99, "CR" * 99))
        )
    (_, thing, detail) = lives.audited()[-1]
    assert len(thing) <= 80 and len(detail["action"]) <= 80 and len(detail["code"]) <= 5
    assert not {*thing} & {*"<>/\n,"}


def test_flow_takes_so_many_files_a_day(lives: Lives) -> None:
    lives.send(table())
    lives.as_owner(
        "INSERT INTO steward.submission"
        " (flow, agency, state, sent_by, form, size, sha256, base)"
        " SELECT flow, agency, 'withdrawn', sent_by, form, size, md5(n::text) || md5(n::text), ''"
        " FROM steward.submission, generate_series(1, 99) n"
    )
    assert not lives.send(table()).made
    with pytest.raises(Wanting, match="no more files of this flow today"):
        lives.send(table(1))


@pytest.mark.parametrize("day", ["infinity", "20000-01-01"])
def test_day_that_no_process_can_read_is_none(lives: Lives, person: Person, day: str) -> None:
    with (
        pytest.raises(DBAPIError, match="readable_day"),
        lives.workflow.acting(lives.people["publisher"], "announce", "x") as acting,
    ):
        acting.connection.execute(
            text("SELECT steward.announce('routine', '{MSE_PUPILS}', CAST(:day AS date))"),
            {"day": day},
        )
    with (
        pytest.raises(DBAPIError, match="readable_time"),
        lives.workflow.acting(lives.people["publisher"], "schedule", "x") as acting,
    ):
        acting.connection.execute(
            text(
                "SELECT steward.schedule('correction', NULL, CAST(:day AS timestamptz),"
                f" '{{{lives.at('scheduled').id}}}', 'x', 'x', 'x')"
            ),
            {"day": day},
        )


def test_day_is_announced_of_flows_that_are_declared(lives: Lives) -> None:
    day = lives.as_owner("SELECT current_date + 40")[0][0]
    for flows in (["<img src=x>"], [FLOW, "x"]):
        with (
            pytest.raises(Wanting),
            lives.workflow.acting(lives.people["publisher"], "announce", "x") as acting,
        ):
            announce(acting, "routine", flows, day)


def test_request_is_of_a_flow_or_of_one_indicator_and_its_number_says_no_more(lives: Lives) -> None:
    def ask(number: str) -> None:
        with lives.workflow.acting(lives.people["reviewer"], "ask", "x") as acting:
            due = func.current_date() + 20
            acting.connection.execute(select(func.steward.ask(number, FLOW, "az", due)))

    ask(f"{FLOW}-2026-11-30")
    ask(f"{FLOW}-2026-11-30-AZE_ED_PUPILS")
    with pytest.raises(TooLate):
        ask(f"{FLOW}-2026-11-30-AZE_ED_PUPILS")
    for more in ("-", "-aze", "-<b>", "-AZE_ED_PUPILS-X", "-" + "A" * 61, "-A\n"):
        with pytest.raises(Wanting):
            ask(f"{FLOW}-2026-11-30{more}")


def test_table_is_drawn_as_its_reader_apart_reads_it() -> None:
    content = table()
    assert sheet_apart(content, "csv") == read_sheet(content, "csv")
    assert sheet_apart(b"no workbook", "xlsx") is None


def test_table_is_marked_as_its_maker_apart_marks_it() -> None:
    request = request_of(flow_of(FLOW), date(2026, 11, 1), "en")
    content, marks = template(request), [Mark("Figures", 2, "obs_value", "no number")]
    book = load_workbook(BytesIO(marked_apart(content, marks, "en")))
    assert book["Figures"]["E2"].comment.text == "no number"
    with pytest.raises(NotThere):
        marked_apart(b"no workbook", marks, "en")


@pytest.mark.parametrize(
    ("module", "reads", "given"),
    [(drawing, "read_sheet", [__file__, "csv"]), (marking, "marked_copy", [__file__])],
)
def test_table_is_drawn_by_a_process_without_rights(
    module: ModuleType,
    reads: str,
    given: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsysbinary: object,
) -> None:
    """The process with a login reads nothing of what was sent, and its reader is confined first."""
    told = tmp_path / "told"
    told.write_text('["en", []]', encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(module, "confine", lambda: asked.append("confined"))
    monkeypatch.setattr(module, reads, lambda *_: asked.append("read"))
    monkeypatch.setattr(sys, "argv", [module.__name__, *given, str(told)][:3])
    assert module.main() == 0
    assert asked == ["confined", "read"]
    sources = Path(steward.__file__).parent.rglob("*.py")
    assert [path for path in sources if reads in path.read_text(encoding="utf-8")] == []
