"""Requests to agencies: asked by those who decide on figures, answered or refused by the agency."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import column, func, select, table

from data.request import Request
from data.workflow.connection import Acting

_COLUMNS = "number", "agency", "flow", "language", "asked", "due", "answered", "refused", "reason"
_REQUEST = table("request", *map(column, _COLUMNS), schema="steward")


@dataclass(frozen=True)
class Asked:
    """One request: of whom, since when, until when, and what came of it."""

    number: str
    agency: str
    flow: str
    language: str
    asked: date
    due: date
    answered: date | None
    refused: date | None
    reason: str


def ask(acting: Acting, request: Request) -> None:
    """Write down that an agency is asked for figures.

    Raises
    ------
    NotAllowed
        If the person neither reviews nor publishes.
    TooLate
        If it is asked for already.
    """
    given = request.number, request.flow.flow, request.language, request.due
    acting.connection.execute(select(func.steward.ask(*given)))


def refuse_request(acting: Acting, number: str, reason: str) -> None:
    """Say for the agency that a request will not be answered, and why."""
    acting.connection.execute(select(func.steward.refuse_request(number, reason)))


def requests_seen(acting: Acting) -> list[Asked]:
    """Return the requests that the person may see, the latest first."""
    columns = [_REQUEST.c[name] for name in Asked.__dataclass_fields__]
    asked = select(*columns).order_by(_REQUEST.c.asked.desc(), _REQUEST.c.number)
    return [Asked(**row) for row in acting.connection.execute(asked).mappings()]
