"""How a process speaks to the workflow: as a person for one transaction, or as the worker."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.exc import DBAPIError, OperationalError

from indicators.errors import (
    DashboardError,
    LoginEnded,
    NotAllowed,
    NotAsApproved,
    NotThere,
    StoreUnavailable,
    TooLate,
    Wanting,
)

_FAILURES: dict[str, type[DashboardError]] = {
    "CR401": LoginEnded,
    "CR403": NotAllowed,
    "CR404": NotThere,
    "CR409": TooLate,
    "CR422": Wanting,
    "CR423": NotAsApproved,
}
_RECORDED = frozenset({"CR403", "CR404", "CR409", "CR422", "CR423"})


@dataclass(frozen=True)
class Login:
    """One login of one person, as the identity provider vouched for it.

    Attributes
    ----------
    issuer, subject : str
        The person, as the provider names him or her.
    nonce : str
        Of this login alone: a copy of its cookie ends with it.
    claims : tuple of str
        The groups that the provider names.
    """

    issuer: str
    subject: str
    nonce: str
    name: str = ""
    email: str = ""
    claims: tuple[str, ...] = ()

    @property
    def hash(self) -> bytes:
        """SHA-256 by which the database knows the login; it keeps neither nonce nor cookie."""
        parts = (self.issuer, self.subject, self.nonce)
        return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).digest()


@dataclass(frozen=True)
class Acting:
    """A transaction in which a person acts.

    Attributes
    ----------
    connection : Connection
        Every question and every step of the person goes through it.
    person : int
        Number of the person.
    """

    connection: Connection
    person: int


class Workflow:
    """The workflow of one database.

    Parameters
    ----------
    url : str
        As ``crm_steward`` for people, as ``crm_worker`` for the worker.
    """

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)

    def begin(self, login: Login) -> None:
        """Let a login begin; one that was seen before is left as it is.

        Raises
        ------
        StoreUnavailable
            If the database does not answer.
        """
        given = login.hash, login.issuer, login.subject, login.name, login.email
        with self._transaction() as connection:
            connection.execute(select(func.steward.begin_login(*given, [*login.claims])))

    def end(self, login: Login) -> None:
        """End a login, once and for all."""
        with self._transaction() as connection:
            connection.execute(select(func.steward.end_login(login.hash)))

    @contextmanager
    def acting(self, login: Login, action: str, thing: str) -> Iterator[Acting]:
        """Yield a transaction of a person; what fails within it is undone, and a refusal recorded.

        Parameters
        ----------
        action, thing : str
            What is done and to what, as the audit names them: "advance", "submission 12".

        Raises
        ------
        LoginEnded, NotAllowed, NotThere, TooLate, Wanting
            As the database refuses; the message is English and for the log.
        StoreUnavailable
            If the database does not answer.
        """
        try:
            with self._transaction() as connection:
                person = connection.execute(select(func.steward.act(login.hash))).scalar_one()
                yield Acting(connection, person)
        except _Refused as refused:
            self._record(login, action, thing, refused.code)
            raise refused.error from None

    @contextmanager
    def working(self, thing: str = "") -> Iterator[Connection]:
        """Yield a transaction of the worker, which acts for nobody.

        Parameters
        ----------
        thing : str
            What is staged or published, as the audit names it: that it is not what was approved
            is recorded.

        Raises
        ------
        NotAllowed, NotAsApproved, NotThere, TooLate, Wanting, StoreUnavailable
            As :meth:`acting`.
        """
        try:
            with self._transaction() as connection:
                yield connection
        except _Refused as refused:
            if isinstance(refused.error, NotAsApproved):
                self._record(None, refused.error.message, thing, refused.code)
            raise refused.error from None

    def answer(self) -> None:
        """Ask the database something that needs the workflow to be there.

        Raises
        ------
        StoreUnavailable
            If it does not answer.
        """
        with self._transaction() as connection:
            connection.execute(select(func.steward.audit_head()))

    def close(self) -> None:
        """Close what is open to the database."""
        self.engine.dispose()

    def _record(self, login: Login | None, action: str, thing: str, code: str) -> None:
        if code not in _RECORDED:
            return
        with self._transaction() as connection:
            if login is not None:
                connection.execute(select(func.steward.act(login.hash)))
            connection.execute(select(func.steward.record_refusal(action, thing, code)))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            code = str(getattr(error.orig, "sqlstate", "") or "")
            if code in _FAILURES:
                raise _Refused(code, _FAILURES[code](_said(error))) from error
            if isinstance(error, OperationalError):
                raise StoreUnavailable("The database does not answer.", reason="gone") from error
            raise


class _Refused(Exception):
    """A refusal of the database with its code, on its way out of the transaction."""

    def __init__(self, code: str, error: DashboardError) -> None:
        super().__init__(code)
        self.code = code
        self.error = error


def _said(error: DBAPIError) -> str:
    diagnosed = getattr(error.orig, "diag", None)
    return str(getattr(diagnosed, "message_primary", "") or "refused")
