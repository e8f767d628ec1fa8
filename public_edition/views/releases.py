"""The changelog: every release, what it changed by indicator and by area, and its package."""

from collections.abc import Iterator
from typing import Any

from data.frozen import About
from indicators.catalog import catalog
from indicators.codelists import areas_of, codelist
from indicators.search import fold
from indicators.words import Words, area_name, unit
from passports.changes import (
    COUNTED,
    Changes,
    change_names,
    count_changes,
    kind_said,
    total_changes,
)
from passports.citation import release_citation
from public_edition.api import V1
from public_edition.api import releases as api_releases
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from public_edition.views.changed import changes_line, latest_changes
from public_edition.views.feeds import (
    feed_of_indicator,
    feed_of_questions,
    feed_of_releases,
    feed_path,
    feeds_of_releases,
)
from public_edition.web_of_data import dataset, release_described, term


def list_of_releases(_name: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    """Yield the changelog in every language: each release, and since when figures stand."""
    yield from api_releases.of_releases(reading)
    since: dict[str, list[str]] = {reading.release: []}
    for code in catalog():
        if len(reading.figures(code)):
            since.setdefault(reading.stands_since(code), []).append(code)
    for words in in_every_language():
        yield from feed_of_releases(reading, site, words)
        yield from feed_of_questions(reading, site, words)
        yield site.page(
            "releases.html",
            words.language,
            "releases.html",
            title=words("Data releases"),
            description=words("What each data release holds, and what it changed."),
            feeds=feeds_of_releases(reading, words),
            release=reading.release,
            is_frozen=reading.is_frozen(reading.release),
            releases=[_told(about, reading, words) for about in reading.every_frozen()],
            since=[
                (name, _stand(codes, words), [(code, _titled(code, words)) for code in codes])
                for name, codes in since.items()
                if codes
            ],
        )


def _stand(codes: list[str], words: Words) -> str:
    return words.plural("figures of {n} indicator", "figures of {n} indicators", len(codes))


def _titled(code: str, words: Words) -> str:
    return words.of(catalog()[code].name)


def _told(about: About, reading: Reading, words: Words) -> dict[str, Any]:
    """Return what both the changelog and the page of a release say of it."""
    return {
        "id": about.id,
        "day": words.date(about.date),
        "kind": kind_said(about, words),
        "figures": words.plural("{n} figure", "{n} figures", about.figures),
        "note": words.of(about.notes),
        "content": about.content,
        "previous": about.previous,
        "counts": changes_line(total_changes(reading.changes(about.id).found), words),
        "files": f"{V1}/release/{about.id}",
    }


def release_page(release: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    """Yield the page of a release in every language, and its answers in the data interface."""
    yield from api_releases.of_release(release, reading)
    about, changes = reading.about(release), reading.changes(release)
    described = release_described(release, reading)
    for words in in_every_language():
        path = f"release/{release}.html"
        link = site.absolute(f"{words.language}/{path}")
        yield site.page(
            "release.html",
            words.language,
            path,
            title=f"{words('Data release')} {release}",
            description=words.of(about.notes),
            about=_told(about, reading, words),
            linked=dataset(described, site, words),
            feeds=feeds_of_releases(reading, words),
            citation=release_citation(release, about.date, about.figures, link, words),
            kinds=[change_names(words)[name] for name in COUNTED],
            themes=_themes(changes, words) if about.previous else [],
            areas=_areas(changes, words) if about.previous else [],
        )


def _themes(changes: Changes, words: Words) -> list[dict[str, Any]]:
    """Return the themes in which figures changed, each with its indicators."""
    by_indicator = count_changes(changes.found, "indicator")
    by_theme: dict[str, list[str]] = {code: [] for code in codelist("domain")}
    for code in by_indicator.index:
        by_theme[changes.item(code).domain].append(code)
    return [
        {
            "name": words.of(codelist("domain")[theme]["name"]),
            "counts": changes_line(by_indicator.loc[codes].sum().to_dict(), words),
            "rows": sorted(
                (
                    (words.of(changes.item(code).name), code, _cells(by_indicator.loc[code], words))
                    for code in codes
                ),
                key=lambda row: fold(row[0]),
            ),
        }
        for theme, codes in by_theme.items()
        if codes
    ]


def _areas(changes: Changes, words: Words) -> list[dict[str, Any]]:
    """Return the schemes of areas in which figures changed, each with its areas."""
    by_area = count_changes(changes.found, "ref_area")
    return [
        {
            "name": words.of(entry["name"]),
            "counts": changes_line(by_area.loc[codes].sum().to_dict(), words),
            "rows": [(area_name(c, words), c, _cells(by_area.loc[c], words)) for c in codes],
        }
        for scheme, entry in codelist("scheme").items()
        if (codes := [code for code in areas_of(scheme) if code in by_area.index])
    ]


def _cells(counts: Any, words: Words) -> list[str]:
    """Return the counts of one row as text; nothing for none."""
    return [words.number(n, 0) if n else "" for n in counts]


def withdrawn_page(code: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    """Yield the page of an indicator that is declared no more: what it was, and where it stands."""
    release = reading.last_change(code)
    item = reading.changes(release).item(code)
    for words in in_every_language():
        yield from feed_of_indicator(item, reading, site, words)
        yield site.page(
            "withdrawn.html",
            words.language,
            f"indicator/{code}.html",
            title=words.of(item.name),
            description=words.of(item.definition),
            linked=term(item, site, words),
            feeds={feed_path(code, words.language): words.of(item.name)},
            item=item,
            unit=unit(item, words),
            domain=words.of(codelist("domain")[item.domain]["name"]),
            changed=latest_changes(code, reading, words),
            older=reading.earlier(code),
        )
