"""What no source may say: each is refused by row and column, with what to do."""

import csv
import hashlib

import pytest

from data.inputs import Inputs, take_source
from indicators.errors import DataFaults, DeclarationError, Fault
from indicators.model import read_indicator

COLUMNS = "indicator,ref_area,time_period,obs_value,lower_bound,upper_bound,obs_conf,source_link"
GOOD = "ED_ROFST_L1_ADM,AZE,2023,1.5,,,,"
SOURCE = """kind = "administrative"
edition = "1"
licence = "CC BY 4.0"
retrieved = "2026-11"
publisher = { en = "x", az = "x", ru = "x" }
title = { en = "x", az = "x", ru = "x" }
"""


def read(table: str | bytes, source: str = SOURCE, rows: int | None = None) -> list[Fault]:
    """Return the faults of one table, beside a source.toml that records its hash."""
    content = table if isinstance(table, bytes) else f"{COLUMNS}\n{table}\n".encode()
    digest = hashlib.sha256(content).hexdigest()
    count = content.count(b"\n") - 1 if rows is None else rows
    stamps = f'[sha256]\n"t.csv" = "{digest}"\n[rows]\n"t.csv" = {count}\n'
    inputs = Inputs()
    take_source(
        "UIS_2024_09", {"source.toml": (source + stamps).encode(), "t.csv": content}, inputs
    )
    return inputs.faults


