"""A workflow with a first release of two sources, and what agencies send to be released next."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from data import analyses, connectors, fingerprint, settings, static
from data.frozen import content
from data.inputs import Inputs, read_inputs
from data.release import freeze
from data.settings import is_demonstration
from data.workflow import Login, Places, Workflow, declarations, found, install, work
from tests.data.conftest import once
from tests.data.workflow.conftest import brought
from tests.data.workflow.releases.site import NOTICES, Site, few_inputs
from tests.postgresql import administer, at, copied

_NAMES = count()


def places_in(folder: Path) -> Places:
    """Return the folders of a worker whose project is what builds read now."""
    return Places(
        settings.OBSERVATIONS, folder / "work", folder / "releases", folder / "anchors.jsonl"
    )


@pytest.fixture(scope="session")
def drawn() -> dict[tuple[Any, ...], Any]:
    """What has been made of the shapes of areas, by what it was made of."""
    return {}


@pytest.fixture(scope="module", autouse=True)
def drawn_once(drawn: dict[tuple[Any, ...], Any]) -> Iterator[None]:
    """Read shapes of areas, and what code imports, once: releases of these tests have no others."""

    def once(make: Callable[..., Any]) -> Callable[..., Any]:
        def made(first: Any, *more: Any) -> Any:
            key = make, first if isinstance(first, Path) else id(first), *more
            if key not in drawn:
                drawn[key] = make(first, *more)
            return drawn[key]

        return made

    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_shapes", "packed", "outline", "points"):
            patch.setattr(static, name, once(getattr(static, name)))
        patch.setattr(fingerprint, "imported", once(fingerprint.imported))
        yield


@pytest.fixture(scope="module", autouse=True)
def found_once(
    made: dict[tuple[str, int], object], compared_once: None, fitted_once: None
) -> Iterator[None]:
    """Ask once of the same figures what a build asks of them, and what the software declares.

    What is written of it is written each time.
    """

    def of_inputs(inputs: Inputs) -> str:
        return repr((inputs.observations, inputs.sources))

    with pytest.MonkeyPatch.context() as patch:
        once(patch, made, analyses, "signal_rows")
        once(patch, made, connectors, "warehouse_rows", of_inputs)
        once(patch, made, connectors, "series_rows", of_inputs)
        once(patch, made, declarations, "_declarations", lambda: str(is_demonstration()))
        yield


@pytest.fixture(scope="session")
def founded(
    postgresql_url: str, installed: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A database with its first release and the folder that goes with it; both only copied."""
    administer(postgresql_url, f"CREATE DATABASE founded TEMPLATE {installed}")
    install(at(postgresql_url, "founded"))
    folder = tmp_path_factory.mktemp("founded")
    worker = Workflow(str(make_url(at(postgresql_url, "founded")).set(username="crm_worker")))
    with few_inputs(), pytest.MonkeyPatch.context() as patch:
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
    with copy_of(founded[0], postgresql_url) as url:
        yield url


@contextmanager
def copy_of(kept: str, postgresql_url: str) -> Iterator[str]:
    """Yield the URL of a copy of a database."""
    with copied(postgresql_url, kept, f"issuing_{next(_NAMES)}") as url:
        install(url)  # gives the rights that a copy of a database lacks
        yield url


@pytest.fixture
def places(tmp_path: Path, founded: tuple[str, Path]) -> Iterator[Places]:
    """Folders of a worker whose project has two sources, frozen once."""
    with places_as(founded[1], tmp_path) as own:
        yield own


@contextmanager
def places_as(kept: Path, folder: Path) -> Iterator[Places]:
    """Yield the folders of a worker as copies of those kept; its project has two sources."""
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    with few_inputs(), pytest.MonkeyPatch.context() as patch:
        own = places_in(folder)
        patch.setenv("RELEASES_DIR", str(own.releases))
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


@pytest.fixture(scope="module")
def kept_site(
    postgresql_url: str, founded: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The same for all tests of a module, which change it once and then only look at it."""
    folder = tmp_path_factory.mktemp("kept")
    with (
        copy_of(founded[0], postgresql_url) as url,
        places_as(founded[1], folder) as own,
        closing(Workflow(str(make_url(url).set(username="crm_steward")))) as workflow,
        closing(Workflow(str(make_url(url).set(username="crm_worker")))) as worker,
    ):
        yield Site(url, workflow, worker, own, brought(url, workflow, "Publisher", "publisher"))
