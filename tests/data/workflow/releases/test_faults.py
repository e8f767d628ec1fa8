"""Killed anywhere, out of room, raced: one head, and what readers open is whole."""

import multiprocessing
import os
import resource
import shutil
import signal
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select

from data.frozen import history, open_release
from data.workflow import Workflow, withdraw_release, work, worker
from data.workflow.releases import publishing, staging
from data.workflow.releases.publishing import publish
from indicators.errors import BuildUnderWay, DashboardError, TooLate
from tests.data.workflow.releases.site import OTHER, Site

OLD, NEW = 97.06, 96.5
_FORK = multiprocessing.get_context("fork")


def killed(site: Site, module: Any, name: str, *, after: bool, call: int = 1) -> None:
    """Let a worker of its own be killed at a step: before it, or when it is done."""

    def child() -> None:
        real: Callable[..., Any] = getattr(module, name)
        calls = 0

        def step(*given: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            done = real(*given, **more)
            if calls == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        setattr(module, name, step)
        work(Workflow(url), site.places, once=True)

    url = site.worker.engine.url.render_as_string(hide_password=False)
    process = _FORK.Process(target=child)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{name} was never reached"


def assert_whole(site: Site, shown: float) -> None:
    """Hold what readers can open against what it must be, whatever has happened."""
    assert site.do("SELECT count(*) FROM public.publication WHERE current") == [1]
    assert site.shown() == shown
    head = open_release(site.head(), site.places.releases)
    assert head.about.content.startswith(site.store().build()["release"])
    assert history(site.places.releases).damaged == ()


def assert_nothing_left(site: Site) -> None:
    """Hold schemas and folders against the releases that there are."""
    engine = create_engine(site.database)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, staged_in FROM steward.release WHERE released IS NOT NULL"
        ).all()
        schemas = connection.exec_driver_sql(
            "SELECT nspname FROM pg_namespace WHERE nspname ~ '^build_'"
        ).scalars()
        assert {*schemas} == {row.staged_in for row in rows}
    engine.dispose()
    names = {row.name for row in rows}
    assert {path.name for path in site.places.releases.iterdir()} == names
    assert {path.name for path in (site.places.work / "sources").iterdir()} == names
    assert [*(site.places.work / "staged").iterdir()] == []


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    "module, name",
    [
        (staging, "compose"),
        (staging, "fill"),
        (staging, "freeze"),
        (staging, "make_lasting"),
        (staging, "_stage"),
        (worker, "stage"),
    ],
)
def test_worker_killed_while_it_stages(site: Site, module: Any, name: str, after: bool) -> None:
    site.order([site.bring(NEW)], datetime.now(UTC) + timedelta(hours=1))
    killed(site, module, name, after=after)
    assert_whole(site, OLD)
    site.make_due(2)
    site.work()
    assert_whole(site, NEW)
    assert_nothing_left(site)


@pytest.mark.parametrize(
    "module, name, call, after, shown",
    [
        (publishing, "move", 1, False, OLD),
        (publishing, "move", 1, True, OLD),
        (publishing, "move", 2, False, OLD),
        (publishing, "move", 2, True, OLD),
        (publishing, "put_in_place", 1, True, OLD),
        (worker, "publish", 1, False, OLD),
        (worker, "publish", 1, True, NEW),
    ],
)
def test_worker_killed_while_it_publishes(
    site: Site, module: Any, name: str, call: int, after: bool, shown: float
) -> None:
    site.make_due(site.staged(NEW))
    killed(site, module, name, call=call, after=after)
    assert_whole(site, shown)
    site.work()
    assert_whole(site, NEW)
    assert_nothing_left(site)
    assert site.do("SELECT count(*) FROM steward.job WHERE ended IS NULL") == [0]


def test_release_withdrawn_after_a_kill_leaves_no_file(site: Site) -> None:
    site.make_due(site.staged(NEW))
    killed(site, publishing, "put_in_place", after=True)
    site.do("UPDATE steward.release SET withdrawn = now(), reason = 'x' WHERE number = 2")
    site.do("UPDATE steward.release SET staged_in = NULL WHERE number = 2")
    site.work()
    assert_whole(site, OLD)
    assert len([*site.places.releases.iterdir()]) == 1
    assert [*(site.places.work / "staged").iterdir()] == []


@pytest.mark.parametrize("room", [0, 2_000, 10_000, 40_000])
def test_without_room_nothing_is_half_written(site: Site, room: int) -> None:
    site.order([site.bring(NEW)])
    url = site.worker.engine.url.render_as_string(hide_password=False)

    def child() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        work(Workflow(url), site.places, once=True)

    process = _FORK.Process(target=child)
    process.start()
    process.join()
    assert process.exitcode == 0
    assert_whole(site, OLD)
    assert site.do("SELECT outcome FROM steward.job ORDER BY number DESC LIMIT 1") == ["refused"]
    site.do("DELETE FROM steward.job")  # ten minutes have passed
    site.work()
    assert_whole(site, NEW)
    assert_nothing_left(site)


def test_release_that_cannot_be_moved_is_not_published(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.make_due(site.staged(NEW))

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "move", full)
        site.work()
    assert_whole(site, OLD)
    site.do("DELETE FROM steward.job")
    site.work()
    assert_whole(site, NEW)


def test_lost_files_of_a_staged_release_are_made_anew(site: Site) -> None:
    release = site.staged(NEW)
    shutil.rmtree(site.places.work / "staged")
    site.make_due(release)
    site.work()
    assert_whole(site, NEW)
    assert_nothing_left(site)


def test_release_that_is_being_staged_is_withdrawn_a_minute_later(site: Site) -> None:
    release = site.staged(NEW)
    with site.worker.working() as connection:
        held = connection.execute(select(func.steward.begin_staging(release, 1)))
        assert held.scalar_one().startswith("build_")
        with (
            pytest.raises(TooLate, match="the worker is at it"),
            site.workflow.acting(site.publisher, "withdraw", "release 2") as acting,
        ):
            withdraw_release(acting, release, "not now")
        connection.rollback()
    with site.workflow.acting(site.publisher, "withdraw", "release 2") as acting:
        withdraw_release(acting, release, "not now")


def test_of_two_workers_one_is_at_work(site: Site) -> None:
    with worker._alone(site.worker), pytest.raises(BuildUnderWay):
        work(site.worker, site.places, once=True)
    site.work()


def test_of_two_who_publish_on_one_head_one_does(site: Site) -> None:
    first = site.staged(NEW)
    second = site.order([site.bring(5.5, OTHER)], datetime.now(UTC) + timedelta(hours=7))
    site.until("stage")
    for release in (first, second):
        site.make_due(release)

    def attempt(release: int) -> str:
        try:
            publish(site.worker, release, site.places)
        except DashboardError as error:
            return type(error).__name__
        return "released"

    with ThreadPoolExecutor(4) as several:
        found = [*several.map(attempt, [first, second, first, second])]
    assert found.count("released") == 1
    assert found.count(TooLate.__name__) == 3
    assert site.do("SELECT count(*) FROM public.publication WHERE current") == [1]
    assert stat.S_ISDIR((site.places.releases / site.head()).stat().st_mode)
