"""Behind nginx assistants are answered encrypted, counted by address, told in their protocol."""

import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from data.settings import ROOT
from serving.front import front, write_configuration
from tests.serving.site import free_ports, front_settings, let_all_enter, nginx, until

A_MINUTE = 40  # and a quarter of them at once
RATE = "ED_ROFST_L1_ADM"


def settings(folder: Path, https: int, http: int, port: str) -> dict[str, str]:
    own = {"ASSISTANT_PORT": port, "ASSISTANT_REQUESTS_A_MINUTE": str(A_MINUTE)}
    return front_settings(folder, https, http, **own)


@dataclass(frozen=True)
class Front:
    """nginx with what answers assistants behind it."""

    https: int
    folder: Path
    process: "subprocess.Popen[bytes]"

    def ask(self, method: str, content: bytes = b"", sent: str = "POST") -> tuple[int, Any]:
        """Send a question; return the status and what is told."""
        trust = ssl.create_default_context(cafile=self.folder / "localhost.pem")
        told = content or json.dumps({"jsonrpc": "2.0", "id": 1, "method": method}).encode()
        head = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        address = f"https://localhost:{self.https}/mcp"
        request = Request(address, told if sent == "POST" else None, head, method=sent)
        try:
            with urlopen(request, context=trust, timeout=30) as answer:
                return answer.status, json.load(answer)
        except HTTPError as refused:
            return refused.code, json.load(refused)


@pytest.fixture(scope="module")
def behind() -> Iterator[Front]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        let_all_enter(folder)
        https, http, port, _ = free_ports()
        told = settings(folder, https, http, str(port))
        environment = {"SITE_URL": f"https://localhost:{https}", "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-m", "assistant", "--port", str(port)]
        with nginx(folder, told), subprocess.Popen(command, cwd=ROOT, env=environment) as process:
            try:
                until(lambda: _listens(port), "it answers")
                yield Front(https, folder, process)
            finally:
                process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_without_a_port_nothing_of_it_is_in_front(tmp_path):
    for name, port in (("with", "3"), ("without", "")):
        write_configuration(front(settings(tmp_path, 1, 2, port)), tmp_path / name)
    assert "location = /mcp {" in (tmp_path / "with").read_text(encoding="utf-8")
    assert "mcp" not in (tmp_path / "without").read_text(encoding="utf-8")


def test_a_figure_is_quoted_through_nginx_and_a_line_held_open_is_refused(behind):
    call = {"name": "get_figure", "arguments": {"indicator": RATE, "time_period": "2023"}}
    asked = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": call}
    status, told = behind.ask("", json.dumps(asked).encode())
    assert (status, told["id"]) == (200, 7)
    assert told["result"]["structuredContent"]["figure"]["written"] == "1.5%"
    status, told = behind.ask("", sent="GET")
    assert (status, told["error"]["message"]) == (405, "A question is sent by POST.")


def test_a_question_that_is_too_long_is_refused_before_it_is_read(behind):
    status, told = behind.ask("", b" " * 70_000)
    assert (status, told["error"]["message"]) == (413, "A question has 64 kilobytes at most.")


def test_who_asks_too_often_is_told_so_and_while_it_is_away_that_is_said(behind):
    answers = [behind.ask("ping") for _ in range(A_MINUTE)]
    refused = [told["error"]["message"] for status, told in answers if status == 429]
    assert refused
    assert {*refused} == {"Too many requests of this address."}
    behind.process.terminate()
    behind.process.wait(timeout=60)
    until(lambda: behind.ask("ping")[0] == 503, "it is away")
