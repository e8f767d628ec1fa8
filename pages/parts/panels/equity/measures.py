"""Who is left behind, over all indicators: counts, a ranked table with filters, a file."""

from html import escape

import pandas as pd
import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.equity import COMPARED, behind_by_group
from indicators.ledger import OLD
from indicators.narrative import gap_title
from indicators.plain_rows import plain_rows
from indicators.words import Words, dimension_name, group_name, short_source
from pages.parts.drawing import empty, heading, source_line
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.equity.compared import age, compared
from pages.parts.panels.equity.of_records import rows_of, why_no_interval
from pages.parts.panels.equity.parts import row_names
from pages.parts.panels.equity.told import Row, gap_of, of_outcomes, told
from pages.parts.panels.picture import badge
from pages.parts.shell import choose
from passports.files import comparisons_csv, inequality_csv

_SHOWN = 30  # rows that need no opening
_NAMED = 3  # areas named as most often behind


def equity_headline(page: Page) -> None:
    """Draw the finding as the title: the first comparison of groups in the order of telling."""
    st.html(_headline(page))


@finished
def _headline(page: Page) -> str:
    words, first = page.words, next(iter(plain_rows(of_outcomes(told(page)))), None)
    kicker = escape(words("Who is left behind"))
    if first is None:
        return f"<h1 class='crm-title'>{kicker}</h1>"
    title = equity_title(page, first)
    return (
        f"<p class='crm-kicker'>{kicker}</p><h1 class='crm-title'>{escape(title)}</h1>"
        f"<p class='crm-signed'>{_signed(page, first)}</p>"
    )


def equity_title(page: Page, row: Row) -> str:
    """Return the figures of the two groups of a comparison, of what and when."""
    words, kind = page.words, str(page.store.sources()[str(row["data_source"])]["kind"])
    title = gap_title(gap_of(row, page.selection.edition, kind), words).text
    return words("Illustrative: {title}", title=title) if page.edition.is_illustrative else title


def _signed(page: Page, row: Row) -> str:
    """Return among how many the comparison of the title is the first, its source and grade."""
    words, told_as = page.words, str(row["told"])
    alike = int(of_outcomes(told(page))["told"].eq(told_as).sum())
    among = {
        "child_outcome": words(
            "The widest ratio of {n} comparisons: groups of children, outcomes of the last five "
            "years, grades A to C.",
            n=alike,
        ),
        "doubtful_outcome": words(
            "The widest ratio of {n} comparisons: groups of children, outcomes of the last five "
            "years.",
            n=alike,
        ),
        "old_outcome": words("There is no outcome of children of the last five years by group."),
    }
    source = short_source(page.store.sources()[str(row["data_source"])], words)
    said = f"{among[told_as]} {words('Source: {source}.', source=source)}"
    return f"{escape(said)} {badge(str(row['grade']), words)}"


def equity_counts(page: Page) -> None:
    """Draw which group is behind how often, and how old the figures are."""
    heading(page.words("Which group is behind how often"))
    st.html(_counts(page))


@finished
def _counts(page: Page) -> str:
    words, found = page.words, told(page)
    fresh = sum(age(period) <= OLD for period in found["time_period"])
    lede = words(
        "{n} comparisons of groups in {indicators} indicators; {fresh} of them rest on figures of "
        "the last five years. What is older shows where the gaps were, not where they are.",
        n=len(found),
        indicators=found["indicator"].nunique(),
        fresh=fresh,
    )
    items = "".join(f"<li>{line}</li>" for line in _lines(found, words))
    return f"<p class='crm-lede'>{escape(lede)}</p><ul class='crm-findings'>{items}</ul>"


