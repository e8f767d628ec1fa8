"""One writer at a time: who changes a file or a folder of ours holds its lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from indicators.errors import CannotWrite

_WAIT = 30.0  # seconds; what is written under a lock takes a part of one


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file or folder; it ends with the process, however that ends.

    The file of the lock lies beside the folder that ``path`` is in.

    Raises
    ------
    CannotWrite
        If another process still holds it after half a minute.
    """
    lock = path.parent.parent / f".lock-{path.name}"
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=_WAIT):
            yield
    except Timeout:
        message = f"Another process is writing {path}."
        raise CannotWrite(message, "Wait for it to end, then try again.") from None
