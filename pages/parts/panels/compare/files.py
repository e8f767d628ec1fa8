"""The comparison as files: a table, and a picture that stands alone."""

from collections.abc import Iterator, Sequence

import pandas as pd

from data.frozen import release_name
from figures.panels import beside_key, beside_title
from figures.svg import dot_rows, standalone
from indicators.codelists import NATION
from indicators.portrait import Beside, by_family, family_top, written
from indicators.words import area_name, figure_area, full_name, short_source, unit
from pages.parts.page import Page
from pages.parts.panels.compare.choice import chosen, found
from pages.parts.passports import site
from pages.parts.taken_along import offer_table_and_picture
from passports.cells import plain_table


def compare_files(page: Page) -> None:
    """Offer the figures as a table and as a picture with its foot."""
    kept, _ = chosen(page)
    if len(kept) < 2 or not found(page):
        return
    stem = page.edition.stem("_".join(["compare", *kept]))
    offer_table_and_picture(page, stem, table_file, picture_file)


def table_file(page: Page) -> bytes:
    """Return the rows as CSV, each with its period, source and grade."""
    words, (kept, _) = page.words, chosen(page)
    table = pd.DataFrame([_cells(page, kept, one) for one in found(page)])
    if warning := page.edition.warning(words):
        table.insert(0, words("Edition"), warning)
    return b"\xef\xbb\xbf" + plain_table(table).to_csv(index=False, lineterminator="\n").encode()


def _cells(page: Page, kept: Sequence[str], one: Beside) -> dict[str, object]:
    words, measure = page.words, one.measure
    key, nation = measure.point.key, measure.nation
    source = page.store.sources()[key.data_source]
    return {
        words("Code"): key.indicator,
        words("Indicator"): full_name(measure.item, key.codes(), words),
        words("Unit"): unit(measure.item, words),
        words("Period"): words.period(key.time_period, measure.item.period),
        **{f"{area_name(code, words)} ({code})": one.values.get(code) for code in kept},
        area_name(NATION, words): nation.value if nation else None,
        words("What the national figure covers"): (
            figure_area(measure.item, vars(nation.key), words) if nation else None
        ),
        words("Source"): short_source(source, words),
        words("Grade"): measure.grade,
    }


def picture_file(page: Page) -> bytes:
    """Return the dots as an SVG that stands alone: title, key, sources, edition, link."""
    words, (kept, _), rows = page.words, chosen(page), found(page)
    inner, height = dot_rows(list(_lines(page, kept, rows)), page.watermark)
    drawn = standalone(
        inner,
        (960, height),
        title=beside_title(rows, words),
        subtitle=beside_key(rows, words),
        keys=[((f'class="d-{n}"',), area_name(code, words)) for n, code in enumerate(kept)],
        foot=_foot(page, rows),
        language=words.language,
    )
    return drawn.encode()


def _lines(
    page: Page, kept: Sequence[str], rows: Sequence[Beside]
) -> Iterator[tuple[str, list[tuple[float, str] | None], float | None]]:
    """Yield label, places with written values, and the nation's place of each row."""
    words = page.words
    for code, family in by_family(rows).items():
        top = family_top(code, family)
        for one in family:
            measure = one.measure
            name = full_name(measure.item, measure.point.key.codes(), words)
            when = words.period(measure.point.key.time_period, measure.item.period)
            marks = [
                (one.values[area] / top, written(measure, one.values[area], words))
                if area in one.values
                else None
                for area in kept
            ]
            arrow = "↑" if measure.sign > 0 else "↓"
            nation = measure.nation.value / top if measure.nation else None
            yield f"{name} {arrow}, {when}", marks, nation


def _foot(page: Page, rows: Sequence[Beside]) -> list[str]:
    words, known = page.words, page.store.sources()
    codes = dict.fromkeys(one.measure.point.key.data_source for one in rows)
    cited = "; ".join(short_source(known[code], words) for code in codes)
    grades = ", ".join(sorted({one.measure.grade for one in rows}))
    release = release_name(page.store.build()["release"])
    edition = page.watermark or words("Data release {release}", release=release)
    areas = ",".join(chosen(page)[0])
    return [
        words("Source: {source}", source=cited),
        words("quality grade {letter}", letter=grades),
        f"{edition} · {site()}/compare?lang={words.language}&areas={areas}",
    ]
