"""What a browser is sent compressed, and what is kept of it."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from pages.parts.guarding import Compression

SCRIPT = b"export const area = 'Baku';\n" * 200


class Files:
    """A server of one text, in two pieces, that counts how often it is asked."""

    def __init__(self, kind: str, body: bytes = SCRIPT, status: int = 200) -> None:
        self.kind, self.body, self.status, self.asked = kind, body, status, 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        told = [(b"content-type", self.kind.encode()), (b"content-length", b"%d" % len(self.body))]
        await send({"type": "http.response.start", "status": self.status, "headers": told})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[half:]})


def answered(app: Compression, path: str, method: str = "GET", **sent: str):
    """Return headers and body of what a browser is sent."""
    messages: list[dict] = []

    async def send(message):
        messages.append(message)

    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": lines}
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, app(scope, None, send)).result()
    told = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
    return told, b"".join(message.get("body", b"") for message in messages[1:])


@pytest.mark.parametrize(
    ("takes", "way", "read"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("BR;q=1.0", "br", brotli.decompress),
    ],
)
def test_a_script_is_compressed_once_as_the_browser_takes_it_and_says_so(takes, way, read):
    files = Files("application/javascript")
    app = Compression(files)
    for _ in range(2):
        told, body = answered(app, "/static/js/map.0a1b.js", accept_encoding=takes)
        assert read(body) == SCRIPT
        assert told["content-encoding"] == way
        assert told["content-length"] == str(len(body))
        assert told["vary"] == "Accept-Encoding"
    assert files.asked == 1


def test_a_browser_is_never_sent_what_another_one_took():
    app = Compression(Files("application/javascript"))
    for takes in ("br", "gzip", "br"):
        told, _ = answered(app, "/static/js/map.0a1b.js", accept_encoding=takes)
        assert told["content-encoding"] == takes


@pytest.mark.parametrize(
    ("path", "method", "sent"),
    [
        ("/static/js/map.js", "GET", {}),
        ("/static/js/map.js", "GET", {"accept_encoding": "gzip;q=0, br;q=0.0"}),
        ("/static/js/map.js", "GET", {"accept_encoding": "brunsli, xgzip"}),
        ("/static/js/map.js", "HEAD", {"accept_encoding": "gzip"}),
        ("/static/js/map.js", "GET", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/map.js", "GET", {"accept_encoding": "gzip", "if_none_match": '"1"'}),
        ("/media/briefing.pdf", "GET", {"accept_encoding": "gzip"}),
        ("/static/./js/map.js", "GET", {"accept_encoding": "gzip"}),
        ("/static/js//map.js", "GET", {"accept_encoding": "gzip"}),
    ],
)
def test_what_is_not_a_whole_file_for_a_browser_that_takes_it_compressed_passes_unchanged(
    path, method, sent
):
    app = Compression(Files("application/javascript"))
    told, body = answered(app, path, method, **sent)
    assert body == SCRIPT
    assert "content-encoding" not in told
    assert app.kept == {}


@pytest.mark.parametrize(
    "files",
    [
        Files("text/html; charset=utf-8"),
        Files("font/woff2"),
        Files("application/javascript", status=404),
        Files("application/javascript", body=b"1;"),
    ],
)
def test_pages_fonts_faults_and_crumbs_are_sent_as_they_are_and_never_kept(files):
    app = Compression(files)
    told, body = answered(app, "/static/any/path/a/stranger/invents", accept_encoding="gzip")
    assert body == files.body
    assert "content-encoding" not in told
    assert app.kept == {}


def test_an_answer_with_a_cookie_is_never_kept_for_another_reader():
    async def personal(_scope, _receive, send):
        told = [(b"content-type", b"application/javascript"), (b"set-cookie", b"a=1")]
        await send({"type": "http.response.start", "status": 200, "headers": told})
        await send({"type": "http.response.body", "body": SCRIPT})

    app = Compression(personal)
    told, body = answered(app, "/static/js/map.js", accept_encoding="gzip")
    assert (told["set-cookie"], body, app.kept) == ("a=1", SCRIPT, {})
