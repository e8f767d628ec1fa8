"""The page of an indicator, its embeddable figure, its pictures and its file."""

from collections.abc import Iterator
from typing import Any

from indicators.codelists import codelist
from indicators.facts import Gap
from indicators.narrative import groups_title, only_below
from indicators.words import Words, licence_name, requests_said, short_source, unit
from passports.changes import indicator_notice
from passports.headers import cite
from public_edition import tables
from public_edition.citation import anchor, citation, permanent
from public_edition.figure import AreaFigures
from public_edition.pictures import Atlas, Map
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from public_edition.views.changed import latest_changes
from public_edition.views.embedded import embedded
from public_edition.views.feeds import feed_of_indicator
from public_edition.views.framed import drawn_map, framed
from public_edition.views.indicator_files import (
    IndicatorPage,
    indicator_pictures,
    indicator_tables,
    read_subject,
    title_of,
    used_sources,
)
from public_edition.web_of_data import dataset, indicator_described, term


def indicator_pages(code: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the pages of an indicator in every language, with their pictures and files."""
    subject = read_subject(code, reading)
    item = subject.item
    told = indicator_described(code, reading)
    for words in in_every_language():
        drawn = drawn_map(subject, reading, words)
        shared = _shared(subject, drawn, reading, site, atlas, words)
        own = _page(subject, reading, site, words)
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
    item = subject.item
    return {
        **framed(subject, drawn, reading, site, atlas, words),
        "name": words.of(item.name),
        "title": title_of(subject, reading, words),
        "description": _description(subject, reading, words),
        "exists": subject.exists,
        "cited": [cite(source, words) for source in used_sources(subject, reading)],
        "release": subject.release,
    }


def _description(subject: IndicatorPage, reading: Reading, words: Words) -> str:
    item = subject.item
    if not subject.exists:
        return words.of(item.gap or item.definition)
    return words.of(item.definition)


def _page(subject: IndicatorPage, reading: Reading, site: Site, words: Words) -> dict[str, Any]:
    """Return what only the page of the indicator shows."""
    item, nation = subject.item, subject.nation
    code = item.indicator
    path = f"{words.language}/indicator/{code}.html"
    link = permanent(site.absolute(path), subject.release)
    found = reading.figures(code)
    sources = used_sources(subject, reading)
    return {
        "picture": f"picture/{words.language}/{code}.png" if subject.exists else "",
        "preview": site.absolute(f"picture/{words.language}/{code}.png") if subject.exists else "",
        "domain": codelist("domain")[item.domain]["name"][words.language],
        "unit": unit(item, words),
        "groups": _groups(nation, words),
        "groups_title": _groups_title(nation, reading, words),
        "table": tables.every_figure(found, item, words) if subject.exists else None,
        "table_label": words.plural(
            "{n} figure, all that is published", "{n} figures, all that is published", len(found)
        ),
        "sources": [_source(source, words) for source in sources],
        "citation": citation(
            words.of(item.name), short_source(sources[0], words), subject.release, link, words
        )
        if sources
        else "",
        "link": link,
        "anchor": anchor(subject.release),
        "asked": requests_said(reading.requests(code), words),
        "below": only_below(item, reading.coverage(code), words),
        "older": reading.earlier(code),
        "changed": latest_changes(code, reading, words),
        "corrected": [
            (about.id, indicator_notice(about, words)) for about in reading.corrections(code)[:1]
        ],
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
