"""What the count of measures on which areas trail the nation is made of, as the page reads it."""

from typing import Any

import pandas as pd

from geo.classes import colours
from indicators.codelists import codelist
from indicators.quality import grade_of
from indicators.trailing import Counted, bands, compare, count, measures
from indicators.words import Words
from pages.parts.kept import kept_for_build
from pages.parts.map_frame import frame
from pages.parts.shell import Page
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
    own = rows[rows["time_period"].eq(found.time_period) & rows["obs_value"].notna()]
    known = page.store.sources()
    return max(
        grade_of(known[str(row["data_source"])], row, page.today.year).letter
        for row in own.to_dict("records")
    )


def count_message(page: Page, found: Counted, title: str, grade: str) -> dict[str, Any]:
    """Return what the map component draws: the count of each area, and who was not surveyed."""
    words, number = page.words, len(found.measures)
    surveyed = words(
        "Number of {n} measures on which the area was worse than the nation, unweighted, {period}",
        n=number,
        period=words.period(found.time_period),
    )
    source = words("Source: {source}", source=_sources(page, found))
    drawn = frame(
        page,
        layer=found.scheme,
        title=title,
        subtitle=surveyed,
        source=source,
        file=f"trailing_{found.scheme}_{found.time_period}",
        selected=page.selection.ref_area,
    )
    classes, of_count = _classes(number, words), _class_of(number)
    return drawn | {
        "direction": "lower",
        "classes": classes,
        "values": {
            code: [of_count[trailed], words("{k} of {n}", k=trailed, n=number), "", "", trailed]
            for code, trailed in found.areas.items()
        },
        "states": [{"s": "missing", "l": unknown_word(page, found)}] if found.unknown else [],
        "foot": [source, _said(page, grade)],
        "ranking": False,
    }


def unknown_word(page: Page, found: Counted) -> str:
    """Return what is said of areas without a count: not surveyed, or not on every measure."""
    partly = set(found.unknown) & set(compared(page)["ref_area"])
    return page.words("not on every measure") if partly else page.words("not surveyed")


def _said(page: Page, grade: str) -> str:
    return page.words(
        "A count without weights; the sampling error is not considered. Quality grade {letter}.",
        letter=grade,
    )


def _sources(page: Page, found: Counted) -> str:
    known = page.store.sources()
    used = dict.fromkeys(one.data_source for one in found.measures)
    return "; ".join(dict.fromkeys(cite(known[code], page.words) for code in used))


def _class_of(number: int) -> dict[int, int]:
    return {
        trailed: place
        for place, (low, high) in enumerate(bands(number))
        for trailed in range(low, high + 1)
    }


def _classes(number: int, words: Words) -> list[dict[str, str]]:
    ranges = bands(number)
    labels = [words.number(low, 0) if low == high else f"{low}–{high}" for low, high in ranges]
    inks = colours(len(ranges))
    return [{"c": ink, "l": label} for ink, label in zip(inks, labels, strict=True)]


def years_old(page: Page, found: Counted) -> int:
    """Return how many years ago the measures were taken."""
    return page.today.year - int(found.time_period[:4])


def has_later(page: Page, found: Counted) -> bool:
    """Return whether any of the measures has a later figure of areas below the nation."""
    rows = page.store.coverage(page.selection.edition)
    codes = [one.indicator for one in found.measures]
    later = rows["indicator"].isin(codes) & rows["scheme"].ne("nation")
    return bool((rows["time_period"][later].str[:4] > found.time_period[:4]).any())
