"""What the worker finds: the build's own faults, what changes within its scope, no small count."""

import csv
import io
import json
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from time import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import data.intake.answer
from data.inputs import Inputs, take_source
from data.intake import folder_of, read_answer
from data.intake.source import source_toml
from data.request import request_of, template
from data.workflow import (
    Blobs,
    answer_flag,
    changes_of,
    findings_of,
    read_file,
    receive,
    tidy,
)
from data.workflow.apart import reading
from data.workflow.apart.reading import Task, Told, found_in, read_apart
from data.workflow.blobs import Written
from indicators.errors import CannotWrite, NotThere, OurFault, TooLate, Wanting
from indicators.flows import flow_of
from tests.data.workflow.lives import FLOW, Lives, every_area, stub, table

TODAY = date.today()


def rows_of(parts: dict[str, bytes]) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(parts["figures.csv"].decode()))]


def parts_of(lives: Lives, number: int) -> dict[str, bytes]:
    rows = lives.as_owner(f"SELECT name, content FROM steward.part WHERE submission = {number}")  # noqa: S608
    return {name: bytes(content) for name, content in rows}


def told_of(lives: Lives, number: int) -> tuple[list[str], list[str]]:
    """Return faults and questions in English, each after its place."""
    with lives.workflow.acting(lives.people["contributor"], "look", "x") as acting:
        every = findings_of(acting, number)
    said = [(one.is_fault, f"{one.place}: {one.text['en']}") for one in every]
    return [it for bad, it in said if bad], [it for bad, it in said if not bad]


def changes(lives: Lives, number: int) -> list[tuple[str, str, str, str]]:
    """Return the figures that change; a text alone is no revision."""
    with lives.workflow.acting(lives.people["contributor"], "look", "x") as acting:
        every = changes_of(acting, number)
    return [(c["change"], c["time_period"], c["ref_area"], c["sex"]) for c in every if c["figure"]]


def published(lives: Lives, content: bytes) -> None:
    """Let a table be what the release that is read has of the flow."""
    file = lives.sources.parent / "before.csv"
    file.write_bytes(content)
    answer = read_answer(file, TODAY, FLOW)
    assert not answer.faults
    folder = lives.sources / FLOW
    folder.mkdir()
    for name, part in folder_of(flow_of(FLOW), answer.rows, TODAY).items():
        (folder / name).write_bytes(part)


@pytest.fixture
def protected(monkeypatch: pytest.MonkeyPatch, lives: Lives) -> Lives:
    """The same, with a flow of which small counts of persons may not be sent."""
    flow = replace(flow_of(FLOW), protected=True)
    for module in (data.intake.answer, reading):
        monkeypatch.setattr(module, "flow_of", lambda _: flow)
    lives.as_owner("UPDATE steward.flow SET protected = true")
    return lives


def test_outside_its_scope_nothing_changes(lives: Lives) -> None:
    published(lives, table(periods=("2023", "2024"), areas=every_area()))
    one = lives.at("ready", table(7, periods=("2024",), areas=every_area()), found_in)
    touched = changes(lives, one.id)
    assert {(change, period) for change, period, _, _ in touched} == {("revised", "2024")}
    before = rows_of({"figures.csv": (lives.sources / FLOW / "figures.csv").read_bytes()})
    after = rows_of(parts_of(lives, one.id))
    outside = [row for row in before if row["time_period"] == "2023"]
    assert len(outside) == 3 * len(every_area())
    assert [row for row in after if row["time_period"] == "2023"] == outside
    assert {row["indicator"] for row in after} == {"AZE_ED_PUPILS"}


def test_published_figure_that_is_missing_is_withdrawn_with_its_reason(lives: Lives) -> None:
    published(lives, table(periods=("2024",), areas=every_area()))
    one = lives.at("ready", table(periods=("2024",), areas=every_area()[:-1]), found_in)
    gone = every_area()[-1]
    assert {*changes(lives, one.id)} == {
        ("withdrawn", "2024", gone, sex) for sex in ("_T", "F", "M")
    }
    _, questions = told_of(lives, one.id)
    asked = "figures that are published and are not sent any more: 3. Why are they withdrawn?"
    assert [it for it in questions if asked in it]
    with lives.workflow.acting(lives.people["contributor"], "answer", "x") as acting:
        for finding in findings_of(acting, one.id):
            if asked not in finding.text["en"]:
                answer_flag(acting, finding.number, "so it is")
    with pytest.raises(Wanting, match="question"):
        lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")
    lives.answer(one.id)
    lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")


