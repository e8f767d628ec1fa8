"""What the server answers, to whom, under which headers; and whom it asks itself."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.settings import ROOT
from pages.parts.guarding import WHERE, Guard, guards, headers, inline_scripts
from tests.browser.conftest import wait_for_answer

OWN = "monitor.example:8501"
FOREIGN = "http://other.host"


def asked(
    path: str = "/", method: str = "GET", kind: str = "http", **sent: str
) -> tuple[dict[str, str], list[dict], list[str]]:
    """Return what was answered to a request: headers, messages, and what reached the framework."""
    reached: list[str] = []
    answered: list[dict] = []

    async def framework(scope, receive, send):
        reached.append(str(dict(scope["headers"]).get(b"origin", b"").decode()))
        if scope["type"] == "http":
            found = [(b"set-cookie", b"_streamlit_xsrf=2|a; Path=/; SameSite=Lax")]
            found.append((b"x-frame-options", b"ALLOWALL"))
            await send({"type": "http.response.start", "status": 200, "headers": found})
            await send({"type": "http.response.body", "body": b""})

    async def receive():
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request", "body": b""}

    async def send(message):
        answered.append(message)

    location, _, query = path.partition("?")
    lines = {"host": OWN, **{name.replace("_", "-"): value for name, value in sent.items()}}
    scope = {
        "type": kind,
        "method": method,
        "scheme": "http",
        "path": location,
        "raw_path": location.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in lines.items()],
    }
    wanted = headers("'none'", ["'sha256-x'"])
    guard = Guard(framework, wanted, frozenset({"https://monitor.gov.example"}))
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, guard(scope, receive, send)).result()
    first = answered[0] if answered else {}
    told = {name.decode().lower(): value.decode() for name, value in first.get("headers", [])}
    return told, answered, reached


@pytest.mark.parametrize("path", ["/", "/health?lang=en", "/_stcore/metrics", "/nowhere"])
def test_every_answer_carries_the_policy(path):
    told, _, _ = asked(path)
    assert "default-src 'none'" in told["content-security-policy"]
    assert "frame-ancestors 'none'" in told["content-security-policy"]
    assert told["x-frame-options"] == "DENY"
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert "geolocation=()" in told["permissions-policy"]


@pytest.mark.parametrize(
    "path",
    ["metrics", "agent/openapi.json", "agent/interact", "script-health-check", "host-config", ""],
)
@pytest.mark.parametrize("under", ["/_stcore/", "/out_of_school/_stcore/"])
def test_what_pages_do_not_need_is_not_there(path, under):
    _, answered, reached = asked(under + path)
    assert answered[0]["status"] == 404
    assert reached == []


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/bidi-components/x.js", "/media/a"])
def test_what_pages_need_is_answered(path):
    assert asked(path)[1][0]["status"] == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"sec_fetch_site": "cross-site", "referer": f"http://{OWN}/"}, 404),
        ({"referer": f"http://{OWN}/health"}, 200),
        ({"referer": FOREIGN}, 404),
    ],
)
def test_the_host_configuration_is_for_the_own_page(sent, status):
    assert asked("/_stcore/host-config", **sent)[1][0]["status"] == status


def test_nothing_is_taken_and_no_address_is_endless():
    assert asked("/_stcore/upload_file/a/b", method="PUT")[1][0]["status"] == 405
    assert asked("/", method="POST")[1][0]["status"] == 405
    assert asked("/search?q=" + "a" * 100_000)[1][0]["status"] == 414


@pytest.mark.parametrize(
    ("sent", "secure"),
    [
        ({}, False),
        ({"x_forwarded_proto": "https"}, True),
        ({"x_forwarded_proto": "https, http"}, True),
        ({"x_forwarded_proto": "http"}, False),
    ],
)
def test_the_cookie_is_for_encrypted_connections_where_there_is_one(sent, secure):
    cookie = asked(**sent)[0]["set-cookie"]
    assert cookie.startswith("_streamlit_xsrf=2|a; Path=/; SameSite=Lax")
    assert ("Secure" in cookie) == secure


@pytest.mark.parametrize("origin", [FOREIGN, "null", "https://monitor.example", "file://", ""])
def test_a_foreign_origin_never_reaches_the_framework(origin):
    _, answered, reached = asked("/_stcore/stream", kind="websocket", origin=origin)
    assert reached == []
    assert answered[0]["type"] == "websocket.close"


@pytest.mark.parametrize(
    "origin", [f"http://{OWN}", f"https://{OWN}", "https://monitor.gov.example"]
)
def test_the_own_page_and_declared_origins_are_spoken_to(origin):
    assert asked("/_stcore/stream", kind="websocket", origin=origin)[2] == [""]


def test_who_may_frame_the_pages_is_a_setting():
    told = headers("https://portal.gov.example 'self'", [])
    assert told["Content-Security-Policy"].endswith(
        "frame-ancestors https://portal.gov.example 'self'"
    )
    assert "X-Frame-Options" not in told
    assert headers("'self'", [])["X-Frame-Options"] == "SAMEORIGIN"
    for bad in ("", "x; script-src *", "a\r\nSet-Cookie: b", "a,b"):
        with pytest.raises(ValueError, match="FRAME_ANCESTORS"):
            headers(bad, [])


def test_only_the_scripts_of_the_page_itself_run_inline():
    policy = guards()[0].kwargs["wanted"]["Content-Security-Policy"]
    (scripts,) = [rule for rule in policy.split("; ") if rule.startswith("script-src")]
    assert scripts.count("'sha256-") == 2
    assert inline_scripts(f"<script>{WHERE}</script>")[0] in scripts
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert inline_scripts("<script>a</script>") != inline_scripts("<script>b</script>")


def test_the_first_page_is_found_by_its_name_as_every_other():
    _, answered, reached = asked("/overview?lang=ru&ref_area=AZ-LAN")
    assert answered[0]["status"] == 307
    assert (b"location", b"./?lang=ru&ref_area=AZ-LAN") in answered[0]["headers"]
    assert reached == []


def test_nobody_but_this_machine_is_answered_unless_it_is_opened():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["client"]["allowedOrigins"] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "HOST ?= 127.0.0.1" in makefile
    assert "serving --host $(HOST)" in makefile
    assert "--server.address $(HOST)" in makefile


WATCH = """import os, socket
_connect = socket.socket.connect
def connect(self, address):
    with open(os.environ["CONNECTED"], "a") as log:
        log.write(repr(address) + chr(10))
    return _connect(self, address)
