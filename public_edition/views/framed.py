"""The framed picture of an indicator: its map with the areas beside it, else its trend."""

from collections.abc import Mapping
from typing import Any

from figures.maps import why_unranked
from figures.pictured import Pictured
from indicators.codelists import NATION
from indicators.summary import valued
from indicators.words import Words, holders, in_part
from passports.headers import cite
from public_edition import pictures, tables
from public_edition.pictures import Atlas, Map
from public_edition.reading import Reading
from public_edition.sentences import map_note, support
from public_edition.site import Site
from public_edition.views.indicator_files import IndicatorPage

_FIRST = 14  # areas of the ranking beside the map; the others open below


def drawn_map(subject: IndicatorPage, reading: Reading, words: Words) -> Map | None:
    """Return the map of an indicator, or None where nothing is published below the nation."""
    return pictures.area_map(subject.mapped, reading, words) if subject.mapped else None


def framed(
    subject: IndicatorPage,
    drawn: Map | None,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
) -> dict[str, Any]:
    """Return the pictures of an indicator and what stands in their frames (``framed.html``)."""
    item, nation, mapped = subject.item, subject.nation, subject.mapped
    picture = source = ""
    if drawn is not None and mapped is not None:
        address = f"../../{site.assets[f'map_{mapped.view.scheme}']}"
        picture = pictures.map_picture(drawn, mapped, atlas, reading, words, address)
        source = cite(reading.source(mapped.view.data_source), words)
    return {
        "item": item,
        "trend": pictures.trend(nation, reading, words) if nation.exists else None,
        "map": drawn,
        "map_picture": picture,
        "map_source": source,
        "map_note": map_note(nation, mapped, words),
        "ranked": _ranked(subject, reading, words),
        "holders": holders(words, item),
        "lede": support(nation, reading, words) if nation.exists else [],
        "grade": nation.grade(reading).letter if nation.exists else "",
    }


def _ranked(subject: IndicatorPage, reading: Reading, words: Words) -> dict[str, Any] | None:
    """Return the areas of the map, worst for children first, and those without a figure."""
    if subject.mapped is None:
        return None
    drawn = pictures.as_pictured(subject.mapped, reading, words)
    bars, without = tables.ranked_areas(drawn, subject.mapped.areas, words)
    nation = valued(drawn.rows[drawn.rows["ref_area"] == NATION])
    barred = why_unranked(drawn.rows, drawn.item, words)
    few = drawn.shown == "locator"
    if few:
        barred = words("Too few for a scale of colours or a ranking: the map only shows where.")
        bars = sorted(bars, key=lambda bar: bar.name)
    return {
        "title": words("Areas") if barred else words("Ranking of areas"),
        "few": few,
        "barred": barred,
        "first": bars[:_FIRST],
        "rest": bars[_FIRST:],
        "rest_title": words("Areas") if barred else words("Ranking of areas, continued"),
        "rest_label": words.plural("{n} more area", "{n} more areas", len(bars) - _FIRST),
        "without": without,
        "label": words.plural(
            "{n} area without a figure", "{n} areas without a figure", len(without)
        ),
        "nation": _nation(drawn, nation.iloc[0].to_dict(), words) if len(nation) else "",
    }


def _nation(drawn: Pictured, row: Mapping[Any, Any], words: Words) -> str:
    """Return the nation's figure beside those of areas, with what it is of where that is a part."""
    written = drawn.written.get(NATION, words.figure(row, drawn.item))
    return in_part(written, drawn.item, row, words)
