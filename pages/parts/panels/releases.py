"""Data releases: a list, and what changed from one to the next, down to the figure."""

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from briefings.package import package
from data.released import About, differences
from data.released import releases as every_release
from indicators.catalog import catalog
from indicators.citation import release_citation
from indicators.codelists import DIMENSIONS, TOTAL, codelist, codes
from indicators.facts import key_of
from indicators.model import Indicator
from indicators.revisions import CHANGES
from pages.parts.copy_link import copy_text
from pages.parts.passports import frozen, opened, passport_path, site
from pages.parts.shell import Page, choose
from pages.parts.text import empty, heading

_MOST = 2000  # rows a browser draws without delay


def releases(page: Page) -> None:
    """Draw what a release is, and every release with its citation and its package."""
    words = page.words
    now = frozen(page)
    title = escape(words("Data releases"))
    said = words(
        "A release is frozen: its figures, definitions and sources are kept as they were and named "
        "by their content. A link to a figure in a release gives that figure for ever."
    )
    shown = (
        words("The data shown here are release {release}.", release=now.id)
        if now
        else words("The data shown here have changed since the last release.")
    )
    st.html(
        f"<h1 class='crm-title'>{title}</h1><p class='crm-lede'>{escape(f'{said} {shown}')}</p>"
    )
    known = every_release()
    if not known:
        empty(words("There is no release yet."))
    for about in known:
        _release(page, about)


def _release(page: Page, about: About) -> None:
    words = page.words
    day = words.period(about.date.isoformat())
    count = words.plural("{n} figure", "{n} figures", about.figures)
    link = f"{site()}/releases?release={about.id}&lang={words.language}"
    cite = release_citation(about.id, about.date, about.figures, link, words)
    with st.container(key=f"crm-release-{about.id}"):
        heading(about.id, f"{day} · {count}")
        st.html(
            f"<div class='crm-note crm-cite'><p>{escape(words.of(about.notes))}</p>"
            f"<p>{escape(cite)}</p><p class='crm-hash'>SHA-256 {about.content}</p></div>"
        )
        with st.container(key=f"crm-take-{about.id}", horizontal=True):
            copy_text(page, words("Copy citation"), cite, f"copy-{about.id}")
            st.download_button(
                words("Download data package"),
                partial(_package, page, about),
                f"child-rights-monitor-{about.id}.zip",
                "application/zip",
                on_click="ignore",
                key=f"crm-package-{about.id}",
            )


def _package(page: Page, about: About) -> bytes:
    return package(opened(page, about.id))


def release_changes(page: Page) -> None:
    """Draw what changed in the release chosen: by theme, by indicator, figure by figure."""
    known = every_release()
    if not known:
        return
    words = page.words
    chosen = next((a for a in known if a.id == page.selection.release), known[0])
    heading(words("What changed"), words("From each release to the next, figure by figure"))
    with st.container(key="crm-changes", horizontal=True, vertical_alignment="bottom"):
        _choose(page, words("Data release"), "release", {a.id: a.id for a in known}, chosen.id)
        found = _changes(page, chosen)
        _choose(page, words("Theme"), "theme", _themes(page), page.selection.theme)
    if not chosen.previous:
        empty(words("This is the first release: every figure of it is new."))
        return
    _counts(page, found)
    _figures(page, chosen, found)


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


def _changes(page: Page, about: About) -> pd.DataFrame:
    """Return the differences from the release before; found once for each build of the store."""
    key = f"changes/{about.id}"
    if key not in page.store.remembered:
        before = opened(page, about.previous) if about.previous else None
        found = differences(before, opened(page, about.id))
        page.store.remembered[key] = found.assign(domain=_domains(page, about, found))
    changes: pd.DataFrame = page.store.remembered[key]
    theme = page.selection.theme
    return changes[changes["domain"].eq(theme)] if theme in codelist("domain") else changes


