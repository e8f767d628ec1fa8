"""Roles for a demonstration or a test, without the agreement of two administrators."""

from collections.abc import Iterable

from sqlalchemy import column, create_engine, func, insert, make_url, select, table

_PERSON = table("person", *map(column, ("number", "issuer", "subject")), schema="steward")
_MEMBERSHIP = table(
    "membership", *map(column, ("person", "role", "agency", "confirmed")), schema="steward"
)


def give_roles(url: str, issuer: str, given: Iterable[tuple[str, str, str]]) -> None:
    """Give people roles, and record that it was for a trial.

    Parameters
    ----------
    url : str
        Of the database, as its owner: no process may do this.
    given : iterable of (str, str, str)
        The person as the provider names it, the role, and the agency or nothing.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            for subject, role, agency in given:
                known = select(_PERSON.c.number).filter_by(issuer=issuer, subject=subject)
                number = connection.execute(known).scalar_one_or_none()
                if number is None:
                    made = insert(_PERSON).values(issuer=issuer, subject=subject)
                    number = connection.execute(made.returning(_PERSON.c.number)).scalar_one()
                values = {"person": number, "role": role, "agency": agency or None}
                connection.execute(insert(_MEMBERSHIP).values(**values, confirmed=func.now()))
                recorded = func.steward.record("role given for a trial", f"person {number}")
                connection.execute(select(recorded))
    finally:
        engine.dispose()


def as_role(url: str, role: str) -> str:
    """Return the URL of a database as another of its roles."""
    return str(make_url(url).set(username=role))
