"""Beside each gap every reader sees what has been asked of whom, and what came of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from sqlalchemy import StaticPool, create_engine

from benchmarks.faults import small_inputs
from data import schema, settings
from data.build import build
from data.request import record, refuse, request_of
from data.settings import steward_url
from data.store import Store, open_store
from indicators.flows import flow_of, flows_of_agency
from indicators.words import requests_said, words
from pages.parts.officer import is_officer
from public_edition.api.answers import of_everything
from public_edition.published import read_published
from public_edition.reading import Reading
from tests.data.test_requested import ONE
from tests.pages.opening import opened

WAITING, REFUSED, UNASKED = "AZE_ED_AT_RISK", "EDUNF_ESL_L1", "PT_CHLD_VIOLENCE_WELFARE"
REASON = {"az": "Belə uçot aparılmır.", "en": "It is not counted.", "ru": "Учёт не ведётся."}
NONE_ON_RECORD = "No request for figures is on record."
ASKED = "Ministry of Science and Education: asked on 20 November 2026"


@pytest.fixture(scope="module")
def asked() -> Iterator[Store]:
    """A small store with one request that waits and one that was refused."""
    with small_inputs():
        flow, day = flow_of("MSE_GAPS"), date(2026, 11, 20)
        made = [request_of(flow, day, "az", code) for code in (WAITING, REFUSED)]
        record(made, settings.REQUESTS)
        refuse(made[1].number, date(2026, 11, 24), REASON, settings.REQUESTS)
        build()
        yield open_store()


def html(page: str, **query: str) -> str:
    return "\n".join(str(one.value) for one in opened(page, **query).get("html"))


@pytest.mark.parametrize(
    ("change", "today", "said"),
    [
        ({}, date(2026, 12, 1), "due by 15 December 2026; waiting for 2 days."),
        ({}, date(2026, 12, 16), "due by 15 December 2026; no answer for 17 days."),
        ({}, None, "due by 15 December 2026; no answer is on record."),
        ({"answered": date(2026, 11, 30)}, None, "answered on 30 November 2026, after 1 day."),
        (
            {"refused": date(2026, 11, 30), "reason": REASON},
            None,
            "refused on 30 November 2026. Reason given: It is not counted.",
        ),
    ],
)
def test_a_request_is_told_with_its_days_and_what_came_of_it(change, today, said):
    text = requests_said([replace(ONE, **change)], words("en"), today)
    assert text == f"Ministry of Science and Education: asked on 29 November 2026, {said}"


def test_what_was_not_asked_for_says_so():
    assert requests_said([], words("en")) == "Not asked for yet."


def test_a_build_from_before_requests_were_recorded_says_that_none_is_on_record(asked, monkeypatch):
    engine = create_engine("sqlite://", poolclass=StaticPool)
    earlier = [one for one in schema.metadata.sorted_tables if one is not schema.request]
    schema.metadata.create_all(engine, earlier)
    assert Store(engine).requests() is None
    monkeypatch.setattr(Store, "requests", lambda _: None)
    assert f"no figure is published · {NONE_ON_RECORD}" in html("search", q=UNASKED)
    assert NONE_ON_RECORD in html("data_gaps")
    reading = Reading(read_published(asked, 2026))
    assert requests_said(reading.requests(UNASKED), words("en")) == NONE_ON_RECORD


def test_the_page_of_a_gap_says_what_was_asked_and_what_came_of_it(asked):
    assert f"{ASKED}, due by 15 December 2026;" in html("inclusive_education", indicator=WAITING)
    refused = html("inclusive_education", indicator=REFUSED)
    assert f"{ASKED}, refused on 24 November 2026. Reason given: It is not counted." in refused
    unasked = html("child_protection", indicator=UNASKED)
    assert "Not asked for yet." in unasked
    assert "Ask for this figure" in unasked


def test_the_search_says_it_beside_the_gap(asked):
    assert f"no figure is published · {ASKED}" in html("search", q=WAITING)
    assert "no figure is published · Not asked for yet." in html("search", q=UNASKED)


def test_the_page_of_gaps_counts_the_answers_of_each_agency(asked):
    page = html("data_gaps", agency="MSE")
    assert "How requests are answered" in page
    assert "Reason given: It is not counted." in page
    asked_for = {code for flow in flows_of_agency("MSE") for code in flow.indicators}
    assert page.count("Not asked for yet.") == len(asked_for - {WAITING, REFUSED})


def test_letter_and_table_of_one_indicator_are_taken_from_the_page_of_gaps(asked):
    page = opened("data_gaps", agency="MSE", wanted=WAITING, letter="en")
    labels = [button.label for button in page.get("download_button")]
    assert labels[:2] == ["Letter (DOCX), MSE_GAPS", "Table to fill in (XLSX), MSE_GAPS"]


def test_the_interface_of_the_public_edition_has_the_requests(asked):
    reading = Reading(read_published(asked, 2026))
    (text,) = [o.content for o in of_everything(reading) if o.path.endswith("v1/indicators.json")]
    told = {one["id"]: one["requests"] for one in json.loads(text)["indicators"]}
    assert told[UNASKED] == []
    (one,) = told[REFUSED]
    assert (one["asked"], one["refused"], one["reason"]) == ("2026-11-20", "2026-11-24", REASON)


def test_whoever_asks_for_figures_is_led_to_the_request_and_nobody_else(asked, monkeypatch):
    monkeypatch.setenv("STEWARD_URL", "https://monitor.example/steward/")
    asking = {"agency": "MSE", "wanted": WAITING}
    address = f"https://monitor.example/steward/requests?flow=MSE_GAPS&amp;indicator={WAITING}"
    assert address not in html("data_gaps", **asking)
    panel = import_module("pages.parts.panels.orientation.ask")
    monkeypatch.setattr(panel, "is_officer", lambda: True)
    assert address in html("data_gaps", **asking)


def test_the_workflow_is_at_the_sites_own_address_where_its_port_is_set(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://monitor.example")
    monkeypatch.delenv("STEWARD_URL", raising=False)
    monkeypatch.setenv("STEWARD_PORT", "")
    assert steward_url() == "" and not is_officer()
    monkeypatch.setenv("STEWARD_PORT", "8541")
    assert steward_url() == "https://monitor.example/steward"
