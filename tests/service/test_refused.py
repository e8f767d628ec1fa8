"""What is not there is told so in SDMX: never by an empty success, never by another answer."""

from xml.sax.saxutils import escape

import pytest
from starlette.testclient import TestClient

from data.settings import ROOT
from indicators.catalog import catalog
from indicators.errors import StoreUnavailable
from service import figures
from service.app import application
from service.not_there import PARAMETERS, RESOURCES
from service.settings import Settings
from tests.service.conftest import ALONE, COUNT, FLOW, RATE, UNKNOWN, data, told

NO_RESULTS, SYNTAX, MEANING, ABSENT = (404, 100), (400, 140), (403, 150), (501, 501)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (data("XXX"), NO_RESULTS),
        (data(f"AZE.{UNKNOWN}"), NO_RESULTS),
        (data(f"AZE.{RATE}") + "?startPeriod=2090", NO_RESULTS),
        (data("AZE") + "/SOMEBODY", NO_RESULTS),
        ("/rest/data/DF_OTHER/all", NO_RESULTS),
        ("/rest/data/all/all", NO_RESULTS),
        (f"/rest/data/UNICEF,{FLOW},1.0/all", NO_RESULTS),
        (f"/rest/data/CRM_AZE,{FLOW},9.9/all", NO_RESULTS),
        ("/rest/dataflow/UNICEF", NO_RESULTS),
        ("/rest/codelist/CRM_AZE/CL_OTHER", NO_RESULTS),
        ("/rest/datastructure/CRM_AZE/DSD_CHILD_RIGHTS/1.0", NO_RESULTS),
        ("/nothing", NO_RESULTS),
        ("/rest", NO_RESULTS),
        ("/unicef/rest", NO_RESULTS),
        (data("." * 40), SYNTAX),
        (data("A++B"), SYNTAX),
        (data("AZE;DROP"), SYNTAX),
        (data("AZE/all/more"), SYNTAX),
        ("/rest/data/A,B,C,D/all", SYNTAX),
        (data("AZE") + "?startPeriod=soon", SYNTAX),
        (data("AZE") + "?startPeriod=2020-Q7", SYNTAX),
        (data("AZE") + "?endPeriod=%D9%A2%D9%A0%D9%A2%D9%A0", SYNTAX),
        (data("AZE") + "?endPeriod=2020-Q%D9%A1", SYNTAX),
        (data("AZE") + "?endPeriod=2020-99", SYNTAX),
        (data("AZE") + "?endPeriod=2020-12-99", SYNTAX),
        (data("AZE") + "?endPeriod=2020T::::", SYNTAX),
        (data("AZE") + "?lastNObservations=-1", SYNTAX),
        (data("AZE") + "?lastNObservations=%D9%A1", SYNTAX),
        (data("AZE") + "?detail=some", SYNTAX),
        (data("AZE") + "?whatever=1", SYNTAX),
        (data("AZE") + "?startPeriod=2020&startPeriod=2021", SYNTAX),
        ("/rest/dataflow?references=some", SYNTAX),
        ("/rest/other", SYNTAX),
        ("/rest/", SYNTAX),
        (data("AZE") + "?startPeriod=2021&endPeriod=2020", MEANING),
        (data("AZE") + "?dimensionAtObservation=SEX", ABSENT),
        (data("AZE") + "?labels=both", ABSENT),
        ("/rest/codelist/CRM_AZE/CL_SEX/1.0/F", ABSENT),
        ("/rest/dataflow?detail=allstubs", ABSENT),
        (data("AZE") + "?format=pdf", (406, 1001)),
    ],
)
def test_a_refusal_is_a_message_of_the_standard(service, path, why):
    assert told(service.get(path)) == why


def test_of_a_declared_gap_the_reason_is_said(service):
    code, item = next((code, item) for code, item in catalog().items() if item.gap)
    answer = service.get(data(f"AZE.{code}"))
    assert told(answer) == NO_RESULTS
    assert escape(item.gap["en"]) in answer.text


@pytest.mark.parametrize("kind", sorted(RESOURCES))
def test_a_resource_that_is_not_there_is_in_the_catalogue_and_in_the_document(service, kind):
    answer = service.get(f"/rest/{kind}/all/all/latest")
    assert told(answer) == ABSENT
    document = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")
    assert f"`{kind}`" in document


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_a_parameter_that_is_not_there_is_never_passed_over(service, name):
    assert told(service.get(data("AZE"), params={name: "2026-01-01"})) == ABSENT
    document = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")
    assert f"`{name}`" in document


