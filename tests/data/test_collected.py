"""What KoboToolbox and ODK Central export of our form is read as they write it.

The heads are those of their exports: KoboToolbox divides by semicolons and adds what begins with an
underscore, ODK Central packs ``FORM.csv`` beside ``media/``.
"""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from data.inputs import Inputs
from data.intake import read_answer
from data.intake.__main__ import main
from data.request import form, request_of, template_hash
from indicators.flows import flow_of
from tests.data.documented import arguments

ASKED, SENT = date(2026, 11, 29), date(2026, 12, 10)
PUPILS = request_of(flow_of("MSE_PUPILS"), ASKED, "az")
COUNT = "AZE_ED_PUPILS"
GIVEN = (PUPILS.number, template_hash(PUPILS), PUPILS.time_period)
ADDED = (
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
    "__version__", "_tags", "meta/rootUuid", "_index",
)  # fmt: skip
NAMES = ("start", "end", "request", "template", "time_period", "ref_area", "sex")
ASKS = (COUNT, f"{COUNT}__status", f"{COUNT}__note")
CENTRAL = (
    "SubmissionDate", *NAMES[2:], *ASKS, "meta-instanceID", "KEY", "SubmitterID", "SubmitterName",
    "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits",
    "FormVersion",
)  # fmt: skip


def kobo(*sendings, head=(*NAMES, *ASKS, *ADDED), review=""):
    """Return a CSV of KoboToolbox; a sending is area, sex, figure, why none, note and its hour."""
    lines = [head]
    for number, (area, sex, *told, hour) in enumerate(sendings, start=1):
        when = f"2026-12-01T{hour:02}:00:00"
        of_it = (
            str(number),
            f"uuid-{number}",
            when,
            review,
            "",
            "submitted_via_web",
            "",
            "v1",
            "",
            "",
            "1",
        )
        lines.append((when, when, *GIVEN, area, sex, *told, *of_it))
    return "".join(";".join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)


def central(*sendings, review="", media=True, more=()):
    """Return a ZIP of ODK Central."""
    lines = [CENTRAL]
    for number, (area, sex, *told, hour) in enumerate(sendings, start=1):
        of_it = (
            f"uuid:{number}",
            f"uuid:{number}",
            "5",
            "Alice",
            "0",
            "0",
            "",
            review,
            "",
            "0",
            "1",
        )
        lines.append((f"2026-12-01T{hour:02}:00:00.000Z", *GIVEN, area, sex, *told, *of_it))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("MSE_PUPILS.csv", "\n".join(",".join(line) for line in lines) + "\n")
        if media:
            packed.writestr("media/school.jpg", b"\xff\xd8")
        for name, content in more:
            packed.writestr(name, content)
    return buffer.getvalue()


def read(tmp_path, content, name="answers.csv", **how):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_answer(path, SENT, **how)


def told(answer):
    return {(row["ref_area"], row["sex"]): row["obs_value"] for row in answer.rows}


GIRLS = ("AZ-GA", "F", "120", "", "", 9)
NONE = ("AZ-LER", "_T", "", "L", "to be counted", 9)
FIGURES = {("AZ-GA", "F"): 120.0, ("AZ-LER", "_T"): None}


def test_kobotoolbox_by_names_is_read(tmp_path):
    answer = read(tmp_path, kobo(GIRLS, NONE))
    assert (answer.faults, told(answer)) == ([], FIGURES)
    assert answer.request == PUPILS.number
    assert {row["footnotes"] for row in answer.rows} == {"", "to be counted"}


def labels(language, request=PUPILS):
    """Return the labels of the questions of the form, where it has them, in order."""
    lines = load_workbook(io.BytesIO(form(request)))["survey"].iter_rows(values_only=True)
    head = next(lines)
    name, label = head.index("name"), head.index(f"label::{language}")
    return ("start", "end", *(line[label] or line[name] for line in lines))


