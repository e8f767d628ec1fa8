"""Lives of submissions for the tests: files of made-up figures, people, and the way to a state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from sqlalchemy import text

from data.workflow import (
    Blobs,
    Checked,
    Login,
    Received,
    Submission,
    Workflow,
    advance,
    answer_flag,
    check_next,
    findings_of,
    receive,
    submission_of,
)
from data.workflow.apart.reading import Task, Told, found_in
from indicators.codelists import areas_of
from tests.postgresql import engine_of

FLOW, AGENCY = "MSE_PUPILS", "MSE"
Reading = Callable[[Task], Told]
WAY = ("received", "ready", "submitted", "reviewed", "approved", "scheduled", "released")
BRANCHES: Mapping[str, tuple[str, ...]] = {
    "faulty": ("received",),
    "returned": ("received", "ready", "submitted"),
    "withdrawn": ("received", "ready", "submitted"),
}
STATES = (*WAY, *BRANCHES)
_SENT = {"reviewer": ("reviewed", "returned"), "publisher": ("approved", "scheduled")}


def table(
    more: int = 0, areas: Iterable[str] = ("AZ-ABS", "AZ-BAR"), periods: Iterable[str] = ("2025",)
) -> bytes:
    """Return a table of made-up pupils by sex."""
    rows = ["indicator,ref_area,time_period,sex,obs_value,obs_status"]
    for period in periods:
        for area in areas:
            for sex, value in (("_T", 2100 + 2 * more), ("F", 1000 + more), ("M", 1100 + more)):
                rows.append(f"AZE_ED_PUPILS,{area},{period},{sex},{value},A")
    return "\n".join(rows).encode()


def every_area() -> tuple[str, ...]:
    return "AZE", *areas_of("district")


def stub(task: Task) -> Told:
    """Read nothing, and find one question and one change, both of these bytes."""
    named = {"az": "niyə?", "en": "why?", "ru": "почему?"}
    change = {"change": "new", "indicator": "AZE_ED_PUPILS", "after": 2100.0}
    return {
        "request": "",
        "faults": [],
        "flags": [{"place": "AZE_ED_PUPILS, 2025", **named}],
        "changes": [change],
        "parts": {"figures.csv": "YQ==", "source.toml": "Yg=="},
    }


def faulty(task: Task) -> Told:
    fault = {"place": "row 2", "az": "səhv", "en": "wrong", "ru": "ошибка"}
    return {"faults": [fault], "flags": [], "changes": [], "parts": {}}


@dataclass
class Lives:
    """A workflow with three people who decide, each in one role."""

    database: str
    workflow: Workflow
    worker: Workflow
    blobs: Blobs
    sources: Path
    people: dict[str, Login] = field(default_factory=dict)
    count: int = 0

    def send(self, content: bytes, login: Login | None = None) -> Received:
        by = login or self.people["contributor"]
        return receive(self.workflow, by, self.blobs, FLOW, BytesIO(content), "csv")

    def check(self, reading: Reading = found_in) -> Checked | None:
        return check_next(self.worker, self.blobs, self.sources, reading)

    def seen(self, number: int, login: Login | None = None) -> Submission:
        with self.workflow.acting(login or self.people["contributor"], "look", "x") as acting:
            return submission_of(acting, number)

    def step(self, login: Login, seen: Submission, to: str, reason: str = "as agreed") -> int:
        with self.workflow.acting(login, "advance", f"submission {seen.id}") as acting:
            return advance(acting, seen, to, reason)

    def answer(self, number: int, login: Login | None = None) -> None:
        with self.workflow.acting(
            login or self.people["contributor"], "answer", f"submission {number}"
        ) as acting:
            for finding in findings_of(acting, number):
                answer_flag(acting, finding.number, "so it is")

    def at(self, state: str, content: bytes | None = None, reading: Reading = stub) -> Submission:
        """Bring a new submission to a state, by the hands of those whose step each is."""
        self.count += 1
        number = self.send(table(self.count) if content is None else content).submission
        path = BRANCHES.get(state, WAY[: WAY.index(state)] if state in WAY else ())
        for to in (*path[1:], state):
            if to != "received":
                self._move(number, to, reading)
        return self.seen(number)

    def _move(self, number: int, to: str, reading: Reading) -> None:
        if to in ("ready", "faulty"):
            by = reading if to == "ready" else faulty
            while self.check(by).submission != number:  # others wait since before
                pass
        elif to == "released":
            self.as_owner(f"SELECT steward.release_submission({number}, 'release of the day')")
        else:
            if to == "submitted":
                self.answer(number)
            role = next((role for role, own in _SENT.items() if to in own), "contributor")
            self.step(self.people[role], self.seen(number), to)

    def as_owner(self, *tasks: str) -> list[tuple]:
        """Do as the owner of the database what no process may; return the rows of the last."""
        rows: list[tuple] = []
        with engine_of(self.database).begin() as connection:
            for task in tasks:
                done = connection.execute(text(task))
                rows = [tuple(row) for row in done] if done.returns_rows else []
        return rows

    def move_head(self, name: str) -> None:
        """Let another release be the one that is read."""
        self.as_owner(
            "CREATE OR REPLACE FUNCTION steward.base() RETURNS text LANGUAGE sql STABLE"
            f" SECURITY DEFINER SET search_path = steward, pg_temp AS $$ SELECT '{name}'::text $$",
            "SELECT steward.head_moved()",
        )

    def audited(self) -> list[tuple]:
        return self.as_owner("SELECT action, object, detail FROM steward.audit ORDER BY number")
