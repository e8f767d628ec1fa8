"""The worker's step: one file that waits is read in a process of its own, and what it says kept."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from data import settings
from data.workflow.apart import Task, Told, read_apart, unreadable
from data.workflow.blobs import Blobs
from data.workflow.connection import Workflow
from indicators.errors import NotThere, OurFault
from indicators.flows import flows

_WAITS = "id", "flow", "form", "sha256", "state", "received", "base"


@dataclass(frozen=True)
class Checked:
    """What became of a submission that waited: the state that it is in."""

    submission: int
    state: str


def declare_flows(worker: Workflow) -> None:
    """Tell the database the flows that are declared: nobody sends by another."""
    with worker.working() as connection:
        for flow in flows().values():
            given = flow.flow, flow.agency, flow.protected
            connection.execute(select(func.steward.declare_flow(*given)))


def check_next(
    worker: Workflow,
    blobs: Blobs,
    observations: Path = settings.OBSERVATIONS,
    reading: Callable[[Task], Told] = read_apart,
) -> Checked | None:
    """Check the submission that has waited longest; return what became of it, None if none waits.

    While it is read, other workers pass it over, and people may withdraw it. Whatever ends this
    process in between, it waits as before.

    Parameters
    ----------
    observations : Path
        The folder of all sources, as the release that is read now has them.
    reading : callable
        What reads a file.

    Raises
    ------
    TooLate
        If another release came between: it waits still.
    OurFault
        If it cannot be read for a reason that is not its own: it waits still, behind all others.
    """
    with worker.working() as connection:
        waiting = func.steward.next_to_check().table_valued(*_WAITS)
        one = connection.execute(select(*waiting.c)).one()
        if one.id is None:
            return None
        try:
            told = _read(one, blobs, observations, reading)
        except OurFault:
            connection.execute(select(func.steward.put_back(one.id)))
            connection.commit()
            raise
        return _taken(connection, one, told, blobs)


def tidy(worker: Workflow, blobs: Blobs, before: float) -> int:
    """Remove what killed processes left among the bytes; return how many files that were.

    These are pieces of uploads, and files that no submission keeps: one that comes in again in this
    moment stays.

    Parameters
    ----------
    before : float
        Seconds since 1970: what was touched since may be of an upload that goes on.
    """
    pieces, files = blobs.left(before)
    for piece in pieces:
        piece.unlink(missing_ok=True)
    gone = len(pieces)
    for sha256 in files:
        with worker.working() as connection:
            if connection.execute(select(func.steward.is_unkept(sha256))).scalar_one():
                blobs.drop(sha256)
                gone += 1
    return gone


def _read(one: Row[Any], blobs: Blobs, observations: Path, reading: Callable[[Task], Told]) -> Told:
    if one.state == "withdrawn":
        return unreadable()
    try:
        content = blobs.read(one.sha256)
    except NotThere:
        return unreadable()
    with tempfile.TemporaryDirectory() as own:  # whoever receives may replace what is kept
        file = Path(own) / one.sha256
        file.write_bytes(content)
        return reading(Task(file, one.form, one.flow, one.received, observations))


def _taken(connection: Connection, one: Row[Any], told: Told, blobs: Blobs) -> Checked:
    """Keep what was found; bytes that nobody may keep are gone before that is written down."""
    found = literal(told, JSONB)
    answer = func.steward.checked(one.id, one.base, found).table_valued("state", "drops")
    row = connection.execute(select(answer.c.state, answer.c.drops)).one()
    if row.drops:
        blobs.drop(one.sha256)
    return Checked(one.id, row.state)
