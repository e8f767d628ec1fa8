"""What is kept, and for how long: an answer belongs to a release."""

import asyncio
import gzip
import json
import logging

import pytest
from starlette.testclient import TestClient

from service import figures
from service.app import application
from service.asked import data_asked
from service.data import SMALL, TooManyBytes, counted, pieces
from service.formats import DATA
from service.limits import Bounded, Rate
from service.settings import Settings
from tests.awaited import run
from tests.service.conftest import ALONE, COUNT, RATE, data, rows_of, told


@pytest.mark.parametrize(
    "path",
    [data(f"AZE.{RATE}"), "/rest/dataflow", f"/rest/availableconstraint/DF_CHILD_RIGHTS/.{RATE}"],
)
def test_who_has_an_answer_of_this_release_is_told_so(service, path):
    first = service.get(path)
    assert first.headers["cache-control"] == "public, max-age=300"
    again = service.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_another_question_form_or_language_has_another_mark(service):
    asked = [
        (data(f"AZE.{RATE}"), {}),
        (data(f"AZE.{COUNT}"), {}),
        (data(f"AZE.{RATE}") + "?startPeriod=2010", {}),
        (data(f"AZE.{RATE}"), {"Accept": "text/csv"}),
        (data(f"AZE.{RATE}"), {"Accept-Language": "ru"}),
    ]
    marks = [service.get(path, headers=sent).headers["etag"] for path, sent in asked]
    assert len(set(marks)) == len(asked)


