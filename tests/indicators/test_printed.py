"""A number in a file is written as its source printed it, and stays the same number."""

import io

import pandas as pd
import pytest

from indicators.catalog import catalog, indicator
from indicators.display import printed_number
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.cells import printed_cells
from passports.files import to_csv, to_sdmx_csv
from passports.headers import Passport
from public_edition.api import CSV_COLUMNS, table
from tests.conftest import frame, observation

WHOLE, RATE, COUNT = "IM_DTP3", "ED_ROFST_L1_ADM", "DM_POP_TOT"
SOURCE = {"data_source": "WUENIC_2025_07", "edition": "2025", "licence": "CC BY"}
SOURCE |= {f"{part}_{language}": "x" for part in ("publisher", "title") for language in LANGUAGES}
BOUNDS = {"lower_bound": 45.0, "upper_bound": 60.5}


def rows(code: str, *values: float | None) -> pd.DataFrame:
    own = {"indicator": code, "data_source": "WUENIC_2025_07", "time_period": "2023"}
    return frame(*(observation(**own, obs_value=value) for value in values))


def as_read(found: pd.DataFrame, code: str) -> pd.DataFrame:
    passport = Passport(indicator(code), "published", [SOURCE], "r", "2026-11-23", "http://x/")
    text = to_csv(found, passport, words("en")).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    return pd.read_csv(io.StringIO("\n".join(lines)), dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("code", "value", "written"),
    [
        (WHOLE, 51.0, "51"),
        (WHOLE, 51.25, "51.25"),
        (RATE, 51.0, "51.0"),
        (RATE, 1.4567, "1.4567"),
        (COUNT, 9457.0, "9457"),
        (COUNT, 10_200_000.0, "10200000"),
        (RATE, -0.5, "-0.5"),
    ],
)
def test_a_number_is_written_with_the_decimals_of_its_source_and_never_with_fewer_than_it_has(
    code, value, written
):
    row = {"time_period": "2023", "data_source": "WUENIC_2025_07"}
    assert printed_number(indicator(code), row, value) == written


def test_a_file_for_readers_has_a_whole_per_cent_as_the_source_printed_it():
    assert as_read(rows(WHOLE, 51.0, None), WHOLE)["Value"].tolist() == ["51", ""]
    assert as_read(rows(RATE, 51.0), RATE)["Value"].tolist() == ["51.0"]


def test_bounds_are_written_by_the_rule_of_the_value():
    found = frame(observation(**rows(WHOLE, 51.0).iloc[0].to_dict() | BOUNDS))
    read = pd.read_csv(io.BytesIO(to_sdmx_csv(found)), dtype=str)
    measures = ["OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND"]
    assert read[measures].iloc[0].tolist() == ["51", "45", "60.5"]


def test_a_number_below_zero_is_led_by_no_apostrophe():
    found = rows(RATE, -1.5)
    assert "'" not in to_sdmx_csv(found).decode()
    assert as_read(found, RATE)["Value"].tolist() == ["-1.5"]


@pytest.mark.parametrize("code", [WHOLE, RATE, COUNT])
def test_every_number_of_the_public_edition_comes_back_from_its_file_unchanged(store, code):
    found = store.observations(code, "published")
    sources = {name: {"licence": "CC BY"} for name in found["data_source"]}
    read = pd.read_csv(io.BytesIO(table(code, found, "r", sources)))
    assert list(read.columns) == list(CSV_COLUMNS)
    for name in ("obs_value", "lower_bound", "upper_bound"):
        assert read[name].astype(float).equals(found[name].astype(float).reset_index(drop=True))


def test_no_count_of_the_public_edition_has_decimals(store):
    found = store.observations(COUNT, "published")
    sources = {name: {"licence": "CC BY"} for name in found["data_source"]}
    text = pd.read_csv(io.BytesIO(table(COUNT, found, "r", sources)), dtype=str)
    assert not text["obs_value"].str.contains(".", regex=False).any()


def test_a_number_of_an_indicator_that_is_no_longer_declared_has_no_decimals_too_many():
    gone = rows(WHOLE, 51.0, 51.5).assign(indicator="GONE")
    assert "GONE" not in catalog()
    assert printed_cells(gone["obs_value"], gone) == ["51", "51.5"]
