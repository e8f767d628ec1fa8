"""The tables of schema ``steward`` that people read, each row if its policy lets them."""

from sqlalchemy import TableClause, column, table


def _table(name: str, *columns: str) -> TableClause:
    return table(name, *map(column, columns), schema="steward")


REQUEST = _table(
    "request",
    *("number", "agency", "flow", "language", "asked", "due", "answered", "refused", "reason"),
)
SUBMISSION = _table(
    "submission",
    *("id", "flow", "agency", "request", "state", "version", "sent_by", "token", "form", "size"),
    *("sha256", "kept", "base", "difference_hash", "received", "submitted", "follows"),
    *("corrects", "announced"),
)
DECISION = _table(
    "decision",
    *("submission", "version", "from_state", "to_state", "person", "difference_hash", "reason"),
    "at",
)
COMMENT = _table("comment", "number", "submission", "person", "at", "internal", "text")
TRANSITION = _table("transition", "from_state", "to_state", "role", "needs")
TOKEN = _table("token", "number", "flow", "proposed_by", "confirmed_by", "ends", "ended")
