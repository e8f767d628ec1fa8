"""A workflow with a first release of two sources, and what agencies send to be released next."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url

from benchmarks.faults import small_inputs
from data import settings
from data.frozen import content
from data.inputs import read_inputs
from data.release import freeze
from data.workflow import Login, Places, Workflow, found, install, work
from tests.data.workflow.releases.site import NOTICES, Site
from tests.postgresql import administer, at

_NAMES = count()


def places_in(folder: Path) -> Places:
    """Return the folders of a worker whose project is what builds read now."""
    return Places(
        settings.OBSERVATIONS, folder / "work", folder / "releases", folder / "anchors.jsonl"
    )


@pytest.fixture(scope="session")
def founded(
    postgresql_url: str, installed: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A database with its first release and the folder that goes with it; both only copied."""
    administer(postgresql_url, f"CREATE DATABASE founded TEMPLATE {installed}")
    install(at(postgresql_url, "founded"))
    folder = tmp_path_factory.mktemp("founded")
    worker = Workflow(str(make_url(at(postgresql_url, "founded")).set(username="crm_worker")))
    with small_inputs(), pytest.MonkeyPatch.context() as patch:
        own = places_in(folder)
        patch.setenv("RELEASES_DIR", str(own.releases))
        read = read_inputs(settings.OBSERVATIONS, settings.EVENTS, settings.PEERS)
        tables = content(read.observations, read.sources, read.files)
        freeze(tables, date(2026, 1, 1), NOTICES, own.releases)
        found(worker)
        work(worker, own, once=True)
    worker.close()
    return "founded", folder


@pytest.fixture
def database(postgresql_url: str, founded: tuple[str, Path]) -> Iterator[str]:
    """The URL of a workflow of a test's own with a first release, as the server's superuser."""
    name = f"issuing_{next(_NAMES)}"
    administer(postgresql_url, f"CREATE DATABASE {name} TEMPLATE {founded[0]}")
    install(at(postgresql_url, name))  # gives the rights that a copy of a database lacks
    yield at(postgresql_url, name)
    administer(postgresql_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def places(
    tmp_path: Path, founded: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Places]:
    """Folders of a worker whose project has two sources, frozen once."""
    shutil.copytree(founded[1], tmp_path, dirs_exist_ok=True)
    with small_inputs():
        own = places_in(tmp_path)
        monkeypatch.setenv("RELEASES_DIR", str(own.releases))
        yield own


@pytest.fixture
def site(
    database: str,
    workflow: Workflow,
    worker: Workflow,
    places: Places,
    person: Callable[..., Login],
) -> Site:
    """A site with its first release, and a publisher."""
    return Site(database, workflow, worker, places, person("Publisher", "publisher"))
