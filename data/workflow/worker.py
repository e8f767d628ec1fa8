"""The worker: one step at a time, for nobody; killed anywhere, everything is whole."""

import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Function, func, select

from data.workflow.audit import EVERY, anchor
from data.workflow.blobs import Blobs
from data.workflow.checks import check_next, declare_flows, tidy
from data.workflow.connection import Workflow
from data.workflow.places import Places, compose_shown
from data.workflow.releases import publish, recover, stage
from indicators.errors import BuildUnderWay, DashboardError, StoreUnavailable

_LOCK = 0x43524D57  # the key of the advisory lock of workers
_PAUSE = 1.0  # seconds: a release is at most so late
_GOES = 5.0  # seconds in which the server notices that a worker was killed
_ASK_AGAIN = 0.2
_LOG = logging.getLogger(__name__)


def work(workflow: Workflow, places: Places, *, once: bool = False) -> None:
    """Do what there is to do, for ever; or (``once``) until there is nothing left.

    Raises
    ------
    BuildUnderWay
        If another worker is at work.
    StoreUnavailable
        If the database does not answer: whoever watches starts the worker again.
    """
    with _alone(workflow) as still_alone:
        recover(workflow, places)
        shutil.rmtree(places.shown, ignore_errors=True)  # the project may have changed
        declare_flows(workflow)
        _ask(workflow, func.steward.interrupt_jobs())
        while True:
            still_alone()
            if not step(workflow, places):
                if once:
                    return
                time.sleep(_PAUSE)


def found(workflow: Workflow) -> int:
    """Order the first release: what the project has frozen last; return its number.

    Raises
    ------
    TooLate
        If there is one.
    """
    with workflow.working() as connection:
        return int(connection.execute(select(func.steward.found())).scalar_one())


def step(workflow: Workflow, places: Places) -> str:
    """Do the most urgent thing there is; return what it was, or nothing."""
    if _took(workflow, places, "publish", func.steward.next_to_publish(), publish):
        return "publish"
    if _took(workflow, places, "stage", func.steward.next_to_stage(), stage):
        return "stage"  # before the files that wait: who sends many delays no release
    if _checked(workflow, places):
        return "check"
    return "anchor" if _anchored(workflow, places) else ""


def _took(
    workflow: Workflow,
    places: Places,
    task: str,
    waiting: Function[int],
    do: Callable[[Workflow, int, Places], object],
) -> bool:
    """Do a task for the release that waits for it; return whether one did."""
    number = _ask(workflow, waiting)
    if number is not None:
        _do(workflow, task, number, partial(do, workflow, number, places))
    return number is not None


def _checked(workflow: Workflow, places: Places) -> bool:
    """Check a file that waits; one that cannot be checked now waits still."""
    with workflow.working() as connection:
        name = connection.execute(select(func.steward.base())).scalar_one()
    if not name:  # nothing is shown yet that it could be compared with
        return False
    try:
        found = check_next(workflow, Blobs(places.blobs), compose_shown(places, name))
    except StoreUnavailable:
        raise
    except (DashboardError, OSError) as error:
        _LOG.error("a file was not checked: %s", type(error).__name__)
        return False
    if found:
        _LOG.info("submission %d: %s", found.submission, found.state)
    return found is not None


def _anchored(workflow: Workflow, places: Places) -> bool:
    """Keep the audit's last entry elsewhere and clear what is old, once an hour."""
    try:
        anchored = anchor(workflow, places.anchors, datetime.now(UTC))
    except OSError as error:
        _LOG.error("the audit was not anchored: %s", error.strerror)
        return False
    if anchored:
        _ask(workflow, func.steward.clear_builds())
        tidy(workflow, Blobs(places.blobs), time.time() - EVERY.total_seconds())
    return anchored


def _do(workflow: Workflow, task: str, release: int, do: Callable[[], object]) -> None:
    """Do a task and write down how it ended: the kind of failure, never what it said."""
    job = _ask(workflow, func.steward.begin_job(task, release))
    fault = ""
    try:
        do()
    except StoreUnavailable:
        raise
    except (DashboardError, OSError) as error:  # no room on the disk, say
        fault = type(error).__name__
    _ask(workflow, func.steward.end_job(job, "refused" if fault else "done", fault))
    _LOG.info("%s of release %d: %s", task, release, fault or "done")


def _ask(workflow: Workflow, question: Function[int]) -> int | None:
    with workflow.working() as connection:
        found: int | None = connection.execute(select(question)).scalar_one()
        return found


@contextmanager
def _alone(workflow: Workflow) -> Iterator[Callable[[], None]]:
    """Hold the right to work; yield what raises once it is lost with its connection."""
    with workflow.engine.connect() as connection:
        until = time.monotonic() + _GOES
        while not connection.execute(select(func.pg_try_advisory_lock(_LOCK))).scalar_one():
            if time.monotonic() >= until:
                raise BuildUnderWay("Another worker is at work.")
            time.sleep(_ASK_AGAIN)
        connection.commit()

        def still_alone() -> None:
            connection.execute(select(1))
            connection.commit()

        try:
            yield still_alone
        finally:
            connection.invalidate()  # the lock goes with it
