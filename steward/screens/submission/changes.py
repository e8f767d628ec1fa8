"""The difference: what is new, revised, withdrawn; maps and lines; what is said of figures."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.workflow import Submission
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.observations import ATTRIBUTES
from indicators.plain_rows import plain_rows
from indicators.revisions import CHANGES
from indicators.words import Words, area_name, group_names
from pages.parts.drawing import empty, listed_table
from passports.changes import before_or_after, change_names
from steward.lists import choose_among
from steward.pieces import heading
from steward.screens.submission.pictures import draw_pictures
from steward.session import Session

_FIRST = 10  # rows drawn before somebody asks for all
_ORDER = ("withdrawn", "revised", "new")  # what is lost comes first


def draw_changes(session: Session, one: Submission, changes: pd.DataFrame) -> None:
    """Draw the difference of a submission."""
    words = session.words
    figures = changes[changes["figure"].astype(bool)] if len(changes) else changes
    heading(
        words("What changes"),
        words(
            "Beside the figures that this flow has in the release that readers see now. Nothing "
            "outside its periods and indicators is touched."
        ),
    )
    if figures.empty:
        empty(words("No figure changes."))
    else:
        st.html(changes_counted(figures, words))
        draw_figures(session, str(one.id), figures)
        draw_pictures(session, one, figures)
    if len(changes) > len(figures):
        _draw_texts(one, changes[~changes["figure"].astype(bool)], words)


def changes_counted(figures: pd.DataFrame, words: Words) -> str:
    """Return how many figures are new, revised, withdrawn, by indicator."""
    names = change_names(words)
    head = [words("Indicator"), *(names[change] for change in CHANGES)]
    rows = []
    for code, own in figures.groupby("indicator"):
        counts = [int(own["change"].eq(change).sum()) for change in CHANGES]
        cells = [words.number(n, 0) if n else "–" for n in counts]
        rows.append([escape(words.of(catalog()[str(code)].name)), *cells])
    return listed_table(head, rows, numbers=head[1:])


def draw_figures(session: Session, ident: str, figures: pd.DataFrame) -> None:
    """Draw figures with what they are and what they would be, those of one kind of change at once.

    Parameters
    ----------
    ident : str
        What tells them apart from others on other screens.
    """
    words, names = session.words, change_names(session.words)
    present = [change for change in _ORDER if figures["change"].eq(change).any()]
    chosen = present[0]
    if len(present) > 1:
        chosen = choose_among(words("Shown"), present, names.__getitem__, f"crm-change-{ident}")
    rows = totals_first(figures[figures["change"].eq(chosen)])
    key = f"crm-all-{ident}-{chosen}"
    every = len(rows) <= _FIRST or st.session_state.get(key, False)
    shown = rows if every else rows.head(_FIRST)
    st.html(_table(shown, words))
    if len(rows) > _FIRST:
        label = words("Show all {n} figures", n=words.number(len(rows), 0))
        st.checkbox(label, key=key)


def totals_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with those of all before those of groups, else as they are."""
    narrowed = (rows[[*DIMENSIONS]] != TOTAL).sum(axis=1)
    return rows.loc[narrowed.sort_values(kind="stable").index]


def _table(rows: pd.DataFrame, words: Words) -> str:
    head = {
        "area": words("Area"),
        "indicator": words("Indicator"),
        "period": words("Period"),
        "groups": words("Groups"),
        "before": words("Before"),
        "after": words("After"),
    }
    if rows["indicator"].nunique() == 1:
        del head["indicator"]
    told = [_row(row, words) for row in plain_rows(rows)]
    cells = [[escape(one[name]) for name in head] for one in told]
    return listed_table([*head.values()], cells, numbers=[head["before"], head["after"]])


def _row(row: Mapping[Any, Any], words: Words) -> dict[str, str]:
    item = catalog()[row["indicator"]]
    sides = {"before": item, "after": item}
    return {
        "area": area_name(row["ref_area"], words),
        "indicator": words.of(item.name),
        "period": words.period(row["time_period"], item.period),
        "groups": ", ".join(group_names(item, row, words)) or words("all"),
        "before": before_or_after(row, "before", sides, words) or "–",
        "after": before_or_after(row, "after", sides, words) or "–",
    }


def _draw_texts(one: Submission, rows: pd.DataFrame, words: Words) -> None:
    """Draw the figures of which only what is said of them changes."""
    label = words.plural(
        "{n} figure stays, and what is said of it changes",
        "{n} figures stay, and what is said of them changes",
        len(rows),
    )
    with st.expander(label, key=f"crm-texts-{one.id}"):
        head = [
            words("Area"),
            words("Period"),
            words("What is said"),
            words("Before"),
            words("After"),
        ]
        told = [
            [escape(cell) for cell in cells]
            for row in plain_rows(rows.head(_FIRST))
            for cells in text_changes(row, words)
        ]
        st.html(listed_table(head, told))


def text_changes(row: Mapping[Any, Any], words: Words) -> list[list[str]]:
    """Return each text of a figure that changes, with what it was and is."""
    item = catalog()[row["indicator"]]
    where = [area_name(row["ref_area"], words), words.period(row["time_period"], item.period)]
    return [
        [*where, name, str(row[f"{name}_before"] or "–"), str(row[f"{name}_after"] or "–")]
        for name in ATTRIBUTES
        if row[f"{name}_before"] != row[f"{name}_after"]
    ]
