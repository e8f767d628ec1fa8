"""The ranking as files: a table with the weights within it, and a picture that stands alone."""

from collections.abc import Mapping
from datetime import date
from html import escape
from math import floor
from typing import Any

import pandas as pd

from data.frozen import release_name
from figures.svg import INTERVAL_STYLE, colour_class, rank_interval, standalone
from geo.classes import SEQUENTIAL
from indicators.composite import weights_text
from indicators.display import printed_number
from indicators.narrative import part_of_trials
from indicators.plain_rows import plain_rows
from indicators.words import area_name
from pages.parts.drawing import outlines
from pages.parts.page import Page
from pages.parts.panels.most_deprived.chosen import (
    chosen_measures,
    measure_label,
    measure_rows,
    title,
    weights_said,
    whose_weights,
)
from pages.parts.panels.most_deprived.picture import (
    cited,
    class_labels,
    interval,
    map_inside,
    said,
    source,
    trials_said,
)
from pages.parts.panels.most_deprived.ranked import Ranked, children_of, grades, ranked_of
from pages.parts.passports import site
from pages.parts.taken_along import offer_table_and_picture
from passports.files import noted_csv

_ROW = 34
_STYLE = (
    ".m-lead{stroke:#13212b;fill:#13212b;stroke-width:1}.i-name{font-size:14px}"
    ".i-mark{font-size:44px;fill:#b05400;fill-opacity:.2;font-weight:700;text-anchor:middle}"
)


def deprived_files(page: Page) -> None:
    """Offer the ranking as a table and as a picture; both say whose the weights are."""
    stem = page.edition.stem("MOST_DEPRIVED", ranked_of(page).period)
    offer_table_and_picture(page, stem, table_file, picture_file)


def table_file(page: Page) -> bytes:
    """Return the ranking as CSV: those without a rank are in it, and every row says what it is."""
    words, found = page.words, ranked_of(page)
    table = pd.DataFrame([*_rows(page, found)])
    kind = ". ".join(filter(None, (whose_weights(found, words), page.watermark)))
    return noted_csv(table, kind, _lines(page, found), kind, words)


def _rows(page: Page, found: Ranked) -> list[dict[str, object]]:
    ranks = {str(row["ref_area"]): row for row in plain_rows(found.table)}
    return [_cells(page, found, code, ranks.get(code)) for code in (*ranks, *found.missing)]


def _cells(
    page: Page, found: Ranked, code: str, row: Mapping[Any, Any] | None
) -> dict[str, object]:
    words, children = page.words, children_of(page)
    cells: dict[str, object] = {
        words("Code"): code,
        words("Area"): area_name(code, words),
        words("Rank"): "" if row is None else int(row["rank"]),
        words("Interval, from"): "" if row is None else int(row["low"]),
        words("Interval, to"): "" if row is None else int(row["high"]),
        words("Among the worst three, share of trials, %"): ""
        if row is None
        else f"{floor(1000 * row['top_share']) / 10:.1f}",
        words("Index"): "" if row is None else f"{row['value']:.3f}",
        words("Weights"): weights_said(found, words),
    }
    if children:
        number = children.by_area.get(code)
        title_ = words("Children 0–17, {period}", period=words.period(children.time_period))
        cells[title_] = "" if number is None else int(number)
    for one in chosen_measures(found):
        own = measure_rows(found, one.indicator).get(code)
        cells[measure_label(one, words)] = (
            "" if own is None else printed_number(one.item, own, float(own["obs_value"]))
        )
    return cells


def _lines(page: Page, found: Ranked) -> list[tuple[str, str]]:
    words = page.words
    warning = page.edition.warning(words)
    edition = [(words("Edition"), warning)] if warning else []
    return [
        *edition,
        (words("Weights"), weights_said(found, words)),
        (words("Ways tried"), words.number(int(found.table["records"].iloc[0]), 0)),
        (words("Period"), words.period(found.period)),
        (words("Source"), cited(page, found)),
        (words("Grade"), grade(page, found)),
        (words("Data release"), page.store.build()["release"]),
        (words("Retrieved"), date.today().isoformat()),
        (words("Link"), link(page, found)),
    ]


def grade(page: Page, found: Ranked) -> str:
    """Return the lowest quality grade among the figures that are ranked."""
    return max(grades(page, found)[code] for code in found.chosen)


def link(page: Page, found: Ranked) -> str:
    """Return the address that opens this very choice again, whatever the page opens with then."""
    edition = "&edition=illustrative" if page.edition.is_illustrative else ""
    weights = weights_text(found.weights, {})
    return f"{site()}/most_deprived?lang={page.words.language}{edition}&weights={weights}"


def picture_file(page: Page) -> bytes:
    """Return map and ranking as an SVG that stands alone, with the weights written on it."""
    words, found = page.words, ranked_of(page)
    sheet = outlines(page).sheet
    top, rows = sheet.height + 18, plain_rows(found.table)
    ranks = "".join(_drawn(page, row, top + _ROW * n, len(rows)) for n, row in enumerate(rows))
    height = top + _ROW * len(rows) + 6
    own = map_inside(page, found, wide=True)
    cut = f'<svg width="{sheet.width}" height="{sheet.height}">{own}</svg>'
    inner = f"<style>{INTERVAL_STYLE}{_STYLE}</style>{cut}{ranks}"
    drawn = standalone(
        inner + _stamp(page, sheet.width / 2, height / 2),
        (sheet.width, height),
        title=title(found, words),
        subtitle=f"{whose_weights(found, words)}: {weights_said(found, words)}",
        keys=[
            ((f'class="{colour_class(colour)}"',), f"{words('Among the worst three')}: {label}")
            for colour, label in zip(SEQUENTIAL, class_labels(words), strict=True)
        ],
        foot=_foot(page, found),
        language=words.language,
    )
    return drawn.encode()


def _drawn(page: Page, row: Mapping[Any, Any], y: float, areas: int) -> str:
    words = page.words
    marks = rank_interval(
        int(row["rank"]), int(row["low"]), int(row["high"]), areas, said(row, words)
    )
    name = escape(area_name(str(row["ref_area"]), words))
    text = f"{interval(row, words)} · {part_of_trials(float(row['top_share']), words)}"
    return (
        f'<text class="i-name" x="0" y="{y + 19:g}">{name}</text>'
        f'<svg x="190" y="{y:g}" width="310" height="28">{marks}</svg>'
        f'<text class="i-name" x="512" y="{y + 19:g}">{escape(text)}</text>'
    )


def _stamp(page: Page, x: float, y: float) -> str:
    word = page.watermark
    return f'<text class="i-mark" x="{x:g}" y="{y:g}">{escape(word)}</text>' if word else ""


def _foot(page: Page, found: Ranked) -> list[str]:
    words = page.words
    release = release_name(page.store.build()["release"])
    edition = page.watermark or words("Data release {release}", release=release)
    return [
        trials_said(words),
        source(page, found),
        words("quality grade {letter}", letter=grade(page, found)),
        f"{edition} · {link(page, found)}",
    ]
