"""Which measures are counted: each with the nation's figure and every area's, and one area told."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from indicators.printed import row_as_printed
from indicators.trailing import Counted, Measure
from indicators.words import Words, area_name, full_name, unit_beside
from pages.parts.links import link_to
from pages.parts.panels.overview.counted import compared
from pages.parts.shell import Page

_TRAILS = "\N{BLACK DIAMOND}"


def measures_table(page: Page, found: Counted) -> str:
    """Return the list of measures, closed until it is asked for."""
    words = page.words
    areas = "".join(
        f"<th scope='col'>{escape(area_name(code, words))}</th>" for code in found.areas
    )
    titles = (words("Measure"), words("Nation"))
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    body = "".join(_row(page, one, found) for one in found.measures)
    which = escape(words("Which {n} measures?", n=len(found.measures)))
    key = escape(words("{sign} worse than the nation, as printed", sign=_TRAILS))
    return (
        f"<details class='crm-which'><summary>{which}</summary><div class='crm-wide'>"
        f"<table class='crm-measures'><thead><tr>{head}{areas}</tr></thead><tbody>{body}</tbody>"
        f"</table></div><p class='crm-source'>{key}</p></details>"
    )


def _row(page: Page, one: Measure, found: Counted) -> str:
    words, item = page.words, one.item
    own = _of(compared(page), one)
    first = next(iter(own.values()))
    nation = words.value(float(first["nation"]), row_as_printed(item, first))
    name = escape(full_name(item, one.dimensions, words))
    named = f"<a href='{link_to(page, item.indicator)}' target='_self'>{name}</a>"
    small = escape(unit_beside(item, words))
    cells = "".join(_cell(own[code], one, words) for code in found.areas)
    return (
        f"<tr><th scope='row'>{named} <small>{small}</small></th>"
        f"<td>{escape(nation)}</td>{cells}</tr>"
    )


def _cell(row: Mapping[Any, Any], one: Measure, words: Words) -> str:
    mark = f" <b aria-hidden='true'>{_TRAILS}</b>" if row["trails"] else ""
    kind = " class='crm-trails'" if row["trails"] else ""
    return f"<td{kind}>{escape(words.figure(row, one.item))}{mark}</td>"


def _of(rows: pd.DataFrame, one: Measure) -> dict[str, Mapping[Any, Any]]:
    own = rows[rows["indicator"].eq(one.indicator) & rows["age"].eq(one.age)]
    return {str(row["ref_area"]): row for row in own.to_dict("records")}


def area_line(page: Page, found: Counted) -> str:
    """Return on which measures the area that was clicked trails, and the way to its portrait."""
    words, code = page.words, page.selection.ref_area
    if code not in (*found.areas, *found.unknown):
        return ""
    rows = compared(page)
    behind = set(rows[rows["ref_area"].eq(code) & rows["trails"]]["indicator"])
    names = [words.of(one.item.name) for one in found.measures if one.indicator in behind]
    link = link_to(page, path="area_profile", ref_area=code)
    portrait = words("Portrait of the area")
    opens = f"<a href='{link}' target='_self'>{escape(portrait)}</a>"
    return (
        f"<p class='crm-picked'><strong>{escape(area_name(code, words))}</strong>: "
        f"{escape(_told(code, names, found, words))} {opens}</p>"
    )


def _told(code: str, names: list[str], found: Counted, words: Words) -> str:
    if code in found.unknown:
        return words("not every measure is known, so it has no count.")
    if not names:
        return words("worse than the nation on none of the measures.")
    said = words("worse than the nation on {k} of {n}:", k=len(names), n=len(found.measures))
    return f"{said} {'; '.join(names)}."
