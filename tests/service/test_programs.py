"""The programs of the field read flows, structure, code lists and figures, unchanged."""

import logging

import pandas as pd
import pytest

from passports import sdmx
from tests.conftest import absent
from tests.service.conftest import COUNT, FLOW, ILLUSTRATIVE, RATE, UNKNOWN

KEY = [name.upper() for name in sdmx.KEY]


@pytest.fixture(scope="module")
def every(store):
    """Every published figure; not to be changed."""
    return store.every("published")


@pytest.fixture(scope="module")
def published(store):
    """The published figures of two indicators of the country."""
    both = [store.observations(code, "published", ref_area=["AZE"]) for code in (RATE, COUNT)]
    return pd.concat(both, ignore_index=True)


def values(column) -> list[float]:
    return sorted(float(value) for value in column if pd.notna(value) and value != "")


# UNICEF's own


@pytest.fixture(scope="module")
def unicef():
    try:
        from unicefdata import UNICEFSDMXClient
    except ImportError:
        absent("unicefdata", "pip install -r requirements-dev.txt")
    logging.getLogger("unicefdata").setLevel(logging.CRITICAL)
    return UNICEFSDMXClient


def test_unicefs_own_package_reads_a_figure_of_ours_with_one_changed_address(
    unicef, address, published
):
    read = unicef(base_url=f"{address}/unicef/rest").fetch_indicator(RATE, countries=["AZE"])
    ours = published[published["indicator"].eq(RATE) & published["sex"].eq("_T")]
    assert values(read["value"]) == values(ours["obs_value"])
    assert set(read["iso3"]) == {"AZE"}
    assert set(read["data_source"]) == set(ours["data_source"])
    assert set(read["unit"]) == set(ours["unit_measure"])


def test_it_reads_boys_and_girls_and_the_years_it_asks_for(unicef, address, published):
    client = unicef(base_url=f"{address}/unicef/rest")
    read = client.fetch_indicator(RATE, sex_disaggregation=None, nofilter=True, start_year=2015)
    ours = published[published["indicator"].eq(RATE) & published["time_period"].ge("2015")]
    assert len(read) == len(ours)
    assert set(read["sex"]) == set(ours["sex"])


def test_it_is_told_that_an_indicator_has_no_figure(unicef, address):
    from unicefdata.sdmx_client import SDMXNotFoundError

    with pytest.raises(SDMXNotFoundError):
        unicef(base_url=f"{address}/unicef/rest").fetch_indicator(UNKNOWN)


def test_it_reads_indicators_that_are_ours_alone_by_the_names_of_our_own(
    unicef, address, store, tmp_path
):
    """Its schema of a dataflow lies in a file; one that it lacks it fetches from UNICEF."""
    (tmp_path / "dataflows").mkdir()
    dimensions = "".join(f"- {{id: {name}}}\n" for name in KEY[:-1])
    schema = f"time_dimension: TIME_PERIOD\ndimensions:\n{dimensions}"
    (tmp_path / "dataflows" / f"{FLOW}.yaml").write_text(schema, encoding="utf-8")
    client = unicef(base_url=f"{address}/rest", agency="CRM_AZE", metadata_dir=str(tmp_path))
    read = client.fetch_indicator("AZE_ABORTIONS", dataflow=FLOW)
    totals = dict.fromkeys(("sex", "age", "residence"), "_T")
    ours = store.observations("AZE_ABORTIONS", "published", dimensions=totals)
    assert values(read["value"]) == values(ours["obs_value"])


# sdmx1


@pytest.fixture(scope="module")
def sdmx1(address):
    import sdmx as library

    about = {"id": "CRM_AZE", "name": "Child Rights Monitor", "url": f"{address}/rest"}
    library.add_source(about, override=True)
    yield library.Client("CRM_AZE")
    del library.source.sources["CRM_AZE"]


def test_sdmx1_reads_the_flows_and_the_one_that_is_not_real_says_so(sdmx1):
    flows = {name: str(flow.name) for name, flow in sdmx1.dataflow().dataflow.items()}
    assert set(flows) == {FLOW, ILLUSTRATIVE}
    assert "not real" in flows[ILLUSTRATIVE]
    (mark,) = sdmx1.dataflow(ILLUSTRATIVE).dataflow[ILLUSTRATIVE].annotations
    assert (mark.type, mark.title) == ("NonProductionDataflow", "true")


