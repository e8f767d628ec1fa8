"""Tables held against what source.toml records of them: their bytes and their rows."""

import hashlib
from collections.abc import Collection, Iterator, Mapping

from indicators.errors import Fault
from indicators.files import AGAIN


def stamp_faults(
    content: bytes, file: str, count: int | None, digest: str | None, rows: int | None
) -> Iterator[Fault]:
    """Yield how a table differs from what source.toml records of it: its bytes, its rows."""
    found = hashlib.sha256(content).hexdigest()
    if digest is None:
        yield Fault(file, None, None, "no sha256 recorded in source.toml", _recorded("sha256"))
    elif digest != found:
        reason = f"sha256 is {found}, source.toml says {digest}"
        yield Fault(file, None, None, reason, AGAIN)
    if rows is None:
        yield Fault(file, None, None, "no number of rows in source.toml", _recorded("rows"))
    elif count is not None and count != rows:
        yield Fault(file, None, None, f"{count} rows, source.toml says {rows}", AGAIN)


def _recorded(what: str) -> str:
    return f"record it there under [{what}]"


def absent_faults(file: str, recorded: Mapping[str, object], there: Collection[str]) -> list[Fault]:
    """Return a fault for each table that source.toml records and that is not beside it."""
    return [
        Fault(file, None, name, "the table is recorded and not there", AGAIN)
        for name in recorded
        if name not in there
    ]
