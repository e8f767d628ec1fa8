"""Observations as files that travel: CSV, XLSX and SDMX-CSV, each carrying what it is."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import pandas as pd

from briefings import sdmx
from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes, state
from indicators.language import Words
from indicators.model import Indicator

_MARK = "ILLUSTRATIVE"


@dataclass(frozen=True)
class Passport:
    """What a file says of itself beside the figures."""

    indicator: Indicator
    edition: str
    sources: Sequence[Mapping[str, Any]]
    release: str
    retrieved: str
    link: str


def file_stem(passport: Passport, ref_area: str, time_period: str) -> str:
    """Return a file name without its ending; an illustrative file says so in its name."""
    parts = [passport.indicator.indicator, ref_area, time_period.replace("/", "_")]
    if passport.edition == "illustrative":
        parts.append(_MARK)
    return "_".join(part for part in parts if part)


def readable(observations: pd.DataFrame, indicator: Indicator, words: Words) -> pd.DataFrame:
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
    table[words("Value")] = list(observations["obs_value"].round(indicator.decimals))
    bounds = {"lower_bound": words("Lower bound"), "upper_bound": words("Upper bound")}
    for column, title in bounds.items():
        if observations[column].notna().any():
            table[title] = list(observations[column].round(indicator.decimals))
    table[words("Status")] = [_status(code, words) for code in observations["obs_status"]]
    table[words("Source")] = list(observations["data_source"])
    return table


def _area(ref_area: str, words: Words) -> str:
    return words.of(areas()[ref_area].name)


def _status(obs_status: str, words: Words) -> str:
    named: str = codelist("obs_status")[obs_status][words.language]
    return named


def to_csv(observations: pd.DataFrame, passport: Passport, words: Words) -> bytes:
    """Return a CSV in UTF-8 with a header of source and definition in lines that begin with #."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for label, text in header(passport, words):
        writer.writerow([f"# {label}: {text}"])
    table = readable(observations, passport.indicator, words)
    if passport.edition == "illustrative":
        table.insert(0, words("Edition"), words("ILLUSTRATIVE — not real figures"))
    table.to_csv(buffer, index=False, lineterminator="\n", na_rep="")
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def header(passport: Passport, words: Words) -> list[tuple[str, str]]:
    """Return label and text of everything a file says of itself, in the reader's language."""
    item = passport.indicator
    unit = words.of(codelist("unit_measure")[item.unit_measure])
    lines = [
        (words("Indicator"), f"{words.of(item.name)} ({item.indicator})"),
        (words("Unit"), unit),
        (words("Definition"), words.of(item.definition)),
        (words("What it does not say"), words.of(item.caveat)),
    ]
    if passport.edition == "illustrative":
        lines.insert(0, (words("Edition"), words("ILLUSTRATIVE — not real figures")))
    lines += [(words("Source"), cite(source, words)) for source in passport.sources]
    lines += [
        (words("Data release"), passport.release),
        (words("Retrieved"), passport.retrieved),
        (words("Link"), passport.link),
        (words("Boundaries"), words("The boundaries and names shown imply no endorsement.")),
    ]
    return lines


def cite(source: Mapping[str, Any], words: Words) -> str:
    """Return one line that names a source: publisher, title, edition, licence, code."""
    language = words.language
    parts = (
        source[f"publisher_{language}"],
        source[f"title_{language}"],
        source["edition"],
        source["licence"],
    )
    return f"{'; '.join(str(part) for part in parts if part)} [{source['data_source']}]"


def to_xlsx(observations: pd.DataFrame, passport: Passport, words: Words) -> bytes:
    """Return a workbook: a sheet of figures and a sheet of metadata."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet(words("Figures")[:31])
    table = readable(observations, passport.indicator, words)
    if passport.edition == "illustrative":
        table.insert(0, words("Edition"), words("ILLUSTRATIVE — not real figures"))
    sheet.append(list(table.columns))
    for row in table.itertuples(index=False):
        sheet.append([None if pd.isna(cell) else cell for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    _fit(sheet, table)
    about = book.create_sheet(words("Metadata")[:31])
    for line in header(passport, words):
        about.append(list(line))
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
    table.insert(0, "STRUCTURE_ID", sdmx.STRUCTURE)
    table.insert(0, "STRUCTURE", "dataflow")
    return table.to_csv(index=False, lineterminator="\n", na_rep="").encode()


def state_name(obs_status: str, words: Words) -> str:
    """Return the name of the state of an observation, or nothing for a plain value."""
    return _status(obs_status, words) if state(obs_status) else ""