socket.socket.connect = connect
_getaddrinfo = socket.getaddrinfo
def getaddrinfo(host, *rest, **named):
    with open(os.environ["CONNECTED"], "a") as log:
        log.write(repr(host) + chr(10))
    return _getaddrinfo(host, *rest, **named)
socket.getaddrinfo = getaddrinfo
getaddrinfo("localhost", 0)
"""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A dashboard that writes down whom it connects to: its port, and what it wrote."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "connected"
    command = [sys.executable, "-m", "serving", "--port", str(port)]
    known = {**os.environ, "PYTHONPATH": str(tmp_path), "CONNECTED": str(log)}
    running = subprocess.Popen(command, cwd=ROOT, env=known)
    try:
        wait_for_answer(f"http://127.0.0.1:{port}/_stcore/health")
        yield port, log
    finally:
        running.terminate()
        running.wait(timeout=20)


def spoken(port: int, origin: str) -> str:
    """Return the first line of what a server answers to a page of some origin."""
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: localhost:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        f"Origin: {origin}",
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=20) as talking:
        talking.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return talking.recv(200).decode().partition("\r\n")[0]


def test_the_server_asks_nobody_whatever_origin_a_reader_names(watched):
    port, log = watched
    assert " 403 " in spoken(port, FOREIGN)
    assert " 101 " in spoken(port, f"http://localhost:{port}")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines, "nobody watched"
    outside = [line for line in lines if not re.search(r"127\.0\.0\.1|localhost|::1", line)]
    assert outside == []


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/out_of_school/?lang=ru", b"../out_of_school?lang=ru"),
        ("/monitor/out_of_school/", b"../out_of_school"),
        ("/out_of_school//", b"../../out_of_school"),
        ("//other.host/", b"../other.host"),
    ],
)
def test_a_page_asked_for_as_a_folder_is_found_beside_it(path, to):
    _, answered, reached = asked(path)
    assert answered[0]["status"] == 307
    assert dict(answered[0]["headers"])[b"location"] == to
    assert not reached


@pytest.mark.parametrize("path", ["/", "/out_of_school", "/_stcore/bidi-components/"])
def test_what_is_no_page_asked_for_as_a_folder_is_taken_to_the_framework(path):
    assert asked(path)[2]
