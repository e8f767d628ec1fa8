"""The figures that are served: the release that readers see now, and what its codes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from data.frozen import frozen_as
from data.settings import editions
from data.store import Store, current_build, open_store
from indicators.errors import StoreUnavailable
from passports import sdmx
from service.refused import NO_RESULTS, UNAVAILABLE, Refused

_TRY_AGAIN = {"Retry-After": "30"}
_NOTHING = "Nothing has been released that this service could give."


@dataclass(frozen=True, eq=False)
class Figures:
    """One build of the database, opened.

    Attributes
    ----------
    build : str
        The name of the build, as the database has it.
    content : str
        What is in it, as far as answers go: one is kept under it.
    release : str
        What readers know its data by.
    made : date
        The day of that release.
    codes : mapping
        The codes of each dimension that is coded.
    """

    build: str
    content: str
    store: Store
    release: str
    made: date
    editions: tuple[str, ...]
    codes: Mapping[str, frozenset[str]]


class Current:
    """The figures that readers see now; a new release is opened when it is first asked for.

    Parameters
    ----------
    unreleased : bool
        Whether data may be served that belong to no release, on one's own machine.
    """

    def __init__(self, *, unreleased: bool = False) -> None:
        self._unreleased = unreleased
        self._held: Figures | None = None
        self._one = Lock()

    def figures(self) -> Figures:
        """Return the figures.

        Raises
        ------
        Refused
            If nothing is released, or the database cannot be read.
        """
        with self._one:
            build = _current()
            if self._held is None or self._held.build != build:
                try:
                    found = self._opened(build)
                except StoreUnavailable as error:
                    raise unavailable() from error
                if self._held:
                    self._held.store.engine.dispose()  # what is being read of it opens anew
                self._held = found
            return self._held

    def _opened(self, build: str) -> Figures:
        store = open_store(build=build)
        content = store.build()["release"]
        about = frozen_as(content)
        if about is None and not self._unreleased:
            raise Refused(NO_RESULTS, _NOTHING)
        sources = store.sources()
        return Figures(
            build=build,
            content=store.build()["fingerprint"][:12],
            store=store,
            release=about.id if about else content,
            made=about.date if about else date.today(),
            editions=tuple(one for one in sdmx.FLOWS if one in editions()),
            codes={name: frozenset(sdmx.codes_of(name, sources)) for name in sdmx.SERIES},
        )


def _current() -> str:
    try:
        return current_build()
    except StoreUnavailable as error:
        if error.reason == "missing":
            raise Refused(NO_RESULTS, _NOTHING) from error
        raise unavailable() from error


def unavailable() -> Refused:
    """Return what is said where the database cannot be read: that, and nothing of why."""
    return Refused(UNAVAILABLE, "The figures cannot be read just now.", _TRY_AGAIN)
