"""What an operator sets for the application with a login, and the secrets that it must be given.

Secrets lie in a file of their own outside the project, which the operator's account alone and the
process read; ``docs/operations.md`` shows one.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data.publication import is_sqlite
from data.settings import ROOT, blobs_dir, is_local
from indicators.errors import OurFault

BASE = "steward"  # the path at which it is served
FAILED = "login"  # parameter of the address to which a login that failed leads back
_KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SECRET = re.compile(r"[0-9a-f]{64,}")


class NotSetUp(OurFault):
    """A setting or a secret that the application needs is wanting, or is not what it must be."""


def workflow_url(given: Mapping[str, str] = os.environ) -> str:
    """Return the address of the workflow's database, as the role ``crm_steward``.

    Raises
    ------
    NotSetUp
        If it is not set, or is no PostgreSQL database.
    """
    url = given.get("STEWARD_DATABASE_URL", "")
    if not url:
        raise NotSetUp(
            "STEWARD_DATABASE_URL is not set.",
            "Give the address of the PostgreSQL database, as the role crm_steward.",
        )
    if is_sqlite(url):
        raise NotSetUp("STEWARD_DATABASE_URL names no PostgreSQL database.")
    return url


def blobs_folder() -> Path:
    """Return the folder of the files that agencies send.

    Raises
    ------
    NotSetUp
        If it is not set.
    """
    folder = blobs_dir()
    if folder is None:
        raise NotSetUp("BLOBS_DIR is not set.", "Name the folder of the files that agencies send.")
    return folder


def secrets_file(given: Mapping[str, str] = os.environ) -> Path:
    """Return the file of secrets, once it is known to hold what a login needs.

    Raises
    ------
    NotSetUp
        If it is wanting, lies within the project, is open to others, or lacks something.
    """
    named = given.get("STEWARD_SECRETS", "")
    if not named:
        raise NotSetUp("STEWARD_SECRETS is not set.", "Name the file of the provider's secrets.")
    path = Path(named).resolve()
    if path.is_relative_to(ROOT):
        raise NotSetUp(f"{path} lies within the project.", "Secrets are kept outside of it.")
    if not path.is_file():
        raise NotSetUp(f"{path} is not there.", "STEWARD_SECRETS names the file of secrets.")
    if path.stat().st_mode & 0o007:
        raise NotSetUp(f"Everybody may read {path}.", f"chmod o= {path}")
    _check(path, _read(path))
    return path


def _read(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            found = tomllib.load(file).get("auth", {})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise NotSetUp(f"{path} cannot be read as TOML.") from error
    return found if isinstance(found, dict) else {}


def _check(path: Path, auth: Mapping[str, Any]) -> None:
    """Look for each secret; none is quoted."""
    for key in _KEYS:
        if not isinstance(auth.get(key), str) or not auth[key]:
            raise NotSetUp(f"{path} lacks {key} in [auth].")
    if not _SECRET.fullmatch(auth["cookie_secret"]):
        raise NotSetUp(f"cookie_secret in {path} is not 64 hexadecimal digits or more.")
    if not auth["redirect_uri"].endswith(f"/{BASE}/oauth2callback"):
        raise NotSetUp(f"redirect_uri in {path} does not end with /{BASE}/oauth2callback.")
    for key in ("redirect_uri", "server_metadata_url"):
        if urlsplit(auth[key]).scheme != "https" and not is_local(auth[key]):
            raise NotSetUp(f"{key} in {path} is no address with https.")
    asked = auth.get("client_kwargs", {})
    if asked.get("prompt") != "login":
        raise NotSetUp(
            f'client_kwargs in {path} lacks prompt = "login".',
            "Without it the provider lets the next person at the machine in unasked.",
        )
    if "expose_tokens" in auth:
        raise NotSetUp(f"{path} sets expose_tokens: no screen needs a token.")


def provider_address(path: Path) -> str:
    """Return the address at which the provider says what it offers."""
    return str(_read(path)["server_metadata_url"])
