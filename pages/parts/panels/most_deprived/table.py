"""The figures behind the ranking, each measure with its weight and grade."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from indicators.display import row_as_printed
from indicators.trailing import Measure
from indicators.words import area_name
from pages.parts.drawing import folded
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.most_deprived.chosen import (
    chosen_measures,
    measure_label,
    measure_rows,
)
from pages.parts.panels.most_deprived.files import deprived_files
from pages.parts.panels.most_deprived.ranked import Ranked, grades, ranked_of
from pages.parts.panels.picture import badge


def deprived_table(page: Page) -> None:
    """Draw the figures behind the ranking, and offer table and picture as files."""
    if not ranked_of(page).table.empty:
        st.html(_table(page))
        deprived_files(page)


@finished
def _table(page: Page) -> str:
    return figures_table(page, ranked_of(page))


def figures_table(page: Page, found: Ranked) -> str:
    """Return the figures as a table that opens: the most deprived area first."""
    words = page.words
    order = [*found.table["ref_area"], *found.missing]
    titles = [words("Measure"), words("Weight"), words("Nation")]
    titles += [area_name(code, words) for code in order]
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    rows = "".join(_row(page, one, found, order) for one in chosen_measures(found))
    opens = words("The figures behind the ranking, {period}", period=words.period(found.period))
    table = (
        f"<div class='crm-wide'><table class='crm-measures'><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )
    return folded(opens, table)


def _row(page: Page, one: Measure, found: Ranked, order: Sequence[str]) -> str:
    words, own = page.words, measure_rows(found, one.indicator)
    first = next(iter(own.values()))
    cells = [
        words.exact(found.weights[one.indicator]),
        words.value(float(first["nation"]), row_as_printed(one.item, first)),
        *(words.figure(own[code], one.item) if code in own else "–" for code in order),
    ]
    name = escape(measure_label(one, words))
    link = link_to(page, one.indicator)
    letter = badge(grades(page, found)[one.indicator], words)
    named = f"<a href='{link}' target='_self'>{name}</a> {letter}"
    drawn = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f"<tr><th scope='row'>{named}</th>{drawn}</tr>"
