"""What somebody tries with a release: see it early, or change it after it was sealed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Connection, Table, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from data import schema
from data.workflow import Login, step
from data.workflow.releases import staging
from indicators.errors import Wanting
from tests.data.workflow.lives import Lives, table
from tests.data.workflow.releases.site import Site

Person = Callable[..., Login]
VALUE = 96.54321


def counted(connection: Connection, build: str) -> int:
    asked = text(f"SELECT count(*) FROM {build}.observation")  # noqa: S608
    return int(connection.execute(asked).scalar_one())


def test_nobody_reads_a_staged_figure_but_by_the_function_that_writes_it_down(
    site: Site, person: Person
) -> None:
    build = site.build_of(site.staged(VALUE))
    for role in ("contributor:MSE", "prerelease", "reviewer", "publisher"):
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            site.workflow.acting(person(f"A {role}", role), "look", "x") as acting,
        ):
            counted(acting.connection, build)


def test_what_is_released_is_seen_by_everybody(site: Site) -> None:
    build = site.build_of(1)
    with site.workflow.engine.connect() as nobody:
        assert counted(nobody, build) > 0
    assert site.shown() > 0


def let_the_worker_do(site: Site, patch: pytest.MonkeyPatch, *tasks: str) -> int:
    """Let the worker do more than it should before it seals; return the release."""
    fill = staging.fill

    def filled(connection: Connection, *given: Any) -> None:
        fill(connection, *given)
        build = connection.get_execution_options()["schema_translate_map"][None]
        for task in tasks:
            connection.execute(text(task.format(build=build)))

    patch.setattr(staging, "fill", filled)
    return site.order([site.bring(VALUE)], datetime.now(UTC) + timedelta(hours=6))


RIGHTS = ("UPDATE", "UPDATE ({column})", "ALL")
WHOM = ("PUBLIC", "crm_worker", "crm_reader WITH GRANT OPTION")
# One right of one role on each table: taking away one takes no other away with it.
GIVEN = dict(zip(schema.metadata.tables.values(), product(RIGHTS, WHOM), strict=False))


def test_rights_that_the_worker_gave_before_it_sealed_are_gone(
    site: Site, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    assert {*GIVEN.values()} == {*product(RIGHTS, WHOM)}
    tasks = [
        f"GRANT {right.format(column=written(held))} ON {{build}}.{held.name} TO {whom}"
        for held, (right, whom) in GIVEN.items()
    ]
    made = let_the_worker_do(site, monkeypatch, *tasks)
    staging.stage(site.worker, made, site.places)
    site.make_due(made)
    site.until("publish")
    build = site.build_of(made)
    for url in (site.worker.engine.url, site.reader):
        engine = create_engine(url)
        for held, given in GIVEN.items():
            column = written(held)
            change = f"UPDATE {build}.{held.name} SET {column} = NULL"  # noqa: S608
            with (
                subtests.test(table=held.name, given=given, by=make_url(url).username),
                pytest.raises(DBAPIError, match="permission denied"),
                engine.begin() as one,
            ):
                one.execute(text(change))
        engine.dispose()


def written(table: Table) -> str:
    """Return a column of a table that a right may be given for."""
    return table.columns.keys()[-1]


@pytest.mark.parametrize(
    "task",
    [
        "CREATE VIEW {build}.more AS SELECT now()",
        "CREATE MATERIALIZED VIEW {build}.more AS SELECT 1 AS x",
        "CREATE FUNCTION {build}.more() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$",
        "CREATE TABLE {build}.more () INHERITS ({build}.observation)",
        "CREATE RULE more AS ON DELETE TO {build}.observation DO INSTEAD NOTHING",
        "CREATE POLICY more ON {build}.observation USING (now() > '2027-01-01')",
    ],
)
def test_release_that_could_change_after_it_is_sealed_is_not_made(
    site: Site, monkeypatch: pytest.MonkeyPatch, task: str
) -> None:
    made = let_the_worker_do(site, monkeypatch, task)
    with pytest.raises(Wanting, match="tables and nothing else"):
        staging.stage(site.worker, made, site.places)


def test_release_is_staged_before_files_that_wait_are_read(lives: Lives, site: Site) -> None:
    site.order([site.bring(VALUE)], datetime.now(UTC) + timedelta(hours=6))
    lives.send(table())
    assert [step(site.worker, site.places) for _ in range(2)] == ["stage", "check"]
