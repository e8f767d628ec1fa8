"""From a request to checked bytes, in the format asked for."""

import os
from datetime import date
from pathlib import Path

from briefings.checking import check
from briefings.compose import compose
from briefings.document import Document
from briefings.formats import WRITERS
from briefings.reading import Reader
from briefings.request import Request, RequestError
from data.beside import written_beside
from data.store import Store
from indicators.errors import WriteError


def briefing(
    request: Request, store: Store, made: date, kind: str, reader: Reader | None = None
) -> bytes:
    """Return a briefing in a format, every number of it read back and matched with the store.

    Raises
    ------
    RequestError
        If there is no such format.
    MismatchError
        If a number in the file is not the store's.
    """
    reader = reader or Reader(store, request.edition, made, request.period)
    return checked_bytes(compose(request, store, made, reader), kind, reader)


def checked_bytes(document: Document, kind: str, reader: Reader) -> bytes:
    """Return a composed document in a format, checked."""
    writer = WRITERS.get(kind)
    if writer is None:
        raise RequestError("format", given=kind)
    data = writer(document)
    check(document, data, kind, reader)
    return data


def save(path: Path, data: bytes) -> None:
    """Write a file beside, then move it into its place: there is never half of one.

    Raises
    ------
    WriteError
        If the disk is full or the folder cannot be written to; nothing is left behind.
    """
    try:
        with written_beside(path) as writing, writing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise WriteError(f"{path} was not written: {error.strerror}.") from error
