"""What a watcher is told of a process and its figures."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from starlette.requests import Request

from data.frozen import releases
from indicators.errors import StoreUnavailable
from serving import health
from serving.health import routes, state_of_the_figures


def test_a_watcher_learns_which_release_readers_are_shown_and_how_old_it_is():
    dates = {about.id: about.date for about in releases()}
    told = state_of_the_figures(today=date(2027, 1, 1))
    assert told["healthy"] is True
    assert len(told["build"]) == 12
    if told["intact"] is not None:  # the data may be ahead of the last release
        assert told["intact"] is True
        assert told["age_days"] == (date(2027, 1, 1) - dates[told["release"]]).days


def test_without_a_database_there_are_no_figures_to_be_healthy(tmp_path):
    with pytest.raises(StoreUnavailable):
        state_of_the_figures(f"sqlite:///{tmp_path}/none.sqlite")


def test_without_the_files_of_the_map_the_figures_are_not_healthy(monkeypatch, tmp_path):
    monkeypatch.setattr(health, "STATIC", tmp_path)
    with pytest.raises(StoreUnavailable, match=r"areas-\w+\.json"):
        state_of_the_figures()


def test_where_the_tables_of_the_release_are_damaged_nothing_is_healthy(monkeypatch):
    monkeypatch.setattr(health, "_frozen", lambda content: (None, False))
    with pytest.raises(StoreUnavailable, match="release"):
        state_of_the_figures()


@pytest.mark.parametrize(("path", "status"), [("/livez", 200), ("/healthz", 503)])
def test_a_process_whose_figures_cannot_be_read_lives_but_is_not_healthy(path, status):
    def unreadable():
        raise StoreUnavailable("The database is damaged.")

    asked = next(one.endpoint for one in routes(unreadable) if one.path == path)
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        answer = apart.submit(asyncio.run, asked(Request({"type": "http"}))).result()
    assert answer.status_code == status
    if status == 503:
        told = {"healthy": False, "reason": "The database is damaged."}
        assert json.loads(bytes(answer.body)) == told
