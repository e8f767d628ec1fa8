"""A whole site: nginx, two processes, readers who come through it."""

import asyncio
import json
import secrets
import select
import socket
import ssl
import subprocess
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
import pytest
from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed

from pages.parts.guarding import page_headers
from tests.serving.site import (
    CONNECTIONS,
    METRICS_ABOVE,
    PATIENCE,
    Reader,
    Site,
    ask,
    metric,
    opened,
    readiness,
    started,
    until,
)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's workers have no rights where the superuser starts it
        with started(folder) as running:
            yield running


def done(visit) -> None:
    """Let a visit run; a browser of other tests keeps a loop in this thread."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, visit).result()


def test_a_page_comes_encrypted_with_every_header_once_and_a_cookie_that_keeps_the_process(site):
    page = site.ask("/out_of_school?lang=az")
    assert page.status == 200
    for name, value in page_headers().items():
        assert page.headers.get_all(name) == [value]
    assert page.headers["Strict-Transport-Security"].startswith("max-age=")
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("monitor_node=")
    assert "; HttpOnly; Secure; SameSite=Lax" in cookie
    known = site.ask("/out_of_school", Cookie=cookie.partition(";")[0])
    assert not known.headers.get_all("Set-Cookie")


def test_a_cookie_that_was_made_up_is_replaced(site):
    page = site.ask("/", Cookie="monitor_node=../../x")
    assert page.headers["Set-Cookie"].startswith("monitor_node=")
    assert "../" not in page.headers["Set-Cookie"]


def test_a_picture_that_others_show_gives_their_readers_no_cookie(site):
    assert not site.ask("/card/az/none.png").headers.get_all("Set-Cookie")


def test_who_asks_unencrypted_is_led_to_the_encrypted_site(site):
    answer = ask(f"http://localhost:{site.http}/health?lang=az")
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://localhost:{site.https}/health?lang=az"


@pytest.mark.parametrize(
    ("takes", "encoding", "read"),
    [
        ("br", "br", brotli.decompress),
        ("gzip", "gzip", lambda body: zlib.decompress(body, 31)),
        ("identity", None, bytes),
    ],
)
def test_a_file_named_by_its_content_comes_compressed_and_is_kept_for_a_year(
    site, takes, encoding, read
):
    path = max(
        (site.folder / "files").glob("static/js/index.*.js"), key=lambda at: at.stat().st_size
    )
    answer = site.ask(f"/static/js/{path.name}", Accept_Encoding=takes)
    assert answer.headers["Content-Encoding"] == encoding
    assert read(answer.body) == path.read_bytes()
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for name, value in page_headers().items():
        assert answer.headers.get_all(name) == [value]


def test_a_file_that_is_not_laid_out_is_asked_of_a_process(site):
    answer = site.ask("/app/static/.gitkeep")
    assert answer.status in (200, 404)
    assert "immutable" not in (answer.headers["Cache-Control"] or "")


@pytest.mark.parametrize("path", ["/readyz", "/livez", "/metrics"])
def test_what_is_for_the_machine_alone_is_not_answered_outside(site, path):
    assert site.ask(path).status == 404


def test_a_watcher_outside_learns_release_age_and_integrity(site):
    told = json.loads(site.ask("/healthz").body)
    assert told["healthy"] is True
    assert {"release", "age_days", "intact", "build"} <= told.keys()


def test_who_asks_by_another_name_is_not_answered(site):
    with pytest.raises(OSError, match=r"closed|reset|aborted"):
        site.ask("/", Host="other.example")


def test_a_reader_stays_with_one_process_and_readers_are_spread(site):
    async def visit() -> set[int]:
        met = set()
        for node in (secrets.token_hex(16) for _ in range(12)):
            async with opened(site, node), opened(site, node):
                found = [metric(port, "monitor_sessions") for port in site.processes]
                assert sorted(found) == [0, 2]
                met.add(found.index(2))
            until(lambda: sum(metric(p, "monitor_sessions") for p in site.processes) == 0, "gone")
            if len(met) == 2:
                break
        assert met == {0, 1}

    done(visit())


def test_a_page_is_drawn_through_nginx_and_measured(site):
    before = [metric(port, "monitor_script_seconds_count") for port in site.processes]

    async def visit() -> None:
        async with opened(site, secrets.token_hex(16)) as line:
            await Reader(line).read("about")

    done(visit())
    after = [metric(port, "monitor_script_seconds_count") for port in site.processes]
    assert sum(after) > sum(before)
    told = ask(f"http://127.0.0.1:{site.processes[0] + METRICS_ABOVE}/metrics").body.decode()
    for name in ("monitor_wait_seconds_sum", "monitor_waiting", "monitor_kept_total"):
        assert f"\n{name}" in told
    assert "process_resident_memory_bytes" in told


def test_lines_of_the_log_name_the_request_and_nobody(site):
    site.ask("/poverty?lang=az&q=Leyla", User_Agent="Leyla's telephone")
    until(lambda: '"path": "/poverty"' in site.log(), "the process has logged the answer")
    lines = [json.loads(line) for line in site.log().splitlines() if line.startswith("{")]
    banner = ("", f"  In a minute the dashboard is at https://localhost:{site.https}")
    assert [
        line for line in site.log().splitlines() if line[:1] != "{" and line not in banner
    ] == []
    outside = [json.loads(line) for line in (site.folder / "access.log").open()]
    (asked,) = [line for line in outside if line["path"] == "/poverty"]
    (answered,) = [line for line in lines if line.get("path") == "/poverty"]
    assert answered["request"] == asked["request"]
    assert answered["status"] == asked["status"] == 200
    whole = json.dumps([lines, outside])
    assert "Leyla" not in whole
    assert "127.0.0.1" not in whole.replace('"process": "127.0.0.1', "")


def test_a_process_told_to_end_keeps_its_reader_and_takes_no_other(site):
    node = secrets.token_hex(16)

    async def visit() -> None:
        async with opened(site, node) as line:
            counts = {port: metric(port, "monitor_sessions") for port in site.processes}
            held = max(counts, key=counts.__getitem__)
            number = process_at(held)
            subprocess.run(["kill", "-TERM", str(number)], check=True)
            until(lambda: readiness(held) == "ending", "the process knows")
            await Reader(line).read("about")
            assert site.ask("/about", Cookie=f"monitor_node={node}").status == 200
            other = next(port for port in site.processes if port != held)
            async with opened(site, node) as newcomer:
                await Reader(newcomer).read("about")
                assert metric(held, "monitor_sessions") == 1
                assert metric(other, "monitor_sessions") == 1
        until(lambda: process_at(held) not in (None, number), "another one has taken its place")
        until(lambda: readiness(held) == "ready", "it takes readers")

    done(visit())


def process_at(port: int) -> int | None:
    """Return the number of the process that was started for a port."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"serving" in words and str(port).encode() in words:
            return int(folder.name)
    return None


