"""The chain of what was done: exported, verified without the database, held against an anchor."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, column, func, select, table

from data.workflow.connection import Acting
from indicators.errors import AuditFault

_START = ""
_COLUMNS = ("number", "at", "actor", "action", "object", "reason", "detail")
_AUDIT = table("audit", *map(column, _COLUMNS), schema="steward")


@dataclass(frozen=True)
class Entry:
    """One thing that was done.

    Attributes
    ----------
    actor : int, optional
        The person by number; None: the server itself.
    object : str
        To what: "membership 3".
    """

    number: int
    at: datetime
    actor: int | None
    action: str
    object: str
    reason: str
    detail: Mapping[str, Any]


def audit_entries(acting: Acting, below: int | None, most: int) -> list[Entry]:
    """Return entries that the acting person may see, the newest first.

    Parameters
    ----------
    below : int, optional
        The number below which to begin; the newest where none is given.
    most : int
        How many at most.
    """
    asked = select(_AUDIT).order_by(_AUDIT.c.number.desc()).limit(most)
    if below is not None:
        asked = asked.where(_AUDIT.c.number < below)
    return [Entry(**row._mapping) for row in acting.connection.execute(asked)]


def audit_fault(acting: Acting) -> int | None:
    """Return the first entry that is not what was written, or does not follow on; None: all are."""
    found = acting.connection.execute(select(func.steward.audit_fault())).scalar_one()
    return None if found is None else int(found)


def audit_head(connection: Connection) -> tuple[int, str]:
    """Return number and hash (hexadecimal) of the last entry: what is kept elsewhere.

    An empty chain has number 0 and an empty hash.
    """
    head = func.steward.audit_head().table_valued("number", "hash")
    row = connection.execute(select(head.c.number, head.c.hash)).one_or_none()
    return (row.number, bytes(row.hash).hex()) if row and row.number else (0, _START)


def export_audit(connection: Connection) -> Iterator[str]:
    """Yield every entry as a line of JSON: ``text`` is what was hashed, ``hash`` in hexadecimal.

    The person who acts must be an auditor; whoever is not gets no line.
    """
    entries = func.steward.audit_export().table_valued("number", "text", "hash")
    for row in connection.execute(select(entries)):
        entry = {"number": row.number, "text": row.text, "hash": bytes(row.hash).hex()}
        yield json.dumps(entry, ensure_ascii=False, sort_keys=True)


def verify_export(lines: Iterable[str], anchors: Iterable[tuple[int, str]] = ()) -> int:
    """Return how many entries an export has, once all are whole and follow on each other.

    Parameters
    ----------
    lines : iterable of str
        As ``export_audit`` writes them.
    anchors : iterable of (int, str)
        Numbers and hashes that were kept elsewhere: a tail that was cut off shows only by them.

    Raises
    ------
    AuditFault
        At the first entry that is not what was written, or the first anchor that is not there.
    """
    hashes: dict[int, str] = {0: _START}
    for number, line in enumerate(lines, start=1):
        entry = json.loads(line)
        told = json.loads(entry["text"])
        found = hashlib.sha256(entry["text"].encode()).hexdigest()
        if (entry["number"], told[0]) != (number, number):
            raise AuditFault(f"Entry {number} of the audit is missing.")
        if found != entry["hash"] or told[-1] != hashes[number - 1]:
            raise AuditFault(f"Entry {number} of the audit is not what was written.")
        hashes[number] = found
    for number, kept in anchors:
        if hashes.get(number) != kept:
            raise AuditFault(f"Entry {number} of the audit is not the one that was kept elsewhere.")
    return len(hashes) - 1
