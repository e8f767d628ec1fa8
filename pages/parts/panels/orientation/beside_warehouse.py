"""UNICEF's data warehouse beside what is carried here: the same, older, other, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from data.connectors import warehouse
from indicators.catalog import indicator
from indicators.words import Words, short_source
from pages.parts.drawing import folded, heading, listed_table
from pages.parts.links import link_to
from pages.parts.page import Page

_Row = Mapping[str, Any]
_TOLD = ("older", "gap")  # series that are named one by one: what could be brought here


def beside_warehouse(page: Page) -> None:
    """Draw what the build found of the warehouse; none of it in a made-up edition."""
    figures, series = page.store.warehouse()
    if not figures or page.selection.edition != "published":
        return
    words = page.words
    kept = "; ".join(words.of(one.named) for one in warehouse().answer)
    heading(
        words("UNICEF’s data warehouse and what is carried here"),
        words(
            "Compared when these data were built, with the answers that are kept: {kept}. It says "
            "nothing of today’s warehouse.",
            kept=kept,
        ),
    )
    body = _counts(figures, series, words)
    body += _folded(
        words("Figures side by side"), _head(words), (_figures(page, f) for f in figures)
    )
    told = [one for one in series if one["standing"] in _TOLD]
    titles = (words("Indicator"), words("Series"), words("Source here"), words("Standing"))
    folded = words("Series that are older here or could close a gap")
    st.html(body + _folded(folded, titles, (_series(page, one) for one in told)))


def _counts(figures: Sequence[_Row], series: Sequence[_Row], words: Words) -> str:
    """Return how many indicators agree, and how many series are what here."""
    agree = {one["indicator"] for one in figures if one["verdict"] in ("same", "rounded")}
    every = {one["indicator"] for one in figures}
    counted = Counter(one["standing"] for one in series)
    lines = [
        words(
            "Indicators compared figure by figure: {every}; those of which a source here has the "
            "same figures wherever both have one: {agree}.",
            every=len(every),
            agree=len(agree),
        ),
        *(
            f"{_standing(code, words)}: {words.number(count, 0)}"
            for code, count in counted.most_common()
        ),
    ]
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _head(words: Words) -> tuple[str, ...]:
    return (
        words("Indicator"),
        words("Source here"),
        words("Figures"),
        words("Latest there"),
        words("Latest here"),
        words("Why"),
    )


def _folded(title: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return folded(title, listed_table(titles, rows))


def _figures(page: Page, one: _Row) -> list[str]:
    words, item = page.words, indicator(one["indicator"])
    periods = [
        words.period(p, item.period) if p else ""
        for p in (one["latest_theirs"], one["latest_ours"])
    ]
    return _line(
        page, one["indicator"], [_source(page, one), _said(one, words), *periods, _why(one, words)]
    )


def _series(page: Page, one: _Row) -> list[str]:
    cells = [one["series"], _source(page, one), _standing(one["standing"], page.words)]
    return _line(page, one["indicator"], cells)


def _line(page: Page, code: str, cells: Sequence[str]) -> list[str]:
    name = escape(page.words.of(indicator(code).name))
    link = link_to(page, code)
    return [f"<a href='{link}' target='_self'>{name}</a>", *map(escape, cells)]


def _source(page: Page, one: _Row) -> str:
    source = page.store.sources().get(one["data_source"])
    return short_source(source, page.words) if source else ""


def _said(one: _Row, words: Words) -> str:
    """Return how many figures are the same and how many are not, with those furthest apart."""
    if not one["data_source"]:
        return words("not carried here")
    told = []
    if one["same"]:
        told.append(words("the same: {count}", count=words.number(one["same"], 0)))
    if one["rounded"]:
        count = words.number(one["rounded"], 0)
        told.append(words("the same but for decimals: {count}", count=count))
    if one["other"]:
        item = indicator(one["indicator"])
        told.append(
            words(
                "other: {count}; most in {period}: {theirs} there, {ours} here",
                count=words.number(one["other"], 0),
                period=words.period(one["widest_period"], item.period),
                theirs=words.exact(one["widest_theirs"]),
                ours=words.exact(one["widest_ours"]),
            )
        )
    return "; ".join(told) or words("no year in common")


def _why(one: _Row, words: Words) -> str:
    if one["verdict"] == "rounded":
        return words("rounding")
    if one["verdict"] != "other":
        return ""
    reason = warehouse().why(one["indicator"], one["data_source"])
    if reason is None:
        return words("no reason is known")
    kind = {
        "edition": words("other edition"),
        "definition": words("other definition"),
        "method": words("other method"),
    }[reason.kind]
    return f"{kind}: {words.of(reason.says)}"


def _standing(code: str, words: Words) -> str:
    return {
        "left_out": words("Known and left out"),
        "none": words("No indicator here"),
        "gap": words("A gap here, which the warehouse could close"),
        "unknown": words("Carried here; the edition there is not known"),
        "older": words("Older here"),
        "current": words("A source of the same year or later leads here"),
    }[code]
