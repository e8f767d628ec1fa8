"""No text that leaves is run by a spreadsheet; numbers stay numbers."""

import csv
import gzip
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pydantic import TypeAdapter

from data.frozen import row_line
from data.settings import releases_dir
from indicators.catalog import catalog
from indicators.errors import DeclarationError
from indicators.files import may_run, plain_cell, read_table, read_toml
from indicators.observations import COLUMNS
from indicators.words.language import words
from passports.cells import plain_row, plain_table, write_texts
from passports.files import plan_csv, to_csv, to_sdmx_csv, to_xlsx
from passports.headers import Passport
from public_edition.api import table as api_table

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "\u00a0=1", "＝1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_text_that_might_run_is_led_by_an_apostrophe(formula):
    assert plain_cell(formula) == f"'{formula}".replace("\r", "\n")
    assert not may_run(plain_cell(formula))


@pytest.mark.parametrize("cell", [-1.5, 0, None, float("nan"), "", "a=b", "−2", "ER01", "2022"])
def test_numbers_and_plain_texts_stay_as_they_are(cell):
    assert plain_row([cell])[0] is cell


def test_no_line_of_a_text_begins_a_cell_of_its_own():
    made = plain_table(pd.DataFrame({"a": ["x\r=1", "y\r\n=1"]}))
    lines = list(csv.reader(StringIO(made.to_csv(index=False, lineterminator="\n"), newline="")))
    assert lines == [["a"], ["x\n=1"], ["y\n=1"]]


def test_a_table_keeps_its_numbers_and_names_its_columns_plainly():
    table = pd.DataFrame({"=x": ["=1", "a"], "n": [-1.5, 2.0]})
    made = plain_table(table)
    assert list(made.columns) == ["'=x", "n"]
    assert list(made["'=x"]) == ["'=1", "a"]
    assert list(made["n"]) == [-1.5, 2.0]
    assert list(table["=x"]) == ["=1", "a"]


@pytest.fixture
def poisoned(store):
    """Observations in whose every free text a formula stands, with their source."""
    rows = store.observations("CME_MRM0", "published").head(len(FORMULAS)).copy()
    for name in ("source_cell", "footnotes"):
        rows[name] = list(FORMULAS)[: len(rows)]
    source = next(iter(store.sources().values()))
    hostile = {k: "=cmd" if isinstance(v, str) and k == "licence" else v for k, v in source.items()}
    return rows, {code: {**hostile, "data_source": code} for code in rows["data_source"].unique()}


def read_csv(data: bytes) -> list[str]:
    """Return every cell of a CSV but those that are numbers."""
    lines = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    return [cell for line in lines for cell in line if not is_number(cell)]


def is_number(cell: str) -> bool:
    """Return whether a cell reads as a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def passport(sources) -> Passport:
    """Return what travels with a file of child mortality."""
    return Passport(
        catalog()["CME_MRM0"], "published", tuple(sources.values()), "r", "2026-01-01", ""
    )


def test_a_footnote_runs_in_no_file(poisoned):
    rows, sources = poisoned
    told = passport(sources)
    made = [
        to_csv(rows, told, words("en")),
        to_sdmx_csv(rows, "r"),
        api_table("CME_MRM0", rows, "r", sources),
        plan_csv(pd.DataFrame({"Area": ["=1"]}), [("a", "=b")], words("en")),
    ]
    for data in made:
        assert "=1" in data.decode("utf-8-sig")
        assert not [cell for cell in read_csv(data) if may_run(cell)]


def test_a_workbook_holds_no_formula_and_shows_the_text_as_it_is(poisoned):
    rows, sources = poisoned
    book = openpyxl.load_workbook(BytesIO(to_xlsx(rows, passport(sources), words("en"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = [cell for cell in cells if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    running = [cell for cell in texts if may_run(cell.value)]
    assert "=1+1" in {cell.value for cell in running}
    assert all(cell.quotePrefix for cell in running)
    assert any(cell.data_type == "n" and cell.value is not None for cell in cells)


def test_a_sheet_takes_an_error_or_a_formula_for_text():
    sheet = openpyxl.Workbook().active
    sheet.append(["=1+1", "#REF!", -1])
    write_texts(sheet)
    assert [cell.data_type for cell in sheet[1]] == ["s", "s", "n"]


def test_what_is_frozen_holds_no_text_that_runs():
    files = list(releases_dir().glob("*/*.csv.gz"))
    assert files
    for file in files:
        assert not [c for c in read_csv(gzip.decompress(file.read_bytes())) if may_run(c)]


def test_a_line_to_be_frozen_runs_nothing_and_keeps_negative_numbers():
    row = dict.fromkeys(COLUMNS, "") | {"footnotes": "=1+1", "obs_value": -2.5}
    line = row_line(row)
    assert "'=1+1" in line
    assert "-2.5" in line.split(",")


def test_a_text_of_a_table_that_runs_is_named_with_its_row_and_column():
    table = b"ref_area,obs_value,footnotes\nER01,-1.5,ok\nER01,2,  =1+1\n"
    columns = ("ref_area", "obs_value", "footnotes")
    (fault,) = read_table(table, "a.csv", columns, {*columns}).faults
    assert (fault.file, fault.row, fault.column) == ("a.csv", 3, "footnotes")
    assert fault.reason == "'  =1+1' begins as a formula does, which a spreadsheet would run"


def test_a_text_of_a_declaration_that_runs_is_named_with_its_line_and_key():
    kind = TypeAdapter(dict[str, Any])
    text = b'of = ["a", "+1"]\n[licence]\nen = "@SUM(A1)"\n'
    with pytest.raises(DeclarationError) as refused:
        read_toml(text, "source.toml", kind)
    found = [(fault.row, fault.column) for fault in refused.value.faults]
    assert found == [(1, "of.1"), (3, "licence.en")]


def test_the_headers_of_a_table_run_nothing():
    (fault,) = read_table(b"a,=b\n1,2\n", "a.csv", ("a",), {"a"}).faults
    assert (fault.row, fault.column, fault.reason) == (1, "=b", "unknown column")
