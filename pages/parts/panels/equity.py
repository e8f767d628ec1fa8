"""Who is left behind, over all indicators: counts, a ranked table with filters, a file."""

import math
from collections.abc import Hashable, Mapping
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from briefings.comparisons import comparisons_csv
from figures.equity import pair
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.equity.ranking import behind_by_group
from indicators.language import Words
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.names import dimension_name, group_name
from indicators.summary import age_in_years
from pages.parts.comparisons import COMPARED, comparisons
from pages.parts.links import link_to
from pages.parts.shell import Page, choose
from pages.parts.text import empty, unit

_SHOWN = 30  # rows that need no opening
_NAMED = 3  # areas named as most often behind
_DARKEST = 4.0  # ratio from which a cell is darkest


def equity_headline(page: Page) -> None:
    """Draw which group is behind how often, and how old the figures are."""
    words, found = page.words, comparisons(page)
    fresh = sum(_age(period) <= OLD for period in found["time_period"])
    lede = words(
        "{n} comparisons of groups in {indicators} indicators; {fresh} of them rest on figures of "
        "the last five years. What is older shows where the gaps were, not where they are.",
        n=len(found),
        indicators=found["indicator"].nunique(),
        fresh=fresh,
    )
    title = words("Who is left behind")
    items = "".join(f"<li>{line}</li>" for line in _lines(found, words))
    st.html(
        f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(lede)}</p>"
        f"<ul class='crm-findings'>{items}</ul>"
    )


def _age(time_period: str) -> int:
    return age_in_years(time_period, date.today().year)


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
    found = _chosen(page)
    if found.empty:
        empty(words("No figures by group are published for this choice."))
        return
    note = words(
        "Ratio of the larger figure to the smaller; between areas the worst and the best are "
        "compared. Numbers of children and figures in which neither direction is better are left "
        "out, and areas of which fewer than half have a figure."
    )
    st.html(f"<p class='crm-sub'>{escape(note)}</p>" + _table(page, found.head(_SHOWN)))
    rest = found.iloc[_SHOWN:]
    if rest.empty:
        return
    label = words.plural("{n} more comparison", "{n} more comparisons", len(rest))
    opened = st.expander(label, key="crm-equity-open", on_change="rerun")
    if opened.open:
        with opened:
            st.html(_table(page, rest))


def _filters(page: Page) -> None:
    words = page.words
    by = {"": words("All groups"), **{name: dimension_name(name, words) for name in COMPARED}}
    themes = {"": words("All themes")}
    themes |= {code: words.of(entry["name"]) for code, entry in codelist("domain").items()}
    _select(words("Compared by"), "by", page.selection.by, by, 260)
    _select(words("Theme"), "theme", page.selection.theme, themes, 380)


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
    found, selection = comparisons(page), page.selection
    if selection.by in COMPARED:
        found = found[found["dimension"] == selection.by]
    if selection.theme in codelist("domain"):
        inside = [catalog()[code].domain == selection.theme for code in found["indicator"]]
        found = found[inside]
    return found


def _table(page: Page, found: pd.DataFrame) -> str:
    words = page.words
    titles = (
        words("Indicator"),
        words("Behind ■, ahead ●"),
        words("Behind"),
        words("Ahead"),
        words("Difference"),
        words("Ratio"),
        words("Period"),
    )
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    rows = "".join(_row(page, row) for row in found.to_dict("records"))
    return (
        f"<div class='crm-wide'><table class='crm-heat crm-compared'><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(page: Page, row: Mapping[Hashable, Any]) -> str:
    words, item = page.words, catalog()[str(row["indicator"])]
    dimension = str(row["dimension"])
    link = link_to(page, item.indicator)
    name = escape(words.of(item.name))
    theme = words.of(codelist("domain")[item.domain]["name"])
    small = escape(f"{dimension_name(dimension, words)} · {theme} · {unit(item, words)}")
    low, high = float(row["behind_value"]), float(row["ahead_value"])
    sides = [(str(row["behind"]), low), (str(row["ahead"]), high)]
    named = [
        (group_name(code, dimension, item.population, words), words.value(v, item))
        for code, v in sides
    ]
    label = "; ".join(f"{group}: {value}" for group, value in named)
    cells = "".join(
        f"<td class='crm-group'><strong>{escape(value)}</strong>{escape(group)}</td>"
        for group, value in named
    )
    picture = pair(low, high, max(low, high) or 1.0, label)
    return (
        f"<tr><th scope='row'><a href='{link}' target='_self'>{name}</a><small>{small}</small></th>"
        f"<td>{picture}</td>{cells}{_numbers(row, item, words)}{_period(row, item, words)}</tr>"
    )


def _numbers(row: Mapping[Hashable, Any], item: Indicator, words: Words) -> str:
    difference, ratio = float(row["difference"]), float(row["ratio"])
    shown = f"<td>{words.number(difference, item.decimals)}</td>"
    if math.isnan(ratio):
        return f"{shown}<td>—</td>"
    note = words("no reliable difference") if row["reliable"] is False else ""
    if row["reversed"]:
        note = words("the poorest do better")
    small = f"<small>{escape(note)}</small>" if note else ""
    share = 0 if note else min(math.log(ratio) / math.log(_DARKEST), 1)
    return f"{shown}<td style='--share:{share:.2f}'>{words.number(ratio, 2)}{small}</td>"


def _period(row: Mapping[Hashable, Any], item: Indicator, words: Words) -> str:
    period = str(row["time_period"])
    shown, old = escape(words.period(period, item.period)), _age(period)
    if old <= OLD:
        return f"<td>{shown}</td>"
    said = escape(words.plural("{n} year old", "{n} years old", old))
    return f"<td class='crm-old'>{shown}<small>{said}</small></td>"


def equity_download(page: Page) -> None:
    """Offer the comparisons chosen as a file, with the measures and weights behind them."""
    found = _chosen(page)
    mark = "_ILLUSTRATIVE" if page.selection.edition == "illustrative" else ""
    st.download_button(
        page.words("Download CSV"),
        lambda: comparisons_csv(found, page.store.sources(), page.selection.edition, page.words),
        f"equity{mark}.csv",
        "text/csv",
        on_click="ignore",
    )
