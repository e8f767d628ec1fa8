"""What the pages of peers are made of, and what readers of them ask, agree."""

import json
import re
from pathlib import Path

import pytest
import yaml

from benchmarks.peers.environment import PEERS
from benchmarks.peers.questions import QUESTIONS
from tests.test_locks import locked

PEERS_HERE = Path("benchmarks/peers")
DASHBOARD = PEERS_HERE / "superset_page" / "dashboard"


def declared(name: str) -> dict:
    """Return a file of the dashboard."""
    return yaml.safe_load((DASHBOARD / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def placed() -> dict[str, int]:
    """Return the number of each chart by its identifier, as the dashboard places them."""
    parts = declared("dashboards/out_of_school.yaml")["position"].values()
    charts = [part["meta"] for part in parts if isinstance(part, dict) and part["type"] == "CHART"]
    return {chart["uuid"]: chart["chartId"] for chart in charts}


@pytest.mark.parametrize("peer", PEERS)
def test_what_a_peer_is_made_of_is_locked_with_hashes(peer):
    named = (PEERS_HERE / f"requirements-{peer}.in").read_text(encoding="utf-8")
    pins = {re.sub(r"\[.*\]", "", line) for line in named.splitlines() if "==" in line}
    assert pins <= locked(f"{PEERS_HERE}/requirements-{peer}.txt")


def test_charts_are_numbered_in_the_order_of_their_files(placed):
    files = sorted(path.relative_to(DASHBOARD) for path in DASHBOARD.glob("charts/*.yaml"))
    assert [placed[declared(name)["uuid"]] for name in files] == [1, 2, 3]


def test_readers_of_superset_ask_for_what_its_charts_show(placed):
    charts = {}
    for path in DASHBOARD.glob("charts/*.yaml"):
        chart = declared(path.relative_to(DASHBOARD))
        shown = chart["params"]
        columns = [shown["x_axis"]] if "x_axis" in shown else shown["groupby"]
        charts[placed[chart["uuid"]]] = columns
    asked = [json.loads(body) for _, body in QUESTIONS["superset"].first("2020")]
    queried = {
        one["form_data"]["slice_id"]: one["queries"][0]["columns"]
        for one in asked
        if one["form_data"]
    }
    assert queried == charts


def test_another_year_is_asked_of_the_charts_that_the_filter_reaches():
    filters = declared("dashboards/out_of_school.yaml")["metadata"]["native_filter_configuration"]
    left_out = next(one for one in filters if one["name"] == "Year")["scope"]["excluded"]
    asked = [json.loads(body) for _, body in QUESTIONS["superset"].another("2020")]
    assert {one["form_data"]["slice_id"] for one in asked} == {1, 2, 3} - set(left_out)
    assert all(one["queries"][0]["filters"][0]["val"] == ["2020"] for one in asked)