def test_a_browser_opens_the_site_and_breaks_no_rule(site, browser: Browser):
    page = browser.new_context(ignore_https_errors=True).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"https://localhost:{site.https}/about?lang=az")
    page.locator(".crm-title").first.wait_for()
    page.context.close()
    assert [text for text in said if "Content Security Policy" in text] == []


def test_one_address_that_opens_sessions_without_end_is_held_back(site):
    line = HTTPSConnection("localhost", site.https, context=site.trust)
    statuses: list[int] = []
    while len(statuses) < 400 and 429 not in statuses:  # a slow machine, too, asks twice a second
        line.request("GET", "/_stcore/stream")
        answer = line.getresponse()
        answer.read()
        statuses.append(answer.status)
    line.close()
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert site.ask("/out_of_school").status == 200


def test_what_speaks_to_the_network_is_not_the_superuser(site):
    master = (site.folder / "nginx.pid").read_text().strip()
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    assert workers
    assert 0 not in {Path(f"/proc/{number}").stat().st_uid for number in workers}


def test_a_message_larger_than_a_browser_sends_ends_its_session_and_no_other(site):
    async def visit() -> None:
        node = secrets.token_hex(16)
        async with opened(site, node) as other, opened(site, node) as line:
            with pytest.raises(ConnectionClosed):
                await line.send(b"\0" * 5_000_000)
                await Reader(line).read("about")
            await Reader(other).read("about")

    done(visit())


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/", {"X_Long": "a" * 20_000}, 400),
        ("/?q=" + "a" * 20_000, {}, 414),
        ("/?q=" + "a" * 9_000, {}, 414),
    ],
)
def test_headers_and_addresses_beyond_measure_are_refused(site, path, sent, status):
    assert site.ask(path, **sent).status == status


@pytest.mark.parametrize("path", ["/metrics/", "//metrics", "/%6detrics", "/x/../metrics"])
def test_metrics_are_not_reached_by_another_spelling(site, path):
    assert b"monitor_sessions" not in site.ask(path).body


def test_one_address_has_so_many_connections_and_no_more(site):
    beyond = 20
    lines = [_line_that_stays(site) for _ in range(CONNECTIONS + beyond)]
    try:
        answered = 0
        while answered < beyond:
            heard, _, _ = select.select(lines, [], [], PATIENCE)
            assert heard
            for line in heard:
                assert line.recv(100).startswith(b"HTTP/1.1 429 ")
                lines.remove(line)
                line.close()
            answered += len(heard)
        assert site.ask("/about").status == 429
    finally:
        for line in lines:
            line.close()
    until(lambda: site.ask("/about").status == 200, "who comes when others have left is served")


def _line_that_stays(site: Site) -> ssl.SSLSocket:
    """Return a connection whose request says that more will come."""
    line = site.trust.wrap_socket(
        socket.create_connection(("127.0.0.1", site.https)), server_hostname="localhost"
    )
    line.sendall(b"GET /about HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
    return line