def _lines(found: pd.DataFrame, words: Words) -> list[str]:
    """Return for each dimension how often which group is behind."""
    counts = behind_by_group(found).sort_values("behind", ascending=False, kind="stable")
    lines = []
    for dimension in COMPARED:
        own = counts[counts["dimension"] == dimension].head(_NAMED)
        said = [
            words(
                "{group} behind in {n} of {all}",
                group=group_name(str(row.group), dimension, "persons", words),
                n=row.behind,
                all=row.comparisons,
            )
            for row in own.itertuples()
        ]
        if said:
            name = escape(dimension_name(dimension, words))
            lines.append(f"<strong>{name}</strong> <span>{escape('; '.join(said))}</span>")
    return lines


def equity_table(page: Page) -> None:
    """Draw the comparisons of the dimension and theme chosen, the widest relative gap first."""
    words = page.words
    with st.container(key="crm-equity-filters", horizontal=True, vertical_alignment="bottom"):
        _filters(page)
    n, first = _first(page)
    if not n:
        empty(words("There are no figures by group for this choice."))
        return
    heading(words("Every comparison"))
    note = words(
        "Recent outcomes of children first, then what else is recent, then what is old; within "
        "each the widest ratio of the larger figure to the smaller. Between areas the worst and "
        "the best are compared. Numbers of children and figures in which neither direction is "
        "better are left out, and areas of which fewer than half have a figure."
    )
    st.html(f"<p class='crm-sub'>{escape(note)}</p>" + first)
    if n <= _SHOWN:
        return
    label = words.plural("{n} more comparison", "{n} more comparisons", n - _SHOWN)
    opened = st.expander(label, key="crm-equity-open", on_change="rerun")
    if opened.open:
        with opened:
            st.html(compared(page, _chosen(page).iloc[_SHOWN:]))


@finished
def _first(page: Page) -> tuple[int, str]:
    """Return how many comparisons are chosen, and the first of them as a table."""
    found = _chosen(page)
    return len(found), compared(page, found.head(_SHOWN))


def _filters(page: Page) -> None:
    words = page.words
    by = {"": words("All groups"), **{name: dimension_name(name, words) for name in COMPARED}}
    themes = {"": words("All themes")}
    themes |= {code: words.of(entry["name"]) for code, entry in codelist("domain").items()}
    _select(words("Compared by"), "by", page.selection.asked("by"), by, 260)
    _select(words("Theme"), "theme", page.selection.asked("theme"), themes, 380)


def _select(label: str, name: str, current: str, names: dict[str, str], width: int) -> None:
    key = f"crm-equity-{name}"
    st.session_state[key] = current if current in names else ""
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: choose(**{name: st.session_state[key]}),
        width=width,
    )


def _chosen(page: Page) -> pd.DataFrame:
    found, selection = told(page), page.selection
    if selection.asked("by") in COMPARED:
        found = found[found["dimension"] == selection.asked("by")]
    if selection.asked("theme") in codelist("domain"):
        inside = [catalog()[code].domain == selection.asked("theme") for code in found["indicator"]]
        found = found[inside]
    return found


def equity_download(page: Page) -> None:
    """Offer the comparisons chosen as a file, with the measures and weights behind them."""
    found = _chosen(page)
    if rows_of(page).empty:
        source_line(why_no_interval(page.words))
    st.download_button(
        page.words("Download CSV"),
        lambda: comparisons_csv(found, page.store.sources(), page.selection.edition, page.words),
        f"{page.edition.stem('equity')}.csv",
        "text/csv",
        on_click="ignore",
    )
    _offer_of_records(page)


def _offer_of_records(page: Page) -> None:
    """Offer the measures that were computed from records, with their errors; nothing of none."""
    rows, words = rows_of(page), page.words
    if rows.empty:
        return
    names = [row_names(row, words) for row in plain_rows(rows)]
    st.download_button(
        words("Measures from records with their errors, CSV"),
        lambda: inequality_csv(rows, names, page.store.sources(), page.selection.edition, words),
        f"{page.edition.stem('inequality')}.csv",
        "text/csv",
        on_click="ignore",
    )
