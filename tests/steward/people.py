"""A whole installation for the tests: database, identity provider, application, and its people."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playwright.sync_api import BrowserContext, Page
from sqlalchemy import make_url, text
from streamlit import auth_util

from demo.processes import write_secrets
from tests.postgresql import engine_of

ROOT = Path(__file__).resolve().parents[2]
PROVIDER = Path(__file__).parent / "provider"
_LOCKED = ("package.json", "package-lock.json")
_OWN = {"cookie_secret": "0123456789abcdef" * 4, "client_secret": "of-the-tests-alone"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def install_provider() -> Path | None:
    """Install the provider as it is locked, once; nothing where Node or the registry is wanting."""
    if not shutil.which("npm"):
        return None
    lock = b"".join((PROVIDER / name).read_bytes() for name in _LOCKED)
    folder = ROOT / "build" / f"identity-provider-{hashlib.sha256(lock).hexdigest()[:12]}"
    if (folder / "whole").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LOCKED:
        shutil.copy(PROVIDER / name, folder)
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(install, cwd=folder, capture_output=True, check=False, timeout=180)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    (folder / "whole").touch()
    return folder


@dataclass
class Provider:
    """A real identity provider that runs, and whom it knows."""

    port: int
    redirect: str
    folder: Path
    accounts: Path
    process: subprocess.Popen[bytes] | None = None
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def command(self) -> list[str]:
        return ["node", "provider.mjs", str(self.port), self.redirect, str(self.accounts)]

    def know(self, name: str, *groups: str) -> None:
        """Let the provider know somebody, and say groups of him or her from now on."""
        told = {"name": name, "email": f"{name.lower()}@example.org", "groups": [*groups]}
        self.known[name.lower()] = told
        self.tell()

    def tell(self) -> None:
        self.accounts.write_text(json.dumps(self.known), encoding="utf-8")

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        await_answer(f"{self.issuer}/.well-known/openid-configuration")
        self.tell()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def admit(self, page: Page, name: str) -> None:
        """Log somebody in at the provider's own page."""
        page.wait_for_url(f"{self.issuer}/**")
        page.fill("[name=login]", name.lower())
        page.fill("[name=password]", "any")
        page.click("button[type=submit]")

    def answer(self, name: str) -> dict[str, str]:
        """Return what its page asks of somebody who logs in."""
        return {"prompt": "login", "login": name.lower(), "password": "any"}


class StandIn(Provider):
    """The provider where Node or the registry is wanting: of Python, and made for tests."""

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port)]

    def tell(self) -> None:
        if not self.process:
            return
        for name, told in self.known.items():
            body = json.dumps(told).encode()
            asked = urllib.request.Request(f"{self.issuer}/users/{name}", body, method="PUT")
            asked.add_header("Content-Type", "application/json")
            urllib.request.urlopen(asked, timeout=10).close()

    def admit(self, page: Page, name: str) -> None:
        page.wait_for_url(f"{self.issuer}/**")
        page.fill("input[name=sub]", name.lower())
        page.get_by_role("button", name="Authorize").click()

    def answer(self, name: str) -> dict[str, str]:
        return {"sub": name.lower()}


def provider_for(redirect: str, folder: Path) -> Provider:
    """Return a provider that is not started yet: the real one where it can be installed."""
    installed = None if os.environ.get("IDENTITY_PROVIDER") == "mock" else install_provider()
    if installed:
        shutil.copy(PROVIDER / "provider.mjs", installed)
    kind = Provider if installed else StandIn
    made = kind(free_port(), redirect, installed or folder, folder / "accounts.json")
    made.accounts.write_text("{}", encoding="utf-8")
    return made


def await_answer(address: str, seconds: float = 60.0) -> None:
    """Wait until an address answers with anything."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address} does not answer")


def await_line(port: int) -> None:
    """Wait until something listens."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing listens at {port}")


def log_in(context: BrowserContext, address: str, provider: Provider, name: str) -> None:
    """Log somebody in at the provider, and draw neither the entrance nor the provider's page.

    What a browser is asked and answers on the way is the same; to draw it takes most of a test.
    """
    with patch.object(auth_util, "get_signing_secret", lambda: _OWN["cookie_secret"]):
        token = auth_util.encode_provider_token("default")
    own_page = {"Sec-Fetch-Site": "same-origin"}
    context.request.get(f"{address}_stcore/health")  # gives the sign of a page of our own
    asked = context.request.get(f"{address}auth/login?provider={token}", headers=own_page)
    assert asked.url.startswith(provider.issuer), asked.url
    answered = context.request.post(asked.url, form=provider.answer(name))
    assert answered.url == address, answered.url


def secrets_of(path: Path, site: str, provider: Provider, **changes: str) -> Path:
    """Write the secrets of an installation of the tests."""
    path.unlink(missing_ok=True)
    return write_secrets(path, site, provider.issuer, **(_OWN | changes))


@contextmanager
def application(
    port: int, database: str, secrets: Path, log: Path, **more: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the application as an operator does."""
    told: Mapping[str, str] = {
        **os.environ,
        "STEWARD_DATABASE_URL": str(make_url(database).set(username="crm_steward")),
        "STEWARD_SECRETS": str(secrets),
        "BLOBS_DIR": str(secrets.parent / "blobs"),
        **more,
    }
    command = [sys.executable, "-m", "serving.steward", "--port", str(port)]
    with log.open("wb") as output:
        running = subprocess.Popen(command, cwd=ROOT, env=dict(told), stderr=output)
    try:
        await_answer(f"http://localhost:{port}/livez")
        yield running
    finally:
        running.terminate()
        running.wait(timeout=30)


def ask(database: str, question: str, **values: Any) -> list[Any]:
    """Ask the database, or change it, as its superuser."""
    with engine_of(database).begin() as connection:
        found = connection.execute(text(question), values)
        return [*found] if found.returns_rows else []
