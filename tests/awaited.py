"""What awaits, run in a thread of its own: a browser of other tests may hold this one's loop."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio.from_thread import start_blocking_portal

T = TypeVar("T")


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Return what comes of work that awaits."""
    with start_blocking_portal() as portal:
        return portal.call(work)
