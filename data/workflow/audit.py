"""The chain of what was done: exported, verified without the database, held against anchors.

An anchor is number and hash of an entry, kept elsewhere: by it a tail that was cut off is found.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, func, select, table

from data.workflow.connection import Acting, Workflow
from indicators.errors import AuditFault

EVERY = timedelta(hours=1)  # of an anchor
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


def anchor(workflow: Workflow, file: Path, now: datetime | None = None) -> bool:
    """Write down the last entry of the audit, once an hour; return whether it was time to."""
    now = now or datetime.now(UTC)
    kept = _lines(file)
    if kept and datetime.fromisoformat(kept[-1]["at"]) > now - EVERY:
        return False
    with workflow.working() as connection:
        number, digest = audit_head(connection)
    line = json.dumps({"at": now.isoformat(), "number": number, "hash": digest})
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = not file.exists() or file.read_bytes()[-1:] in (b"", b"\n")
    with file.open("a", encoding="utf-8") as written:
        written.write(("" if whole else "\n") + line + "\n")
        written.flush()
        os.fsync(written.fileno())
    return True


def read_anchors(file: Path) -> list[tuple[int, str]]:
    """Return every number and hash that was written down; a line that was cut off is none."""
    return [(line["number"], line["hash"]) for line in _lines(file)]


def _lines(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        try:
            found.append(json.loads(line))
        except ValueError:  # killed while it was written
            continue
    return found
