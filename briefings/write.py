"""From a request to checked bytes, in the format asked for."""

import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args

from briefings.check import check
from briefings.compose import compose
from briefings.document import Document
from briefings.reading import Reader
from briefings.request import Request, RequestError
from data.beside import beside
from data.store import Store
from indicators.editions import Edition
from indicators.errors import DashboardError

Format = Literal["docx", "pptx", "pdf", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
_WRITERS = {"docx": "word", "pptx": "slides", "pdf": "pdf", "html": "web"}


class WriteError(DashboardError):
    """A file that could not be written."""


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
    return written(compose(request, store, made, reader), kind, reader)


def written(document: Document, kind: str, reader: Reader) -> bytes:
    """Return a composed document in a format, checked."""
    if kind not in _WRITERS:
        raise RequestError("format", given=kind)
    data: bytes = import_module(f"briefings.{_WRITERS[kind]}").write(document)
    check(document, data, kind, reader)
    return data


def file_name(request: Request, kind: str) -> str:
    """Return the name of a briefing's file; an illustrative one says so."""
    topics = request.topics[0] if len(request.topics) == 1 else f"{len(request.topics)}_topics"
    areas = request.areas[0] if len(request.areas) == 1 else f"{len(request.areas)}_areas"
    parts = (areas, topics, request.length, request.language, request.period)
    return f"{Edition(request.edition).stem(*parts)}.{kind}"


def save(path: Path, data: bytes) -> None:
    """Write a file beside, then move it into its place: there is never half of one.

    Raises
    ------
    WriteError
        If the disk is full or the folder cannot be written to; nothing is left behind.
    """
    try:
        with beside(path) as writing, writing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise WriteError(f"{path} was not written: {error.strerror}.") from error
