"""Briefings written in a process beside the one that serves pages, which never loads their tools.

What draws pictures and writes files of offices is a good part of what a process weighs, and what
is read for a briefing stays for the next: both go when nobody has asked for some minutes. The
process of pages imports this module for the names of its functions; what draws is loaded in them.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.formats import WRITERS
from briefings.reading import Reader
from briefings.request import Request
from data.apart import kept_store

if TYPE_CHECKING:
    from briefings.document import Document

_KEPT = 8  # documents, for each holds its pictures


@dataclass(frozen=True)
class Wanted:
    """A briefing to write: what is asked for, of which build, on which day, with links to where."""

    request: Request
    url: str
    build: str
    today: date
    site: str


def shown(wanted: Wanted) -> str:
    """Return a briefing as a page of HTML; nothing where nothing is published on what was asked.

    Raises
    ------
    RequestError
        If it asks for a year of which there is nothing.
    """
    document, _ = _composed(wanted)
    return WRITERS["html"](document).decode() if document.blocks else ""


def written(wanted: Wanted, kind: str) -> bytes:
    """Return a briefing in a format, every number of it read back and matched with the store.

    Raises
    ------
    RequestError
        If there is no such format, or nothing of the year that is asked for.
    MismatchError
        If a number in the file is not the store's.
    """
    from briefings.write import checked_bytes

    document, reader = _composed(wanted)
    return checked_bytes(document, kind, reader)


@lru_cache(maxsize=_KEPT)
def _composed(wanted: Wanted) -> "tuple[Document, Reader]":
    from briefings.compose import compose

    request = wanted.request
    store = kept_store(wanted.url, wanted.build)
    reader = Reader(store, request.edition, wanted.today, request.period, wanted.site)
    return compose(request, store, wanted.today, reader), reader
