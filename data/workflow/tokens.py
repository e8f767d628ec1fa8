"""Tokens with which a machine sends the file of one flow: of 256 bits, shown once, kept as hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import column, func, select, table

from data.workflow.connection import Acting

_COLUMNS = "number", "flow", "proposed_by", "confirmed_by", "ends", "ended"
_TOKEN = table("token", *map(column, _COLUMNS), schema="steward")


@dataclass(frozen=True)
class Token:
    """One token as administrators see it; nobody sees what it is."""

    number: int
    flow: str
    proposed_by: int
    confirmed_by: int | None
    ends: datetime | None
    ended: datetime | None


def propose_token(acting: Acting, flow: str, reason: str) -> tuple[int, str]:
    """Make a token for a flow; return its number, and the token, which is never shown again.

    It is good for ninety days from the moment that another administrator confirms it.
    """
    token = secrets.token_urlsafe(32)
    asked = func.steward.propose_token(token_hash(token), flow, reason)
    return int(acting.connection.execute(select(asked)).scalar_one()), token


def confirm_token(acting: Acting, number: int) -> None:
    """Confirm a token that another administrator proposed."""
    acting.connection.execute(select(func.steward.confirm_token(number)))


def end_token(acting: Acting, number: int, reason: str) -> None:
    """End a token, once and for all."""
    acting.connection.execute(select(func.steward.end_token(number, reason)))


def tokens_seen(acting: Acting) -> list[Token]:
    """Return the tokens, for administrators; nobody else sees one."""
    columns = [_TOKEN.c[name] for name in Token.__dataclass_fields__]
    rows = acting.connection.execute(select(*columns).order_by(_TOKEN.c.number)).mappings()
    return [Token(**row) for row in rows]


def token_hash(token: str) -> bytes:
    """Return the SHA-256 by which the database knows a token."""
    return hashlib.sha256(token.encode()).digest()
