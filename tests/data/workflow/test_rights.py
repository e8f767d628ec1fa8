"""Every function and table of the workflow, held against the one table of rights."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, Executable, MetaData, func, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from data.schema import observation
from data.workflow import Login, Submission, Workflow
from tests.data.workflow.lives import FLOW, Lives
from tests.data.workflow.rights import (
    CALLED_BY,
    OF_OTHERS,
    OF_SUBMISSIONS,
    READ_BY,
    ROLES,
    STATES,
    STEWARD,
)

Person = Callable[..., Login]
LETTERS = {"CR403": "f", "CR404": "n", "CR409": "l", "CR422": "w"}
DONE, HASH = func.steward, b"h" * 32


@dataclass
class Scene:
    """A submission of each state, a question of each, and people who took no step yet."""

    lives: Lives
    found: Mapping[str, Submission]
    questions: Mapping[str, int]
    people: Mapping[str, Login]
    proposed: int
    token: int

    def letter(self, role: str, task: Executable) -> str:
        """Try something as a person of a role; nothing of it stays."""
        with self.lives.workflow.engine.connect() as connection:
            try:
                connection.execute(select(DONE.act(self.people[role].hash)))
                return "+" if self._rows(connection, task) else "n"
            except DBAPIError as error:
                return LETTERS[error.orig.sqlstate]
            finally:
                connection.rollback()

    def _rows(self, connection: Connection, task: Executable) -> bool:
        return bool(connection.execute(task).all())


@pytest.fixture
def scene(lives: Lives, person: Person) -> Scene:
    found = {state: lives.at(state) for state in reversed(STATES)}
    lives.answer(found["ready"].id)
    found = {state: lives.seen(one.id) for state, one in found.items()}
    asked = lives.as_owner("SELECT submission, number FROM steward.finding WHERE kind = 'flag'")
    staged = "build_" + "a" * 32
    empty = observation.to_metadata(MetaData(), schema=staged)
    lives.as_owner(
        f"CREATE SCHEMA {staged} AUTHORIZATION crm_owner",
        "SET LOCAL ROLE crm_owner",
        str(CreateTable(empty).compile(dialect=postgresql.dialect())),
        "RESET ROLE",
        "INSERT INTO steward.comment (submission, person, internal, text) SELECT id, 2, internal,"
        " 'x' FROM steward.submission, (VALUES (true), (false)) AS c(internal)",
        "INSERT INTO steward.request VALUES"
        " ('MSE_PUPILS-2026-01-01', 'MSE', 'MSE_PUPILS', 'az', '2026-01-01', '2026-12-15', 2)",
        "INSERT INTO steward.token (hash, flow, proposed_by)"
        " VALUES (convert_to(repeat('p', 32), 'UTF8'), 'MSE_PUPILS', 1)",
        "INSERT INTO steward.token (hash, flow, proposed_by, ends)"
        " VALUES (convert_to(repeat('h', 32), 'UTF8'), 'MSE_PUPILS', 1, now() + interval '1 day')",
        "INSERT INTO steward.membership (person, role, proposed_by) VALUES (3, 'auditor', 1)",
        "SELECT steward.record('membership proposed', 'membership ' || number, 'why')"
        " FROM steward.membership WHERE confirmed IS NULL",
        "INSERT INTO steward.calendar (kind, flows, day, earliest, announced_by)"
        " VALUES ('routine', '{MSE_PUPILS}', current_date + 40, current_date, 3)",
        "INSERT INTO steward.release (kind, due, name, staged_in, content, fingerprint, static,"
        " staged) VALUES ('founding', now() + interval '1 hour', '2026-01-01-' || repeat('a', 12),"
        " 'build_' || repeat('a', 32), repeat('a', 64), '', '', now())",
        "INSERT INTO steward.early VALUES (1, 1, 'office', 'why', now(), 3)",
        "INSERT INTO steward.job (task, release) VALUES ('stage', 1)",
    )
    roles = {
        "nobody": person("Nobody"),
        "contributor": person("Contributor", "contributor:MSE"),
        "contributor of another": person("Another", "contributor:MOH"),
        **{role: person(role.title(), role) for role in ROLES[3:]},
    }
    proposed = lives.as_owner("SELECT number FROM steward.membership WHERE confirmed IS NULL")
    numbers = {number: which for which, number in asked}
    by_number = {which: number for number, which in numbers.items()}
    questions = {state: by_number.get(one.id, 0) for state, one in found.items()}
    return Scene(lives, found, questions, roles, proposed[0][0], 1)


def of_submission(scene: Scene, name: str, state: str) -> Executable:
    """Return what a line of the table asks of the submission of a state."""
    one = scene.found[state]
    kind, _, rest = name.partition(" ")
    if kind == "row":
        table, internal = rest.removeprefix("of ").partition(" ")[::2]
        key = "id" if table == "submission" else "submission"
        only = f" AND internal = {bool(internal)}" if table == "comment" else ""
        asked = f"SELECT 1 FROM steward.{table} WHERE {key} = {one.id}{only}"  # noqa: S608
        return text(asked)
    if kind in ("findings_of", "changes_of"):  # which may be none
        return select(func.count()).select_from(getattr(DONE, kind)(one.id))
    tasks = {
        "advance": DONE.advance(
            one.id, rest.removeprefix("to "), one.version, one.difference_hash, "why"
        ),
        "answer_flag": DONE.answer_flag(scene.questions[state], "so"),
        "comment": DONE.comment(one.id, "so", rest == "internal"),
        "read_file": DONE.read_file(one.id),
        "submission_of": DONE.submission_of(one.id),
    }
    return select(tasks[kind])


def of_other(scene: Scene, name: str, role: str) -> Executable:
    """Return what a line of the table asks that is of no submission."""
    login = scene.people[role].hash
    own = "person <> steward.actor()"
    rows = {
        "audit": "true",
        "token": "true",
        "request": "true",
        "release": "true",
        "job": "true",
        "early": "true",
        "calendar": "true",
        "membership": own,
        "person": "number <> steward.actor()",
    }
    if name.startswith("row of "):
        table = name.removeprefix("row of ")
        read = "number" if table == "token" else "1"
        asked = f"SELECT {read} FROM steward.{table} WHERE {rows[table]}"  # noqa: S608
        return text(asked)
    if name == "staged_changes":  # which may be none
        return select(func.count()).select_from(DONE.staged_changes(1))
    digest, due = "c" * 64, func.current_date() + 30
    given = {
        "ask": (f"{FLOW}-2026-02-01", FLOW, "az", due),
        "refuse_request": (f"{FLOW}-2026-01-01", "no register"),
        "submit_file": (FLOW, digest, 7, "csv", None, None),
        "submit_by_token": (HASH, digest, 7, "csv"),
        "propose_token": (b"n" * 32, FLOW, "a register"),
        "confirm_token": (scene.token,),
        "end_token": (scene.token, "lost"),
        "propose_membership": (3, "reviewer", None, "new"),
        "confirm_membership": (scene.proposed,),
        "end_membership": (scene.proposed, "left"),
        "announce": ("routine", [FLOW], func.current_date() + 41),
        "change_day": (1, func.current_date() + 50, "bayram", "", ""),
        "schedule": ("correction", None, func.now(), [], "az", "en", "ru"),
        "pull_back": (1, "az", "en", "ru", "wrong"),
        "withdraw_release": (1, "wrong", "az", "en", "ru"),
        "name_early": (1, 2, "office", "asked for"),
        "act": (login,),
        "begin_login": (login, "i", "s", "", "", []),
        "end_login": (login,),
        "may": ("reviewer",),
        "sees": ("MSE", None),
        "decides_on": ("MSE",),
        "record_refusal": ("x", "y", "CR403"),
    }
    return select(getattr(DONE, name)(*given.get(name, ())))


def test_rights_are_those_of_the_table(scene: Scene) -> None:
    found = {
        name: {
            role: "".join(scene.letter(role, of_submission(scene, name, state)) for state in STATES)
            for role in ROLES
        }
        for name in OF_SUBMISSIONS
    }
    hidden = dict.fromkeys(ROLES, "n" * len(STATES))
    assert found == {name: hidden | dict(row) for name, row in OF_SUBMISSIONS.items()}


def test_rights_beside_submissions_are_those_of_the_table(scene: Scene) -> None:
    found = {
        name: {role: scene.letter(role, of_other(scene, name, role)) for role in ROLES}
        for name in OF_OTHERS
    }
    assert found == OF_OTHERS


def test_every_function_is_in_the_table(lives: Lives) -> None:
    rows = lives.as_owner(
        "SELECT p.proname, r.name FROM pg_proc p"
        " LEFT JOIN (VALUES ('crm_steward'), ('crm_worker'), ('crm_reader')) AS r(name)"
        " ON has_function_privilege(r.name, p.oid, 'EXECUTE')"
        " WHERE p.pronamespace = 'steward'::regnamespace"
    )
    found = {name: {role for one, role in rows if one == name and role} for name, _ in rows}
    assert found == {name: set(roles) for name, roles in CALLED_BY.items()}
    listed = {name.partition(" ")[0] for name in (*OF_SUBMISSIONS, *OF_OTHERS)} - {"row"}
    assert listed == {name for name, roles in CALLED_BY.items() if STEWARD in roles}


def test_every_function_that_others_call_runs_with_a_path_of_its_own(lives: Lives) -> None:
    rows = lives.as_owner(
        "SELECT proname, prosecdef, proconfig FROM pg_proc"
        " WHERE pronamespace = 'steward'::regnamespace"
    )
    path = ["search_path=steward, pg_temp"]
    wrong = [
        name for name, definer, told in rows if CALLED_BY[name] and (not definer or told != path)
    ]
    assert wrong == []


def test_every_table_is_in_the_table_and_nobody_writes(lives: Lives) -> None:
    rows = lives.as_owner(
        "SELECT c.relname, r.name, has_any_column_privilege(r.name, c.oid, 'SELECT'),"
        " has_any_column_privilege(r.name, c.oid, 'INSERT,UPDATE')"
        " OR has_table_privilege(r.name, c.oid, 'INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER,REFERENCES')"
        " FROM pg_class c,"
        " (VALUES ('crm_steward'), ('crm_worker'), ('crm_reader')) AS r(name)"
        " WHERE c.relnamespace = 'steward'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')"
    )
    found = {name: {r for one, r, reads, _ in rows if one == name and reads} for name, *_ in rows}
    assert found == {name: set(roles) for name, roles in READ_BY.items()}
    assert [row for row in rows if row[3]] == []


def test_every_row_that_is_of_somebody_has_a_policy(lives: Lives) -> None:
    rows = lives.as_owner(
        "SELECT relname FROM pg_class WHERE relnamespace = 'steward'::regnamespace"
        " AND relkind = 'r' AND NOT relrowsecurity"
    )
    open_to_all = {"role", "flow", "state", "transition", "calendar", "calendar_change", "head"}
    assert {name for (name,) in rows if READ_BY[name]} == open_to_all


@pytest.mark.parametrize("process", ["workflow", "worker"])
def test_no_process_changes_a_row(lives: Lives, process: str) -> None:
    firsts = lives.as_owner(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attnum = 1"
        " AND attrelid IN (SELECT oid FROM pg_class"
        " WHERE relnamespace = 'steward'::regnamespace AND relkind = 'r')"
    )
    assert {name.removeprefix("steward.") for name, _ in firsts} == {*READ_BY}
    opened: Workflow = getattr(lives, process)
    for table, column in firsts:
        for task in (
            f"UPDATE {table} SET {column} = DEFAULT",  # noqa: S608
            f"DELETE FROM {table}",  # noqa: S608
            f"INSERT INTO {table} DEFAULT VALUES",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(DBAPIError, match="permission denied"), opened.engine.begin() as one:
                one.execute(text(task))
