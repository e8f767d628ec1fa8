"""What changed from one release to the next: by theme, by indicator, figure by figure."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.frozen import ReleaseDamaged, history
from indicators.codelists import codelist
from indicators.facts import key_of
from indicators.plain_rows import plain_rows
from indicators.words import Words, area_name, group_names
from pages.parts.drawing import empty, heading, show_table
from pages.parts.messages import message
from pages.parts.page import Page
from pages.parts.passports import changes_of, passport_path, site
from pages.parts.shell import choose, not_here
from passports.changes import (
    Changes,
    before_or_after,
    change_names,
    changed_figures,
    count_changes,
)
from passports.words import damage_message

_MOST = 2000  # rows a browser draws without delay


def release_changes(page: Page) -> None:
    """Draw what changed in the release chosen: by theme, by indicator, figure by figure."""
    every = history()
    known = every.releases
    if not known:
        return
    words = page.words
    wanted = page.selection.asked("release")
    chosen = next((a for a in known if a.is_named(wanted)), known[0])
    if wanted and not any(entry.is_named(wanted) for entry in every.entries):
        message("info", not_here(wanted, words))
    heading(words("What changed"), words("From each release to the next, figure by figure"))
    with st.container(key="crm-changes", horizontal=True, vertical_alignment="bottom"):
        _choose(page, words("Data release"), "release", {a.id: a.id for a in known}, chosen.id)
        _choose(page, words("Theme"), "theme", _themes(page), page.selection.asked("theme"))
    if not chosen.previous:
        empty(words("This is the first release: every figure of it is new."))
        return
    try:
        changed = changes_of(page, chosen)
    except ReleaseDamaged as error:
        empty(damage_message(error.damage, words))
        return
    found = of_theme(page, changed.found)
    _counts(page, changed, found)
    _figures(page, changed, found)


def _choose(page: Page, label: str, name: str, options: dict[str, str], current: str) -> None:
    key = f"crm-changes-{name}"
    st.session_state[key] = current if current in options else next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        on_change=lambda: choose(**{name: st.session_state[key]}),
        width=340,
    )


def _themes(page: Page) -> dict[str, str]:
    words = page.words
    named = {code: words.of(entry["name"]) for code, entry in codelist("domain").items()}
    return {"": words("All themes"), **named}


def of_theme(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    """Return those of the figures found that belong to the theme the reader chose."""
    theme = page.selection.asked("theme")
    return found[found["domain"].eq(theme)] if theme in codelist("domain") else found


def _counts(page: Page, changed: Changes, found: pd.DataFrame) -> None:
    """Draw how many figures are new, revised and withdrawn, by theme or by indicator."""
    words = page.words
    by = "indicator" if page.selection.asked("theme") in codelist("domain") else "domain"
    names, table = change_names(words), count_changes(found, by)
    titles = _themes(page) if by == "domain" else _titles(changed, found, words)
    head = "".join(f"<th scope='col'>{escape(names[name])}</th>" for name in table.columns)
    rows = "".join(
        f"<tr><th scope='row'>{escape(titles[str(code)])}</th>"
        + "".join(f"<td>{words.number(n, 0) if n else '–'}</td>" for n in row)
        + "</tr>"
        for code, row in zip(table.index, table.to_numpy(), strict=True)
    )
    first = escape(words("Theme") if by == "domain" else words("Indicator"))
    st.html(
        "<div class='crm-wide'><table class='crm-heat crm-changes'><thead><tr>"
        f"<th scope='col'>{first}</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _titles(changed: Changes, found: pd.DataFrame, words: Words) -> dict[str, str]:
    return {code: words.of(changed.item(code).name) for code in set(found["indicator"])}


def _figures(page: Page, changed: Changes, found: pd.DataFrame) -> None:
    """Draw the figures themselves, old and new, each with its passport; revised ones first."""
    words, every = page.words, changed_figures(found)
    label = words.plural("{n} figure", "{n} figures", len(every))
    opening = st.expander(label, key="crm-changes-open", on_change="rerun")
    if not opening.open:
        return
    rows = plain_rows(every.head(_MOST).assign(edition="published"))
    shown = pd.DataFrame([change_row(page, changed, row) for row in rows])
    link = st.column_config.LinkColumn(display_text=words("open"))
    with opening:
        show_table(shown, words, column_config={words("Passport"): link})
        message("hint", left_off(len(rows), len(every), words))


def left_off(shown: int, all_: int, words: Words) -> str:
    """Return how many of the figures that changed a table shows, where it does not show all."""
    if shown == all_:
        return ""
    return words(
        "The first {shown} of {all} are shown: revised, then withdrawn, then new. Choose a theme "
        "to see fewer; the data packages hold them all.",
        shown=words.number(shown, 0),
        all=words.number(all_, 0),
    )


def change_row(page: Page, changed: Changes, row: Mapping[Any, Any]) -> dict[str, str]:
    """Return a figure that changed as the reader sees it: where, when, what it was and is."""
    words, items = page.words, changed.items(row["indicator"])
    item = items["after"]
    return {
        words("Change"): change_names(words)[row["change"]],
        words("Indicator"): words.of(item.name),
        words("Area"): area_name(row["ref_area"], words),
        words("Period"): words.period(row["time_period"], item.period),
        words("Groups"): ", ".join(group_names(item, row, words)),
        words("Before"): before_or_after(row, "before", items, words),
        words("After"): before_or_after(row, "after", items, words),
        words("Passport"): _path(page, changed, row),
    }


def _path(page: Page, changed: Changes, row: Mapping[Any, Any]) -> str:
    """Return the passport of the figure as it was: in the release before, unless it is new."""
    release = changed.release if row["change"] == "new" else changed.previous
    return f"{site()}/{passport_path(page, key_of(row), release)}"
