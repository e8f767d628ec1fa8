"""On which day figures come out: announced ahead, changed with a reason that all may read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, column, select, table

from indicators.model import Text

_DAY = table(
    "calendar",
    *map(column, ("number", "kind", "flows", "day", "earliest", "announced", "cancelled")),
    schema="steward",
)
_REASONS = {"az": "reason_az", "en": "reason_en", "ru": "reason_ru"}
_CHANGE = table(
    "calendar_change",
    *map(column, ("number", "calendar", "was", "becomes", *_REASONS.values(), "changed")),
    schema="steward",
)


@dataclass(frozen=True)
class DayChange:
    """An announced day that became another, or (None) none, and why.

    Attributes
    ----------
    reasons : Text
        By language; Azerbaijani is there, the others may be empty.
    """

    was: date
    becomes: date | None
    reasons: Text
    changed: datetime


@dataclass(frozen=True)
class Day:
    """A day on which figures are to come out."""

    number: int
    kind: str
    flows: tuple[str, ...]
    day: date
    earliest: date
    announced: datetime
    cancelled: datetime | None
    changes: tuple[DayChange, ...]


def announced_days(connection: Connection) -> list[Day]:
    """Return every announced day, the next one first, with what became of it."""
    changes: dict[int, list[DayChange]] = defaultdict(list)
    for row in connection.execute(select(_CHANGE).order_by(_CHANGE.c.number)):
        reasons: Text = {language: getattr(row, name) for language, name in _REASONS.items()}
        changes[row.calendar].append(DayChange(row.was, row.becomes, reasons, row.changed))
    rows = connection.execute(select(_DAY).order_by(_DAY.c.day, _DAY.c.number)).mappings()
    return [
        Day(**{**row, "flows": tuple(row["flows"])}, changes=tuple(changes[row["number"]]))
        for row in rows
    ]
