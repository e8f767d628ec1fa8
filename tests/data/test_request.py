"""A request says what, where, when, by when and why; its table is ready to be filled in."""

from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest

from data.request import (
    cells_asked,
    code_in,
    columns_of,
    known_areas,
    letter,
    request_of,
    template,
    template_hash,
    write_requests,
)
from data.request.__main__ import main
from indicators.codelists import areas_of
from indicators.flows import flow_of

DAY = date(2026, 11, 29)


def asked(language="az", day=DAY, flow="MSE_PUPILS"):
    return request_of(flow_of(flow), day, language)


def read(request):
    return openpyxl.load_workbook(BytesIO(template(request)))


def test_a_request_is_due_on_the_next_day_of_its_flow_for_the_period_before_it():
    assert (asked().due, asked().time_period) == (date(2026, 12, 15), "2026")
    assert asked(day=date(2026, 12, 15)).due == date(2027, 12, 15)
    assert asked(flow="MSE_GAPS").time_period == "2025"


def test_every_district_and_the_nation_are_asked_for_by_sex():
    cells = [*cells_asked(asked())]
    assert len(cells) == 75 * 3
    assert {cell["ref_area"] for cell in cells} == {"AZE", *areas_of("district")}
    assert {cell["time_period"] for cell in cells} == {"2026"}


def test_the_hash_is_of_what_is_asked_and_not_of_the_language_or_the_day():
    assert template_hash(asked("az")) == template_hash(asked("ru", date(2026, 9, 1)))
    assert template_hash(asked()) != template_hash(asked(day=date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "az",
            ["Elm və Təhsil Nazirliyi", "Son tarix: 15 dekabr 2026", "2026/27", "21 ərazi üzrə"],
        ),
        ("en", ["Ministry of Science and Education", "By when: 15 December 2026", "21 of the 74"]),
        ("ru", ["Министерство науки и образования", "Срок: 15 декабря 2026", "21 из 74"]),
    ],
)
def test_the_letter_says_what_where_when_by_when_how_defined_and_why(language, says):
    request = asked(language)
    file = docx.Document(BytesIO(letter(request, {"AZE_ED_PUPILS": 21})))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    flow = request.flow
    for part in [*says, flow.reason[language], request.number]:
        assert part in text
    assert "{" not in text


def test_a_letter_on_gaps_says_why_there_is_no_figure():
    file = docx.Document(BytesIO(letter(asked("en", flow="MSE_GAPS"), {})))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "Early leavers from primary education" in text
    assert "areas asked for" not in text


def test_the_table_has_areas_filled_in_and_figures_left_open():
    sheet = read(asked())["Rəqəmlər"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert [code_in(cell) for cell in head] == [*columns_of(asked())]
    assert len(rows) == 225
    assert rows[0][1] == "Azərbaycan · AZE"
    assert all(row[4:] == (None, None, None) for row in rows)


def test_the_sheet_itself_refuses_what_is_not_listed_or_not_in_range():
    book = read(asked("en"))
    rules = {str(rule.sqref): rule for rule in book["Figures"].data_validations.dataValidation}
    assert rules["B2:B226"].type == "list"
    assert rules["B2:B226"].formula1 == "'Lists'!$B$2:$B$76"
    assert book["Lists"]["B2"].value == "Azerbaijan · AZE"
    value = rules["E2:E226"]
    assert (value.type, value.formula1, value.formula2) == ("decimal", "0", "20000000")


def test_the_table_carries_its_request_and_its_hash():
    known = {prop.name: prop.value for prop in read(asked()).custom_doc_props.props}
    assert known["request"] == "MSE_PUPILS-2026-11-29"
    assert known["template"] == template_hash(asked())


def test_areas_are_known_by_a_figure_and_the_nation_is_none_of_them():
    assert known_areas(asked(), {"AZE_ED_PUPILS": {"AZ-GA", "AZE"}}) == {"AZE_ED_PUPILS": 1}
    assert known_areas(asked(), {"AZE_ED_PUPILS": ()}) == {}


def test_a_state_without_a_figure_is_not_known(tmp_path):
    row = {"indicator": "AZE_ED_PUPILS", "ref_area": "AZ-GA", "obs_value": 5.0}
    rows = [row, {**row, "ref_area": "AZ-LER", "obs_value": None}, {**row, "ref_area": "AZE"}]
    path, _ = write_requests([asked("en")], rows, tmp_path)
    text = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "figures of 1 of the 74 areas" in text


def test_an_agency_without_a_flow_is_a_mistake_of_the_reader(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("data.request.__main__.read_inputs", lambda *_: _Nothing())
    assert main(["--agency", "JRC", "--out", str(tmp_path)]) == 2
    assert "There is no flow of 'JRC'." in capsys.readouterr().err


class _Nothing:
    faults = ()
    observations = ()
