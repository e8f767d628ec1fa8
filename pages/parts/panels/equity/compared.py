"""Comparisons of groups as rows of a table."""

import math
from collections.abc import Hashable, Mapping
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from figures.charts import pair
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.display import row_as_printed
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import age_in_years
from indicators.words import Words, dimension_name, group_name, unit
from pages.parts.links import link_to
from pages.parts.page import Page

_DARKEST = 4.0  # ratio from which a cell is darkest

Cell = tuple[str, str]  # attributes and content of a table cell


def age(time_period: str) -> int:
    """Return how many years old a period is."""
    return age_in_years(time_period, date.today().year)


def _titles(words: Words) -> tuple[str, ...]:
    return (
        words("Indicator"),
        words("Behind ◆, ahead ●"),
        words("Behind"),
        words("Ahead"),
        words("Difference"),
        words("Ratio"),
        words("Period"),
    )


def compared(page: Page, found: pd.DataFrame) -> str:
    """Return comparisons as a table: two groups, their gap, and how old it is."""
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in _titles(page.words))
    rows = "".join(_row(page, row) for row in plain_rows(found))
    return (
        f"<div class='crm-wide'><table class='crm-heat crm-compared'><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(page: Page, row: Mapping[Hashable, Any]) -> str:
    words, item = page.words, catalog()[str(row["indicator"])]
    dimension = str(row["dimension"])
    name = escape(words.of(item.name))
    theme = words.of(codelist("domain")[item.domain]["name"])
    small = escape(f"{dimension_name(dimension, words)} · {theme} · {unit(item, words)}")
    link = f"<a href='{link_to(page, item.indicator)}' target='_self'>{name}</a>"
    cells = [*_sides(row, item, words), *_numbers(row, item, words), _period(row, item, words)]
    body = "".join(
        f"<td data-label='{escape(title, quote=True)}'{attribute}>{cell}</td>"
        for title, (attribute, cell) in zip(_titles(words)[1:], cells, strict=True)
    )
    return f"<tr><th scope='row'>{link}<small>{small}</small></th>{body}</tr>"


def _sides(row: Mapping[Hashable, Any], item: Indicator, words: Words) -> list[Cell]:
    """Return the picture of the two groups, and each with its figure."""
    values = [float(row["behind_value"]), float(row["ahead_value"])]
    named = [
        group_name(str(row[side]), str(row["dimension"]), item.population, words)
        for side in ("behind", "ahead")
    ]
    printed = row_as_printed(item, row)
    said = [words.value(value, printed) for value in values]
    label = "; ".join(f"{name}: {value}" for name, value in zip(named, said, strict=True))
    picture = pair(values[0], values[1], max(values) or 1.0, label)
    return [("", picture)] + [
        (" class='crm-group'", f"<strong>{escape(value)}</strong>{escape(name)}")
        for name, value in zip(named, said, strict=True)
    ]


def _numbers(row: Mapping[Hashable, Any], item: Indicator, words: Words) -> list[Cell]:
    """Return difference and ratio, shaded where the disadvantaged are behind beyond chance."""
    ratio = float(row["ratio"])
    difference = ("", words.number(float(row["difference"]), item.decimals))
    if math.isnan(ratio):
        return [difference, ("", "—")]
    note = words("no reliable difference") if row["reliable"] is False else ""
    if row["reversed"]:
        note = words("the poorest do better")
    small = f"<small>{escape(note)}</small>" if note else ""
    share = 0 if note else min(math.log(ratio) / math.log(_DARKEST), 1)
    return [difference, (f" style='--share:{share:.2f}'", words.number(ratio, 2) + small)]


def _period(row: Mapping[Hashable, Any], item: Indicator, words: Words) -> Cell:
    period = str(row["time_period"])
    shown, old = escape(words.period(period, item.period)), age(period)
    if old <= OLD:
        return "", shown
    said = escape(words.plural("{n} year ago", "{n} years ago", old))
    return " class='crm-old'", f"{shown}<small>{said}</small>"