def test_another_release_is_given_when_readers_see_it(monkeypatch):
    now = {"build": figures.current_build()}
    opened = []

    class Another:
        def __init__(self, store, fingerprint):
            self._store, self._fingerprint = store, fingerprint

        def build(self):
            return {**self._store.build(), "fingerprint": self._fingerprint}

        def __getattr__(self, name):
            return getattr(self._store, name)

    def opening(build, read=figures.open_store):
        opened.append(build)
        return Another(read(), build * 12)

    monkeypatch.setattr(figures, "current_build", lambda: now["build"])
    monkeypatch.setattr(figures, "open_store", opening)
    with TestClient(application(ALONE)) as client:
        before = client.get(data(f"AZE.{RATE}")).headers["etag"]
        assert client.get(data(f"AZE.{RATE}")).headers["etag"] == before
        now["build"] = "another"
        after = client.get(data(f"AZE.{RATE}"), headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["etag"] != before
    assert len(opened) == 2


def test_a_refusal_is_kept_shortly_or_not_at_all(service):
    assert service.get(data("XXX")).headers["cache-control"] == "public, max-age=60"
    assert service.get(data("A++")).headers["cache-control"] == "no-store"


def test_an_answer_is_compressed_for_who_takes_it(service):
    plain = service.get(data(f"AZE.{RATE}"), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with service.stream("GET", data(f"AZE.{RATE}"), headers={"Accept-Encoding": "gzip"}) as sent:
        assert sent.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(sent.iter_raw())) == plain.content


def test_of_a_whole_dataflow_the_headers_alone_can_be_asked_for(service):
    answer = service.head(data())
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"]


# Bounds


def test_more_observations_than_an_answer_holds_are_refused_and_a_part_is_given():
    with TestClient(application(Settings(rows=1_000, requests_a_minute=0, unreleased=True))) as few:
        answer = few.get(data())
        assert told(answer) == (413, 130)
        assert "narrow the key" in answer.text
        assert few.get(data(f"AZE.{RATE}")).status_code == 200


def test_an_answer_that_grows_beyond_its_bytes_is_broken_off(store):
    current = figures.Current(unreleased=True)
    now = current.figures()
    asked = data_asked("published", {"indicator": (RATE, COUNT)}, {})
    from passports import sdmx

    message = sdmx.Told("published", now.release, now.made, "en", store.sources())
    written = pieces(DATA[0].write, message, asked, sorted(counted(asked, now)), store, 100_000)
    with pytest.raises(TooManyBytes):
        list(written)


def test_a_whole_dataflow_is_sent_in_pieces_before_it_is_all_written(store):
    asked = data_asked("published", {}, {})
    now = figures.Current(unreleased=True).figures()
    from passports import sdmx

    message = sdmx.Told("published", now.release, now.made, "en", store.sources())
    every = sorted(counted(asked, now))
    read = []

    class Watched:
        def series(self, code, *given):
            read.append(code)
            return store.series(code, *given)

    written = pieces(DATA[2].write, message, asked, every, Watched(), 10**9)
    assert len(next(written)) < 10 * 64 * 1024
    assert len(read) < len(every) / 4


def test_large_answers_are_written_a_few_at_a_time_and_small_ones_pass_by():
    path = data() + "?startPeriod=2016&format=csv"

    async def tried() -> list[int]:
        app = application(Settings(large_at_once=1, requests_a_minute=0, unreleased=True))
        first, second = Caller(path), Caller(path)
        small = Caller(data(f"AZE.{RATE}"))
        first.hold()
        writing = asyncio.create_task(app(first.scope, first.receive, first.send))
        await first.begun.wait()
        waiting = asyncio.create_task(app(second.scope, second.receive, second.send))
        await app(small.scope, small.receive, small.send)
        states = [len(second.sent), small.sent[0]["status"]]
        first.let_go()
        await asyncio.gather(writing, waiting)
        return [*states, second.sent[0]["status"], len(rows_of(first.body))]

    *states, large = run(tried)
    assert states == [0, 200, 200]
    assert large > SMALL


class Caller:
    """Somebody who asks, and takes what is sent when asked to."""

    def __init__(self, path: str) -> None:
        path, _, question = path.partition("?")
        self.scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": question.encode(),
            "headers": [],
            "client": ("192.0.2.1", 1),
            "scheme": "http",
            "server": ("localhost", 80),
            "root_path": "",
        }
        self.sent: list = []
        self.begun = asyncio.Event()
        self._free = asyncio.Event()
        self._free.set()

    @property
    def body(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()

    def hold(self) -> None:
        self._free.clear()

    def let_go(self) -> None:
        self._free.set()

    async def receive(self):
        await asyncio.Event().wait()

    async def send(self, message) -> None:
        self.sent.append(message)
        self.begun.set()
        await self._free.wait()


def test_who_takes_nothing_of_what_is_sent_is_left():
    async def tried() -> Caller:
        app = Bounded(application(ALONE), 0, patience=0.05, longest=60)
        caller = Caller(data(f"AZE.{RATE}"))
        caller.hold()
        await app(caller.scope, caller.receive, caller.send)
        return caller

    assert len(run(tried).sent) == 1  # the beginning; the rest is not even offered


def test_an_address_that_asks_too_often_is_told_when_to_come_back():
    with TestClient(application(Settings(requests_a_minute=2, unreleased=True))) as client:
        answers = [client.get("/rest/dataflow") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert told(answers[2]) == (429, 1000)
    assert int(answers[2].headers["retry-after"]) > 0


def test_the_rate_is_one_of_an_address_and_comes_back_with_time():
    now = [0.0]
    rate = Rate(2, clock=lambda: now[0])
    assert [rate.wait("192.0.2.1") for _ in range(3)] == [0, 0, 30]
    assert rate.wait("192.0.2.2") == 0
    now[0] = 31.0
    assert rate.wait("192.0.2.1") == 0


def test_a_customer_with_a_network_of_addresses_is_one():
    rate = Rate(1, clock=lambda: 0.0)
    assert [rate.wait(f"2001:db8::{number}") for number in range(1, 4)] == [0, 60, 60]
    assert rate.wait("2001:db8:0:1::1") == 0


def test_addresses_that_are_made_up_do_not_fill_the_memory():
    rate = Rate(1, clock=lambda: 0.0)
    for number in range(12_000):
        rate.wait(f"{number}")
    assert len(rate._left) == 10_000


def test_a_line_is_written_of_each_request_and_nothing_of_who_asked(service, caplog, monkeypatch):
    logger = logging.getLogger("service")
    monkeypatch.setattr(logger, "propagate", True)
    with caplog.at_level(logging.INFO, "service"):
        sent = {"X-Request-ID": "0123456789abcdef" * 2}
        service.get(data(f"AZE.{RATE}") + "?startPeriod=2015", headers=sent)
    line = json.loads(caplog.records[-1].message)
    assert line["request"] == sent["X-Request-ID"]
    assert set(line) == {"time", "request", "path", "status", "bytes", "seconds", "whole"}
    assert (line["path"], line["status"], line["whole"]) == (data(f"AZE.{RATE}"), 200, True)


def test_settings_are_read_from_the_environment():
    from service.settings import settings

    chosen = settings({"SERVICE_ROWS": "10", "SERVICE_MEGABYTES": "2.5"})
    assert (chosen.rows, chosen.bytes_of_answer) == (10, 2_500_000)
    assert settings({}) == Settings()
