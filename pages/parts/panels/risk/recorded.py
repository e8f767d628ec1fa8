"""Where floods, mudflows and landslides are on record: circles, never coloured areas."""

from collections.abc import Mapping
from html import escape

from figures.svg import circles, map_svg, told_areas, value_labels
from indicators.codelists import areas_of
from indicators.risk import WATER, records_by_area
from indicators.words import area_name, short_source
from pages.parts.drawn import draw, drawn, outlines, panel
from pages.parts.panels.risk.exposure import by_hazard, exposed
from pages.parts.shell import Page
from pages.parts.text import sources_named

_UNIT = 8.5  # radius of one record, in pixels of the sheet
_NAMED = 3  # records from which a district is named on the map


def hazard_frame(page: Page) -> None:
    """Draw where records lie beside the hazards in order of the children they reach."""
    words = page.words
    caveat = words(
        "A record is counted where a source names the district: a district without a circle has no "
        "record, which does not mean no flood. Exposure is modelled for the nation only; the two "
        "are not multiplied."
    )
    boundaries = words("The boundaries and names shown imply no endorsement.")
    draw(
        page,
        f"<div class='crm-frame'><div class='crm-pair'>{by_record(page)}<div>{by_hazard(page)}"
        f"</div></div><p class='crm-strip'>{escape(caveat)}</p></div>"
        f"<p class='crm-source'>{escape(f'{_sources(page)} {boundaries}')}</p>",
        key="crm-hazards",
    )


def water_records(page: Page) -> dict[str, int]:
    """Return how many records of water name each district, most first."""
    return page.once(
        "water_records", lambda: records_by_area(page.store.events(areas_of("district")), WATER)
    )


def by_record(page: Page) -> str:
    """Return the panel of records on the map, as markup."""
    words, counts = page.words, water_records(page)
    title = records_title(page, counts)
    sub = words(
        "Floods, mudflows and landslides by district: {n} records that name one; area of a circle: "
        "their number",
        n=words.number(sum(counts.values()), 0),
    )
    return panel(title, sub, drawn(page, _picture(page, counts, title)))


def records_title(page: Page, counts: Mapping[str, int]) -> str:
    """Return the districts with the most records, by name; a tie is told as one."""
    words = page.words
    if not counts:
        return words("No flood, mudflow or landslide is on record for a district")
    most = max(counts.values())
    names = [area_name(code, words) for code, n in counts.items() if n == most]
    return words.plural(
        "Most on record: {names}, {n} record",
        "Most on record: {names}, {n} records",
        most,
        names=", ".join(names),
    )


def _picture(page: Page, counts: Mapping[str, int], title: str) -> str:
    words, shapes = page.words, outlines(page)
    paths, points = shapes.outlines["district"], shapes.place(page.store.label_points())
    said = {code: _said(page, code, counts) for code in areas_of("district")}
    marks = told_areas(paths, shapes.around, dict.fromkeys(said, "class='m-area m-plain'"), said)
    names = {code: (area_name(code, words),) for code, n in counts.items() if n >= _NAMED}
    marks += value_labels(
        names,
        points,
        shapes.sheet,
        size=14,
        kind="crm-wide-only",
        keep_off=[_box(points[code], n) for code, n in counts.items()],
    )
    marks += circles(counts, points, said, unit=_UNIT)
    told = "; ".join(said[code] for code in counts)
    sea = f'<rect class="m-sea" width="{shapes.sheet.width}" height="{shapes.sheet.height}"/>'
    return map_svg(sea + marks, shapes.sheet, title, told, "records")


def _box(at: tuple[float, float], count: int) -> tuple[float, float, float, float]:
    """Return the box around a circle."""
    radius = _UNIT * count**0.5
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def _said(page: Page, code: str, counts: Mapping[str, int]) -> str:
    words, name = page.words, area_name(code, page.words)
    if code not in counts:
        return words("{area}: no record", area=name)
    return words.plural("{area}: {n} record", "{area}: {n} records", counts[code], area=name)


def _sources(page: Page) -> str:
    """Return whose figures the bars are, and where the source of each record stands."""
    words = page.words
    known = sources_named(list(dict.fromkeys(exposed(page)["data_source"])), page)
    named = [short_source(source, words) for source in known]
    listed = words("records: each with its source in the table of events below")
    return words("Source: {source}.", source="; ".join([*named, listed]))
