"""Who may do what: read and changed as the person who acts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import column, func, select, table

from data.workflow.connection import Acting

_PERSON = table(
    "person",
    *map(column, ("number", "issuer", "subject", "name", "email")),
    schema="steward",
)
_MEMBERSHIP = table(
    "membership",
    *map(
        column,
        (
            "number",
            "person",
            "role",
            "agency",
            "proposed_by",
            "proposed",
            "confirmed_by",
            "confirmed",
            "ended_by",
            "ended",
        ),
    ),
    schema="steward",
)
_ROLE = table("role", column("role"), column("of_agency"), schema="steward")


@dataclass(frozen=True)
class Right:
    """A role that the acting person holds, by claim and by membership.

    Attributes
    ----------
    agency : str, optional
        The agency that it is held for; None: for all.
    """

    role: str
    agency: str | None


@dataclass(frozen=True)
class Person:
    """Somebody who has logged in once, or was named when the workflow was set up."""

    number: int
    issuer: str
    subject: str
    name: str
    email: str


@dataclass(frozen=True)
class Membership:
    """A role of a person: proposed by one administrator, confirmed by another, ended by any."""

    number: int
    person: int
    role: str
    agency: str | None
    proposed_by: int | None
    proposed: datetime
    confirmed_by: int | None
    confirmed: datetime | None
    ended_by: int | None
    ended: datetime | None


@dataclass(frozen=True)
class OwnLogin:
    """One's own login: since when, until when at the latest, with which groups."""

    begun: datetime
    ends: datetime
    claims: tuple[str, ...]


def own_login(acting: Acting) -> OwnLogin:
    """Return the login of the acting person."""
    told = func.steward.own_login().table_valued("begun", "ends", "claims")
    row = acting.connection.execute(select(told)).one()
    return OwnLogin(row.begun, row.ends, tuple(row.claims))


def rights(acting: Acting) -> frozenset[Right]:
    """Return what the acting person may do at this moment."""
    held = _MEMBERSHIP.c
    asked = select(held.role, held.agency).where(
        held.person == acting.person,
        held.confirmed.is_not(None),
        held.ended.is_(None),
        func.steward.may(held.role, held.agency),
    )
    return frozenset(Right(row.role, row.agency) for row in acting.connection.execute(asked))


def roles(acting: Acting) -> dict[str, bool]:
    """Return every role, and whether it is held for one agency."""
    return {row.role: row.of_agency for row in acting.connection.execute(select(_ROLE))}


def people(acting: Acting) -> dict[int, Person]:
    """Return the people whom the acting person may see, by number."""
    found = acting.connection.execute(select(_PERSON).order_by(_PERSON.c.number))
    return {row.number: Person(**row._mapping) for row in found}


def memberships(acting: Acting) -> list[Membership]:
    """Return the memberships that the acting person may see, the newest first."""
    found = acting.connection.execute(select(_MEMBERSHIP).order_by(_MEMBERSHIP.c.number.desc()))
    return [Membership(**row._mapping) for row in found]


def membership_reasons(acting: Acting) -> dict[tuple[int, str], str]:
    """Return why memberships were proposed or ended, by number and what was done."""
    told = func.steward.membership_reasons().table_valued("membership", "action", "reason")
    found = acting.connection.execute(select(told))
    return {(row.membership, row.action): row.reason for row in found}


def propose_membership(
    acting: Acting, person: int, role: str, agency: str | None, reason: str
) -> int:
    """Propose a role for somebody else; return the number of the membership.

    Raises
    ------
    NotAllowed, NotThere, TooLate, Wanting
        As the database refuses, out of ``Workflow.acting``.
    """
    asked = func.steward.propose_membership(person, role, agency, reason)
    return int(acting.connection.execute(select(asked)).scalar_one())


def confirm_membership(acting: Acting, number: int) -> None:
    """Confirm what another administrator has proposed."""
    acting.connection.execute(select(func.steward.confirm_membership(number)))


def end_membership(acting: Acting, number: int, reason: str) -> None:
    """End a membership: it gives nothing from the next question on."""
    acting.connection.execute(select(func.steward.end_membership(number, reason)))
