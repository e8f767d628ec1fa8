"""What the small public edition is made of: a few indicators of every kind, and all lists."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import html5lib
import pandas as pd
import pytest

from data.build import coverage
from data.frozen import open_release
from indicators.catalog import catalog
from indicators.observations import COLUMNS
from public_edition.frozen import Frozen, read_frozen
from public_edition.published import Published
from tests.damaged import EVERY, FIRST, RELEASES, SECOND

BASE = "https://monitor.test/crm"
RATE, MODELLED, DISTRICTS, GAP = (
    "AZE_WS_PIPED",  # with a map by region and groups
    "CME_MRY0T4",  # with intervals, and rival rounds of a model
    "AZE_ED_REGISTER_FULL",  # by district
    "PT_CHLD_VIOLENCE_WELFARE",  # nobody has published it
)
REVISED = "AZE_SP_TSA_RECIPIENTS"  # revised by the second release
UNIT_REVISED = "DM_FRATE_TOT"  # of which that release revised the unit
NEW = "AZE_DEATHS_U18"  # in no release before
WITHDRAWN = "AZE_WS_OD"  # declared no more
SOME = (RATE, MODELLED, DISTRICTS, GAP, REVISED, UNIT_REVISED, NEW)
AREAS = ("AZE", "AZ-LER", "ER09", "AZEr105")
FEW = (
    *(f"indicator/{code}" for code in SOME),
    *(f"area/{code}" for code in AREAS),
    "domain/poverty",
    "domain/disaster_risk",
    *(f"release/{name}" for name in EVERY),
    f"withdrawn/{WITHDRAWN}",
    *(
        f"{kind}/"
        for kind in (
            "home",
            "pages",
            "texts",
            "stories",
            "topics",
            "releases",
            "machine",
            "answers",
            "catalogue",
        )
    ),
)


def html_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.fixture(scope="session")
def trees(folder):
    """Every page, parsed so strictly that the first fault is an error; not to be changed."""
    return {
        path: html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
        for path in html_files(folder)
    }


@pytest.fixture(scope="session")
def as_released(published) -> Callable[[str], Published]:
    """The published edition as it was in a release: its figures and sources, under its name."""

    def of(name: str) -> Published:
        release = open_release(name)
        found = release.observations[release.observations["indicator"].isin(list(catalog()))]
        known = coverage(found.dropna(subset=["obs_value"]).to_dict("records"))
        return replace(
            published,
            observations=found[list(COLUMNS)],
            coverage=pd.DataFrame(known),
            sources=release.sources,
            release=name,
        )

    return of


@pytest.fixture(scope="session")
def two_releases(tmp_path_factory) -> Path:
    """A folder with the first two releases: what the second changed stays the last change."""
    folder = tmp_path_factory.mktemp("history")
    for name in (FIRST, SECOND):
        shutil.copytree(RELEASES / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def frozen(two_releases) -> Frozen:
    """The first two releases, both of them sound."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELEASES_DIR", str(two_releases))
        return read_frozen()
