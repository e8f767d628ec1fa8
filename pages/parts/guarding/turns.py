"""One script at a time in a process, in the order in which readers asked.

Scripts are threads of one interpreter: many at once do not go faster, and none of them ends soon.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, get_ident

from pages.parts.metrics import SCRIPTS, WAITING, WAITS


class Turns:
    """A queue for one place: who asks first is served first.

    Examples
    --------
    >>> turns = Turns()
    >>> with turns.turn():
    ...     turns.waiting
    0
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._holder: int | None = None
        self._queue: deque[tuple[int, Event]] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._queue)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn and hold it; who holds it already goes on."""
        if self._holder == get_ident():
            yield
            return
        with WAITS.time():
            self._take()
        try:
            with SCRIPTS.time():
                yield
        finally:
            self._give()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Let others go on during long work that is not of a page, and wait for a turn after it.

        Who enters holds no lock that another script may wait for.
        """
        if self._holder != get_ident():
            yield
            return
        self._give()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        called = Event()
        with self._guard:
            if self._holder is None:
                self._holder = get_ident()
                return
            self._queue.append((get_ident(), called))
        called.wait()

    def _give(self) -> None:
        with self._guard:
            if not self._queue:
                self._holder = None
                return
            self._holder, called = self._queue.popleft()
        called.set()


TURNS = Turns()
WAITING.set_function(lambda: TURNS.waiting)
