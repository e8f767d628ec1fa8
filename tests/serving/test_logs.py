"""Logs as lines of JSON that say what happened, and not to whom."""

import asyncio
import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from serving.logs import HandingOn, Lines, Requests


def line(record: logging.LogRecord) -> dict:
    return json.loads(Lines().format(record))


def failure(error: Exception) -> dict:
    """Return the line that is written of an exception."""
    try:
        raise error
    except type(error) as raised:
        told = (type(raised), raised, raised.__traceback__)
    return line(logging.LogRecord("pages", logging.ERROR, "", 0, "A page failed", (), told))


def test_an_exception_is_told_by_its_kind_and_places_without_its_words():
    told = failure(KeyError("Leyla Əliyeva"))
    assert told["error"] == "KeyError"
    assert told["through"][-1].endswith(" failure")
    assert told["through"][-1].startswith("tests/serving/test_logs.py:")
    assert told["message"] == "A page failed"
    assert "Leyla" not in json.dumps(told, ensure_ascii=False)


def test_a_line_is_one_line_whatever_is_said():
    record = logging.LogRecord("x", logging.INFO, "", 0, "a\nb %s", ("ə\u2028",), None)
    assert "\n" not in Lines().format(record)
    assert line(record)["message"] == "a\nb ə\u2028"


def test_a_logger_that_is_made_later_writes_no_lines_of_its_own():
    late = HandingOn("late")
    late.addHandler(logging.StreamHandler())
    late.propagate = False
    assert late.handlers == []
    assert late.propagate


def asked(caplog: pytest.LogCaptureFixture, **sent: str) -> dict:
    """Return what was logged of a request."""

    async def application(scope, receive, send):
        await send({"type": "http.response.start", "status": 404, "headers": []})
        logging.getLogger("serving.inside").warning("within")

    async def nothing(*_):
        return None

    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()]
    scope = {"type": "http", "path": "/poverty", "query_string": b"q=Leyla", "headers": headers}
    with caplog.at_level(logging.INFO), ThreadPoolExecutor(1) as apart:
        caplog.handler.setFormatter(Lines())
        visit = Requests(application)(scope, nothing, nothing)
        apart.submit(asyncio.run, visit).result()
    within, answered = (json.loads(text) for text in caplog.text.splitlines()[-2:])
    assert within["request"] == answered["request"]
    return answered


def test_a_request_is_logged_with_path_status_and_time_and_without_what_was_searched(caplog):
    told = asked(caplog)
    assert (told["path"], told["status"]) == ("/poverty", 404)
    assert told["seconds"] >= 0
    assert len(told["request"]) == 32
    assert "Leyla" not in json.dumps(told)


def test_the_identity_that_the_proxy_gave_is_kept_and_a_made_up_one_is_not(caplog):
    given = "0123456789abcdef" * 2
    assert asked(caplog, x_request_id=given)["request"] == given
    assert asked(caplog, x_request_id="Leyla")["request"] != "Leyla"
