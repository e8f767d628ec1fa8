"""Numbers and hashes of the audit kept elsewhere: by them a tail that was cut off is found."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from data.workflow.audit import audit_head
from data.workflow.connection import Workflow

EVERY = timedelta(hours=1)


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