def _domains(page: Page, about: About, found: pd.DataFrame) -> pd.Series:
    declared = _declared(page, about)
    return found["indicator"].map({code: item.domain for code, item in declared.items()})


def _declared(page: Page, about: About) -> dict[str, Indicator]:
    """Return the indicators of a release and of the one before, the later name counting."""
    before = opened(page, about.previous).indicators if about.previous else {}
    return {**before, **opened(page, about.id).indicators}


def _counts(page: Page, found: pd.DataFrame) -> None:
    """Draw how many figures are new, revised and withdrawn, by theme or by indicator."""
    words = page.words
    by = "indicator" if page.selection.theme in codelist("domain") else "domain"
    told = found.assign(change=found["change"].where(found["figure"], "documented"))
    names = {**_names(page), "documented": words("only documented better")}
    counted = told.groupby([by, "change"]).size().unstack(fill_value=0)
    counted = counted.reindex(columns=[*CHANGES, "documented"], fill_value=0)
    titles = _themes(page) if by == "domain" else _titles(page)
    head = "".join(f"<th scope='col'>{escape(names[name])}</th>" for name in counted.columns)
    rows = "".join(
        f"<tr><th scope='row'>{escape(titles.get(str(code), str(code)))}</th>"
        + "".join(f"<td>{words.number(n, 0) if n else '–'}</td>" for n in row)
        + "</tr>"
        for code, row in zip(counted.index, counted.to_numpy(), strict=True)
    )
    first = escape(words("Theme") if by == "domain" else words("Indicator"))
    st.html(
        "<div class='crm-wide'><table class='crm-heat crm-changes'><thead><tr>"
        f"<th scope='col'>{first}</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _names(page: Page) -> dict[str, str]:
    words = page.words
    return {
        "new": words("new"),
        "revised": words("revised"),
        "withdrawn": words("withdrawn"),
    }


def _titles(page: Page) -> dict[str, str]:
    return {code: page.words.of(item.name) for code, item in catalog().items()}


def _figures(page: Page, about: About, found: pd.DataFrame) -> None:
    """Draw the figures themselves, old and new, each with its passport; revised ones first."""
    words = page.words
    told = found[found["figure"]]
    order = {name: place for place, name in enumerate(("revised", "withdrawn", "new"))}
    told = told.sort_values("change", key=lambda c: c.map(order), kind="stable").head(_MOST)
    label = words.plural("{n} figure", "{n} figures", int(found["figure"].sum()))
    opening = st.expander(label, key="crm-changes-open", on_change="rerun")
    if not opening.open:
        return
    declared, names = _declared(page, about), _names(page)
    rows = told.assign(edition="published").to_dict("records")
    shown = pd.DataFrame(
        {
            words("Change"): [names[row["change"]] for row in rows],
            words("Indicator"): [words.of(declared[row["indicator"]].name) for row in rows],
            words("Area"): [row["ref_area"] for row in rows],
            words("Period"): [row["time_period"] for row in rows],
            words("Groups"): [_group(row, declared[row["indicator"]], page) for row in rows],
            words("Before"): [row["before"] for row in rows],
            words("After"): [row["after"] for row in rows],
            words("Passport"): [_path(page, about, row) for row in rows],
        }
    )
    link = st.column_config.LinkColumn(display_text=words("open"))
    with opening:
        st.dataframe(shown, hide_index=True, column_config={words("Passport"): link})


def _group(row: Mapping[Any, Any], item: Indicator, page: Page) -> str:
    named = ((name, row[name]) for name in DIMENSIONS if row[name] != TOTAL)
    return ", ".join(page.words.of(codes(name, item.population)[code]) for name, code in named)


def _path(page: Page, about: About, row: Mapping[Any, Any]) -> str:
    """Return the passport of the figure as it was: in the release before, unless it is new."""
    release = about.id if row["change"] == "new" else about.previous
    return f"{site()}/{passport_path(page, key_of(row), release)}"
