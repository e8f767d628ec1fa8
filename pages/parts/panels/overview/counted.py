"""What the count of measures on which areas trail the nation is made of, as the page reads it."""

from typing import Any

import pandas as pd

from figures.panels import (
    count_caveat,
    count_classes,
    count_grade,
    count_subtitle,
    count_values,
    has_later,
    uncounted_word,
)
from indicators.codelists import codelist
from indicators.trailing import Counted, compare, count, measures
from pages.parts.drawing import frame
from pages.parts.kept import kept_for_build
from pages.parts.page import Page
from passports.headers import cite


def declared(page: Page) -> dict[str, Any]:
    """Return what is declared of the count in the chosen edition."""
    found: dict[str, Any] = codelist("trailing")[page.selection.edition]
    return found


def compared(page: Page) -> pd.DataFrame:
    """Return each area's figure of each measure beside the nation's; read once a build."""
    edition = page.selection.edition
    return kept_for_build(
        page.store,
        f"trailing/{edition}",
        lambda: compare(_rows(page), measures(edition), declared(page)["scheme"]),
    )


def counted(page: Page) -> Counted | None:
    """Return on how many measures each area trails; None where there are no figures."""
    return count(compared(page), measures(page.selection.edition), declared(page)["scheme"])


def _rows(page: Page) -> pd.DataFrame:
    edition = page.selection.edition
    return pd.concat(
        page.store.observations(
            one.indicator, edition, data_source=one.data_source, dimensions=one.dimensions
        )
        for one in measures(edition)
    )


def grade_letter(page: Page, found: Counted) -> str:
    """Return the lowest quality grade among the figures of the measures."""
    rows = kept_for_build(
        page.store, f"trailing_rows/{page.selection.edition}", lambda: _rows(page)
    )
    return count_grade(rows, found, page.store.sources(), page.today.year)


def count_message(page: Page, found: Counted, title: str, grade: str) -> dict[str, Any]:
    """Return what the map component draws: the count of each area, and who was not surveyed."""
    words = page.words
    source = words("Source: {source}", source=_sources(page, found))
    drawn = frame(
        page,
        layer=found.scheme,
        title=title,
        subtitle=count_subtitle(found, words),
        source=source,
        file=f"trailing_{found.scheme}_{found.time_period}",
        selected=page.selection.ref_area,
    )
    unknown = uncounted_word(found, compared(page), words)
    return drawn | {
        "direction": "lower",
        "classes": count_classes(len(found.measures), words),
        "values": count_values(found, words),
        "states": [{"s": "missing", "l": unknown}] if found.unknown else [],
        "foot": [source, _said(page, grade)],
        "ranking": False,
    }


def _said(page: Page, grade: str) -> str:
    return page.words(
        "A count without weights; the sampling error is not considered. Quality grade {letter}.",
        letter=grade,
    )


def _sources(page: Page, found: Counted) -> str:
    known = page.store.sources()
    used = dict.fromkeys(one.data_source for one in found.measures)
    return "; ".join(dict.fromkeys(cite(known[code], page.words) for code in used))


def caveat(page: Page, found: Counted, grade: str) -> str:
    """Return how old the count is, what it is not, and its grade, as markup."""
    later = has_later(found, page.store.coverage(page.selection.edition))
    return count_caveat(found, grade, page.today.year, page.words, later=later)
