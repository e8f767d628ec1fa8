"""What stops a build from being written, said in a sentence: never a statement of SQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from indicators.errors import CannotWrite


@contextmanager
def written(url: str) -> Iterator[None]:
    """Raise ``CannotWrite`` for a disk or a database that refuses what is written within.

    Parameters
    ----------
    url : str
        Of the database; a password in it is not said.
    """
    try:
        yield
    except SQLAlchemyError as error:
        raise CannotWrite(f"{_named(url)} cannot be written: {_reason(error)}.") from error
    except OSError as error:
        file = error.filename or _named(url)
        raise CannotWrite(f"{file} cannot be written: {error.strerror or error}.") from error


def _named(url: str) -> str:
    """Return how messages call a database: its file, or its address without the password."""
    try:
        address = make_url(url)
    except SQLAlchemyError:
        return "The database"
    if address.get_backend_name() == "sqlite" and address.database:
        return address.database
    return address.render_as_string(hide_password=True)


def _reason(error: SQLAlchemyError) -> str:
    """Return the first line of what the driver said, without the statement and its values."""
    said = str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
    return said.strip().partition("\n")[0].rstrip(".") or type(error).__name__
