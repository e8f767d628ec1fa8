"""Groups of each dimension as dots on one scale, with the gap and its cost in words."""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from figures.rows import Row, bar_rows, dot_rows, span
from indicators.codelists import TOTAL, codelist, codes
from indicators.display import as_printed
from indicators.equity import Standing, latest_groups, standing
from indicators.facts import Gap, find_gaps, point_of
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.narrative import groups_title
from indicators.plain_rows import plain_rows
from indicators.selection import View
from indicators.summary import (
    WidestGap,
    age_in_years,
    groups_in_order,
    same_slice,
    valued,
    widest_gap,
)
from indicators.words import Words, area_name, drawn_areas, short_source, unit
from pages.parts.drawing import drawn, empty, heading, multiples, source_line
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.picture.groups.standings import certainty, forgone, gap, weighing
from pages.parts.people import children, people

_OF_EQUITY: tuple[str, ...] = ("sex", "residence", "wealth_quintile", "disability_status")
_BY: tuple[str, ...] = (*_OF_EQUITY, "age", "hazard")


def breakdown(page: Page) -> None:
    """Draw the groups of the latest period that has them, dimension by dimension."""
    title, below, parts, source = _finished(page)
    heading(title, below)
    if not parts:
        empty(page.edition.none_by_group(page.words))
        return
    for place, part in zip(multiples(len(parts)), parts, strict=True):
        with place:
            st.html(part)
    source_line(source)


@finished
def _finished(page: Page) -> tuple[str, str, list[str], str]:
    """Return title, line below it, the picture of each dimension as markup, and the source."""
    view = page.answering
    words, item = page.words, view.indicator
    own = valued(
        page.store.observations(item.indicator, page.selection.edition, ref_area=[view.ref_area])
    )
    parts = groups_shown(own, view)
    line = words("dotted line: all groups together")
    title = title_of_groups(page, view, own, parts)
    area = area_name(view.ref_area, words)
    if parts:
        area = drawn_areas(item, pd.concat(parts.values()), words)
    below = ", ".join([area, unit(item, words), line])
    if not parts:
        return title, below, [], ""
    scale = _scale(view, parts)
    shown = [_drawn(page, view, own, name, part, scale) for name, part in parts.items()]
    known = page.store.sources()
    used = dict.fromkeys(code for part in parts.values() for code in part["data_source"])
    named = "; ".join(short_source(known[code], words) for code in used)
    return title, below, shown, words("Source: {source}", source=named)


def groups_shown(own: pd.DataFrame, view: View) -> dict[str, pd.DataFrame]:
    """Return the groups of each dimension that has them, of the figures of one area."""
    parts = {name: _groups(own, view, name) for name in _BY}
    return {name: part for name, part in parts.items() if len(part)}


def title_of_groups(
    page: Page, view: View, own: pd.DataFrame, parts: Mapping[str, pd.DataFrame]
) -> str:
    """Return what the groups that are drawn have shown, else what they are of."""
    sources = page.store.sources()
    gaps = gaps_drawn(own, view, {code: str(source["kind"]) for code, source in sources.items()})
    return groups_title(gaps, parts, sources, view.indicator, page.words)


def gaps_drawn(own: pd.DataFrame, view: View, kinds: Mapping[str, str]) -> list[Gap]:
    """Return the gaps between the groups of an area; none where it has no figure itself."""
    named = {"time_period": view.time_period, "data_source": view.data_source}
    figure = same_slice(own, {**named, **view.dimensions})
    if len(figure) != 1:
        return []
    return list(find_gaps(own, point_of(figure.iloc[0].to_dict()), view.indicator, kinds))


def _groups(own: pd.DataFrame, view: View, dimension: str) -> pd.DataFrame:
    return latest_groups(
        own, view.indicator, dimension, view.dimensions, time_period=view.time_period
    )


def _scale(view: View, parts: Mapping[str, pd.DataFrame]) -> tuple[float, float]:
    columns = ["obs_value", "lower_bound", "upper_bound"]
    every = pd.concat([part[name].dropna() for part in parts.values() for name in columns])
    return span(every.astype(float), view.indicator)


def _drawn(
    page: Page,
    view: View,
    own: pd.DataFrame,
    dimension: str,
    part: pd.DataFrame,
    scale: tuple[float, float],
) -> str:
    total = _total(own, view, dimension, part)
    said = "" if dimension == "hazard" else _said(page, view, dimension, part, total)
    title = f"<p class='crm-sub'>{_title(page, view, dimension, part)}</p>"
    return f"{title}{drawn(page, _rows(page, view, dimension, part, scale, total))}{said}"


