"""The faults of a file: on the sheet as it was sent, and one by one with what to do."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

from data.intake import Mark, Sheet, column_code, fault_table
from data.request import cell_label, column_label
from data.workflow import Finding, Submission, marked_apart, read_file, sheet_apart
from indicators.errors import DashboardError, NotThere
from indicators.words import Words
from pages.parts.drawing import listed_table
from pages.parts.messages import message
from steward.pieces import heading, way
from steward.session import Session

_AROUND = 1  # rows shown above and below one with a fault
_MOST = 60  # rows of the sheet that are drawn
_KEPT = "crm-sheet"


class Place(NamedTuple):
    """Where a fault stands on the sheet."""

    sheet: str
    row: int | None
    column: str


def place_of(told: str) -> Place:
    """Return the place that a fault names: sheet, row and column, the last two not always.

    Examples
    --------
    >>> place_of("Figures, 5, F (obs_value)")
    Place(sheet='Figures', row=5, column='obs_value')
    >>> place_of("MSE_PUPILS.xlsx"), place_of("Sheet 1, 7").row
    (Place(sheet='MSE_PUPILS.xlsx', row=None, column=''), 7)
    """
    parts = told.split(", ")
    column = ""
    if len(parts) > 1 and not parts[-1].isdigit():
        column = column_code(parts.pop())
    row = int(parts.pop()) if len(parts) > 1 and parts[-1].isdigit() else None
    return Place(", ".join(parts), row, column)


def draw_faults(session: Session, one: Submission, faults: Sequence[Finding]) -> None:
    """Draw the sheet with its faulty cells marked, every fault, and the way to a new file."""
    words = session.words
    count = words.plural("{n} fault in the file", "{n} faults in the file", len(faults))
    heading(
        count,
        words("Correct the marked cells in your own copy of the table and send it again."),
    )
    places = [place_of(fault.place) for fault in faults]
    sheet = _sheet(session, one)
    if session.may("contributor", one.agency):
        marks = [
            Mark(*place, words.of(fault.text)) for place, fault in zip(places, faults, strict=True)
        ]
        _offer(session, one, marks, can_be_marked=sheet is not None)
    if sheet:
        st.html(sheet_markup(sheet, marked(places, faults, words), words))
    st.html(fault_list(places, faults, words))
    if session.may("contributor", one.agency):
        again = way("send", words("Send the corrected table"), follows=one.id)
        st.html(f"<p class='crm-lede'>{again}</p>")


def _offer(
    session: Session, one: Submission, marks: Sequence[Mark], *, can_be_marked: bool
) -> None:
    """Offer whoever sends the table with its faults marked, or the list of them."""
    words = session.words
    if one.form == "xlsx" and can_be_marked:
        st.download_button(
            words("Take your table with these cells marked (XLSX)"),
            lambda: _marked_table(session, one, marks),
            f"{one.flow}-{one.id}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key="crm-take-marked",
        )
    else:
        st.download_button(
            words("Take the list of faults (CSV)"),
            lambda: fault_table(marks, words.language),
            f"{one.flow}-{one.id}.csv",
            "text/csv",
            on_click="ignore",
            key="crm-take-faults",
        )


def _marked_table(session: Session, one: Submission, marks: Sequence[Mark]) -> bytes:
    with session.acting("read", f"submission {one.id}") as acting:
        _, content = read_file(acting, session.blobs, one.id)
    return marked_apart(content, marks, session.words.language)


def marked(
    places: Sequence[Place], faults: Sequence[Finding], words: Words
) -> dict[int, dict[str, list[str]]]:
    """Return the sentences of faults by row and column; of a whole row under no column."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place, fault in zip(places, faults, strict=True):
        if place.row is not None:
            found[place.row][place.column].append(words.of(fault.text))
    return found


def _sheet(session: Session, one: Submission) -> Sheet | None:
    """Return the table as it was sent; None where it is not kept or cannot be read as a table."""
    kept = st.session_state.get(_KEPT)
    if kept and kept[0] == one.id:
        found: Sheet | None = kept[1]
        return found
    sheet = None
    if one.kept:
        try:
            with session.acting("read", f"submission {one.id}") as acting:
                form, content = read_file(acting, session.blobs, one.id)
            sheet = sheet_apart(content, form)
        except NotThere:
            message("hint", session.words("The file is not kept."))
        except DashboardError:
            message("hint", session.words("The table cannot be drawn; the list has every fault."))
    st.session_state[_KEPT] = (one.id, sheet)
    return sheet


def sheet_markup(
    sheet: Sheet, faults: Mapping[int, Mapping[str, Sequence[str]]], words: Words
) -> str:
    """Return the rows with faults and those around them, each faulty cell marked and explained."""
    wanted = {row + step for row in faults for step in range(-_AROUND, _AROUND + 1)}
    shown = sorted((row, cells) for row, cells in _with_faulty(sheet, faults) if row in wanted)
    if not shown:
        return ""
    head = "".join(f"<th scope='col'>{escape(_head(name, words))}</th>" for name in sheet.columns)
    body = []
    for row, cells in shown[:_MOST]:
        told = faults.get(row, {})
        drawn = "".join(
            _cell(_said(name, cell, cells, sheet, words), told.get(name, ()))
            for name, cell in zip(sheet.columns, cells, strict=True)
        )
        over = [text for name, texts in told.items() if name not in sheet.columns for text in texts]
        body.append(f"<tr{_bad(over)}><th scope='row'>{row}{_notes(over)}</th>{drawn}</tr>")
    name = escape(words("The sheet as it was sent; rows with faults and those beside them"))
    first = escape(words("Row"))
    return (
        f"<div class='crm-wide' tabindex='0' role='region' aria-label='{name}'>"
        f"<table class='crm-sheet'><caption>{name}</caption><thead><tr><th scope='col'>{first}</th>"
        f"{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _with_faulty(sheet: Sheet, faults: Collection[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows of a sheet, and an empty one for each with a fault that has no answer."""
    yield from sheet.rows
    known = {row for row, _ in sheet.rows}
    for row in set(faults) - known:
        yield row, ("",) * len(sheet.columns)


def _cell(text: str, told: Sequence[str]) -> str:
    return f"<td{_bad(told)}>{escape(text)}{_notes(told)}</td>"


def _bad(told: Sequence[str]) -> str:
    return " class='crm-faulty'" if told else ""


def _notes(told: Sequence[str]) -> str:
    return "".join(f"<small>{escape(text)}</small>" for text in told)


def _head(name: str, words: Words) -> str:
    try:
        return column_label(name, words.language).partition(" · ")[0]
    except KeyError:
        return name


def _said(name: str, cell: str, cells: Sequence[str], sheet: Sheet, words: Words) -> str:
    """Return a cell with the name of its code, where it is a code that is known."""
    of = dict(zip(sheet.columns, cells, strict=True)).get("indicator", "")
    try:
        return cell_label(name, cell, of, words.language).partition(" · ")[0] if cell else ""
    except (KeyError, ValueError):
        return cell


def fault_list(places: Sequence[Place], faults: Sequence[Finding], words: Words) -> str:
    """Return every fault by row, with what is wrong and what to do."""
    row = words("Row")
    head = [row, words("Column"), words("What is wrong, and what to do")]
    rows = [
        [
            f"{row} {place.row}" if place.row is not None else words("whole file"),
            escape(_head(place.column, words)) if place.column else "–",
            escape(words.of(fault.text)),
        ]
        for place, fault in zip(places, faults, strict=True)
    ]
    return listed_table(head, rows)
