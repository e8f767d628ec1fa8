"""The configuration of nginx, written from its template and what the operator has set.

The headers on the files that nginx serves itself are those of the pages: one function states them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from data.settings import ROOT
from indicators.files import LANGUAGES
from indicators.words import Words, words
from pages.parts.guarding import page_headers

TEMPLATES = ROOT / "deploy"
_MODULES = Path("/usr/lib/nginx/modules")
_IP6 = Path("/proc/net/if_inet6")
_BROTLI = "ngx_http_brotli_static_module.so"
_A_MINUTE = "SERVICE_REQUESTS_A_MINUTE"
_ASKED = "ASSISTANT_REQUESTS_A_MINUTE"
_KEPT_ANSWERS = Path("/var/lib/nginx/child-rights-sdmx")


class NoNumber(ValueError):
    """A setting that is to be a whole number is none."""


@dataclass(frozen=True)
class Front:
    """What the operator has set of nginx; each is explained in ``deploy/settings.env``."""

    server_name: str
    https_port: int
    http_port: int
    certificate: Path
    key: Path
    files: Path
    first_port: int
    processes: int
    requests_a_second: int
    sessions_a_second: int
    connections_an_address: int
    logs_addresses: bool
    listens_at: str
    steward_port: int
    service_port: int
    service_requests_a_minute: int
    assistant_port: int
    assistant_requests_a_minute: int

    @property
    def ports(self) -> range:
        """The port of each process."""
        return range(self.first_port, self.first_port + self.processes)


def front(given: Mapping[str, str] = os.environ) -> Front:
    """Return what is set.

    Raises
    ------
    KeyError
        If a setting is absent.
    NoNumber
        If a setting is to be a whole number and is none; it is named.
    """
    return Front(
        server_name=given["SERVER_NAME"],
        https_port=_number(given, "HTTPS_PORT"),
        http_port=_number(given, "HTTP_PORT"),
        certificate=Path(given["TLS_CERTIFICATE"]).absolute(),
        key=Path(given["TLS_KEY"]).absolute(),
        files=Path(given["FRONT_FILES"]).absolute(),
        first_port=_number(given, "FIRST_PORT"),
        processes=_number(given, "PROCESSES"),
        requests_a_second=_number(given, "REQUESTS_A_SECOND"),
        sessions_a_second=_number(given, "SESSIONS_A_SECOND"),
        connections_an_address=_number(given, "CONNECTIONS_AN_ADDRESS"),
        logs_addresses=given.get("LOG_ADDRESSES", "no") == "yes",
        listens_at=given.get("LISTEN_AT", ""),
        steward_port=_number(given, "STEWARD_PORT") if given.get("STEWARD_PORT") else 0,
        service_port=_number(given, "SERVICE_PORT") if given.get("SERVICE_PORT") else 0,
        service_requests_a_minute=_number({_A_MINUTE: "120", **given}, _A_MINUTE),
        assistant_port=_number(given, "ASSISTANT_PORT") if given.get("ASSISTANT_PORT") else 0,
        assistant_requests_a_minute=_number({_ASKED: "60", **given}, _ASKED),
    )


def _number(given: Mapping[str, str], name: str) -> int:
    try:
        return int(given[name])
    except ValueError:
        raise NoNumber(f"{name} is no whole number: {given[name]}") from None


def write_configuration(
    chosen: Front, out: Path, alone: Path | None = None, workers: str = ""
) -> None:
    """Write the configuration of nginx.

    Parameters
    ----------
    out : Path
        The file; Debian's nginx reads those in ``/etc/nginx/conf.d``.
    alone : Path, optional
        A folder to write in, for an nginx that is started with this file alone.
    workers : str
        User and group that its workers run as, where the superuser starts it.
    """
    out.write_text(_filled("site.conf.j2", **_facts(chosen, alone)), encoding="utf-8")
    if alone:
        facts = {"site": out, "folder": alone, "modules": _modules(), "workers": workers}
        whole = _filled("alone.conf.j2", **facts)
        (alone / "nginx.conf").write_text(whole, encoding="utf-8")


def write_away_page(chosen: Front) -> None:
    """Write what a reader sees while no process answers."""
    said = {code: _away(words(code)) for code in LANGUAGES}
    page = _filled("away.html.j2", said=said)
    (chosen.files / "away.html").write_text(page, encoding="utf-8")


def _away(words: Words) -> str:
    return words("This site is being updated or is very busy. Please come back in a minute.")


def _facts(chosen: Front, alone: Path | None) -> dict[str, Any]:
    log = alone / "access.log" if alone else Path("/var/log/nginx/child-rights.log")
    return {
        "front": chosen,
        "headers": page_headers(),
        "brotli": bool(_modules()),
        "log": log,
        "kept_answers": alone / "sdmx" if alone else _KEPT_ANSWERS,
        "addresses": [f"{chosen.listens_at}:"] if chosen.listens_at else _every_address(),
    }


def _every_address() -> list[str]:
    return ["", "[::]:"] if _IP6.exists() else [""]


def _modules() -> list[Path]:
    """Return the module of nginx that sends brotli files, where it is installed."""
    return [path for path in (_MODULES / _BROTLI,) if path.exists()]


def _filled(template: str, **facts: Any) -> str:
    known = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=template.startswith("away"),
        keep_trailing_newline=True,
    )
    return known.get_template(template).render(facts)
