"""A real PostgreSQL with the workflow installed, and people of every role."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data import settings
from data.workflow import Blobs, Login, Workflow, declare_flows, give_roles, install
from tests.data.workflow.lives import Lives
from tests.postgresql import administer, at, copied

_NAMES = count()


@pytest.fixture(scope="session")
def installed(postgresql_url: str) -> str:
    """The name of a database with the workflow and nothing in it, which is only copied."""
    administer(postgresql_url, "CREATE DATABASE workflow")
    install(at(postgresql_url, "workflow"))
    return "workflow"


@pytest.fixture
def database(postgresql_url: str, installed: str) -> Iterator[str]:
    """The URL of an empty workflow of a test's own, as the server's superuser."""
    with copied(postgresql_url, installed, f"workflow_{next(_NAMES)}") as url:
        yield url


@pytest.fixture
def workflow(database: str) -> Iterator[Workflow]:
    """The workflow as the application with a login opens it."""
    opened = Workflow(str(make_url(database).set(username="crm_steward")))
    yield opened
    opened.close()


@pytest.fixture
def worker(database: str) -> Iterator[Workflow]:
    """The workflow as the worker opens it."""
    opened = Workflow(str(make_url(database).set(username="crm_worker")))
    yield opened
    opened.close()


@pytest.fixture
def person(database: str, workflow: Workflow) -> Callable[..., Login]:
    """A function that brings in somebody with roles: ``person("Aysel", "contributor:MSE")``."""
    return partial(brought, database, workflow)


def brought(
    database: str,
    workflow: Workflow,
    name: str,
    *roles: str,
    claims: tuple[str, ...] | None = None,
) -> Login:
    """Bring in somebody; each role is claim and membership, as two administrators had agreed."""
    held = tuple(f"crm-{role.partition(':')[0]}" for role in roles)
    given = held if claims is None else claims
    login = Login("https://provider.example", name.lower(), f"nonce-{name}", name, "", given)
    workflow.begin(login)
    give_roles(database, login.issuer, login.subject, *roles)
    return login


@pytest.fixture
def lives(
    database: str,
    workflow: Workflow,
    worker: Workflow,
    person: Callable[..., Login],
    tmp_path: Path,
) -> Lives:
    """Flows that are declared, a folder for bytes, sources to compare with, and three people."""
    declare_flows(worker)
    sources = tmp_path / "sources"
    shutil.copytree(settings.OBSERVATIONS / "ABSHERON_EDU_2024", sources / "ABSHERON_EDU_2024")
    made = Lives(database, workflow, worker, Blobs(tmp_path / "blobs"), sources)
    made.people = {
        "contributor": person("Aysel", "contributor:MSE"),
        "reviewer": person("Rauf", "reviewer"),
        "publisher": person("Pərvin", "publisher"),
    }
    return made
