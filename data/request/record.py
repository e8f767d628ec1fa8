"""The record of what was asked of whom: written when a request is sent, and when it is refused.

That it was answered is not written here: the answer itself says so (``data.intake.accept``).
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from data.beside import written_beside
from data.inputs import REQUEST_COLUMNS, REQUESTS, Row, read_requests
from data.locked import held
from data.request.asked import Request
from indicators.errors import CannotWrite, DataFaults, ReaderMistake
from indicators.model import Text


def record(requests: Iterable[Request], folder: Path) -> Path:
    """Write down that requests were sent; return the file.

    Raises
    ------
    ReaderMistake
        If one of them is on record already.
    DataFaults
        If the record is not what it must be.
    CannotWrite
        If it cannot be written; what was there is as it was.
    """
    made = [_row(request) for request in requests]

    def add(rows: list[Row]) -> list[Row]:
        known = {row["number"] for row in rows}
        for row in made:
            if row["number"] in known:
                message = f"{row['number']} is on record already."
                raise ReaderMistake(message, "A request is recorded once, when it is sent.")
        return [*rows, *made]

    return _changed(folder, add)


def refuse(number: str, day: date, reason: Text, folder: Path) -> Path:
    """Write down that a request was refused, and why; return the file.

    Raises
    ------
    ReaderMistake
        If no such request is on record, or it was refused already.
    DataFaults
        If the record is not what it must be, with what was to be written.
    CannotWrite
        If it cannot be written; what was there is as it was.
    """

    def mark(rows: list[Row]) -> list[Row]:
        own = next((row for row in rows if row["number"] == number), None)
        if own is None:
            known = ", ".join(row["number"] for row in rows) or "none"
            raise ReaderMistake(f"{number[:80]!r} is not on record.", f"On record: {known}.")
        if own["refused"]:
            raise ReaderMistake(f"{number} was refused on {own['refused']}.")
        own |= {"refused": day.isoformat()}
        own |= {f"reason_{language}": text for language, text in reason.items()}
        return rows

    return _changed(folder, mark)


def _row(request: Request) -> Row:
    none = dict.fromkeys(REQUEST_COLUMNS, "")
    return none | {
        "number": request.number,
        "flow": request.flow.flow,
        "agency": request.flow.agency,
        "indicators": " ".join(request.flow.indicators),
        "time_period": request.time_period,
        "asked": request.day.isoformat(),
        "due": request.due.isoformat(),
    }


def _changed(folder: Path, change: Callable[[list[Row]], list[Row]]) -> Path:
    """Change the record, all of it or nothing, while nobody else does; return the file."""
    path = folder / REQUESTS
    try:
        with held(path):
            before = path.read_bytes() if path.exists() else _written([])
            after = _written(change(_checked(before)))
            _checked(after)
            folder.mkdir(parents=True, exist_ok=True)
            with written_beside(path) as beside:
                beside.write_bytes(after)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def _checked(content: bytes) -> list[Row]:
    rows, faults = read_requests(content, {})
    if faults:
        raise DataFaults(faults)
    return rows


def _written(rows: Iterable[Row]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(REQUEST_COLUMNS)
    writer.writerows([row[name] or "" for name in REQUEST_COLUMNS] for row in rows)
    return buffer.getvalue().encode()
