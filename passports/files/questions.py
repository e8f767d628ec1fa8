"""Questions to one holder as files: CSV and XLSX, each row with source, date and caveat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.editions import Edition
from indicators.signals import Put, item_name, limit_said, method_said, question, rules
from indicators.words import Words, area_name, short_source
from passports.cells import plain_table, write_texts
from passports.files.noted_table import noted_csv


@dataclass(frozen=True)
class Questions:
    """What one agency is asked.

    Attributes
    ----------
    holder : str
        The agency.
    put : sequence of Put
        The questions, all of them its own.
    sources : mapping
        The sources of the figures by code.
    edition : Edition
        Of the figures.
    release, retrieved : str
        The data release, and the day of the file.
    """

    holder: str
    put: Sequence[Put]
    sources: Mapping[str, Mapping[str, Any]]
    edition: Edition
    release: str
    retrieved: str


def questions_csv(asked: Questions, words: Words) -> bytes:
    """Return a CSV in UTF-8: lines that begin with # say what it is and where it is from."""
    return noted_csv(
        _table(asked, words), _what(words), _head(asked, words), _kind(asked, words), words
    )


def questions_xlsx(asked: Questions, words: Words) -> bytes:
    """Return a workbook: a sheet of questions with room for the answer, and one that says what."""
    from openpyxl import Workbook

    book = Workbook()
    sheet, about = book.active, book.create_sheet(words("Metadata")[:31])
    sheet.title = words("Questions")[:31]
    table = plain_table(_table(asked, words).assign(**{words("Your answer"): ""}))
    table.insert(0, words("Kind"), _kind(asked, words))
    _write(sheet, [[*table.columns], *table.to_numpy().tolist()])
    _write(about, [[words("Kind"), _what(words)], *map(list, _head(asked, words))])
    sheet.freeze_panes = "B2"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(sheet: Any, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        sheet.append(list(row))
    write_texts(sheet)
    for column in "ABCDEFGHIJKLMN":
        sheet.column_dimensions[column].width = 28


def _kind(asked: Questions, words: Words) -> str:
    return ". ".join(filter(None, (words("Question"), asked.edition.warning(words))))


def _what(words: Words) -> str:
    return words("Questions to the holder of the figures, no findings: a figure may be right.")


def _head(asked: Questions, words: Words) -> list[tuple[str, str]]:
    used = [rules()[code] for code in dict.fromkeys(one.rule for one in asked.put)]
    methods = [f"{words.of(rule.title)}: {method_said(rule, words)}" for rule in used]
    warning = asked.edition.warning(words)
    return [
        *([(words("Edition"), warning)] if warning else []),
        (words("Data holder"), words.of(codelist("agency")[asked.holder])),
        *((words("Method"), one) for one in methods),
        (words("Limit"), limit_said(words)),
        (words("Data release"), asked.release),
        (words("Retrieved"), asked.retrieved),
    ]


def _table(asked: Questions, words: Words) -> pd.DataFrame:
    return pd.DataFrame([_cells(one, asked, words) for one in asked.put])


def _cells(one: Put, asked: Questions, words: Words) -> dict[str, object]:
    rule = rules()[one.rule]
    years = one.time_period if one.since == one.time_period else f"{one.since}–{one.time_period}"
    item = catalog().get(one.item)
    return {
        words("Question"): question(one, rule, words),
        words("Area"): area_name(one.ref_area, words),
        words("Code"): one.ref_area,
        words("Indicator"): item_name(one.item, words),
        words("Period"): years,
        words("Value"): round(one.observed, 2),
        words("Expected"): round(one.expected, 2),
        words("Share of false discoveries"): round(one.share, 4),
        words("Why it is watched"): words.of(rule.reason),
        words("Caveat"): words.of(item.caveat) if item else "",
        words("Source"): short_source(asked.sources[one.data_source], words),
    }
