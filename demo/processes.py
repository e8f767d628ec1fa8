"""The processes of the demonstration, each with the role of the database that a server gives it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from data.settings import ROOT
from data.workflow import as_role
from indicators.errors import OurFault

Process: TypeAlias = subprocess.Popen[bytes]

_WAIT = 180.0  # seconds


@dataclass(frozen=True)
class Ports:
    """Where the processes of the demonstration answer, all on this machine."""

    pages: int = 8501
    steward: int = 8541
    provider: int = 8551
    database: int = 8561


def settings_of(folder: Path, url: str, ports: Ports) -> dict[str, str]:
    """Return what is set for every process; ``url`` is the database as its owner."""
    return {
        "BLOBS_DIR": str(folder / "blobs"),
        "DEMONSTRATION": "1",
        "EDITIONS": "published",
        "RELEASES_DIR": str(folder / "releases"),
        "SITE_URL": f"http://localhost:{ports.pages}",
        "STEWARD_DATABASE_URL": as_role(url, "crm_steward"),
        "STEWARD_SECRETS": str(folder / "secrets.toml"),
        "STEWARD_URL": f"http://localhost:{ports.steward}/steward",
        "WORKFLOW_DIR": str(folder / "workflow"),
    }


def write_secrets(path: Path, site: str, provider: str, **said: str) -> Path:
    """Write the secrets of the application with a login, as an operator would; return the file.

    Parameters
    ----------
    site, provider : str
        Where the application and the identity provider answer.
    said : str
        What stands beside these, or in place of what follows from them.
    """
    every = {
        "redirect_uri": f"{site}/steward/oauth2callback",
        "client_id": "crm",
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    } | said
    lines = [f'{name} = "{value}"' for name, value in every.items()]
    lines.append('client_kwargs = { scope = "openid email profile", prompt = "login" }')
    path.touch(mode=0o600)
    path.write_text("\n".join(["[auth]", *lines, ""]), encoding="utf-8")
    return path


def run_module(module: str, *arguments: str, told: Mapping[str, str]) -> None:
    """Run a command to its end.

    Raises
    ------
    OurFault
        If it fails; what it said is part of the message.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OurFault(f"{module} {' '.join(arguments)} failed:\n{done.stderr}")


@contextmanager
def running_module(
    module: str, *arguments: str, told: Mapping[str, str], log: Path, answers: str = ""
) -> Iterator[Process]:
    """Run a process meanwhile, and yield it once it answers at an address, if one is given.

    Raises
    ------
    OurFault
        If it ends or does not answer; its log is named.
    """
    command = [sys.executable, "-m", module, *arguments]
    with log.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=ROOT, env={**os.environ, **told}, stdout=written, stderr=written
        )
    try:
        if answers:
            _wait(process, answers, log)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(process: Process, address: str, log: Path) -> None:
    until = time.monotonic() + _WAIT
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - this machine's own
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise OurFault(f"{address} does not answer.", f"See {log}.")
