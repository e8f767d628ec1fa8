"""The store answers the same on SQLite and on PostgreSQL, and cannot be written to."""

from itertools import groupby

import pytest
from sqlalchemy import create_engine, insert, text
from sqlalchemy.exc import DBAPIError

from data import schema
from data.derived import coverage
from data.store import Store, StoreUnavailable, open_store
from data.within import Within
from indicators.codelists import ALL
from tests.conftest import observation

ROWS = [
    observation(ref_area="AZE", obs_value=10.0),
    observation(ref_area="ER01", obs_value=3.0),
    observation(ref_area="ER02", obs_value=None, obs_status="L"),
    observation(ref_area="ER01", obs_value=4.0, sex="F"),
    observation(ref_area="ER01", obs_value=5.0, time_period="2022"),
    observation(ref_area="ER01", obs_value=90.0, edition="illustrative", data_source="ILL"),
    observation(ref_area="AZ-BA", obs_value=2.0, indicator="ED_OFST_L1", unit_measure="NUMBER"),
]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    return request.getfixturevalue("postgresql_url")


@pytest.fixture
def filled(url) -> Store:
    engine = create_engine(url)
    with engine.begin() as connection:
        schema.metadata.drop_all(connection)
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.observation), ROWS)
        connection.execute(insert(schema.coverage), coverage(ROWS))
    engine.dispose()
    return open_store(url, "public" if url.startswith("postgresql") else None)


def test_a_map_is_one_slice_of_one_period(filled):
    found = filled.observations(
        "ED_ROFST_L1_ADM",
        "published",
        ref_area=["ER01", "ER02"],
        time_period="2023",
        dimensions=ALL,
    )
    values = dict(zip(found["ref_area"], found["obs_value"], strict=True))
    assert values["ER01"] == 3.0
    assert values["ER02"] != values["ER02"]  # not a number: missing, not zero


def test_editions_are_never_mixed(filled):
    found = filled.observations("ED_ROFST_L1_ADM", "published", ref_area=["ER01"])
    assert 90.0 not in set(found["obs_value"])


def test_a_series_is_every_period_of_an_area(filled):
    found = filled.observations("ED_ROFST_L1_ADM", "published", ref_area=["ER01"], dimensions=ALL)
    assert dict(zip(found["time_period"], found["obs_value"], strict=True)) == {
        "2022": 5.0,
        "2023": 3.0,
    }


def test_a_profile_holds_totals_only(filled):
    found = filled.profile(["ER01"], "published")
    assert sorted(found["obs_value"]) == [3.0, 5.0]


def test_coverage_counts_areas_with_a_value_and_not_the_missing_ones(filled):
    found = filled.coverage("published", "ED_ROFST_L1_ADM")
    regions = found[(found["scheme"] == "region_2021") & (found["time_period"] == "2023")]
    assert dict(zip(regions["sex"], regions["areas"], strict=True)) == {"_T": 1, "F": 1}


def test_rows_come_one_series_after_another_within_bounds(filled):
    rows = filled.series("ED_ROFST_L1_ADM", "published", Within())
    keys = [(row["ref_area"], row["sex"]) for row in rows]
    assert len({*keys}) == len([*groupby(keys)]) == 4
    series = [row["time_period"] for row in rows if (row["ref_area"], row["sex"]) == ("ER01", "_T")]
    assert series == ["2022", "2023"]
    assert next(row for row in rows if row["ref_area"] == "ER02")["obs_value"] is None


def test_observations_are_counted_by_indicator_within_codes_and_periods(filled):
    assert filled.counted("published", Within()) == {"ED_ROFST_L1_ADM": 5, "ED_OFST_L1": 1}
    codes = {"ref_area": ("ER01", "ER02"), "sex": ("_T",)}
    assert filled.counted("published", Within(codes)) == {"ED_ROFST_L1_ADM": 3}
    assert filled.counted("published", Within(codes, since="2023")) == {"ED_ROFST_L1_ADM": 2}
    assert filled.counted("published", Within(codes, until="2022-12")) == {"ED_ROFST_L1_ADM": 1}
    assert filled.counted("published", Within(since="2023-02")) == {}


def test_codes_that_occur_are_known(filled):
    assert filled.codes_within("sex", "published", Within({"ref_area": ("ER01",)})) == ["F", "_T"]


def test_the_store_cannot_be_written_to(filled):
    with pytest.raises(DBAPIError), filled.engine.begin() as connection:
        connection.execute(text("DELETE FROM observation"))


def test_a_database_that_was_never_built_says_so(tmp_path):
    with pytest.raises(StoreUnavailable, match="There is no database"):
        open_store(f"sqlite:///{tmp_path / 'none.sqlite'}")