LANGUAGES = ("Azərbaycanca (az)", "English (en)", "Русский (ru)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_kobotoolbox_by_labels_in_any_language_is_read(tmp_path, language):
    labelled = [
        ("Gəncə · AZ-GA", "Qızlar · F", "120", "", "", 9),
        ("Lerik · AZ-LER", "Hər iki cins · _T", "", "Toplanılmır · L", "to be counted", 9),
    ]
    answer = read(tmp_path, kobo(*labelled, head=(*labels(language), *ADDED)))
    assert (answer.faults, told(answer)) == ([], FIGURES)


def test_by_labels_each_reason_and_note_is_of_the_question_before_it(tmp_path):
    """Two questions of every indicator have the same labels."""
    gaps = request_of(flow_of("MOJ_GAPS"), ASKED, "az")
    first, second = gaps.flow.indicators[:2]
    head = labels("English (en)", gaps)
    assert len({*head}) < len(head)
    given = ("", "", gaps.number, template_hash(gaps), gaps.time_period, "Azerbaijan · AZE")
    told_of_two = ("", "Not collected · L", "of the first", "3", "", "of the second")
    row = (*given, *told_of_two)
    row += ("",) * (len(head) - len(row))
    lines = [";".join(f'"{cell}"' for cell in cells) for cells in (head, row)]
    answer = read(tmp_path, "\n".join(lines) + "\n")
    assert answer.faults == []
    assert {row["indicator"]: row["footnotes"] for row in answer.rows} == {
        first: "of the first",
        second: "of the second",
    }


def test_names_of_groups_before_a_question_do_no_harm(tmp_path):
    head = (*NAMES[:5], "where/ref_area", "where/sex", *(f"figures/{name}" for name in ASKS))
    answer = read(tmp_path, kobo(GIRLS, NONE, head=(*head, *ADDED)))
    assert (answer.faults, told(answer)) == ([], FIGURES)
    written = labels(LANGUAGES[0])
    grouped = (*written[:5], *(f"Məktəblər/{label}" for label in written[5:]))
    answer = read(tmp_path, kobo(GIRLS, NONE, head=(*grouped, *ADDED)))
    assert (answer.faults, told(answer)) == ([], FIGURES)


def test_a_zip_of_odk_central_is_read_with_its_media_left_alone(tmp_path):
    answer = read(tmp_path, central(GIRLS, NONE), "MSE_PUPILS.zip")
    assert (answer.faults, told(answer)) == ([], FIGURES)


@pytest.mark.parametrize(("write", "name"), [(kobo, "answers.csv"), (central, "answers.zip")])
def test_of_two_sendings_of_one_area_the_last_counts_only_where_that_is_said(tmp_path, write, name):
    later, earlier = ("AZ-GA", "F", "130", "", "", 17), GIRLS
    answer = read(tmp_path, write(later, NONE, earlier), name)
    assert answer.rows == []
    assert [(found.row, found.column) for found in answer.faults] == [(4, COUNT)]
    assert "in row 2" in answer.faults[0].reason["en"]
    answer = read(tmp_path, write(later, NONE, earlier), name, latest=True)
    assert answer.faults == []
    assert told(answer) == {("AZ-GA", "F"): 130.0, ("AZ-LER", "_T"): None}


def test_the_last_sending_counts_whole_and_an_empty_one_takes_the_figure_back(tmp_path):
    empty = ("AZ-GA", "F", "", "", "", 17)
    answer = read(tmp_path, kobo(GIRLS, NONE, empty), latest=True)
    assert told(answer) == {("AZ-LER", "_T"): None}


def test_the_last_cannot_be_told_where_no_time_is_exported(tmp_path):
    content = kobo(GIRLS, GIRLS).replace("_submission_time", "_hidden_time")
    answer = read(tmp_path, content, latest=True)
    assert [found.row for found in answer.faults] == [2, 3]


@pytest.mark.parametrize(
    ("write", "name", "review", "column"),
    [
        (kobo, "answers.csv", "validation_status_not_approved", "_validation_status"),
        (kobo, "answers.csv", "On Hold", "_validation_status"),
        (central, "answers.zip", "rejected", "ReviewState"),
        (central, "answers.zip", "hasIssues", "ReviewState"),
    ],
)
def test_what_a_reviewer_held_back_is_not_taken(tmp_path, write, name, review, column):
    answer = read(tmp_path, write(GIRLS, review=review), name)
    assert [(found.row, found.column) for found in answer.faults] == [(2, column)]


@pytest.mark.parametrize("review", ["validation_status_approved", "approved", "edited", ""])
def test_what_was_approved_or_not_looked_at_is_taken(tmp_path, review):
    assert told(read(tmp_path, kobo(GIRLS, review=review))) == {("AZ-GA", "F"): 120.0}


@pytest.mark.parametrize(
    "content",
    [
        central(GIRLS, more=[("MSE_PUPILS-children.csv", "name\nA\n")]),
        central(GIRLS, more=[("../answers.csv", "a\n")]),
        b"PK no zip",
    ],
)
def test_a_zip_with_anything_else_is_refused_whole(tmp_path, content):
    answer = read(tmp_path, content, "answers.zip")
    assert (len(answer.faults), answer.rows) == (1, [])


def test_a_question_that_is_not_asked_is_a_fault_whatever_divides_the_cells(tmp_path):
    answer = read(tmp_path, kobo(GIRLS).replace(f'"{COUNT}__note"', '"child_name"'))
    assert [(found.row, found.column) for found in answer.faults] == [(1, "child_name")]


def test_the_commands_of_the_document_read_what_they_name(tmp_path, monkeypatch, capsys):
    (tmp_path / "kobo.csv").write_text(kobo(GIRLS), encoding="utf-8")
    (tmp_path / "central.zip").write_bytes(central(GIRLS, ("AZ-GA", "F", "130", "", "", 17)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("data.intake.__main__.read_inputs", lambda *_: Inputs())
    asked = arguments("sh", "data.intake kobo.csv")
    assert [main([*one, "--date", SENT.isoformat(), "--lang", "en"]) for one in asked] == [0, 0]
    assert capsys.readouterr().out.count("New figures: 1") == 2
