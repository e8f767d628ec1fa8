"""A submission is sent by the token of its flow, and what the workflow says of it is told."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from data.connectors.__main__ import main
from data.connectors.sent import read_tokens, send
from indicators.errors import FaultyInput, NoAnswer, ReaderMistake

RECORDED = Path(__file__).parent / "connectors"
TOKEN = "t" * 43
OTHER = "o" * 43


class _Workflow(BaseHTTPRequestHandler):
    """Receives as ``steward.server.submissions`` does: the same bytes are the same submission."""

    received: list[bytes] = []  # noqa: RUF012 - one list for the server

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/steward/api/v1/submissions" or self.headers["Content-Type"] != "text/csv":
            self._answer(404, {"error": "no such thing"})
        elif self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._answer(401, {"error": "there is no such token"})
        else:
            known = content in self.received
            self.received.extend([] if known else [content])
            number = self.received.index(content) + 1
            self._answer(200 if known else 201, {"submission": number})

    def _answer(self, status: int, told: dict[str, object]) -> None:
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def workflow() -> Iterator[str]:
    _Workflow.received.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Workflow)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_same_bytes_are_the_same_submission(workflow):
    numbers = [send(workflow, TOKEN, "UNICEF_CME", content) for content in (b"a", b"b", b"a")]
    assert numbers == [1, 2, 1]


def test_what_is_not_received_is_told_with_the_reason_and_without_the_token(workflow):
    with pytest.raises(NoAnswer, match=r"UNICEF_CME was not received \(status 401\)") as caught:
        send(workflow, OTHER, "UNICEF_CME", b"a")
    assert "there is no such token" in str(caught.value)
    assert OTHER not in str(caught.value)


@pytest.mark.parametrize("address", ["http://child-rights.example", "file:///etc", "child-rights"])
def test_a_token_is_sent_over_tls_or_within_this_machine_alone(address):
    with pytest.raises(ReaderMistake, match="no address of https"):
        send(address, TOKEN, "UNICEF_CME", b"a")


def test_a_file_of_tokens_that_is_none_is_named_and_not_repeated(tmp_path):
    path = tmp_path / "tokens.toml"
    path.write_text(f'UNICEF_CME = "{TOKEN}', encoding="utf-8")
    with pytest.raises(FaultyInput, match="is no file of tokens") as caught:
        read_tokens(path)
    assert TOKEN not in str(caught.value)


def test_what_was_not_received_is_sent_the_next_time(workflow, tmp_path, capsys):
    tokens = tmp_path / "tokens.toml"
    answer = str(RECORDED / "unicef_cme.csv")
    given = ["unicef", "--from", answer, "--out", str(tmp_path / "out"), "--send", workflow]
    given += ["--tokens", str(tokens)]
    tokens.write_text(f'WB_WDI = "{TOKEN}"\n', encoding="utf-8")
    assert main(given) == 2
    assert "has no token of UNICEF_CME" in capsys.readouterr().err
    tokens.write_text(f'UNICEF_CME = "{OTHER}"\n', encoding="utf-8")
    assert main(given) == 1
    tokens.write_text(f'UNICEF_CME = "{TOKEN}"\n', encoding="utf-8")
    assert main(given) == 0
    assert "UNICEF_CME: received as submission 1" in capsys.readouterr().out
    assert main(given) == 0
    assert "nothing to do" in capsys.readouterr().out
    sent = (tmp_path / "out" / "unicef" / "UNICEF_CME.csv").read_bytes()
    assert _Workflow.received == [sent]
