"""Pages that list: themes, areas, indicators from A to Z, gaps, sources, releases."""

from collections.abc import Iterator
from typing import Any

from figures import panels
from figures.sparkline import sparkline
from indicators.catalog import catalog, of_domain
from indicators.codelists import areas, areas_of, codelist
from indicators.model import Indicator
from indicators.narrative import only_below
from indicators.search import fold
from indicators.signals import Put, question, rules
from indicators.words import (
    Words,
    area_name,
    holders,
    kind_names,
    licence_name,
    requests_said,
    short_source,
    unit,
)
from public_edition.figure import AreaFigures, area_figures
from public_edition.links import Links
from public_edition.pictures import Atlas, map_of_pages
from public_edition.reading import Reading
from public_edition.scene import PublicScene
from public_edition.sentences import headline
from public_edition.site import Output, Site, in_every_language
from public_edition.views.area import holders_of_gaps
from public_edition.views.feeds import feeds_of_releases
from public_edition.views.framed import drawn_map, framed
from public_edition.views.indicator_files import read_subject, title_of

_TOPICS = {"birth_registration": "live_birth", "disaster_risk": "disaster_risk"}  # a theme's own
_DEPTH = ("nation", "region_2006", "region_2021", "district")


def _nation(item: Indicator, reading: Reading) -> AreaFigures:
    return area_figures(item, reading.figures(item.indicator))


def _card(found: AreaFigures, reading: Reading, words: Words) -> dict[str, Any]:
    """Return one key figure: its sentence, or that there is none and who holds it."""
    item = found.item
    card = {"code": item.indicator, "name": words.of(item.name), "trend": "", "source": ""}
    if not found.exists:
        below = only_below(item, reading.coverage(item.indicator), words)
        text = below or words("No figure is published.")
        who = holders(words, item)
        more = words("Who could provide it: {holders}.", holders=who) if who else ""
        return card | {"said": f"{card['name']}. {text}", "more": more, "grade": ""}
    source = reading.source(found.fact["data_source"])
    label = words("Trend of {name}", name=card["name"])
    return card | {
        "said": headline(found, reading, words),
        "more": f"{unit(item, words)}. {short_source(source, words)}",
        "grade": found.grade(reading).letter,
        "trend": sparkline(found.series, item, label),
    }


