"""The framework's page is sent with the house style and the scripts that every view needs."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.parts.guarding import WHERE, Opening, drawn_by_all

PAGE = "<html><head><title>t</title></head><body><div id='root'></div></body></html>"


def opened(style: str = "style-1.css", kind: str = "text/html; charset=utf-8", **sent: str):
    """Return headers and body of the answer, and which headers the framework was sent."""
    reached: list[bytes] = []
    messages: list[dict] = []

    async def framework(scope, receive, send):
        reached.extend(name for name, _ in scope["headers"])
        found = [(b"content-type", kind.encode()), (b"etag", b'"1"'), (b"last-modified", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": found})
        await send({"type": "http.response.body", "body": PAGE[:20].encode(), "more_body": True})
        await send({"type": "http.response.body", "body": PAGE[20:].encode()})

    async def send(message):
        messages.append(message)

    lines = {"accept": "text/html,*/*", **sent}
    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in lines.items()]
    scope = {"type": "http", "method": "GET", "path": "/health", "headers": headers}
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, Opening(framework, lambda: style)(scope, None, send)).result()
    told = {name.decode().lower(): value.decode() for name, value in messages[0]["headers"]}
    return told, b"".join(message.get("body", b"") for message in messages[1:]), reached


def test_the_style_is_fetched_at_once_and_stands_before_the_view():
    told, body, _ = opened()
    page = body.decode()
    assert page.index('as="style" href="./app/static/style-1.css"') < page.index("</head>")
    assert page.index("<body>") < page.index('rel="stylesheet" id="crm-style"')
    assert page.index('id="crm-style"') < page.index("id='root'")
    assert told["content-length"] == str(len(body))


def test_the_scripts_that_every_view_needs_are_those_of_the_framework_installed():
    assert len(drawn_by_all()) == 3
    page = opened()[1].decode()
    assert all(f"./static/js/{name}" in page for name in drawn_by_all())


def test_the_page_says_where_its_server_is_before_the_framework_asks():
    page = opened()[1].decode()
    assert page.index(WHERE) < page.index("</head>")
    assert "BACKEND_BASE_URL: new URL('./', location.href).href" in WHERE


def test_an_earlier_page_is_never_taken_for_the_present_one():
    told, _, reached = opened(if_none_match='"1"', if_modified_since="x")
    assert not {"etag", "last-modified"} & set(told)
    assert not {b"if-none-match", b"if-modified-since"} & set(reached)


def test_a_browser_that_takes_gzip_is_sent_gzip():
    told, body, _ = opened(accept_encoding="gzip, br")
    assert told["content-encoding"] == "gzip"
    assert "crm-style" in gzip.decompress(body).decode()


@pytest.mark.parametrize(
    "sent", [{"style": ""}, {"kind": "application/json"}, {"accept": "application/json"}]
)
def test_what_is_no_page_or_has_no_build_passes_as_it_is(sent):
    told, body, _ = opened(**sent)
    assert body.decode() == PAGE
    assert told["etag"] == '"1"'
