"""What leaves as a file says what it is, and holds the same figures as the screen."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from indicators.catalog import indicator
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.files import readable_rows, to_csv, to_sdmx_csv, to_xlsx
from passports.headers import Passport, file_stem
from passports.sdmx import to_sdmx_json
from tests.conftest import frame, observation

RATE = indicator("ED_ROFST_L1_ADM")
SOURCE = {
    "data_source": "UIS_2024_09",
    "edition": "September 2024",
    "licence": "CC BY-SA 3.0 IGO",
    **{f"publisher_{language}": "UNESCO" for language in LANGUAGES},
    **{f"title_{language}": "Bulk data" for language in LANGUAGES},
}
ROWS = frame(
    observation(obs_value=1.4567, lower_bound=1.0, upper_bound=2.0),
    observation(ref_area="ER02", obs_value=None, obs_status="L"),
    observation(ref_area="ER01", obs_value=0.0),
)


def passport(edition: str = "published") -> Passport:
    return Passport(RATE, edition, [SOURCE], "abc123", "2026-11-23", "http://x/?lang=en")


def test_decimals_come_from_the_declaration():
    table = readable_rows(ROWS, RATE, words("en"))
    assert table["Value"].iloc[0] == 1.5


def test_a_missing_value_is_named_and_is_not_zero():
    table = readable_rows(ROWS, RATE, words("en"))
    assert table["Value"].isna().tolist() == [False, True, False]
    assert table["Status"].tolist() == ["Normal value", "Not collected", "Normal value"]
    assert table["Value"].tolist()[2] == 0.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_csv_carries_source_definition_and_link_in_the_reader_s_language(language):
    text = to_csv(ROWS, passport(), words(language)).decode("utf-8-sig")
    comments = [line for line in text.splitlines() if line.lstrip('"').startswith("#")]
    said = "\n".join(comments)
    for part in (RATE.name[language], RATE.definition[language], "CC BY-SA 3.0 IGO", "abc123"):
        assert part.split(",")[0] in said.replace('""', '"')
    assert "http://x/?lang=en" in said


def test_a_csv_s_rows_follow_its_header():
    text = to_csv(ROWS, passport(), words("en")).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    rows = list(csv.DictReader(lines))
    assert [(row["Code"], row["Value"]) for row in rows] == [
        ("AZE", "1.5"),
        ("ER02", ""),
        ("ER01", "0.0"),
    ]


def test_every_row_and_the_name_of_an_illustrative_file_say_so():
    assert "ILLUSTRATIVE" in file_stem(passport("illustrative"), "AZE", "2023")
    text = to_csv(ROWS, passport("illustrative"), words("en")).decode("utf-8-sig")
    data = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    assert all("ILLUSTRATIVE" in line for line in data[1:])
    book = load_workbook(io.BytesIO(to_xlsx(ROWS, passport("illustrative"), words("en"))))
    cells = [row[0].value for row in book["Figures"].iter_rows(min_row=2)]
    assert all("ILLUSTRATIVE" in str(cell) for cell in cells)


@pytest.mark.parametrize(
    ("language", "title", "note"),
    [
        ("en", "Notes", "ILLUSTRATIVE: synthetic, not a real figure"),
        ("az", "Qeydlər", "İLLÜSTRATİV: süni rəqəmdir, real deyil"),
        ("ru", "Примечания", "ИЛЛЮСТРАТИВНО: значение синтетическое, не реальное"),
    ],
)
def test_the_notes_of_an_illustrative_file_are_in_the_reader_s_language(
    store, language, title, note
):
    found = store.observations("ED_ROFST_L1_ADM", "illustrative", time_period="2023")
    own = passport("illustrative")
    text = to_csv(found, own, words(language)).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    assert {row[title] for row in csv.DictReader(lines)} == {note}
    header, *rows = load_workbook(io.BytesIO(to_xlsx(found, own, words(language)))).active.values
    assert {row[header.index(title)] for row in rows} == {note}
    message = to_sdmx_json(found, [], "", date(2026, 11, 23), language).decode()
    assert message.count(note) == len(found)
    assert ("synthetic" in text + message) == (language == "en")


def test_the_note_of_a_source_stands_in_every_language_as_the_source_has_it():
    noted = frame(observation(obs_value=1.0, footnotes="Figures exclude Baku."))
    for language in LANGUAGES:
        assert "Figures exclude Baku." in to_csv(noted, passport(), words(language)).decode()


def test_a_workbook_has_the_figures_and_a_sheet_of_metadata():
    book = load_workbook(io.BytesIO(to_xlsx(ROWS, passport(), words("en"))))
    assert book.sheetnames == ["Figures", "Metadata"]
    header, first, *_ = list(book["Figures"].values)
    assert dict(zip(header, first, strict=True))["Value"] == 1.5
    metadata = {row[0]: row[1] for row in book["Metadata"].values}
    assert metadata["Definition"] == RATE.definition["en"]
    assert metadata["Data release"] == "abc123"


def test_sdmx_csv_has_one_coded_observation_a_row():
    text = to_sdmx_csv(ROWS).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0])[:6] == [
        "STRUCTURE",
        "STRUCTURE_ID",
        "ACTION",
        "REF_AREA",
        "INDICATOR",
        "TIME_PERIOD",
    ]
    assert [(r["REF_AREA"], r["OBS_VALUE"], r["OBS_STATUS"]) for r in rows] == [
        ("AZE", "1.4567", "A"),
        ("ER02", "", "L"),
        ("ER01", "0.0", "A"),
    ]
