"""A briefing that the tests of its formats share."""

from datetime import date

import pytest

from briefings.compose import compose
from briefings.document import Document
from briefings.reading import Reader
from briefings.request import Request, read_request
from data.store import Store

MADE = date(2026, 11, 23)


def request(**given: object) -> Request:
    return read_request({"areas": ["AZE"], "topics": ["education"], "language": "en", **given})


@pytest.fixture(scope="session")
def reader(store: Store) -> Reader:
    return Reader(store, "published", MADE)


@pytest.fixture(scope="session")
def briefing(reader: Reader) -> Document:
    return compose(request(), reader.store, MADE, reader)