def test_a_good_row_beside_a_good_source_has_no_fault():
    assert read(GOOD) == []


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        (",AZE,2023,1.5,,,,", "indicator", "'' is not declared"),
        ("ED_ROFST_L1_ADM,,2023,1.5,,,,", "ref_area", "'' is not in the code list of areas"),
        ("ED_ROFST_L1_ADM,AZE,,1.5,,,,", "time_period", "'' is not a period"),
        ("ED_ROFST_L1_ADM,AZE,2020-13,1.5,,,,", "time_period", "is not in the calendar"),
        ("ED_ROFST_L1_ADM,AZE,2020-02-30,1.5,,,,", "time_period", "is not in the calendar"),
        ("ED_ROFST_L1_ADM,AZE,0000,1.5,,,,", "time_period", "is not between 1900 and 2100"),
        ("ED_ROFST_L1_ADM,AZE,2020/P999M,1.5,,,,", "time_period", "1 to 60 months"),
        ("ED_ROFST_L1_ADM,AZE,２０２０,1.5,,,,", "time_period", "is not a period"),
        ("ED_ROFST_L1_ADM,AZE,2027,1.5,,,,", "time_period", "begins after the source was read"),
        ("ED_ROFST_L1_ADM,AZE,2023,250,,,,", "obs_value", "250 is not from 0 to 100"),
        ("ED_ROFST_L1_ADM,AZE,2023,-5,,,,", "obs_value", "-5 is not from 0 to 100"),
        ("ED_ROFST_L1_ADM,AZE,2023,1e300,,,,", "obs_value", "is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,1_0,,,,", "obs_value", "'1_0' is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,١٢,,,,", "obs_value", "'١٢' is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,１２,,,,", "obs_value", "'１２' is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,2,3,,", "lower_bound", "2 is above the value 1.5"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,1,1.4,,", "upper_bound", "1.4 is below the value 1.5"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,-1,2,,", "lower_bound", "-1 is not from 0 to 100"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,X,", "obs_conf", "'X' is not in its code list"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,C,", "obs_conf", "though the status carries a value"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,,javascript:alert(1)", "source_link", "not the address"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,,https://a@b.org", "source_link", "hides something"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,,a\x07b", "source_link", "character U+0007"),
        ("ED_ROFST_L1_ADM,AZE,2023,1.5,,,,a\x00b", "source_link", "character U+0000"),
        ("ED_OFST_L1,AZE,2023,1.5,,,,", "obs_value", "1.5 is not a whole number"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_named_with_what_to_do(cells, column, reason):
    fault = next(fault for fault in read(cells) if fault.column == column)
    assert (fault.file, fault.row) == ("observations/UIS_2024_09/t.csv", 2)
    assert reason in fault.reason
    assert fault.remedy
    assert str(fault).startswith(f"observations/UIS_2024_09/t.csv, row 2, column {column}: ")


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        (f"{COLUMNS}\n".encode(), 1, "a header without rows"),
        (f'{COLUMNS}\n{GOOD}\n{GOOD}"x\n'.encode(), 3, "a quote is opened and not closed"),
        (f"{COLUMNS}\n{GOOD}{'x' * 140_000}\n".encode(), 2, "more than 10,000 characters"),
        (f"{COLUMNS}\n{GOOD}{'x' * 10_001}\n".encode(), 2, "more than 10,000 characters"),
        (f"{COLUMNS}\n{GOOD}\n".encode("utf-16"), 1, "not UTF-8"),
        (f"{COLUMNS},obs_conf\n{GOOD},\n".encode(), 1, "the column is there 2 times"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_with_its_row(table, row, reason):
    fault = next(fault for fault in read(table, rows=1) if reason in fault.reason)
    assert fault.row == row


def test_a_cell_too_long_is_named_whatever_limit_another_library_has_set():
    before = csv.field_size_limit(10**9)
    try:
        (fault,) = read(f"{GOOD}{'x' * 140_000}", rows=1)
    finally:
        csv.field_size_limit(before)
    assert (fault.row, fault.column) == (2, "source_link")
    assert fault.reason == "a cell has more than 10,000 characters"


def test_a_table_cut_at_a_row_is_found_by_its_number_of_rows():
    (fault,) = read(GOOD, rows=2)
    assert fault.reason == "1 rows, source.toml says 2"


def test_a_table_that_is_recorded_and_not_there_is_named():
    inputs = Inputs()
    stamps = f'[sha256]\n"t.csv" = "{"0" * 64}"\n[rows]\n"t.csv" = 1\n'
    take_source("UIS_2024_09", {"source.toml": (SOURCE + stamps).encode()}, inputs)
    (fault,) = inputs.faults
    assert (fault.column, fault.reason) == ("t.csv", "the table is recorded and not there")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('edition = "1"', "edition = 1", "line 2, key edition: 1 is not a text"),
        ('edition = "1"', 'edition = " "', "line 2, key edition: the text is empty"),
        (
            'edition = "1"',
            'edition = "a\\u0000"',
            "key edition: the text has the control character",
        ),
        ('edition = "1"', 'editon = "1"', "line 2, key editon: unknown key"),
        ('edition = "1"', "edition = 1979-05-27", "1979-05-27 is a date of TOML"),
        ('edition = "1"', 'edition = "1', "line 2: not TOML"),
        ('"administrative"', '"hearsay"', "line 1, key kind: 'hearsay' is not one of"),
        (', ru = "x" }\ntitle', " }\ntitle", "line 5, key publisher: no text in ru"),
        ('title = { en = "x"', 'title = { en = ""', "line 6, key title.en: the text is empty"),
        (
            'retrieved = "2026-11"',
            'url = "javascript:x"',
            "key url: 'javascript:x' is not the addr",
        ),
        ('retrieved = "2026-11"', "year = 99999999999999999999", "key year:"),
        ('retrieved = "2026-11"', "year = true", "key year: True is not a whole number"),
    ],
)
def test_a_source_that_says_what_it_may_not_is_named_by_key_and_line(old, new, said):
    assert old in SOURCE
    faults = [str(fault) for fault in read(GOOD, SOURCE.replace(old, new))]
    assert any(f"observations/UIS_2024_09/source.toml, {said}" in fault or
               said in fault for fault in faults), faults  # fmt: skip


def test_faults_of_a_source_and_of_its_rows_are_reported_together():
    faults = read(f"{GOOD}\n{GOOD.replace('1.5', 'many')}", SOURCE.replace('"1"', "1"))
    assert [fault.column for fault in faults] == ["edition", "obs_value", None]


DECLARED = """unit_measure = "PCNT"
decimals = 1
direction = "lower"
sources = ["A"]
name = { en = "x", az = "x", ru = "x" }
definition = { en = "x", az = "x", ru = "x" }
caveat = { en = "x", az = "x", ru = "x" }
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["A"]', '"ABC"', "line 4, key sources: 'ABC' is not a list"),
        ('"PCNT"', '"percent"', "line 1, key unit_measure: 'percent' is no code of unit_measure"),
        ('"lower"', '"down"', "line 3, key direction: 'down' is not one of lower, higher, none"),
        ("decimals = 1", "decimals = 99", "line 2, key decimals:"),
        ("decimals = 1", "decimals = true", "line 2, key decimals: True is not a whole number"),
        ("decimals = 1", "decimals = 1\nindicator = 'Y'", "line 3, key indicator: said by the"),
        ('{ en = "x", az = "x", ru = "x" }\ncaveat', '"x"\ncaveat', "line 6, key definition:"),
    ],
)
def test_a_declaration_that_says_what_it_may_not_is_named_by_key_and_line(old, new, said):
    with pytest.raises(DeclarationError) as caught:
        read_indicator("X", "health", DECLARED.replace(old, new).encode())
    assert f"health/X.toml, {said}" in str(caught.value)


def test_every_fault_of_a_declaration_is_told_at_once():
    text = DECLARED.replace('"PCNT"', "5").replace("decimals = 1", "")
    with pytest.raises(DataFaults) as caught:
        read_indicator("X", "health", text.encode())
    assert [fault.column for fault in caught.value.faults] == ["unit_measure", "decimals"]
