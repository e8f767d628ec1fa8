"""A submission sent to the workflow by the token of its flow: it is received there, no more."""

import http.client
import json
import tomllib
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from data import settings
from data.connectors.fetched import SECONDS, Connect, over_tls
from indicators.errors import FaultyInput, NoAnswer, ReaderMistake

_PATH = "/steward/api/v1/submissions"
_RECEIVED = (http.HTTPStatus.OK, http.HTTPStatus.CREATED)


def read_tokens(path: Path) -> dict[str, str]:
    """Return the token of each flow, from a file of TOML that nobody else may read.

    Raises
    ------
    FaultyInput
        If it is no such file; nothing of it is repeated.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise FaultyInput(f"{path} is no file of tokens.", 'Write FLOW = "token" lines.') from None
    return {flow: str(token) for flow, token in told.items()}


def send(
    address: str, token: str, flow: str, content: bytes, connect: Connect | None = None
) -> int:
    """Send the submission of a flow; return its number. The same bytes have the same number.

    Raises
    ------
    ReaderMistake
        If the address is neither of TLS nor of this machine.
    NoAnswer
        If it is not received: why, as the workflow says it.
    """
    parts = urlsplit(address)
    local = parts.scheme == "http" and settings.is_local(address)
    if not parts.hostname or not (local or parts.scheme == "https"):
        raise ReaderMistake(f"{address[:200]} is no address of https, nor of this machine.")
    opened = connect or (_within if local else over_tls)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/csv"}
    try:
        with closing(opened(parts.hostname, parts.port)) as connection:
            connection.request("POST", _PATH, content, headers)
            answer = connection.getresponse()
            said = answer.read(10_000)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(f"{address[:200]}: {error or type(error).__name__}.") from error
    told = _told(said)
    if answer.status not in _RECEIVED or not isinstance(told.get("submission"), int):
        why = str(told.get("error", "no word why"))[:200]
        raise NoAnswer(f"{flow} was not received (status {answer.status}): {why}.")
    return int(str(told["submission"]))


def _within(host: str, port: int | None) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(host, port, timeout=SECONDS)


def _told(said: bytes) -> dict[str, object]:
    try:
        told = json.loads(said)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
