"""One build at a time: the others wait, or are told who is at work and since when."""

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from indicators.errors import BuildUnderWay


def this_process() -> str:
    """Return who asks for the lock, in words: process, user, machine, time."""
    now = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    return f"process {os.getpid()} of {_user()} on {socket.gethostname()}, since {now}"


@contextmanager
def file_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold a lock that the operating system releases when the process ends, however it ends.

    Parameters
    ----------
    path : Path
        The file of the lock; beside it, in ``.json``, stands who holds it.
    wait : float
        Seconds to wait for another build.

    Raises
    ------
    BuildUnderWay
        If another process still holds the lock after that time.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    holder = path.with_suffix(".json")
    try:
        with FileLock(path, timeout=wait):
            holder.write_text(json.dumps({"holder": this_process()}), encoding="utf-8")
            yield
    except Timeout:
        raise BuildUnderWay(f"Another build is at work: {_holder(holder)}.", _HINT) from None


_HINT = "Wait for it to end, or stop that process: nothing readers use is harmed by stopping it."


def _holder(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["holder"])
    except (OSError, ValueError, KeyError):
        return "a process that has not said its name yet"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may give the user no name
        return str(os.getuid())