def test_parts_are_a_source_that_the_build_takes(lives: Lives) -> None:
    one = lives.at("ready", table(), found_in)
    inputs = Inputs()
    take_source(FLOW, parts_of(lives, one.id), inputs)
    assert inputs.faults == []
    sent = [(row["ref_area"], row["sex"], row["obs_value"]) for row in inputs.observations]
    assert ("AZ-ABS", "F", 1000.0) in sent and len(sent) == 6


def test_faults_are_those_of_the_build(lives: Lives, tmp_path: Path) -> None:
    content = (
        table()
        .replace(b"AZ-BAR,2025,F,1000", b"AZ-XXX,2025,F,1e3x")
        .replace(b"AZ-ABS,2025,M,1100", b"AZ-ABS,2099,M,-5")
    )
    one = lives.send(content)
    assert lives.check().state == "faulty"
    faults, questions = told_of(lives, one.submission)
    inputs = Inputs()
    about = source_toml(flow_of(FLOW), content, 6, TODAY)
    take_source(FLOW, {"source.toml": about, "figures.csv": content}, inputs)
    header = content.decode().splitlines()[0].split(",")
    build = [
        f"{FLOW}.csv, {fault.row}, {'ABCDEF'[header.index(fault.column)]} ({fault.column}):"
        f" {'; '.join(filter(None, (fault.reason, fault.remedy)))}"
        for fault in inputs.faults
    ]
    assert len(build) == 4
    assert sorted(faults) == sorted(build)
    assert questions == []
    assert lives.blobs.read(lives.seen(one.submission).sha256) == content


def test_table_of_another_flow_is_refused(lives: Lives) -> None:
    content = template(request_of(flow_of("MSE_GAPS"), TODAY, "az"))
    file = lives.sources.parent / "gaps.xlsx"
    file.write_bytes(content)
    told = found_in(Task(file, "xlsx", FLOW, TODAY, lives.sources))
    assert "MSE_PUPILS.xlsx" in [one["place"] for one in told["faults"]]
    assert any("another flow" in one["en"] for one in told["faults"])


COUNT = b"8250794"  # so long that no hash or moment has it by chance
SMALL = table().replace(b"AZ-BAR,2025,F,1000", b"AZ-BAR,2025,F,3").replace(b"1100", COUNT)


def everything_told(lives: Lives) -> str:
    """Return every row of every table of the workflow, as text."""
    tables = lives.as_owner(
        "SELECT relname FROM pg_class"
        " WHERE relnamespace = 'steward'::regnamespace AND relkind = 'r'"
    )
    kept = ("version", "audit", "login")  # hashes and moments have every figure in them
    rows = [
        lives.as_owner(f"SELECT to_jsonb(t)::text FROM steward.{name} t")  # noqa: S608
        for (name,) in tables
        if name not in kept
    ]
    audit = lives.as_owner(
        "SELECT action, object, reason, detail::text FROM steward.audit ORDER BY number"
    )
    return json.dumps([*rows, audit], ensure_ascii=False)


def other_file(lives: Lives, content: bytes) -> Task:
    """Return the reading of the same file with other small counts: it is told the same."""
    file = lives.sources.parent / "other"
    file.write_bytes(content.replace(b"3", b"2").replace(COUNT, b"1907"))
    return Task(file, "csv", FLOW, TODAY, lives.sources)


def fault_said(fault: dict[str, str]) -> str:
    return f"{fault['place']}: {fault['en']}"


