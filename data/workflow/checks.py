"""The worker's step: one file that waits is read in a process of its own, and what it says kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import cast as typed
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import JSONB

from data import settings
from data.workflow.blobs import Blobs
from data.workflow.connection import Workflow
from indicators.flows import flows


@dataclass(frozen=True)
class Task:
    """What is to be read: the bytes, by which flow, beside which folder of sources."""

    file: Path
    sha256: str
    form: str
    flow: str
    day: date
    observations: Path


@dataclass(frozen=True)
class Checked:
    """What became of one that waited: its state is ``ready``, ``faulty``, or as it was."""

    submission: int
    state: str


Reading = Callable[[Task], dict[str, Any]]


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
    reading: Reading | None = None,
) -> Checked | None:
    """Check the submission that has waited longest; return what became of it, None if none waits.

    Parameters
    ----------
    observations : Path
        The folder of all sources as the release that is read now has them.
    reading : callable, optional
        Reads a file; else a process of its own does, with limits (``data.workflow.reading``).
    """
    raise NotImplementedError


_ = typed, JSONB
