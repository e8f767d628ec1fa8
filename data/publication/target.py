"""What every kind of database offers to those who build it and to those who read it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.engine import make_url

from data import schema
from indicators.errors import OurFault

KEPT = 3  # builds that are never cleared: the newest
KEPT_FOR = timedelta(days=1)  # and every build younger than this: readers may still be on it

_NEVER_EMPTY = ("observation", "coverage", "area", "indicator", "source", "build")


@dataclass(frozen=True)
class Built:
    """One finished build.

    Parameters
    ----------
    name : str
        Named by its content: the same content has the same name.
    fingerprint : str
        The hash of the inputs and the code it was made of.
    finished : datetime
        When it was finished, in UTC.
    static : frozenset of str
        The files under ``static/`` that it names.
    """

    name: str
    fingerprint: str
    finished: datetime
    static: frozenset[str]


class Target(Protocol):
    """Where builds are written and which one readers open."""

    def lock(self, wait: float) -> AbstractContextManager[None]:
        """Hold the right to write; raise ``BuildUnderWay`` after waiting so many seconds."""
        ...

    def writing(self, static: Sequence[str]) -> AbstractContextManager[Connection]:
        """Yield a connection to a new build; when the block ends it is checked and current."""
        ...

    def current(self) -> str | None:
        """Return the name of the build that readers open, or None where there is none."""
        ...

    def builds(self) -> list[Built]:
        """Return every build that is kept, the newest first."""
        ...

    def point(self, name: str, *, held: bool = False) -> None:
        """Make a build the current one, in one step; ``held`` keeps it until a forced build."""
        ...

    def is_held(self) -> bool:
        """Return whether the current build was chosen by hand."""
        ...

    def refuse_governed(self) -> None:
        """Raise ``ReaderMistake`` where a workflow decides what is built and released."""
        ...

    def engine(self, name: str) -> Engine:
        """Return an engine that reads one build and cannot write to it."""
        ...


def is_sqlite(url: str) -> bool:
    """Return whether a URL names the embedded kind of database."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_path(url: str) -> Path:
    """Return the file of an embedded database."""
    return Path(make_url(url).database or "")


def table_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table of a build."""
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in schema.metadata.tables.items()
    }


def check_counts(written: dict[str, int], read: dict[str, int]) -> None:
    """Refuse a build of which other rows are read than were written, or that lacks what it needs.

    Raises
    ------
    OurFault
        With the tables concerned.
    """
    wrong = [
        f"{name}: {n} written, {read[name]} read" for name, n in written.items() if n != read[name]
    ]
    wrong += [f"{name} is empty" for name in _NEVER_EMPTY if not read[name]]
    if wrong:
        raise OurFault(f"The new build was not put in place: {'; '.join(wrong)}.")


def to_clear(builds: Sequence[Built], current: str | None, now: datetime) -> list[Built]:
    """Return the builds that may go: neither current, nor among the newest, nor young."""
    return [
        build
        for place, build in enumerate(builds)
        if build.name != current and place >= KEPT and now - build.finished > KEPT_FOR
    ]
