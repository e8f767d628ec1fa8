"""The page of an indicator, its embeddable figure, its pictures and its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from figures.maps import why_unranked
from indicators.codelists import NATION, codelist
from indicators.model import Indicator
from indicators.summary import sources_in_order, valued
from indicators.words import Words, holders, licence_name, short_source, unit
from passports.tables import Passport, cite, to_csv
from public_edition import pictures, tables
from public_edition.citation import anchor, citation, permanent
from public_edition.feet import feet
from public_edition.figure import AreaFigures, Mapped, area_figures, mapped_figures
from public_edition.pictures import Atlas, Map
from public_edition.reading import Reading
from public_edition.sentences import key_message, map_note, support
from public_edition.site import Output, Site, in_every_language
from public_edition.views.changed import latest_changes

_FIRST = 14  # areas of the ranking beside the map; the others open below


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator with everything of it that is the same in every language."""

    item: Indicator
    nation: AreaFigures
    mapped: Mapped | None
    release: str

    @property
    def exists(self) -> bool:
        """Whether anything is published of it."""
        return self.nation.exists or self.mapped is not None


def indicator_pages(code: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the pages of an indicator in every language, with their pictures and files."""
    item = reading.declared(code)
    found = reading.figures(code)
    subject = IndicatorPage(
        item, area_figures(item, found), mapped_figures(item, reading), reading.stands_since(code)
    )
    for words in in_every_language():
        drawn = pictures.area_map(subject.mapped, reading, words) if subject.mapped else None
        shared = _shared(subject, drawn, reading, site, atlas, words)
        own = _page(subject, drawn, reading, site, words)
        language = words.language
        yield site.page("indicator.html", language, f"indicator/{code}.html", **shared, **own)
        yield site.page("embed.html", language, f"embed/{code}.html", **shared)
        yield from _files(subject, drawn, reading, site, atlas, words)


def title_of(subject: IndicatorPage, reading: Reading, words: Words) -> str:
    """Return the key message, or the name where the nation has no figure."""
    if not subject.nation.exists:
        return words.of(subject.item.name)
    return key_message(subject.nation, reading, words)


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
        "cited": [cite(source, words) for source in _used(subject, reading)],
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


def _used(subject: IndicatorPage, reading: Reading) -> list[Any]:
    """Return the sources of everything shown, in the declared order."""
    present = reading.figures(subject.item.indicator)["data_source"]
    return reading.sources(sources_in_order(present, subject.item))


def _page(
    subject: IndicatorPage, drawn: Map | None, reading: Reading, site: Site, words: Words
) -> dict[str, Any]:
    """Return what only the page of the indicator shows."""
    item, nation = subject.item, subject.nation
    code = item.indicator
    path = f"{words.language}/indicator/{code}.html"
    link = permanent(site.absolute(path), subject.release)
    found = reading.figures(code)
    sources = _used(subject, reading)
    return {
        "lede": _lede(nation, reading, words) if nation.exists else [],
        "grade": nation.grade(reading).letter if nation.exists else "",
        "picture": f"picture/{words.language}/{code}.png" if subject.exists else "",
        "preview": site.absolute(f"picture/{words.language}/{code}.png") if subject.exists else "",
        "domain": codelist("domain")[item.domain]["name"][words.language],
        "unit": unit(item, words),
        "map_note": map_note(nation, subject.mapped, words),
        "ranked": _ranked(subject, words),
        "groups": _groups(nation, words),
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


def _ranked(subject: IndicatorPage, words: Words) -> dict[str, Any] | None:
    """Return the areas of the map, worst for children first, and those without a figure."""
    if subject.mapped is None:
        return None
    below = subject.mapped.observations
    bars, without = tables.ranked_areas(below, subject.mapped.areas, subject.item, words)
    nation = valued(below[below["ref_area"] == NATION])
    barred = why_unranked(below, subject.item, words)
    return {
        "title": words("Areas") if barred else words("Ranking of areas"),
        "barred": barred,
        "first": bars[:_FIRST],
        "rest": bars[_FIRST:],
        "rest_title": words("Areas") if barred else words("Ranking of areas, continued"),
        "rest_label": words.plural("{n} more area", "{n} more areas", len(bars) - _FIRST),
        "without": without,
        "label": words.plural(
            "{n} area without a figure", "{n} areas without a figure", len(without)
        ),
        "nation": words.figure(nation.iloc[0], subject.item) if len(nation) else "",
    }


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


def _files(
    subject: IndicatorPage,
    drawn: Map | None,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
) -> Iterator[Output]:
    """Yield what can be taken away in one language: trend and map as SVG, figures as CSV."""
    if not subject.exists:
        return
    code, language = subject.item.indicator, words.language
    link = permanent(site.absolute(f"{language}/indicator/{code}.html"), subject.release)
    foots = feet(subject.nation, subject.mapped, reading, words, subject.release, link)
    if subject.nation.exists and pictures.has_trend(subject.nation):
        text = pictures.trend_file(
            subject.nation, reading, words, title_of(subject, reading, words), foots["trend"]
        )
        yield Output(f"picture/{language}/{code}.trend.svg", text.encode())
    if drawn is not None and subject.mapped is not None:
        text = pictures.map_file(drawn, subject.mapped, atlas, reading, words, foots["map"])
        yield Output(f"picture/{language}/{code}.map.svg", text.encode())
    sources = _used(subject, reading)
    nation = subject.nation if subject.nation.exists else None
    told = foots["social"]
    shared = pictures.social(nation, words, title_of(subject, reading, words), told)
    yield Output(f"picture/{language}/{code}.png", shared)
    passport = Passport(
        subject.item, "published", sources, subject.release, str(sources[0]["retrieved"]), link
    )
    csv = to_csv(reading.figures(code), passport, words)
    yield Output(f"file/{language}/{code}.csv", csv)
