"""Where floods, mudflows and landslides are on record: circles, never coloured areas."""

from collections.abc import Mapping
from html import escape

from figures.panels.hazards.exposure import by_hazard, exposed
from figures.panels.marks import drawn, panel, sourced
from figures.panels.scene import Scene
from figures.svg import circles, map_svg, shaped_areas, value_labels
from indicators.codelists import areas_of
from indicators.risk import WATER, records_by_area
from indicators.words import area_name, short_source

_UNIT = 8.5  # radius of one record, in pixels of a page
_NAMED = 3  # records from which a district is named on the map


def hazard_frame(scene: Scene) -> str:
    """Return where records lie beside the hazards in order of the children they reach."""
    words = scene.words
    caveat = words(
        "A record is counted where a source names the district: a district without a circle has no "
        "record, which does not mean no flood. Exposure is modelled for the nation only; the two "
        "are not multiplied."
    )
    boundaries = words("The boundaries and names shown imply no endorsement.")
    return (
        f"<div class='crm-frame'><div class='crm-pair'>{by_record(scene)}<div>"
        f"{by_hazard(scene)}</div></div><p class='crm-strip'>{escape(caveat)}</p></div>"
        f"{sourced(f'{_sources(scene)} {boundaries}')}"
    )


def water_records(scene: Scene) -> dict[str, int]:
    """Return how many records of water name each district, most first."""
    return scene.once(
        "water_records", lambda: records_by_area(scene.events(areas_of("district")), WATER)
    )


def by_record(scene: Scene) -> str:
    """Return the panel of records on the map, as markup."""
    words, counts = scene.words, water_records(scene)
    title = records_title(scene, counts)
    sub = words(
        "Floods, mudflows and landslides by district: {n} records that name one",
        n=words.number(sum(counts.values()), 0),
    )
    key = escape(words("Area of a circle: the number of records"))
    picture = drawn(_picture(scene, counts, title), scene.watermark)
    return panel(title, sub, f"{picture}<p class='crm-sub'>{key}</p>")


def records_title(scene: Scene, counts: Mapping[str, int]) -> str:
    """Return the districts with the most records, by name; a tie is told as one."""
    words = scene.words
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


def _picture(scene: Scene, counts: Mapping[str, int], title: str) -> str:
    words, shapes = scene.words, scene.outlines
    shape, points = scene.shape("district"), shapes.place(scene.points())
    said = {code: _said(scene, code, counts) for code in areas_of("district")}
    marks = shaped_areas(shape, dict.fromkeys(said, "class='m-area m-plain'"), said)
    names = {code: (area_name(code, words),) for code, n in counts.items() if n >= _NAMED}
    marks += value_labels(
        names,
        points,
        shapes.sheet,
        size=shapes.pixels(14),
        kind="crm-wide-only",
        keep_off=[_box(points[code], shapes.pixels(_UNIT) * n**0.5) for code, n in counts.items()],
    )
    marks += circles(counts, points, said, unit=shapes.pixels(_UNIT))
    told = "; ".join(said[code] for code in counts)
    sea = f'<rect class="m-sea" width="{shapes.sheet.width}" height="{shapes.sheet.height}"/>'
    return map_svg(sea + marks, shapes.sheet, title, told, "records")


def _box(at: tuple[float, float], radius: float) -> tuple[float, float, float, float]:
    """Return the box around a circle."""
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def _said(scene: Scene, code: str, counts: Mapping[str, int]) -> str:
    words, name = scene.words, area_name(code, scene.words)
    if code not in counts:
        return words("{area}: no record", area=name)
    return words.plural("{area}: {n} record", "{area}: {n} records", counts[code], area=name)


def _sources(scene: Scene) -> str:
    """Return whose figures the bars are, and where the source of each record stands."""
    words = scene.words
    known = scene.sources()
    named = [
        short_source(known[code], words) for code in dict.fromkeys(exposed(scene)["data_source"])
    ]
    listed = words("records: each with its source in the table of events below")
    return words("Source: {source}.", source="; ".join([*named, listed]))