@pytest.mark.parametrize(
    "content",
    [
        SMALL,
        SMALL.replace(b"F,3,A", b"F,3,Z"),
        SMALL.replace(b"obs_status", b"3"),
        SMALL.replace(b"AZ-BAR,2025,F,3", b"3,2025,F,3").replace(b"2025,_T", b"3,_T"),
        b"\n".join(SMALL.splitlines()[7:5:-1] + SMALL.splitlines()[4:]),
        SMALL.replace(b"F,3,A", b"F,3.5,A"),
    ],
    ids=["alone", "beside-a-fault", "as-heading", "in-other-columns", "headless", "fraction"],
)
def test_small_count_of_a_protected_flow_stays_nowhere(
    protected: Lives, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    one = protected.send(content)
    assert protected.blobs.path(protected.seen(one.submission).sha256).exists()
    assert protected.check(found_in).state == "faulty"
    faults, _ = told_of(protected, one.submission)
    assert faults == [*map(fault_said, found_in(other_file(protected, content))["faults"])]
    assert [path for path in protected.blobs.folder.rglob("*") if path.is_file()] == []
    assert protected.seen(one.submission).kept is False
    assert COUNT not in everything_told(protected).encode()
    assert caplog.text == ""
    with (
        pytest.raises(NotThere),
        protected.workflow.acting(protected.people["contributor"], "read", "x") as acting,
    ):
        read_file(acting, protected.blobs, one.submission)
    again = protected.send(content)
    assert (again.submission, again.made) == (one.submission, False)
    assert [path for path in protected.blobs.folder.rglob("*") if path.is_file()] == []


def test_small_count_is_named_by_its_place(protected: Lives) -> None:
    one = protected.send(SMALL)
    protected.check(found_in)
    assert told_of(protected, one.submission)[0] == [
        f"{FLOW}.csv, 6, E (obs_value): a count of one to four persons may not be sent;"
        " leave the figure out and choose the status Q"
    ]


def test_bytes_that_another_flow_keeps_are_not_dropped(protected: Lives) -> None:
    protected.as_owner("UPDATE steward.flow SET protected = (flow = 'MSE_PUPILS')")
    given = protected.workflow, protected.people["contributor"], protected.blobs, "MSE_GAPS"
    other = receive(*given, BytesIO(SMALL), "csv")
    protected.check(stub)
    one = protected.send(SMALL)
    protected.check(found_in)
    assert protected.seen(one.submission).kept is False
    assert protected.seen(other.submission).kept is True
    assert protected.blobs.read(protected.seen(other.submission).sha256) == SMALL


def test_error_of_the_database_quotes_no_figure(lives: Lives) -> None:
    lives.send(table())
    told = {**stub(None), "changes": [{"change": "no such change", "after": 4711}]}
    with pytest.raises(DBAPIError) as refused:
        lives.check(lambda _: told)
    assert "[SQL parameters hidden" in str(refused.value)


def test_check_beside_a_release_that_was_replaced_meanwhile_is_done_anew(lives: Lives) -> None:
    one = lives.at("received")

    def meanwhile(task: Task) -> Told:
        lives.move_head("2026-12")
        return stub(task)

    with pytest.raises(TooLate, match="another release"):
        lives.check(meanwhile)
    assert lives.seen(one.id) == one
    lives.check(stub)
    assert (lives.seen(one.id).state, lives.seen(one.id).base) == ("ready", "2026-12")


def test_faulty_sources_of_our_own_are_no_fault_of_the_sender(lives: Lives) -> None:
    one = lives.at("received", table())
    (lives.sources / "ABSHERON_EDU_2024" / "source.toml").write_text("kind = 1")
    with pytest.raises(OurFault):
        lives.check(found_in)
    assert lives.seen(one.id) == one


def test_lost_file_is_asked_for_again(lives: Lives) -> None:
    one = lives.at("received", table())
    lives.blobs.path(one.sha256).write_bytes(b"something else")
    assert lives.check(found_in).state == "faulty"
    assert told_of(lives, one.id)[0] == [": the file is no longer kept; send it again"]
    again = lives.send(table())
    assert again.made and lives.check(found_in).state == "ready"


def test_file_is_read_in_a_process_of_its_own(lives: Lives) -> None:
    one = lives.at("ready", table(), read_apart)
    file = lives.blobs.path(one.sha256)
    told = found_in(Task(file, "csv", FLOW, one.received.date(), lives.sources))
    assert len(told["changes"]) == 6
    with lives.workflow.acting(lives.people["contributor"], "look", "x") as acting:
        assert [dict(row) for row in changes_of(acting, one.id)] == told["changes"]


def test_synthetic_figures_of_a_survey_are_taken_by_a_demonstration_alone(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, *rows = table().decode().splitlines()
    marked = "\n".join([f"{head},footnotes", *(f"{row},SYNTHETIC" for row in rows)]).encode()
    refused = lives.at("received", marked)
    while lives.check(found_in).submission != refused.id:
        pass
    faults, _ = told_of(lives, refused.id)
    assert [fault for fault in faults if "only a demonstration takes them" in fault]
    monkeypatch.setenv("DEMONSTRATION", "1")
    lives.at("ready", marked + b"\n", found_in)


def test_file_of_a_demonstration_is_read_as_one(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMONSTRATION", "1")
    one = lives.at("ready", table(), read_apart)
    assert "DEMONSTRATION, invented" in parts_of(lives, one.id)["source.toml"].decode()


CONFINED = """
import os, socket, sys
from data.workflow.apart.confined import MEMORY, confine
confine()
for task in (
    lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1]))),
    lambda: os.execv("/bin/true", ["true"]),
    lambda: bytearray(MEMORY),
    lambda: open("/proc/self/limits").close(),
):
    try:
        print(task())
    except Exception as error:
        print(type(error).__name__)
"""


def test_process_that_reads_reaches_nobody_and_starts_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        run = [sys.executable, "-c", CONFINED, str(server.getsockname()[1])]
        done = subprocess.run(run, capture_output=True, text=True, check=True)
    refused = ["PermissionError", "PermissionError", "MemoryError", "None"]
    assert done.stdout.splitlines() == refused


def greedy(monkeypatch: pytest.MonkeyPatch, folder: Path, task: str) -> None:
    """Let the process that reads do something else before it has read."""
    (folder / "greedy.py").write_text(
        "import os, sys\nfrom data.workflow.apart import reading\n"
        "from data.workflow.apart.reading import _faulty\n"
        f"def found_in(task):\n    {task}\n"
        "reading.found_in = found_in\nsys.exit(reading.main())\n"
    )
    monkeypatch.setattr(reading, "__name__", "greedy")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_process_that_reads_is_told_no_secret_of_the_worker(
    lives: Lives, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://worker:secret@server/db")
    monkeypatch.setenv("SOME_TOKEN", "secret")
    told = "str(sorted(os.environ)) + str(os.listdir('/proc/self/fd'))"
    greedy(monkeypatch, tmp_path, f"return _faulty(dict.fromkeys(('az', 'en', 'ru'), {told}))")
    one = lives.at("received", table())
    lives.check(read_apart)
    said = told_of(lives, one.id)[0][0]
    assert "PATH" in said and "DATABASE_URL" not in said and "SOME_TOKEN" not in said
    assert said.endswith("['0', '1', '2', '3']")  # and the list that it reads: no connection


@pytest.mark.parametrize(
    "task", ["bytearray(1 << 31)", "os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 11)"]
)
def test_file_that_asks_for_too_much_is_faulty(
    lives: Lives, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, task: str
) -> None:
    greedy(monkeypatch, tmp_path, task)
    one = lives.at("received", table())
    assert lives.check(read_apart).state == "faulty"
    assert told_of(lives, one.id)[0] == [": reading the file takes more memory or time than it may"]


def test_busy_machine_is_no_fault_of_the_file(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0.01)
    one = lives.at("received", table())
    with pytest.raises(OurFault, match="busy"):
        lives.check(read_apart)
    assert lives.seen(one.id) == one
    assert lives.check(stub).state == "ready"


def test_file_that_cannot_be_read_for_our_fault_lets_others_pass(lives: Lives) -> None:
    first, second = lives.at("received"), lives.at("received")

    def fails_on_first(task: Task) -> Told:
        if task.file.name == first.sha256:
            raise OurFault("a mistake of ours")
        return stub(task)

    with pytest.raises(OurFault, match="a mistake of ours"):
        lives.check(fails_on_first)
    assert lives.check(fails_on_first).submission == second.id
    assert lives.seen(first.id) == first
    assert lives.check(stub).submission == first.id


def test_nothing_is_there_of_a_file_that_is_too_large_or_empty(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.workflow.blobs.LARGEST", 100)
    for content in (b"", b"x" * 101):
        with pytest.raises(Wanting):
            lives.send(content)
    assert [*lives.blobs.folder.iterdir()] == []
    assert lives.as_owner("SELECT count(*) FROM steward.submission") == [(0,)]


def test_nothing_is_there_of_a_file_for_which_there_is_no_room(lives: Lives) -> None:
    limits = pytest.importorskip("resource", reason="no limits on the size of files here")
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(CannotWrite, match="cannot be kept"):
            lives.send(table())
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
    assert [*lives.blobs.folder.iterdir()] == []
    assert lives.as_owner("SELECT count(*) FROM steward.submission") == [(0,)]


def test_without_its_bytes_there_is_no_submission(lives: Lives) -> None:
    digest = "b" * 64
    lives.blobs.folder.mkdir()
    (lives.blobs.folder / digest[:2]).write_text("a file where a folder must be")

    class Blocked(Blobs):
        def path(self, sha256: str) -> Path:
            return self.folder / digest[:2] / digest

    lives.blobs = Blocked(lives.blobs.folder)
    with pytest.raises(CannotWrite):
        lives.send(table())
    assert lives.as_owner("SELECT count(*) FROM steward.submission") == [(0,)]
    assert [path.name for path in lives.blobs.folder.iterdir()] == [digest[:2]]


def test_what_killed_uploads_left_is_removed_and_nothing_else(lives: Lives) -> None:
    kept = lives.at("received", table())
    over = lives.blobs.folder / ".sent-piece"
    over.write_bytes(b"half of a fi")
    orphan = lives.blobs.path("c" * 64)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"written, and then the process was killed")
    assert tidy(lives.worker, lives.blobs, time() - 60) == 0
    assert over.exists() and orphan.exists()
    assert tidy(lives.worker, lives.blobs, time() + 60) == 2
    assert not over.exists() and not orphan.exists()
    assert lives.blobs.read(kept.sha256) == table()


def test_upload_that_is_killed_before_its_end_leaves_no_submission(lives: Lives) -> None:
    class Killed(Blobs):
        def keep(self, written: Written) -> Path:
            super().keep(written)
            raise KeyboardInterrupt  # after the bytes are in place, before the transaction ends

    whole, lives.blobs = lives.blobs, Killed(lives.blobs.folder)
    with pytest.raises(KeyboardInterrupt):
        lives.send(table())
    assert lives.as_owner("SELECT count(*) FROM steward.submission") == [(0,)]
    assert tidy(lives.worker, whole, time() + 60) == 1
    lives.blobs = whole
    assert lives.send(table()).made


def test_worker_that_is_killed_after_it_dropped_a_file_finds_it_faulty_again(
    protected: Lives,
) -> None:
    one = protected.send(SMALL)
    whole = protected.blobs

    class Killed(Blobs):
        def drop(self, sha256: str) -> None:
            super().drop(sha256)
            raise KeyboardInterrupt

    protected.blobs = Killed(whole.folder)
    with pytest.raises(KeyboardInterrupt):
        protected.check(found_in)
    protected.blobs = whole
    assert protected.seen(one.submission).state == "received"
    assert protected.check(found_in).state == "faulty"
    assert protected.seen(one.submission).kept is False


def test_nothing_waits_twice(lives: Lives) -> None:
    lives.at("ready", table())
    assert lives.check(stub) is None
    with lives.worker.engine.connect() as connection:
        row = connection.execute(text("SELECT id FROM steward.next_to_check()")).one()
    assert row.id is None
