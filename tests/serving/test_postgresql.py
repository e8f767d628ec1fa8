"""A site on a PostgreSQL server: it answers readers, is saved and put back into an empty server."""

import asyncio
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from data.settings import DATABASE, ROOT
from data.store import open_store
from serving.health import state_of_the_figures
from tests.postgresql import digest
from tests.serving.site import Reader, Site, metric, opened, started


@pytest.fixture(scope="module")
def site(full_and_empty: tuple[str, str]) -> Iterator[Site]:
    """Nginx and two processes that read the server."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's workers have no rights where the superuser starts it
        with started(folder, DATABASE_URL=full_and_empty[0]) as running:
            yield running


def test_readers_are_answered_from_the_server_with_the_settings_of_a_site(site, full_and_empty):
    drawn = [metric(port, "monitor_script_seconds_count") for port in site.processes]

    async def visit() -> None:
        async with opened(site, secrets.token_hex(16)) as line:
            await Reader(line).read("out_of_school", "lang=az")

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, visit()).result()
    after = [metric(port, "monitor_script_seconds_count") for port in site.processes]
    assert sum(after) == sum(drawn) + 1
    told = json.loads(site.ask("/healthz").body)
    assert told == state_of_the_figures(full_and_empty[0])
    assert told["build"] == open_store(f"sqlite:///{DATABASE}").build()["fingerprint"][:12]


def test_one_command_saves_the_server_and_one_puts_it_back_into_an_empty_one(
    site, full_and_empty, tmp_path
):
    served, emptied = full_and_empty
    backup(served, "save", str(tmp_path))
    (saved,) = tmp_path.glob("*Z")
    backup(emptied, "restore", str(saved))
    assert digest(emptied) == digest(served)
    assert state_of_the_figures(emptied) == json.loads(site.ask("/healthz").body)


def backup(url: str, *task: str) -> None:
    """Run what deploy/backup.sh runs."""
    command = [sys.executable, "-m", "data.backup", *task]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True)
