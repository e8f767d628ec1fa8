"""Behind nginx: kept for all who ask the same, counted by address, refused in SDMX there too."""

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from data.settings import ROOT
from serving.front import front, write_configuration
from tests.service.conftest import MESSAGE, RATE, data, free_port, lives, rows_of
from tests.serving.site import Answer, ask, free_ports, front_settings, let_all_enter, nginx, until

A_MINUTE = 20  # and a quarter of them at once


def settings(folder: Path, https: int, http: int, service: str) -> dict[str, str]:
    own = {"SERVICE_PORT": service, "SERVICE_REQUESTS_A_MINUTE": str(A_MINUTE)}
    return front_settings(folder, https, http, **own)


@dataclass(frozen=True)
class Process:
    """The service by itself."""

    port: int
    log: Path
    running: "subprocess.Popen[bytes]"

    @property
    def asked(self) -> int:
        """How often it was asked for figures."""
        return self.log.read_text(encoding="utf-8").count('"path": "/rest/data')


@dataclass(frozen=True)
class Front:
    """nginx with the service behind it."""

    https: int
    folder: Path
    process: Process

    def ask(self, path: str, **sent: str) -> Answer:
        trust = ssl.create_default_context(cafile=self.folder / "localhost.pem")
        return ask(f"https://localhost:{self.https}/sdmx{path}", trust, **sent)


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The service, started once; nginx keeps and counts anew before it for each test."""
    port, log = free_port(), tmp_path_factory.mktemp("service") / "log"
    command = [sys.executable, "-m", "service", "--port", str(port)]
    with (
        log.open("w") as lines,
        subprocess.Popen(
            [*command, "--behind-nginx", "--unreleased"],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stderr=lines,
        ) as running,
    ):
        try:
            until(lambda: lives(port), "the service lives")
            yield Process(port, log, running)
        finally:
            running.terminate()


@pytest.fixture
def behind(tmp_path: Path, process: Process) -> Iterator[Front]:
    let_all_enter(tmp_path)
    https, http, *_ = free_ports()
    with nginx(tmp_path, settings(tmp_path, https, http, str(process.port))):
        yield Front(https, tmp_path, process)


def test_what_one_has_asked_for_the_next_is_given_without_the_process(behind):
    path = data(f"AZE.{RATE}") + "?format=csv"
    first, second = behind.ask(path), behind.ask(path)
    assert first.body == second.body
    assert {row["INDICATOR"] for row in rows_of(first.body.decode())} == {RATE}
    # Another form, or another language, is another answer.
    assert behind.ask(data(f"AZE.{RATE}"), Accept="text/csv").body == first.body
    generic = behind.ask(data(f"AZE.{RATE}"), Accept="*/*")
    assert generic.headers["Content-Type"].startswith("application/vnd.sdmx.genericdata")
    until(lambda: behind.process.asked == 3, "three answers were written")


def test_an_address_that_asks_too_often_is_refused_in_sdmx_before_the_process_is_asked(behind):
    answers = [behind.ask("/rest/dataflow") for _ in range(A_MINUTE)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert _code(refused[0]) == "1000"
    assert refused[0].headers["Content-Type"].startswith("application/xml")


def test_while_the_service_is_away_that_is_said_in_sdmx(behind):
    """The last of those who ask the process: it ends here."""
    behind.process.running.terminate()
    behind.process.running.wait(timeout=60)
    answer = behind.ask("/rest/codelist")
    assert (answer.status, _code(answer)) == (503, "503")


def _code(answer: Answer) -> str:
    found = etree.fromstring(answer.body).find(f"{MESSAGE}ErrorMessage")
    return found.attrib["code"]


def test_without_a_port_nothing_of_it_is_in_front(tmp_path):
    for name, port in (("with", "3"), ("without", "")):
        told = settings(tmp_path, 1, 2, port)
        write_configuration(front(told), tmp_path / name)
    assert "location ^~ /sdmx/" in (tmp_path / "with").read_text(encoding="utf-8")
    assert "sdmx" not in (tmp_path / "without").read_text(encoding="utf-8")