def test_the_catalogue_is_given_to_who_asks(service):
    told_of = service.get("/").json()["not_there"]
    assert set(told_of["resources"]) == set(RESOURCES)
    assert set(told_of["parameters"]) == set(PARAMETERS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent(service, method):
    answer = service.request(method, data("AZE"))
    assert told(answer) == (405, 1002)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "accepted", ["application/vnd.sdmx.data+csv;version=2.0.0", "text/html", "*/*;q=0"]
)
def test_a_format_that_is_not_written_is_refused(service, accepted):
    assert told(service.get(data("AZE"), headers={"Accept": accepted})) == (406, 1001)


@pytest.mark.parametrize(
    ("accepted", "media"),
    [
        ("*/*", "application/vnd.sdmx.genericdata+xml;version=2.1"),
        ("text/html, text/csv;q=0.9, */*;q=0.1", "application/vnd.sdmx.data+csv;version=1.0.0"),
        ("application/vnd.sdmx.data+json", "application/vnd.sdmx.data+json;version=1.0.0"),
        (
            "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
            "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
        ),
    ],
)
def test_the_format_is_what_is_accepted_most(service, accepted, media):
    answer = service.get(data(f"AZE.{RATE}"), headers={"Accept": accepted})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)


# Nothing released, and faults


def test_what_belongs_to_no_release_is_not_given(monkeypatch):
    monkeypatch.setattr(figures, "frozen_as", lambda content: None)
    with TestClient(application(Settings(requests_a_minute=0))) as client:
        assert told(client.get(data("AZE"))) == NO_RESULTS
        assert client.get("/healthz").status_code == 503


def test_where_nothing_has_been_built_nothing_is_there(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.sqlite'}")
    with TestClient(application(ALONE)) as client:
        assert told(client.get(data("AZE"))) == NO_RESULTS


def test_where_the_database_fails_it_is_said_without_its_words(monkeypatch):
    def fails(*_, **__):
        raise StoreUnavailable("postgresql://user:secret@host", reason="gone")

    monkeypatch.setattr(figures, "open_store", fails)
    with TestClient(application(ALONE)) as client:
        answer = client.get(data("AZE"))
    assert told(answer) == (503, 503)
    assert answer.headers["retry-after"]
    assert "secret" not in answer.text


def test_a_fault_of_ours_is_told_without_its_words(monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("secret")

    monkeypatch.setattr(figures, "open_store", fails)
    with TestClient(application(ALONE)) as client:
        answer = client.get(data("AZE"))
    assert told(answer) == (500, 500)
    assert "secret" not in answer.text


# Who means harm


def test_what_was_asked_is_said_again_in_no_header_and_as_text_alone(service):
    answer = service.get(data("%0d%0aSet-Cookie:%20a=b%3Cscript%3E"))
    assert told(answer) == NO_RESULTS
    assert "set-cookie" not in answer.headers
    assert "<script>" not in answer.text and "Set-Cookie" in answer.text


@pytest.mark.parametrize(
    "key",
    [
        "+".join(f"X{number}" for number in range(1_200)),
        "+".join(["AZE"] * 1_900),
        f".{RATE}+{COUNT}" + ".F+M+_T" * 7,
    ],
)
def test_a_long_key_is_no_heavier_than_a_short_one(service, key):
    answer = service.get(data(key), params={"format": "csv", "detail": "dataonly"})
    assert answer.status_code in (200, 404)


def test_an_address_beyond_bounds_is_refused_before_it_is_read(service):
    assert told(service.get(data("A+" * 5_000))) == SYNTAX
    assert told(service.get(data("AZE"), params={"startPeriod": "2" * 9_000})) == SYNTAX


def test_a_header_beyond_bounds_is_refused(service):
    sent = {"Accept": "text/html," * 200}
    assert told(service.get(data("AZE"), headers=sent)) == (406, 1001)


def test_a_method_of_the_browser_gets_no_more_than_anybody(service):
    answer = service.get(data(f"AZE.{RATE}"), headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    before = service.options(data(f"AZE.{RATE}"))
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["x-content-type-options"] == "nosniff"