def _rows(
    page: Page,
    view: View,
    dimension: str,
    part: pd.DataFrame,
    scale: tuple[float, float],
    total: "pd.Series[Any] | None",
) -> str:
    """Return the groups as dots on the shared scale; counts and hazards as bars from nought."""
    item, words = view.indicator, page.words
    if dimension == "hazard" or item.is_count:
        part = groups_in_order(part, dimension)
        return bar_rows([_row(page, item, dimension, row) for row in plain_rows(part)])
    rows = [_row(page, item, dimension, row) for row in plain_rows(part)]
    low, high = (words.value(end, item) for end in scale)
    every = None if total is None else float(total["obs_value"])
    return dot_rows(rows, scale, (low, high), every)


def _row(page: Page, item: Indicator, dimension: str, row: Mapping[Any, Any]) -> Row:
    """Return a group as a row, with its interval where one is published."""
    words = page.words
    bounds = [row["lower_bound"], row["upper_bound"]]
    known = not any(map(pd.isna, bounds))
    low, high = map(float, bounds) if known else (None, None)
    return Row(
        words.of(codes(dimension, item.population)[row[dimension]]),
        float(row["obs_value"]),
        words.figure(row, item),
        low,
        high,
        "–".join(words.number(bound, item.decimals) for bound in bounds) if known else "",
    )


def _title(page: Page, view: View, dimension: str, part: pd.DataFrame) -> str:
    """Return the name of the dimension and the period, with its age where it is old."""
    words = page.words
    name = words.of(codelist("dimension")[dimension]["name"])
    first = str(part["time_period"].iloc[0])
    period = words.period(first, view.indicator.period)
    old = age_in_years(first, page.today.year)
    stale = words.plural("{n} year ago", "{n} years ago", old) if old > OLD else ""
    return ", ".join(
        [f"<strong>{escape(name)}</strong>", *(escape(t) for t in (period, stale) if t)]
    )


def _total(
    own: pd.DataFrame, view: View, dimension: str, part: pd.DataFrame
) -> "pd.Series[Any] | None":
    """Return the figure of all groups together, of the same source, period and other groups."""
    wanted = {**view.dimensions, dimension: TOTAL}
    for name in ("time_period", "data_source"):
        wanted[name] = part[name].iloc[0]
    same = own[np.logical_and.reduce([own[name].eq(code) for name, code in wanted.items()])]
    return same.iloc[0] if len(same) == 1 else None


def _said(
    page: Page,
    view: View,
    dimension: str,
    part: pd.DataFrame,
    total: "pd.Series[Any] | None",
) -> str:
    words, item = page.words, view.indicator
    first = str(part["time_period"].iloc[0])
    found = (
        standing(
            part,
            item,
            dimension,
            people=people(page, item, dimension, list(part[dimension]), first, view.ref_area),
            total=None if total is None else float(total["obs_value"]),
        )
        if dimension in _OF_EQUITY
        else None
    )
    if found is None:
        widest = widest_gap(part, dimension)
        text = _gap_text(widest, view, words) if widest else ""
        return f"<p class='crm-sub'>{escape(text)}</p>"
    number = None if total is None else children(page, item, view.ref_area, total, found.per)
    return _sentences(page, view, found, number)


def _sentences(page: Page, view: View, found: Standing, number: float | None) -> str:
    words, item = page.words, view.indicator
    printed = as_printed(item, found.time_period, found.data_source)
    first, *more = gap(found, printed, words)
    lost = forgone(found, item, number, words)
    kind = str(page.store.sources()[found.data_source]["kind"])
    small = [*more, certainty(found, kind, words), weighing(found, words) if lost else ""]
    shown = "".join(f"<p class='crm-said'>{escape(text)}</p>" for text in (first, lost) if text)
    return f"{shown}<p class='crm-sub'>{escape(' '.join(text for text in small if text))}</p>"


def _gap_text(gap: WidestGap, view: View, words: Words) -> str:
    names = codes(gap.dimension, view.indicator.population)
    high, low = words.of(names[gap.highest]), words.of(names[gap.lowest])
    difference = words.number(gap.difference, view.indicator.decimals)
    if view.indicator.unit_measure == "PCNT":
        return words(
            "Widest gap: {high} against {low}, {difference} percentage points.",
            high=high,
            low=low,
            difference=difference,
        )
    return words(
        "Widest gap: {high} against {low}, {difference} ({unit}).",
        high=high,
        low=low,
        difference=difference,
        unit=unit(view.indicator, words),
    )
