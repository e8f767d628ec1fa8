"""Where the database's own errors become those of the project."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from indicators.errors import StoreReason, StoreUnavailable

_SAID: dict[StoreReason, tuple[str, ...]] = {
    "locked": ("database is locked", "database table is locked"),
    "missing": ("no such table", "unable to open", "does not exist"),
}
_HINTS: dict[StoreReason, str] = {
    "missing": "Run `python -m data.build`.",
    "locked": "Wait until what writes to it has ended.",
    "damaged": "Run `python -m data.build --force`.",
    "gone": "Start the server that DATABASE_URL names, or correct the address.",
}


@contextmanager
def reading(kind: str) -> Iterator[None]:
    """Read from a database; what fails is raised as a failure that is foreseen.

    Parameters
    ----------
    kind : str
        The kind of database, as SQLAlchemy names its dialect: ``sqlite``, ``postgresql``.

    Raises
    ------
    StoreUnavailable
        Saying which of its reasons it is.
    """
    try:
        yield
    except (SQLAlchemyError, ValueError, TypeError) as error:
        cause = getattr(error, "orig", None) or error
        raise unavailable(str(cause), kind) from error


def unavailable(told: str, kind: str) -> StoreUnavailable:
    """Return the failure that a database's own words tell of."""
    reason = _reason(told.lower(), kind)
    return StoreUnavailable(f"The database cannot be read: {told.strip()}", _HINTS[reason], reason)


def _reason(told: str, kind: str) -> StoreReason:
    otherwise: StoreReason = "damaged" if kind == "sqlite" else "gone"
    found = (reason for reason, signs in _SAID.items() if any(sign in told for sign in signs))
    return next(found, otherwise)
