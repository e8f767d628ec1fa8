"""Whoever sent a faulty table gets it back with each faulty cell marked, otherwise unchanged."""

import csv
import io
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from data.intake import column_code, fault_table, marked_copy, marks_of, read_answer, refusals
from data.intake.__main__ import main
from tests.data.test_intake import DAY, figures, fill

MARKED = "00F4A582"
GANJA_GIRLS, BAKU_BOYS = ("AZ-GA", "F"), ("AZ-BA", "M")


def marked(content, language="en") -> bytes:
    """Return a table with what is found wrong in it marked."""
    path = content
    made = marked_copy(
        path.read_bytes(), marks_of(read_answer(path, DAY).faults, language), language
    )
    assert made is not None
    return made


def cells(book, sheet="Figures") -> dict[str, object]:
    return {c.coordinate: c.value for line in book[sheet].iter_rows() for c in line}


def coloured(book) -> set[str]:
    every = (cell for line in book["Figures"].iter_rows() for cell in line)
    return {cell.coordinate for cell in every if cell.fill.fgColor.rgb == MARKED}


def rules(sheet) -> list[tuple[str, str, str]]:
    """Return what a sheet itself refuses, and where."""
    return [(r.type, r.formula1, str(r.sqref)) for r in sheet.data_validations.dataValidation]


@pytest.fixture
def faulty(sent):
    """A table with two faults: a word and a number that cannot be."""
    fill(sent, figures() | {GANJA_GIRLS: "many", BAKU_BOYS: -5})
    return sent


def test_each_faulty_cell_is_coloured_and_says_what_is_wrong(faulty):
    found = {
        (f.row, column_code(f.column)): f.reason["en"] for f in read_answer(faulty, DAY).faults
    }
    assert len(found) == 2
    book = openpyxl.load_workbook(BytesIO(marked(faulty)))
    assert coloured(book) == {f"E{row}" for row, _ in found}
    for (row, column), reason in found.items():
        assert column == "obs_value"
        assert book["Figures"][f"E{row}"].comment.text.startswith(reason)


def test_the_first_sheet_lists_every_fault_with_its_place(faulty):
    book = openpyxl.load_workbook(BytesIO(marked(faulty)))
    assert book.sheetnames[0] == "Faults" and book.active.title == "Faults"
    head, *lines = book["Faults"].iter_rows(values_only=True)
    assert head == ("Sheet", "Row", "Column", "What is wrong, and what to do")
    told = {(sheet, row, column) for sheet, row, column, _ in lines}
    assert told == {("Figures", f.row, "E (Figure)") for f in read_answer(faulty, DAY).faults}
    chosen = [sheet.title for sheet in book if sheet.sheet_view.tabSelected]
    assert chosen == ["Faults"]  # two that are chosen would be written into together


def test_nothing_else_of_the_workbook_is_changed(faulty):
    before = openpyxl.load_workbook(faulty)
    after = openpyxl.load_workbook(BytesIO(marked(faulty)))
    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before.sheetnames:
        assert cells(after, sheet) == cells(before, sheet)
    then, now = before["Figures"], after["Figures"]
    assert rules(now) == rules(then) and now.freeze_panes == then.freeze_panes
    for column in range(1, then.max_column + 1):
        letter = get_column_letter(column)
        assert now.column_dimensions[letter].width == then.column_dimensions[letter].width
    told = {one.name: one.value for one in after.custom_doc_props.props}
    assert told.pop("faults") == "Faults"
    assert told == {one.name: one.value for one in before.custom_doc_props.props}


def test_a_marked_copy_that_is_corrected_is_taken_as_it_is(faulty):
    faulty.write_bytes(marked(faulty))
    fill(faulty, figures())
    answer = read_answer(faulty, DAY)
    assert answer.faults == [] and len(answer.rows) == len(figures())


def test_marks_of_before_are_gone_where_a_cell_was_corrected(faulty):
    plain = openpyxl.load_workbook(faulty)["Figures"]
    faulty.write_bytes(marked(faulty))
    fill(faulty, figures() | {GANJA_GIRLS: "many"})
    book = openpyxl.load_workbook(BytesIO(marked(faulty, "az")))
    assert book.sheetnames[0] == "Səhvlər" and "Faults" not in book.sheetnames
    (left,) = coloured(book)
    (fault,) = read_answer(faulty, DAY).faults
    assert left == f"E{fault.row}"
    every = {c.coordinate: c for line in book["Figures"].iter_rows() for c in line}
    assert {name for name, cell in every.items() if cell.comment} == {left}
    fills = {n: c.fill.fgColor.rgb for n, c in every.items() if n != left}
    assert fills == {n: plain[n].fill.fgColor.rgb for n in fills}


def test_a_formula_goes_back_as_text(sent):
    fill(sent, figures() | {GANJA_GIRLS: "=1+1"})
    book = openpyxl.load_workbook(sent)
    book["Figures"]["H300"] = '=HYPERLINK("http://x")'  # outside of what is asked
    book.save(sent)
    made = marked(sent)
    kinds = {
        c.data_type for s in openpyxl.load_workbook(BytesIO(made)) for r in s.iter_rows() for c in r
    }
    assert "f" not in kinds
    assert "=1+1" in cells(openpyxl.load_workbook(BytesIO(made))).values()
    assert refusals(made) == []


def test_what_is_quoted_in_a_list_of_faults_never_runs(sent):
    fill(sent, figures() | {GANJA_GIRLS: "=cmd|' /c calc'!A0"})
    (mark, *_) = marks_of(read_answer(sent, DAY).faults, "en")
    evil = mark._replace(sheet="=1+1", said="=1+1")
    listed = openpyxl.load_workbook(BytesIO(marked_copy(sent.read_bytes(), [evil], "en")))["Faults"]
    assert [cell.data_type for cell in listed[2]] == ["s", "n", "s", "s"]
    _, line = csv.reader(io.StringIO(fault_table([evil], "en").decode("utf-8-sig")))
    assert line[0] == "'=1+1" and line[3] == "'=1+1"


def test_a_file_that_may_not_be_opened_has_no_marked_copy(sent):
    assert marked_copy(b"no workbook", [], "en") is None
    plain = BytesIO()
    openpyxl.Workbook().save(plain)
    assert marked_copy(plain.getvalue(), [], "en") is None


def test_the_command_writes_the_marked_copy_or_the_list_of_a_csv(faulty, tmp_path, capsys):
    out = tmp_path / "marked.xlsx"
    assert main([str(faulty), "--marked", str(out), "--date", DAY.isoformat()]) == 1
    assert len(coloured(openpyxl.load_workbook(out))) == 2
    assert f"The faults are marked in {out}." in capsys.readouterr().err
    table = tmp_path / "table.csv"
    rows = "indicator,ref_area,time_period,obs_value\nAZE_ED_PUPILS,AZ-GA,2025,many\n"
    table.write_text(rows, encoding="utf-8")
    given = ["--flow", "MSE_PUPILS", "--lang", "ru", "--date", DAY.isoformat()]
    assert main([str(table), "--marked", str(out), *given]) == 1
    head, *lines = csv.reader((tmp_path / "marked.csv").read_text("utf-8-sig").splitlines())
    assert head == ["Лист", "Строка", "Столбец", "Что неверно и что сделать"]
    assert ["2", "obs_value"] in [line[1:3] for line in lines]


def test_the_command_never_writes_over_what_was_sent(faulty, capsys):
    before = faulty.read_bytes()
    assert main([str(faulty), "--marked", str(faulty), "--date", DAY.isoformat()]) == 1
    assert faulty.read_bytes() == before
    assert "Name another file" in capsys.readouterr().err
