"""Observations as files that travel: CSV, XLSX and SDMX-CSV, each carrying what it is."""

import csv
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Any

import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes, state
from indicators.editions import Edition
from indicators.facts import key_of
from indicators.model import Indicator
from indicators.observations import MEASURES
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.words import Words, footnote
from passports import sdmx
from passports.cells import plain_table, printed_cells, write_texts
from passports.headers import Passport, header
from passports.identity import figure_id


def readable_rows(observations: pd.DataFrame, indicator: Indicator, words: Words) -> pd.DataFrame:
    """Return observations with the reader's column names, area names and group names.

    A value that is absent is named by its state, never left blank and never zero.
    """
    used = [name for name in DIMENSIONS if (observations[name] != TOTAL).any()]
    table = pd.DataFrame({words("Area"): [_area(code, words) for code in observations["ref_area"]]})
    table[words("Code")] = list(observations["ref_area"])
    table[words("Period")] = [
        words.period(period, indicator.period) for period in observations["time_period"]
    ]
    for name in used:
        names = codes(name, indicator.population)
        table[words.of(codelist("dimension")[name]["name"])] = [
            words.of(names[code]) for code in observations[name]
        ]
    for column, title in _numbers(words).items():
        if column == "obs_value" or observations[column].notna().any():
            table[title] = list(observations[column].round(indicator.decimals))
    table[words("Status")] = [_status(code, words) for code in observations["obs_status"]]
    table[words("Source")] = list(observations["data_source"])
    return table


def _numbers(words: Words) -> Mapping[str, str]:
    """Return the columns of numbers and what the reader calls them."""
    named = (words("Value"), words("Lower bound"), words("Upper bound"))
    return dict(zip(MEASURES, named, strict=True))


def _area(ref_area: str, words: Words) -> str:
    return words.of(areas()[ref_area].name)


def _status(obs_status: str, words: Words) -> str:
    named: str = codelist("obs_status")[obs_status][words.language]
    return named


def file_rows(observations: pd.DataFrame, passport: Passport, words: Words) -> pd.DataFrame:
    """Return the rows of a file: as they are read, and what each figure carries with it.

    Its name, by which its passport opens; its place in the source; what was noted of it; its grade.
    """
    table = readable_rows(observations, passport.indicator, words)
    rows = plain_rows(observations)
    table[words("Place in the source")] = [row["source_cell"] or "" for row in rows]
    table[words("Notes")] = [footnote(row["footnotes"], words) for row in rows]
    table[words("Quality grade")] = [_letter(row, passport) for row in rows]
    table[words("Figure code")] = [figure_id(key_of(row)) for row in rows]
    if warning := Edition(passport.edition).warning(words):
        table.insert(0, words("Edition"), warning)
    return table


def _letter(row: Mapping[Any, Any], passport: Passport) -> str:
    """Return the quality grade of a row; empty where there is no value, or no kind to judge by."""
    sources = {source["data_source"]: source for source in passport.sources}
    source, year = sources.get(row["data_source"], {}), passport.retrieved[:4]
    if source.get("kind") is None or pd.isna(row["obs_value"]) or not year.isdigit():
        return ""
    return grade_of(source, row, int(year)).letter


def to_csv(observations: pd.DataFrame, passport: Passport, words: Words) -> bytes:
    """Return a CSV in UTF-8 with a header of source and definition in lines that begin with #."""
    return csv_of(file_rows(observations, passport, words), observations, passport, words)


def csv_of(
    rows: pd.DataFrame, observations: pd.DataFrame, passport: Passport, words: Words
) -> bytes:
    """Return the rows of a file as CSV, see ``to_csv``; each number as its source printed it."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for label, text in header(passport, words):
        writer.writerow([f"# {label}: {text}"])
    table = plain_table(rows)
    for title in _numbers(words).values():
        if title in table:
            table[title] = printed_cells(rows[title], observations, passport.indicator)
    table.to_csv(buffer, index=False, lineterminator="\n", na_rep="")
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def to_xlsx(observations: pd.DataFrame, passport: Passport, words: Words) -> bytes:
    """Return a workbook: a sheet of figures and a sheet of metadata."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet(words("Figures")[:31])
    table = file_rows(observations, passport, words)
    sheet.append(list(table.columns))
    for row in table.itertuples(index=False):
        sheet.append([None if pd.isna(cell) else cell for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    write_texts(sheet)
    _fit(sheet, table)
    about = book.create_sheet(words("Metadata")[:31])
    for line in header(passport, words):
        about.append(list(line))
    write_texts(about)
    about.column_dimensions["A"].width = 26
    about.column_dimensions["B"].width = 110
    for row in about.iter_rows(min_col=2, max_col=2):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fit(sheet: Any, table: pd.DataFrame) -> None:
    for place, column in enumerate(table.columns):
        longest = max([len(str(column)), *table[column].astype(str).str.len()], default=10)
        sheet.column_dimensions[chr(ord("A") + place)].width = min(longest + 2, 60)


def to_sdmx_csv(observations: pd.DataFrame, release: str = "") -> bytes:
    """Return SDMX-CSV 2.0: one observation a row, codes only, in the order of the structure.

    Source: SDMX-CSV field guide 2.0 (STRUCTURE, STRUCTURE_ID, ACTION, then the components).
    """
    table = observations.loc[:, list(sdmx.columns())].copy()
    table[sdmx.RELEASE] = release
    table.columns = pd.Index([str(name).upper() for name in table.columns])
    table.insert(0, "ACTION", "I")
    table.insert(0, "STRUCTURE_ID", [sdmx.reference(code) for code in observations["edition"]])
    table.insert(0, "STRUCTURE", "dataflow")
    made = plain_table(table)
    for name in MEASURES:
        made[name.upper()] = printed_cells(observations[name], observations)
    return made.to_csv(index=False, lineterminator="\n", na_rep="").encode()


def state_name(obs_status: str, words: Words) -> str:
    """Return the name of the state of an observation, or nothing for a plain value."""
    return _status(obs_status, words) if state(obs_status) else ""
