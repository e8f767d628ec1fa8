"""What the last data release changed, theme by theme."""

from html import escape

import pandas as pd
import streamlit as st

from data.damage import ReleaseDamaged
from data.history import About, history
from indicators.codelists import codelist
from indicators.words import Words
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.panels.figure import changes_of
from pages.parts.shell import Page
from passports.changes import change_names, count_changes

_SHOWN = ("new", "revised", "withdrawn")
_THEMES = 5


def last_release(page: Page) -> None:
    """Draw what the last release that changed a figure changed; a better note changes none."""
    try:
        found = kept_for_build(page.store, "last_release", lambda: _last(page))
    except ReleaseDamaged:
        return  # the page of releases says what is wrong
    if found is not None:
        st.html(_drawn(page, *found))


def _last(page: Page) -> tuple[About, pd.DataFrame] | None:
    for about in history().releases:
        if about.previous:
            counts = count_changes(changes_of(page, about).found, "domain")
            if counts[list(_SHOWN)].to_numpy().any():
                return about, counts
    return None


def _drawn(page: Page, newest: About, counts: pd.DataFrame) -> str:
    words = page.words
    total = {name: int(counts[name].sum()) for name in _SHOWN}
    title = words(
        "Release of {day}: {new} figures new, {revised} revised, {withdrawn} withdrawn",
        day=words.date(newest.date),
        **{name: words.number(number, 0) for name, number in total.items()},
    )
    link = link_to(page, path="releases")
    every = escape(words("Every change, figure by figure"))
    return (
        f"<h2 class='crm-h2'>{escape(title)}</h2>{_table(counts, words)}"
        f"<p><a href='{link}' target='_self'>{every}</a></p>"
    )


def _table(counts: pd.DataFrame, words: Words) -> str:
    known = counts[counts.index.isin(list(codelist("domain")))]
    order = known[list(_SHOWN)].sum(axis=1).sort_values(ascending=False, kind="stable")
    most = max(int(known["new"].max()), 1)
    names = change_names(words)
    titles = (words("Theme"), *(names[name] for name in _SHOWN))
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    rows = "".join(_row(str(code), known.loc[code], most, words) for code in order.index[:_THEMES])
    return f"<table class='crm-levels'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(domain: str, row: "pd.Series[int]", most: int, words: Words) -> str:
    name = escape(words.of(codelist("domain")[domain]["name"]))
    numbers = [words.number(int(row[kind]), 0) if row[kind] else "–" for kind in _SHOWN]
    bar = f"<i class='crm-new' style='width:{60 * int(row['new']) / most:.0f}%'></i>"
    first, *others = numbers
    cells = "".join(f"<td>{text}</td>" for text in others)
    return f"<tr><th scope='row'>{name}</th><td>{bar} {first}</td>{cells}</tr>"
