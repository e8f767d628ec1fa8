"""Roles for a demonstration or a test, without the agreement of two administrators."""

from sqlalchemy import column, create_engine, func, insert, make_url, select, table

_PERSON = table("person", *map(column, ("number", "issuer", "subject")), schema="steward")
_MEMBERSHIP = table(
    "membership", *map(column, ("person", "role", "agency", "confirmed")), schema="steward"
)


def give_roles(url: str, issuer: str, subject: str, *roles: str) -> None:
    """Give somebody roles, as if two administrators had agreed; record that it was for a trial.

    Parameters
    ----------
    url : str
        Of the database, as its owner: no process may do this.
    issuer, subject : str
        The person, as the provider names him or her.
    roles : str
        Each with its agency where it is held for one: "contributor:MSE".
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            known = select(_PERSON.c.number).filter_by(issuer=issuer, subject=subject)
            number = connection.execute(known).scalar_one_or_none()
            if number is None:
                made = insert(_PERSON).values(issuer=issuer, subject=subject)
                number = connection.execute(made.returning(_PERSON.c.number)).scalar_one()
            for role, _, agency in (one.partition(":") for one in roles):
                values = {"person": number, "role": role, "agency": agency or None}
                connection.execute(insert(_MEMBERSHIP).values(**values, confirmed=func.now()))
                recorded = func.steward.record("role given for a trial", f"person {number}")
                connection.execute(select(recorded))
    finally:
        engine.dispose()


def as_role(url: str, role: str) -> str:
    """Return the URL of a database as another of its roles."""
    return str(make_url(url).set(username=role))
