"""The page of an indicator, its embeddable figure, its pictures and its file."""

from collections.abc import Iterator
from typing import Any

from figures.maps import why_unranked
from indicators.codelists import NATION, codelist
from indicators.facts import Gap
from indicators.headlines import areas_drawn
from indicators.narrative import groups_title
from indicators.summary import valued
from indicators.words import Words, holders, licence_name, short_source, unit
from passports.tables import cite
from public_edition import pictures, tables
from public_edition.citation import anchor, citation, permanent
from public_edition.figure import AreaFigures, area_figures, mapped_figures
from public_edition.pictures import Atlas, Map
from public_edition.reading import Reading
from public_edition.sentences import map_note, support
from public_edition.site import Output, Site, in_every_language
from public_edition.views.changed import latest_changes
from public_edition.views.embedded import embedded
from public_edition.views.feeds import feed_of_indicator
from public_edition.views.indicator_files import (
    IndicatorPage,
    indicator_pictures,
    indicator_tables,
    title_of,
    used_sources,
)
from public_edition.web_of_data import dataset, indicator_described, term

_FIRST = 14  # areas of the ranking beside the map; the others open below


def indicator_pages(code: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the pages of an indicator in every language, with their pictures and files."""
    item = reading.declared(code)
    found = reading.figures(code)
    subject = IndicatorPage(
        item, area_figures(item, found), mapped_figures(item, reading), reading.stands_since(code)
    )
    told = indicator_described(code, reading)
    for words in in_every_language():
        drawn = pictures.area_map(subject.mapped, reading, words) if subject.mapped else None
        shared = _shared(subject, drawn, reading, site, atlas, words)
        own = _page(subject, drawn, reading, site, words)
        feeds = list(feed_of_indicator(item, reading, site, words))
        own["feeds"] = {feed.path: words.of(item.name) for feed in feeds}
        own["linked"] = dataset(told, site, words) if told else term(item, site, words)
        language = words.language
        shown = embedded(subject, shared, reading, site, words)
        own["embed_height"] = shown.height
        yield site.page("indicator.html", language, f"indicator/{code}.html", **shared, **own)
        yield site.page("embed.html", language, f"embed/{code}.html", **shared, shown=shown)
        yield from feeds
        yield from indicator_pictures(subject, drawn, reading, site, atlas, words)
    if told:
        yield from indicator_tables(told, subject, reading, site)


def _shared(
    subject: IndicatorPage,
    drawn: Map | None,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
) -> dict[str, Any]:
    """Return what the page and the embedded figure both show."""
    item, nation = subject.item, subject.nation
    trend = pictures.trend(nation, reading, words) if nation.exists else None
    picture = ""
    if drawn is not None and subject.mapped is not None:
        address = f"../../{site.assets[f'map_{subject.mapped.view.scheme}']}"
        picture = pictures.map_picture(drawn, subject.mapped, atlas, reading, words, address)
    return {
        "item": item,
        "name": words.of(item.name),
        "title": title_of(subject, reading, words),
        "description": _description(subject, reading, words),
        "trend": trend,
        "map": drawn,
        "map_picture": picture,
        "map_source": _map_source(subject, reading, words),
        "exists": subject.exists,
        "cited": [cite(source, words) for source in used_sources(subject, reading)],
        "release": subject.release,
    }


def _map_source(subject: IndicatorPage, reading: Reading, words: Words) -> str:
    if subject.mapped is None:
        return ""
    return cite(reading.source(subject.mapped.view.data_source), words)


def _description(subject: IndicatorPage, reading: Reading, words: Words) -> str:
    item = subject.item
    if not subject.exists:
        return words.of(item.gap or item.definition)
    return words.of(item.definition)


def _page(
    subject: IndicatorPage, drawn: Map | None, reading: Reading, site: Site, words: Words
) -> dict[str, Any]:
    """Return what only the page of the indicator shows."""
    item, nation = subject.item, subject.nation
    code = item.indicator
    path = f"{words.language}/indicator/{code}.html"
    link = permanent(site.absolute(path), subject.release)
    found = reading.figures(code)
    sources = used_sources(subject, reading)
    return {
        "lede": _lede(nation, reading, words) if nation.exists else [],
        "grade": nation.grade(reading).letter if nation.exists else "",
        "picture": f"picture/{words.language}/{code}.png" if subject.exists else "",
        "preview": site.absolute(f"picture/{words.language}/{code}.png") if subject.exists else "",
        "domain": codelist("domain")[item.domain]["name"][words.language],
        "unit": unit(item, words),
        "map_note": map_note(nation, subject.mapped, words),
        "ranked": _ranked(subject, reading, words),
        "groups": _groups(nation, words),
        "groups_title": _groups_title(nation, reading, words),
        "table": tables.every_figure(found, item, words) if subject.exists else None,
        "table_label": words.plural(
            "{n} figure, all that is published", "{n} figures, all that is published", len(found)
        ),
        "holders": holders(words, item),
        "sources": [_source(source, words) for source in sources],
        "citation": citation(
            words.of(item.name), short_source(sources[0], words), subject.release, link, words
        )
        if sources
        else "",
        "link": link,
        "anchor": anchor(subject.release),
        "older": reading.earlier(code),
        "changed": latest_changes(code, reading, words),
        "embed": site.absolute(f"{words.language}/embed/{code}.html"),
        "related": [
            (other, words.of(reading.declared(other).name))
            for other in (item.count, item.base, item.related_map)
            if other
        ],
        "rights": ", ".join(str(number) for number in item.crc_articles),
        "framework": [
            words.of(codelist("framework")[subdomain]["name"]) for subdomain in item.framework
        ],
    }


def _lede(nation: AreaFigures, reading: Reading, words: Words) -> list[str]:
    return support(nation, reading, words)


def _ranked(subject: IndicatorPage, reading: Reading, words: Words) -> dict[str, Any] | None:
    """Return the areas of the map, worst for children first, and those without a figure."""
    if subject.mapped is None:
        return None
    drawn = pictures.as_pictured(subject.mapped, reading, words)
    bars, without = tables.ranked_areas(drawn, subject.mapped.areas, words)
    nation = valued(drawn.rows[drawn.rows["ref_area"] == NATION])
    barred = why_unranked(drawn.rows, drawn.item, words)
    few = areas_drawn(subject.mapped.known, len(subject.mapped.areas)) == "locator"
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
        "nation": drawn.written.get(NATION, words.figure(nation.iloc[0], drawn.item))
        if len(nation)
        else "",
    }


def _groups_title(nation: AreaFigures, reading: Reading, words: Words) -> str:
    """Return what the groups have shown, else what they are of; nothing without groups."""
    if not nation.exists or not nation.groups:
        return ""
    gaps = [fact for fact in nation.facts(reading) if isinstance(fact, Gap)]
    sources = {gap.key.data_source: reading.source(gap.key.data_source) for gap in gaps}
    return groups_title(gaps, nation.groups, sources, nation.item, words)


def _groups(nation: AreaFigures, words: Words) -> list[dict[str, Any]]:
    """Return the groups of every dimension that has them, each with its period and source."""
    return [
        {
            "name": words.of(codelist("dimension")[dimension]["name"]),
            "period": words.period(str(part["time_period"].iloc[0]), nation.item.period),
            "source": str(part["data_source"].iloc[0]),
            "bars": tables.dimension_groups(part, dimension, nation.item, words),
        }
        for dimension, part in nation.groups.items()
    ]


def _source(source: Any, words: Words) -> dict[str, str]:
    language = words.language
    return {
        "code": source["data_source"],
        "publisher": source[f"publisher_{language}"],
        "title": source[f"title_{language}"] or "",
        "edition": source["edition"],
        "licence": licence_name(source["licence"], words),
        "url": source["url"] or "",
        "note": source[f"note_{language}"] or "",
    }
