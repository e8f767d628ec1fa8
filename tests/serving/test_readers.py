"""How a process lets readers in, and how it ends."""

import asyncio
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn

from serving.listening import Server
from serving.readers import Door, Readers
from serving.warming import Warming, draw


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def application(scope, receive, send):
    """Answer 200, or hold a line open until it is broken off."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await receive()
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def answered(readers: Readers, path: str, kind: str = "http", protocol: str = "") -> int | None:
    """Return the status of an answer; of a session's line 101 where it is taken."""
    said: list[dict] = []
    scope = {"type": kind, "path": path, "method": "GET", "headers": [], "extensions": {}}
    scope["extensions"] = {"websocket.http.response": {}}
    if protocol:
        scope["headers"] = [(b"sec-websocket-protocol", protocol.encode())]

    async def send(message):
        said.append(message)

    async def receive():
        return {"type": "websocket.disconnect"}

    run(Door(application, readers)(scope, receive, send))
    return said[0].get("status", 101)


def run(task) -> None:
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, task).result(timeout=60)


def test_a_process_is_ready_when_its_pages_are_drawn_and_until_it_is_told_to_end():
    readers = Readers()
    assert answered(readers, "/readyz") == 503
    readers.is_ready = True
    assert answered(readers, "/readyz") == 200
    readers.take_no_more(60)
    assert answered(readers, "/readyz") == 503


@pytest.mark.parametrize(
    "path", ["/media/a.png", "/static/js/a.js", "/app/static/a.json", "/_stcore/health", "/livez"]
)
def test_an_ending_process_still_serves_what_open_pages_fetch(path):
    readers = Readers()
    readers.take_no_more(60)
    assert answered(readers, path) == 200


@pytest.mark.parametrize("path", ["/", "/poverty", "/favicon.png"])
def test_an_ending_process_opens_no_page(path):
    readers = Readers()
    assert answered(readers, path) == 200
    readers.take_no_more(60)
    assert answered(readers, path) == 503


@pytest.mark.parametrize(
    ("protocol", "status"),
    [("", 503), ("streamlit", 503), ("streamlit, token", 503), ("streamlit, token, 1f", 101)],
)
def test_an_ending_process_takes_back_who_was_there_and_nobody_else(protocol, status):
    readers = Readers()
    readers.take_no_more(60)
    assert answered(readers, "/_stcore/stream", "websocket", protocol) == status
    assert readers.connected == 0


def test_a_process_ends_when_the_last_reader_has_gone_or_the_time_is_over():
    clock = Clock()
    readers = Readers(clock)
    readers.connected = 1
    readers.take_no_more(60)
    assert not readers.have_left
    clock.now = 61
    assert readers.have_left
    clock.now = 1
    readers.connected = 0
    assert readers.have_left


def test_without_patience_the_word_to_end_ends_at_once_and_twice_always_does():
    readers = Readers()
    at_once = Server(uvicorn.Config(application), readers, patience=0)
    at_once.handle_exit(signal.SIGTERM, None)
    assert at_once.should_exit
    assert not readers.is_ending
    patient = Server(uvicorn.Config(application), readers, patience=60)
    patient.handle_exit(signal.SIGTERM, None)
    assert readers.is_ending
    assert not patient.should_exit
    patient.handle_exit(signal.SIGTERM, None)
    assert patient.should_exit


def test_a_page_that_fails_while_it_is_drawn_does_not_hold_back_the_start():
    drawn: list[str] = []

    async def failing(scope, receive, send):
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            return
        drawn.append(scope["path"])
        raise RuntimeError("no page")

    readers, said = Readers(), []

    async def receive():
        return {"type": "lifespan.startup"}

    async def send(message):
        said.append((message["type"], readers.is_ready))

    run(Warming(failing, readers, ("/a", "/b"))({"type": "lifespan"}, receive, send))
    assert len(drawn) == 2
    assert said == [("lifespan.startup.complete", True)]


def test_a_page_is_drawn_by_a_session_that_leaves_when_it_has_ended():
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    heard: list[str] = []

    async def dashboard(scope, receive, send):
        heard.append((await receive())["type"])
        asked = BackMsg.FromString((await receive())["bytes"]).rerun_script
        heard.append(f"{asked.page_name}?{asked.query_string}")
        ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
        await send({"type": "websocket.send", "bytes": ended.SerializeToString()})
        heard.append((await receive())["type"])

    run(draw(dashboard, "/poverty?lang=az"))
    assert heard == ["websocket.connect", "poverty?lang=az", "websocket.disconnect"]
