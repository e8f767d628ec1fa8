"""What it would change if the third that does worst did as well as all do on average."""

from collections.abc import Iterator
from html import escape

import pandas as pd
import streamlit as st

from indicators.codelists import ALL, NATION, areas, areas_of
from indicators.equity import AREAS, WorstThird, latest_groups, worst_third
from indicators.plain_rows import plain_rows
from indicators.selection import default_codes
from indicators.summary import same_slice, valued
from indicators.words import dimension_name
from pages.parts.drawing import headed
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.equity.told import Row, item_of, told
from pages.parts.people import children, people

_SHOWN = 8
_HUNDRED = 100.0
_FIGURES = 2  # significant figures of a number of children that rests on assumptions
_ASKED = ("wealth_quintile", AREAS)  # of these the size of groups can be known


def equity_third(page: Page) -> None:
    """Draw, of the leading comparisons, what it would change for children; nothing of none."""
    st.html(_finished(page))


@finished
def _finished(page: Page) -> str:
    words = page.words
    items = "".join(f"<li>{line}</li>" for line in _lines(page))
    if not items:
        return ""
    title = headed(
        words("If the worst-off third did as well as the average"),
        words(
            "Assumed: groups or areas are taken from the worst on until they hold a third of the "
            "children; the others stay as they are. Fifths by wealth are equal parts of the "
            "people; areas are as large as their published population. Where a survey printed no "
            "sampling error, a small number may be chance."
        ),
    )
    return f"{title}<ul class='crm-findings'>{items}</ul>"


def _lines(page: Page) -> Iterator[str]:
    """Yield the first comparisons in the order of telling of which it can be said."""
    found = told(page)
    rows = plain_rows(found[found["dimension"].isin(_ASKED) & found["reliable"].ne(False)])
    lines = (line for row in rows if (line := third_said(page, row)))
    yield from (line for line, _ in zip(lines, range(_SHOWN), strict=False))


def third_said(page: Page, row: Row) -> str:
    """Return one comparison as markup; nothing where its groups do not allow it."""
    words, item, dimension = page.words, item_of(row), str(row["dimension"])
    own = _own(page, row)
    part = _part(own, row)
    counted = people(page, item, dimension, [*part[dimension]], str(row["time_period"]))
    found = worst_third(part, item, dimension, people=counted)
    if found is None or item.population == "persons" or not _is_some(found, item.decimals):
        return ""
    name, where = escape(words.of(item.name)), link_to(page, item.indicator)
    when = words.period(str(row["time_period"]), item.period)
    said = f"{dimension_name(dimension, words)}, {when}. {_sentence(page, own, row, found)}"
    link = f"<a href='{where}' target='_self'>{name}</a>"
    return f"<strong>{link}</strong> <span>{escape(said)}</span>"


def _own(page: Page, row: Row) -> pd.DataFrame:
    """Return the figures of the comparison's period and source."""
    found = page.store.observations(
        str(row["indicator"]),
        page.selection.edition,
        time_period=str(row["time_period"]),
        data_source=str(row["data_source"]),
    )
    return valued(found)


def _part(own: pd.DataFrame, row: Row) -> pd.DataFrame:
    dimension = str(row["dimension"])
    if dimension == AREAS:
        scheme = areas()[str(row["behind"])].scheme
        return same_slice(own[own[AREAS].isin(areas_of(scheme))], ALL)
    national = own[own[AREAS].eq(NATION)]
    return latest_groups(national, item_of(row), dimension, default_codes(national))


def _is_some(found: WorstThird, decimals: int) -> bool:
    return round(found.share, decimals) > 0


def _sentence(page: Page, own: pd.DataFrame, row: Row, found: WorstThird) -> str:
    words, item = page.words, item_of(row)
    total = same_slice(own, {AREAS: NATION, **ALL})
    number = children(page, item, NATION, total.iloc[0], _HUNDRED) if len(total) == 1 else None
    values = {
        "mean": words.value(found.mean, item),
        "share": words.number(found.share, item.decimals),
    }
    if number is None:
        return words(
            "If the third that does worst reached the average ({mean}), {share} more children in "
            "100 would not be left behind.",
            **values,
        )
    rounded = float(f"{found.share / _HUNDRED * number:.{_FIGURES}g}")
    return words(
        "If the third that does worst reached the average ({mean}), {share} more children in "
        "100 (about {number} children) would not be left behind.",
        number=words.number(rounded, 0),
        **values,
    )
