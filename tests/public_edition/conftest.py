"""A small public edition, built once: a few indicators of every kind, and all lists."""

import json
from pathlib import Path

import pytest

from data.settings import STATIC
from public_edition.build import write
from public_edition.published import Published, read_published

BASE = "https://monitor.test/crm"
RATE, MODELLED, DISTRICTS, GAP = (
    "AZE_WS_PIPED",  # with a map by region and groups
    "CME_MRY0T4",  # with intervals, and rival rounds of a model
    "AZE_ED_REGISTER_FULL",  # by district
    "PT_CHLD_VIOLENCE_WELFARE",  # nobody has published it
)
SOME = (RATE, MODELLED, DISTRICTS, GAP)
AREAS = ("AZE", "AZ-LER", "ER09", "AZEr105")
FEW = (
    *(f"indicator/{code}" for code in SOME),
    *(f"area/{code}" for code in AREAS),
    "domain/poverty",
    *(f"{kind}/" for kind in ("home", "pages", "texts", "releases", "machine", "answers")),
)


@pytest.fixture(scope="session")
def published(store) -> Published:
    """Every published figure of the store."""
    return read_published(store, 2026)


@pytest.fixture(scope="session")
def topology(store) -> object:
    """The geometry the build has written."""
    return json.loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def folder(published, topology, tmp_path_factory) -> Path:
    """The folder of the small edition; not to be written to."""
    out = tmp_path_factory.mktemp("site")
    write(published, topology, out, BASE, wanted=FEW, workers=1)
    return out
