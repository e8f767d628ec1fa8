"""A small public edition, built once: a few indicators of every kind, all lists."""

import json

import pytest

from data.settings import STATIC
from public.published import Published, read_published

BASE = "https://monitor.test"
# A rate with a map by region, one with bounds and rival models, one by district, a gap.
SOME = ("AZE_WS_PIPED", "CME_MRY0T4", "AZE_ED_SCHOOLS", "ED_ROFST_L1_ADM")


@pytest.fixture(scope="session")
def published(store) -> Published:
    """Every published figure of the store."""
    return read_published(store, 2026)


@pytest.fixture(scope="session")
def topology(store) -> object:
    """The geometry the build has written."""
    return json.loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def some(published) -> tuple[str, ...]:
    """The indicators of the small edition."""
    return SOME
