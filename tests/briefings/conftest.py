"""Readers and briefings that tests share: what one of them has read none reads again."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from briefings.compose import compose
from briefings.document import Document
from briefings.formats import WRITERS, Format
from briefings.reading import Reader
from briefings.request import Request, read_request
from data.store import Store
from indicators.observations import EDITIONS

MADE = date(2026, 11, 23)


def request(**given: object) -> Request:
    return read_request({"areas": ["AZE"], "topics": ["education"], "language": "en", **given})


@pytest.fixture(scope="session")
def readers(store: Store) -> dict[str, Reader]:
    """The reader of each edition."""
    return {edition: Reader(store, edition, MADE) for edition in EDITIONS}


@pytest.fixture(scope="session")
def reader(readers: dict[str, Reader]) -> Reader:
    return readers["published"]


@pytest.fixture(scope="session")
def briefing_of(readers: dict[str, Reader]) -> Callable[..., Document]:
    """A function that returns the briefing of what is asked for; each is composed once."""

    @cache
    def composed(asked: Request) -> Document:
        reader = readers[asked.edition]
        return compose(asked, reader.store, MADE, reader)

    return lambda **given: composed(request(**given))


@pytest.fixture(scope="session")
def briefing(briefing_of: Callable[..., Document]) -> Document:
    return briefing_of()


@pytest.fixture(scope="session")
def written(briefing: Document) -> Callable[[Format], bytes]:
    """A function that returns the briefing in a format; each is written once."""
    return cache(lambda kind: WRITERS[kind](briefing))