def test_sdmx1_reads_structure_code_lists_and_concepts(sdmx1, store):
    definition = sdmx1.datastructure("DSD_CHILD_RIGHTS").structure["DSD_CHILD_RIGHTS"]
    assert [dimension.id for dimension in definition.dimensions] == KEY
    assert KEY[:2] == ["REF_AREA", "INDICATOR"]
    sources = sdmx1.codelist("CL_DATA_SOURCE").codelist["CL_DATA_SOURCE"]
    assert set(sources.items) == set(store.sources())
    concepts = sdmx1.conceptscheme("CS_CHILD_RIGHTS").concept_scheme["CS_CHILD_RIGHTS"]
    assert set(concepts.items) >= {*KEY, "OBS_VALUE", "OBS_STATUS", "DATA_RELEASE"}


@pytest.mark.parametrize("kind", ["genericdata+xml;version=2.1", "data+json;version=1.0.0"])
def test_sdmx1_reads_the_figures_by_a_key_that_it_checks_against_the_structure(
    sdmx1, published, kind
):
    accept = {"Accept": f"application/vnd.sdmx.{kind}"}
    wanted = {"REF_AREA": "AZE", "INDICATOR": [RATE, COUNT]}
    (read,) = sdmx1.data(FLOW, key=wanted, headers=accept).data
    assert values([one.value for one in read.obs]) == values(published["obs_value"])
    assert len(read.obs) == len(published)


def test_sdmx1_reads_the_structure_specific_message_too(sdmx1, published):
    definition = sdmx1.datastructure("DSD_CHILD_RIGHTS").structure["DSD_CHILD_RIGHTS"]
    accept = {"Accept": "application/vnd.sdmx.structurespecificdata+xml;version=2.1"}
    key = f"AZE.{RATE}+{COUNT}"
    (read,) = sdmx1.data(FLOW, key=key, headers=accept, dsd=definition).data
    assert values([one.value for one in read.obs]) == values(published["obs_value"])


def test_sdmx1_reads_which_codes_there_are(sdmx1, published):
    found = sdmx1.get("availableconstraint", FLOW, key=f"AZE.{RATE}+{COUNT}", force=True)
    (region,) = found.constraint[f"CR_{FLOW}"].data_content_region
    held = {dimension.id: choice for dimension, choice in region.member.items()}
    assert {value.value for value in held["SEX"].values} == set(published["sex"])
    assert {value.value for value in held["DATA_SOURCE"].values} == set(published["data_source"])


def test_sdmx1_lists_every_series(sdmx1, every):
    assert len(sdmx1.series_keys(FLOW)) == len(every.drop_duplicates([*sdmx.SERIES]))


# pysdmx


@pytest.fixture(scope="module")
def pysdmx(address):
    """Ask the service through pysdmx's own connector."""
    from pysdmx.api.qb.data import DataFormat
    from pysdmx.api.qb.service import RestService
    from pysdmx.api.qb.structure import StructureFormat
    from pysdmx.api.qb.util import ApiVersion

    def connector(data: str) -> RestService:
        form = StructureFormat.SDMX_ML_2_1
        given = {"data_format": DataFormat[data], "structure_format": form, "timeout": 120.0}
        return RestService(f"{address}/rest", ApiVersion.V1_5_0, **given)

    return connector


def test_pysdmx_reads_flow_structure_and_code_lists_as_valid(pysdmx):
    from pysdmx.api.qb.structure import StructureQuery, StructureReference, StructureType
    from pysdmx.io import read_sdmx

    about = (StructureType.DATAFLOW, "CRM_AZE", FLOW, "1.0")
    query = StructureQuery(*about, references=StructureReference.DESCENDANTS)
    told = read_sdmx(pysdmx("SDMX_CSV_1_0_0").structure(query).decode(), validate=True)
    (definition,) = told.get_data_structure_definitions()
    assert [one.id for one in definition.components.dimensions] == KEY
    coded = {*sdmx.KEY, *sdmx.CODED} - {sdmx.TIME}
    assert {one.id for one in told.get_codelists()} == {f"CL_{name.upper()}" for name in coded}


@pytest.mark.parametrize("form", ["SDMX_CSV_1_0_0", "SDMX_ML_2_1_GEN", "SDMX_ML_2_1_STR"])
def test_pysdmx_reads_the_whole_dataflow_as_valid(pysdmx, every, form):
    from pysdmx.api.qb.data import DataContext, DataQuery
    from pysdmx.io import read_sdmx

    query = DataQuery(DataContext.DATAFLOW, "CRM_AZE", FLOW, "1.0")
    (read,) = read_sdmx(pysdmx(form).data(query).decode(), validate=True).data
    assert read.short_urn == f"Dataflow=CRM_AZE:{FLOW}(1.0)"
    assert len(read.data) == len(every)
    assert values(read.data["OBS_VALUE"]) == values(every["obs_value"])
