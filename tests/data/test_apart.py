"""Work in a process beside this one: what it makes, what it raises, what becomes of its end."""

import os
import signal
from datetime import date
from threading import Thread

import pytest

from briefings.apart import Wanted, shown, written
from briefings.request import RequestError, read_request
from data.apart import run_apart
from data.settings import database_url
from data.store import current_build, open_store
from indicators.errors import OurFault, StoreUnavailable


def wanted(build: str | None = None) -> Wanted:
    """Return a page on school in Lankaran."""
    url = database_url()
    given = {"areas": ["AZ-LAN"], "topics": ["education"], "language": "en", "length": "page"}
    day = date(2026, 11, 1)
    return Wanted(read_request(given), url, build or current_build(url), day, "https://e.az")


def test_what_is_made_beside_is_what_would_be_made_here():
    assert run_apart(shown, wanted()) == shown(wanted())


def test_work_is_done_by_another_process_and_the_next_by_the_same():
    first, second = run_apart(os.getpid), run_apart(os.getpid)
    assert first == second != os.getpid()


def test_what_several_threads_ask_for_is_done_by_one_process():
    """Every view of a page is drawn in a thread of its own."""
    asked = []
    for _ in range(2):
        view = Thread(target=lambda: asked.append(run_apart(os.getpid)))
        view.start()
        view.join()
    assert asked == [run_apart(os.getpid)] * 2


def test_what_is_set_here_is_set_there(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://one.az")
    assert run_apart(os.getenv, "SITE_URL") == "https://one.az"
    monkeypatch.setenv("SITE_URL", "https://two.az")
    assert run_apart(os.getenv, "SITE_URL") == "https://two.az"


def test_a_refusal_comes_back_with_what_its_sentence_needs():
    with pytest.raises(RequestError) as refused:
        run_apart(written, wanted(), "xyz")
    assert refused.value.refusal == "format"
    assert refused.value.places == {"given": "xyz"}


def test_a_store_that_is_damaged_is_told_as_it_would_be_here(tmp_path):
    with pytest.raises(StoreUnavailable) as damaged:
        run_apart(open_store, f"sqlite:///{tmp_path}/none.sqlite")
    assert (damaged.value.reason, damaged.value.hint) == ("missing", "Run `python -m data.build`.")


def test_an_end_from_outside_is_told_and_the_next_work_is_done():
    other = run_apart(os.getpid)
    with pytest.raises(OurFault):
        run_apart(os.kill, other, signal.SIGKILL)
    assert run_apart(os.getpid) != other


def test_where_no_process_may_be_started_the_work_is_done_here(monkeypatch):
    def refused(**_given: object) -> None:
        raise PermissionError(13, "Permission denied", "a semaphore")

    monkeypatch.setattr("loky.get_reusable_executor", refused)
    assert run_apart(os.getpid) == os.getpid()
