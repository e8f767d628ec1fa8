"""A request goes into the field as a form that programs take, and its answers come back."""

import csv
import io
from datetime import date
from io import BytesIO

import pytest
from pyxform.xls2xform import convert

from data.intake import read_answer
from data.request import form, request_of, template_hash
from data.request.__main__ import main
from indicators.flows import asked_flows, flow_of

ASKED, SENT = date(2026, 11, 29), date(2026, 12, 10)
PUPILS = request_of(flow_of("MSE_PUPILS"), ASKED, "az")
COUNT = "AZE_ED_PUPILS"


def converted(request):
    return convert(xlsform=BytesIO(form(request)), file_type=".xlsx")


def answers(tmp_path, *rows, request=PUPILS, **more):
    """Write what a program that collects exports: our columns and its own."""
    given = {"request": request.number, "template": template_hash(request)}
    given |= {"time_period": request.time_period, "_id": "1", "meta-instanceID": "uuid:1"}
    lines = [{**given, **row, **more} for row in rows]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [*dict.fromkeys(name for line in lines for name in line)])
    writer.writeheader()
    writer.writerows(lines)
    path = tmp_path / "answers.csv"
    path.write_text(buffer.getvalue(), encoding="utf-8")
    return read_answer(path, SENT)


@pytest.mark.parametrize("code", asked_flows())
def test_every_form_is_taken_without_a_word(code):
    found = converted(request_of(flow_of(code), ASKED, "az"))
    assert found.warnings == []
    for indicator in flow_of(code).indicators:
        assert f"/data/{indicator}" in found.xform or f'"{indicator}"' in found.xform


def test_the_form_has_its_languages_its_areas_and_the_bounds_of_its_figures():
    xform = converted(PUPILS).xform
    for language in ("Azərbaycanca (az)", "English (en)", "Русский (ru)"):
        assert f'lang="{language}"' in xform
    assert "<value>Ganja · AZ-GA</value>" in xform
    assert "<value>Гянджа · AZ-GA</value>" in xform
    assert 'constraint=". &gt;= 0 and . &lt;= 20000000"' in xform


def test_a_form_lets_no_small_count_through_where_the_flow_is_protected():
    xform = converted(request_of(flow_of("SCFWCA_DISTRICTS"), ASKED, "en")).xform
    assert "(. = 0 or . &gt;= 5)" in xform


def test_what_was_answered_in_the_field_is_read_as_the_table_would_be(tmp_path):
    answer = answers(
        tmp_path,
        {"ref_area": "AZ-GA", "sex": "F", COUNT: "120"},
        {"ref_area": "Gəncə · AZ-GA", "sex": "Oğlanlar · M", COUNT: "0"},
        {"ref_area": "AZ-LER", "sex": "_T", f"{COUNT}__status": "L"},
        {"ref_area": "AZ-BA", "sex": "_T"},
    )
    assert answer.faults == []
    assert answer.request == "MSE_PUPILS-2026-11-29"
    told = {(row["ref_area"], row["sex"]): row["obs_value"] for row in answer.rows}
    assert told == {("AZ-GA", "F"): 120.0, ("AZ-GA", "M"): 0.0, ("AZ-LER", "_T"): None}


def test_a_fault_names_the_line_and_the_question(tmp_path):
    answer = answers(
        tmp_path,
        {"ref_area": "AZ-GA", "sex": "F", COUNT: "many"},
        {"ref_area": "AZ-LER", "sex": "F", COUNT: "5"},
        {"ref_area": "AZ-LER", "sex": "F", COUNT: "6"},
    )
    found = {(fault.row, fault.column) for fault in answer.faults}
    assert (2, COUNT) in found
    assert [fault.row for fault in answer.faults] == [2, 4]


def test_a_question_that_the_form_does_not_have_is_a_fault_and_what_programs_add_is_none(tmp_path):
    answer = answers(tmp_path, {"ref_area": "AZ-GA", "sex": "F", COUNT: "5"}, AZE_ED_PUPIL="7")
    assert [(fault.row, fault.column) for fault in answer.faults] == [(1, "AZE_ED_PUPIL")]


def test_answers_to_another_form_are_not_taken(tmp_path):
    row = {"ref_area": "AZ-GA", "sex": "F", COUNT: "5"}
    assert answers(tmp_path, row, template="0" * 64).faults
    assert answers(tmp_path, row, {**row, "request": "MSE_PUPILS-2026-11-28"}).faults


def test_the_form_is_written_beside_letter_and_table(tmp_path, monkeypatch):
    monkeypatch.setattr("data.request.__main__.read_inputs", lambda *_: _Nothing())
    asked = ["--agency", "MOJ", "--out", str(tmp_path), "--date", "2026-11-29", "--form"]
    assert main(asked) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "MOJ_GAPS-2026-11-29.docx",
        "MOJ_GAPS-2026-11-29.form.xlsx",
        "MOJ_GAPS-2026-11-29.xlsx",
        "MOJ_REGISTRY-2026-11-29.docx",
        "MOJ_REGISTRY-2026-11-29.form.xlsx",
        "MOJ_REGISTRY-2026-11-29.xlsx",
    ]


class _Nothing:
    faults = ()
    observations = ()
