"""What was sent is read in a process of its own: with so much memory and time, no more."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from data import settings
from data.dhis2 import Dhis2Names
from data.intake.answer import read_answer
from data.intake.marked import marked_copy, marks_of
from data.intake.table import Answer
from data.intake.told import Found, saying
from indicators.errors import DashboardError
from indicators.model import Language

MEMORY = 1_000_000_000  # bytes beyond what the process needs to begin
SECONDS = 60
_STARTS_IN = 300.0  # seconds in which a busy machine has a process ready
T = TypeVar("T")


def read_bounded(
    path: Path,
    day: date,
    flow: str | None = None,
    request: str = "",
    known: Dhis2Names | None = None,
    *,
    latest: bool = False,
    memory: int = MEMORY,
    seconds: float = SECONDS,
) -> Answer:
    """Return what ``read_answer`` does, or the fault that it needs more than it may.

    Parameters
    ----------
    memory, seconds : number
        What the check may need.
    """
    read = partial(read_answer, path, day, flow, request, known, latest=latest)
    made = _in_bounds(read, memory, seconds)
    return _refused(path.name, made) if isinstance(made, str) else made


def mark_bounded(path: Path, faults: Sequence[Found], language: Language) -> bytes | None:
    """Return a copy of a workbook with its faults marked; None where none can be made of it."""
    made = _in_bounds(partial(_marked, path, faults, language), MEMORY, SECONDS)
    return None if isinstance(made, str) else made


def _marked(path: Path, faults: Sequence[Found], language: Language) -> bytes | None:
    return marked_copy(path.read_bytes(), marks_of(faults, language), language)


def _in_bounds(do: Callable[[], T], memory: int, seconds: float) -> T | str:
    """Return what is done in a process of its own, or why it was ended (``codes/intake.toml``)."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    context.set_forkserver_preload(["data.intake.prepared"])  # once for all files of this process
    receiver, sender = context.Pipe(duplex=False)
    given = (sender, memory, str(settings.packet_keys()), do)
    process = context.Process(target=_work, args=given, daemon=True)  # type: ignore[attr-defined]
    process.start()
    sender.close()
    try:
        made: T | str = _answer(receiver, seconds)
        return made
    finally:
        process.kill()
        process.join()
        receiver.close()


def _answer(receiver: Connection, seconds: float) -> Any:
    try:
        if receiver.poll(_STARTS_IN):
            receiver.recv()  # it is ready: from now on its time counts
        if not receiver.poll(seconds):
            return "unsafe_time"
        made = receiver.recv()
    except EOFError:  # it was ended: by the system, for want of memory above all
        return "unsafe_memory"
    if isinstance(made, MemoryError):
        return "unsafe_memory"
    if isinstance(made, Exception):
        raise made
    return made


def _refused(name: str, key: str) -> Answer:
    return Answer(faults=[Found(name, None, None, saying(key))])


def _work(sender: Connection, memory: int, keys: str, do: Callable[[], object]) -> None:
    """Do something within bounds, and send what came of it, or the error.

    Where the keys are is said anew: the server of processes began with what was so then.
    """
    os.environ["PACKET_KEYS"] = keys
    sender.send("ready")
    _bound(memory)
    made: object
    try:
        made = do()
    except MemoryError:
        made = MemoryError()
    except (DashboardError, OSError) as error:
        made = error
    sender.send(made)


def _bound(memory: int) -> None:
    """Let this process grow by so much and no more, where the system can say so."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
