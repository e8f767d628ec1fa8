"""DHIS2 gets our areas, data elements and data sets; what it exports comes back as figures."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from data.dhis2 import DEFAULT, dhis2_metadata, ours, read_names, uid
from data.dhis2.__main__ import main
from data.inputs import Inputs
from data.intake import read_answer
from data.intake.__main__ import main as intake
from indicators.codelists import areas_of
from indicators.errors import DataFaults
from indicators.flows import asked_flows
from tests.data.documented import arguments, documented

SENT = date(2026, 12, 10)
GANJA, GIRLS = uid("organisationUnits", "AZ-GA"), uid("categoryOptionCombos", "SEX_F")
PUPILS = uid("dataElements", "AZE_ED_PUPILS")
BY_SEX = uid("dataElements", "AZE_ED_PUPILS.SEX")
PLAIN = DEFAULT["categoryOptionCombo"]
# As DHIS2 2.40 to 2.42 write the first line of /api/dataValueSets.csv.
HEAD = (
    "dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,storedby,"
    "lastupdated,comment,followup,deleted"
)
# What the guide says of objects: identifier, lengths, and what each kind must have.
_ID = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9]{10}$"}
_REF = {"type": "object", "required": ["id"], "properties": {"id": _ID}}
_TRANSLATION = {
    "type": "object",
    "required": ["property", "locale", "value"],
    "properties": {
        "property": {"enum": ["NAME", "DESCRIPTION", "FORM_NAME"]},
        "locale": {"enum": ["az", "ru"]},
        "value": {"type": "string", "minLength": 1},
    },
    "additionalProperties": False,
}
_MUST = {
    "organisationUnitLevels": ["level"],
    "organisationUnits": ["shortName", "openingDate"],
    "categoryOptions": ["shortName"],
    "categories": ["shortName", "dataDimensionType", "categoryOptions"],
    "categoryCombos": ["dataDimensionType", "categories"],
    "categoryOptionCombos": ["categoryCombo", "categoryOptions"],
    "dataElements": ["shortName", "domainType", "valueType", "aggregationType", "categoryCombo"],
    "indicatorTypes": ["factor"],
    "indicators": ["shortName", "indicatorType", "numerator", "denominator"],
    "dataSets": ["shortName", "periodType", "dataSetElements", "organisationUnits"],
}
_OBJECT = {
    "type": "object",
    "properties": {
        "id": _ID,
        "code": {"type": "string", "minLength": 1, "maxLength": 50},
        "name": {"type": "string", "minLength": 1, "maxLength": 230},
        "shortName": {"type": "string", "minLength": 1, "maxLength": 50},
        "formName": {"type": "string", "minLength": 2, "maxLength": 230},
        "translations": {"type": "array", "items": _TRANSLATION},
        "parent": _REF,
        "categoryCombo": _REF,
        "indicatorType": _REF,
        "categoryOptions": {"type": "array", "items": _REF, "minItems": 1},
        "categories": {"type": "array", "items": _REF, "minItems": 1},
        "organisationUnits": {"type": "array", "items": _REF, "minItems": 1},
        "valueType": {"enum": ["INTEGER", "INTEGER_ZERO_OR_POSITIVE", "NUMBER", "PERCENTAGE"]},
        "aggregationType": {"const": "NONE"},
        "periodType": {"const": "Yearly"},
    },
}
SCHEMA = {
    "type": "object",
    "required": [*_MUST],
    "additionalProperties": False,
    "properties": {
        kind: {"type": "array", "items": {**_OBJECT, "required": ["id", "code", "name", *must]}}
        for kind, must in _MUST.items()
    },
}


@pytest.fixture(scope="module")
def written():
    return json.loads(dhis2_metadata(asked_flows().values()))


def codes_of(objects):
    return {one["code"] for one in objects}


def test_the_metadata_is_as_the_guide_says(written):
    import jsonschema  # three seconds, which no other test here waits for

    jsonschema.validate(written, SCHEMA)


def test_no_two_objects_share_an_identifier_a_code_or_a_name(written):
    every = [one["id"] for objects in written.values() for one in objects]
    assert len(every) == len({*every})
    for kind, objects in written.items():
        # Baku is a region and a district, and so is Nakhchivan: names of units may be alike.
        for key in ("code", "shortName", *(["name"] if kind != "organisationUnits" else [])):
            named = Counter(one[key] for one in objects if key in one)
            assert named == Counter({*named})


def test_whatever_is_referred_to_is_there(written):
    known = {one["id"] for objects in written.values() for one in objects} | {*DEFAULT.values()}
    told = json.dumps(written)
    assert {*re.findall(r'\{"id": "(\w+)"\}', told)} <= known
    assert {*re.findall(r"#\{(\w+)\}", told)} <= known


def test_the_same_code_has_the_same_identifier_everywhere_and_always(written):
    assert dhis2_metadata(asked_flows().values()) == dhis2_metadata(asked_flows().values())
    (ganja,) = [one for one in written["organisationUnits"] if one["code"] == "AZ-GA"]
    assert ganja["id"] == GANJA == "IaWhm7xH47K"


def test_areas_are_on_three_levels_each_within_the_one_above(written):
    units = {one["code"]: one for one in written["organisationUnits"]}
    assert len(units) == 1 + 14 + 74
    assert "parent" not in units["AZE"]
    assert units["ER05"]["parent"]["id"] == units["AZE"]["id"]
    assert units["AZ-GA"]["parent"]["id"] == units["ER05"]["id"]
    assert units["AZ-GA"]["path"].split("/")[1:] == [
        units[code]["id"] for code in ("AZE", "ER05", "AZ-GA")
    ]
    names = {one["locale"]: one["value"] for one in units["AZ-GA"]["translations"]}
    assert (units["AZ-GA"]["name"], names) == ("Ganja", {"az": "Gəncə", "ru": "Гянджа"})


def test_each_flow_is_a_data_set_of_its_indicators_and_areas(written):
    sets = {one["code"]: one for one in written["dataSets"]}
    assert {*sets} == {*asked_flows()}
    found = {one["dataElement"]["id"] for one in sets["MSE_PUPILS"]["dataSetElements"]}
    assert found == {PUPILS, BY_SEX}
    assert len(sets["MSE_PUPILS"]["organisationUnits"]) == 1 + 74
    asked = {code for flow in asked_flows().values() for code in flow.indicators}
    assert {one.partition(".")[0] for one in codes_of(written["dataElements"])} == asked


def test_no_total_is_a_sum_that_no_source_states(written):
    elements = {one["code"]: one for one in written["dataElements"]}
    assert elements["AZE_ED_PUPILS"]["categoryCombo"]["id"] == DEFAULT["categoryCombo"]
    assert {one["aggregationType"] for one in elements.values()} == {"NONE"}
    assert all(one["zeroIsSignificant"] for one in elements.values())
    assert all(one["skipTotal"] for one in written["categoryCombos"])
    assert not [code for code in codes_of(written["categoryOptions"]) if code.endswith("_T")]


def test_every_combination_of_groups_is_there_as_dhis2_would_make_it(written):
    """DHIS2 2.42 refuses combinations that are not all of those of their categories (E1130)."""
    categories = {one["id"]: one for one in written["categories"]}
    for combo in written["categoryCombos"]:
        expected = 1
        for one in combo["categories"]:
            expected *= len(categories[one["id"]]["categoryOptions"])
        made = [
            one
            for one in written["categoryOptionCombos"]
            if one["categoryCombo"]["id"] == combo["id"]
        ]
        assert len(made) == expected


def test_borders_are_there_where_they_are_asked_for(tmp_path):
    out = tmp_path / "metadata.json"
    assert main(["--out", str(out), "--flow", "MSE_PUPILS", "--geometry"]) == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert [one["code"] for one in written["dataSets"]] == ["MSE_PUPILS"]
    shapes = {one["code"]: one["geometry"] for one in written["organisationUnits"]}
    assert {*shapes} == {"AZE", *areas_of("region_2021"), *areas_of("district")}
    assert {shape["type"] for shape in shapes.values()} == {"Polygon", "MultiPolygon"}
    longitude, latitude = shapes["AZ-GA"]["coordinates"][0][0]
    assert 46 < longitude < 47 and 40 < latitude < 41


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert main(["--out", str(tmp_path / "none" / "metadata.json")]) != 0
    assert "cannot be written" in capsys.readouterr().err


def read(tmp_path, content, name="values.csv", flow="MSE_PUPILS", known=None):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return read_answer(path, SENT, flow, known=known)


def told(answer):
    return {(row["ref_area"], row["sex"]): row["obs_value"] for row in answer.rows}


def places(answer):
    return [
        (found.row, (found.column or "").rpartition("(")[2].rstrip(")")) for found in answer.faults
    ]


def test_what_dhis2_exports_as_csv_is_read_by_identifiers_and_by_codes(tmp_path):
    answer = read(
        tmp_path,
        f"{HEAD}\n"
        f"{BY_SEX},2025,{GANJA},{GIRLS},{PLAIN},120,admin,2026-11-30T09:00:00.000,checked,false,null\n"
        f"AZE_ED_PUPILS.SEX,2025,AZ-GA,SEX_M,default,0,admin,2026-11-30T09:00:00.000,,false,false\n"
        f"AZE_ED_PUPILS,2025Sep,AZE,default,default,120,admin,2026-11-30T09:00:00.000,,false,false\n",
    )
    assert answer.faults == []
    assert told(answer) == {("AZ-GA", "F"): 120.0, ("AZ-GA", "M"): 0.0, ("AZE", "_T"): 120.0}
    assert {row["time_period"] for row in answer.rows} == {"2025"}
    assert answer.rows[0]["footnotes"] == "checked"
    assert answer.rows[0]["source_cell"] == "values.csv, F2"


def test_the_csv_that_the_guide_shows_is_read_too(tmp_path):
    answer = read(
        tmp_path,
        '"dataelement","period","orgunit","catoptcombo","attroptcombo","value","strby","lstupd","cmt"\n'
        f'"{BY_SEX}","2025","{GANJA}","{GIRLS}","{PLAIN}","12","username","2015-04-01",""\n',
    )
    assert (answer.faults, told(answer)) == ([], {("AZ-GA", "F"): 12.0})


def test_what_dhis2_exports_as_json_says_its_flow_itself(tmp_path):
    values = [
        {"dataElement": PUPILS, "categoryOptionCombo": PLAIN, "value": "250", "storedBy": "admin"},
        {"dataElement": BY_SEX, "categoryOptionCombo": GIRLS, "value": "120", "followup": False},
    ]
    whole = {"dataSet": uid("dataSets", "MSE_PUPILS"), "period": "2025", "orgUnit": GANJA}
    content = json.dumps({**whole, "completeDate": "2026-11-30", "dataValues": values})
    answer = read(tmp_path, content, "values.json", flow=None)
    assert answer.faults == []
    assert told(answer) == {("AZ-GA", "_T"): 250.0, ("AZ-GA", "F"): 120.0}
    assert answer.rows[1]["source_cell"] == "values.json, dataValues 2"
    assert answer.flow is not None and answer.flow.flow == "MSE_PUPILS"
    other = read(tmp_path, content, "values.json", flow="MOJ_REGISTRY")
    assert (None, "dataSet") in places(other)
    bulk = {"dataValues": [{**whole, **value} for value in values]}
    for value in bulk["dataValues"]:
        del value["dataSet"]
    assert told(read(tmp_path, json.dumps(bulk), "values.json")) == told(answer)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f"f7n9E0hX8qk,2025,{GANJA},{GIRLS},,12,,,,,", "indicator"),
        (f"{BY_SEX},2025W3,{GANJA},{GIRLS},,12,,,,,", "time_period"),
        (f"{BY_SEX},2025,DiszpKrYNg8,{GIRLS},,12,,,,,", "ref_area"),
        (f"{BY_SEX},2025,{GANJA},bRowv6yZOF2,,12,,,,,", "categoryoptioncombo"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},bRowv6yZOF2,12,,,,,", "attributeoptioncombo"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,true,", "followup"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,,true", "deleted"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,,1", "deleted"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,yes,", "followup"),
        (f"{BY_SEX},2025,{GANJA},{GIRLS},,many,,,,,", "obs_value"),
    ],
)
def test_what_stands_for_nothing_of_ours_is_a_fault_at_its_place(tmp_path, row, column):
    answer = read(tmp_path, f"{HEAD}\n{row}\n")
    assert places(answer) == [(2, column)]
    assert answer.rows == []


def test_the_same_figure_twice_is_a_fault(tmp_path):
    line = f"{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,,\n"
    assert [found.row for found in read(tmp_path, f"{HEAD}\n{line}{line}").faults] == [3]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"dataValues": 3}',
        '{"dataValues": [[]]}',
        '{"dataValues": [{"value": {}}]}',
        "[" * 10**5,
        '{"dataValues": [], "dataValues": []}',
        '{"dataValues": [{"value": "5", "value": "999"}]}',
        '{"dataValues": [{"value": "5", "Value": "999"}]}',
        '{"dataValues": [{"value": NaN}]}',
        '{"dataValues": [{"value": -Infinity}]}',
    ],
)
def test_what_is_no_json_of_data_values_is_refused(tmp_path, content):
    for flow in ("MSE_PUPILS", None):
        answer = read(tmp_path, content, "values.json", flow=flow)
        assert answer.rows == []
        assert "dataValues" in answer.faults[0].reason["en"]


@pytest.mark.parametrize("value", ["1e400", "1.5e999", "1" + "0" * 4000])
def test_a_number_beyond_all_numbers_is_a_fault_of_its_value(tmp_path, value):
    given = {"dataElement": PUPILS, "period": "2025", "orgUnit": GANJA, "value": "@"}
    content = json.dumps({"dataValues": [given]}).replace('"@"', value)
    answer = read(tmp_path, content, "values.json")
    assert places(answer) == [(1, "obs_value")]
    assert answer.rows == []


def test_values_of_a_data_set_that_is_none_of_ours_are_refused(tmp_path):
    given = {"dataElement": PUPILS, "period": "2025", "orgUnit": GANJA, "value": "250"}
    content = json.dumps({"dataSet": "BfMAe6Itzgt", "dataValues": [given]})
    assert places(read(tmp_path, content, "values.json")) == [(None, "dataSet")]


@pytest.mark.parametrize("again", ["VALUE", "catoptcombo"])
def test_a_column_that_is_there_under_two_names_is_refused(tmp_path, again):
    content = f"{HEAD},{again}\n{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,,,999\n"
    answer = read(tmp_path, content)
    assert again in [found.column for found in answer.faults]
    assert answer.rows == []


def test_a_column_that_dhis2_does_not_write_is_refused(tmp_path):
    answer = read(tmp_path, f"{HEAD},child_name\n{BY_SEX},2025,{GANJA},{GIRLS},,1,,,,,,A\n")
    assert [(found.row, found.column) for found in answer.faults] == [(1, "child_name")]


def test_small_counts_of_a_protected_flow_are_refused_as_in_every_table(tmp_path):
    flow = asked_flows()["SCFWCA_DISTRICTS"]
    counted = next(code for code in flow.indicators if ours().data_elements.get(code))
    answer = read(tmp_path, f"{HEAD}\n{counted},2025,AZ-GA,,,3,,,,,\n", flow=flow.flow)
    assert [found.reason["en"] for found in answer.faults] == [
        "a count of one to four persons may not be sent"
    ]


MAPPING = documented("toml", "[data_elements]")


def test_a_mapping_says_what_the_names_of_another_dhis2_stand_for(tmp_path, capsys):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    line = "f7n9E0hX8qk,2025,DiszpKrYNg8,bRowv6yZOF2,,12,,,,,"
    answer = read(tmp_path, f"{HEAD}\n{line}\n", known=read_names(mapping))
    assert (answer.faults, told(answer)) == ([], {("AZ-GA", "F"): 12.0})
    asked = [str(tmp_path / "values.csv"), "--flow", "MSE_PUPILS", "--date", SENT.isoformat()]
    assert intake([*asked, "--lang", "en"]) == 1
    assert "the data element is none that is asked for" in capsys.readouterr().err


def test_a_mapping_to_what_is_none_of_ours_is_refused_with_its_line(tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING.replace('"AZ-GA"', '"Ganja"').replace('"F"', '"girls"'), "utf-8")
    with pytest.raises(DataFaults) as refused:
        read_names(mapping)
    assert [fault.row for fault in refused.value.faults] == [5, 8]


def test_the_commands_of_the_document_read_what_they_name(tmp_path, monkeypatch, capsys):
    plain = f"{HEAD}\n{BY_SEX},2025,{GANJA},{GIRLS},,12,,,,,\n"
    values = [{"dataElement": PUPILS, "orgUnit": GANJA, "period": "2025", "value": "250"}]
    (tmp_path / "values.csv").write_text(plain, encoding="utf-8")
    content = json.dumps({"dataSet": "MSE_PUPILS", "dataValues": values})
    (tmp_path / "values.json").write_text(content, encoding="utf-8")
    (tmp_path / "health.toml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("data.intake.__main__.read_inputs", lambda *_: Inputs())
    asked = arguments("sh", "data.intake values.csv")
    assert len(asked) == 3
    assert [intake([*one, "--date", SENT.isoformat(), "--lang", "en"]) for one in asked] == [0] * 3
    assert capsys.readouterr().out.count("New figures: 1") == 3