def domain_pages(domain: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the page of a theme: its headline as a picture, then what is known and what is not."""
    subject = read_subject(codelist("domain")[domain]["headline"], reading)
    items = of_domain(domain)
    known = [_nation(item, reading) for item in items if reading.has_figure(item.indicator)]
    gaps = [item for item in items if not reading.has_figure(item.indicator)]
    for words in in_every_language():
        shared = f"picture/{words.language}/{subject.item.indicator}.png"
        yield site.page(
            "domain.html",
            words.language,
            f"domain/{domain}.html",
            **framed(subject, drawn_map(subject, reading, words), reading, site, atlas, words),
            frame=_frame(domain, PublicScene(words, reading, site, atlas, Links("../"))),
            title=title_of(subject, reading, words),
            name=words.of(codelist("domain")[domain]["name"]),
            preview=site.absolute(shared) if subject.exists else "",
            topic=_TOPICS.get(domain, ""),
            topic_name=_topic_name(domain, words),
            description=words(
                "{have} of {n} indicators have a national figure",
                have=sum(found.exists for found in known),
                n=len(items),
            ),
            facts=[_entry(found, reading, words) for found in known],
            gaps=[gap_entry(item, reading, words) for item in gaps],
            definitions=[(item, unit(item, words)) for item in items],
            definitions_label=words.plural("{n} indicator", "{n} indicators", len(items)),
            gaps_label=words.plural(
                "{n} indicator has no figure", "{n} indicators have no figure", len(gaps)
            ),
        )


def _frame(domain: str, scene: PublicScene) -> str:
    """Return what opens a theme whose headline has no picture: where hazards are on record."""
    return panels.hazard_frame(scene) if domain == "disaster_risk" else ""


def _entry(found: AreaFigures, reading: Reading, words: Words) -> dict[str, Any]:
    """Return an indicator of a theme; where the nation has no figure, the finest level that has."""
    item = found.item
    coverage = reading.coverage(item.indicator)
    finest = max(set(coverage["scheme"]), key=_DEPTH.index, default="nation")
    depth = words.of(codelist("scheme")[finest]["short"])
    if found.exists:
        return _card(found, reading, words) | {"depth": depth}
    only = only_below(item, coverage, words) or words(
        "No national figure is published; there are figures by area."
    )
    card = {"code": item.indicator, "name": words.of(item.name), "trend": "", "grade": ""}
    return card | {"said": words.of(item.name), "more": only, "depth": depth}


def gap_entry(item: Indicator, reading: Reading, words: Words) -> dict[str, str]:
    """Return an indicator without a figure: why there is none and who could provide it."""
    return {
        "code": item.indicator,
        "name": words.of(item.name),
        "why": words.of(item.gap) if item.gap else "",
        "holders": holders(words, item),
        "asked": requests_said(reading.requests(item.indicator), words),
    }


def _topic_name(domain: str, words: Words) -> str:
    """Return what the page of a theme with pictures of its own is called."""
    if domain == "birth_registration":
        return words.of(codelist("topic")["live_birth_definition"]["title"])
    return words("Hazards on record, and how many children each reaches")


def list_pages(_name: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the pages of areas, of indicators from A to Z, of gaps and of sources."""
    gaps = [item for item in catalog().values() if not reading.has_figure(item.indicator)]
    counts = {
        code: reading.of_area(code).dropna(subset=["obs_value"])["indicator"].nunique()
        for code in areas()
    }
    for words in in_every_language():
        language = words.language
        yield site.page(
            "areas.html", language, "areas.html", **_areas(counts, reading, site, atlas, words)
        )
        yield site.page("indicators.html", language, "indicators.html", **_letters(gaps, words))
        yield site.page("gaps.html", language, "gaps.html", **_gaps(gaps, reading, words))
        yield site.page("sources.html", language, "sources.html", **_sources(reading, words))


def _areas(
    counts: dict[str, int], reading: Reading, site: Site, atlas: Atlas, words: Words
) -> dict[str, Any]:
    """Return the areas of each scheme, with the map that leads to them."""
    schemes = [
        {
            "name": words.of(entry["name"]),
            "map": map_of_pages(counts, scheme, site, atlas, reading, words)
            if scheme != "nation"
            else "",
            "areas": sorted(
                (area_name(code, words), code, counts[code]) for code in areas_of(scheme)
            ),
        }
        for scheme, entry in codelist("scheme").items()
    ]
    return {
        "title": words("Areas"),
        "description": words("Every area, with how many indicators have a published figure"),
        "schemes": schemes,
    }


def _letters(gaps: list[Indicator], words: Words) -> dict[str, Any]:
    """Return every indicator under its first letter, in the order of folded letters."""
    without = {item.indicator for item in gaps}
    named = sorted(
        ((words.of(item.name), item.indicator) for item in catalog().values()),
        key=lambda pair: fold(pair[0]),
    )
    letters: dict[str, list[tuple[str, str, bool]]] = {}
    for name, code in named:
        sign = name[0].upper() if name[0].isalpha() else "0–9"
        letters.setdefault(sign, []).append((name, code, code in without))
    return {
        "title": words("Indicators A–Z"),
        "description": words("Search indicators and areas"),
        "letters": letters,
    }


def _gaps(gaps: list[Indicator], reading: Reading, words: Words) -> dict[str, Any]:
    themes = [
        (
            words.of(entry["name"]),
            [gap_entry(item, reading, words) for item in gaps if item.domain == code],
        )
        for code, entry in codelist("domain").items()
    ]
    return {
        "title": words("What must be collected next"),
        "description": words.plural(
            "{n} indicator has no figure", "{n} indicators have no figure", len(gaps)
        ),
        "themes": [(name, entries) for name, entries in themes if entries],
        "held": holders_of_gaps({item.indicator for item in gaps}, words),
        "questions": [_question(one, words) for one in reading.questions()],
        "feeds": feeds_of_releases(reading, words),
    }


def _question(put: Put, words: Words) -> dict[str, str]:
    rule = rules()[put.rule]
    return {
        "holder": words.of(codelist("agency")[rule.holder]),
        "said": question(put, rule, words),
        "reason": words.of(rule.reason),
    }


def _sources(reading: Reading, words: Words) -> dict[str, Any]:
    language, kinds = words.language, kind_names(words)
    rows = [
        {
            "code": source["data_source"],
            "publisher": source[f"publisher_{language}"],
            "title": source[f"title_{language}"] or "",
            "edition": source["edition"],
            "kind": kinds[source["kind"]],
            "licence": licence_name(source["licence"], words),
            "url": source["url"] or "",
        }
        for source in reading.every_source()
    ]
    return {
        "title": words("Sources"),
        "description": words.plural("{n} source", "{n} sources", len(rows)),
        "rows": rows,
    }
