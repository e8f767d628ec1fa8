"""Files for machines: the index of the search, the map of the site, what robots may read."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from indicators.model import LANGUAGES
from indicators.search import group_names, search_index
from indicators.summary import valued
from indicators.words import area_name
from public_edition import api
from public_edition.api import document
from public_edition.pictures import Atlas, social
from public_edition.reading import Reading
from public_edition.sentences import published_only
from public_edition.site import Output, Site, in_every_language
from public_edition.views.compare import compared_regions
from stories import stories

_PLAIN = (
    "areas",
    "indicators",
    "gaps",
    "sources",
    "releases",
    "methods",
    "api",
    "about",
    "stories",
    "live_birth",
    "disaster_risk",
    "children",
)


def machine_files(_name: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    """Yield the search index of each language, the sitemap, robots.txt and the interface file."""
    for words in in_every_language():
        index = {
            "indicator": {code: words.of(item.name) for code, item in catalog().items()},
            "area": {code: area_name(code, words) for code in areas()},
            "group": {entry: words.of(text) for entry, text in group_names().items()},
        }
        yield Output(f"assets/search-{words.language}.json", api.json_text(index))
        title = words("Where children in Azerbaijan stand, and how well we know it")
        picture = social(None, words, title, [published_only(words), site.base])
        yield Output(f"picture/{words.language}/monitor.png", picture)
    known = {code: frozenset(valued(reading.of_area(code))["indicator"]) for code in areas()}
    yield Output("assets/search.json", api.json_text(search_index(known)))
    releases = [about.id for about in reading.every_frozen()]
    listed = pages(releases, reading.withdrawn(), compared_regions(reading))
    yield Output("sitemap.xml", _sitemap(site, listed))
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.absolute('sitemap.xml')}\n"
    yield Output("robots.txt", robots.encode())
    yield Output(f"{api.V1}/openapi.json", api.json_text(document(site.base)))


def pages(
    releases: Iterable[str] = (), withdrawn: Iterable[str] = (), compared: Iterable[str] = ()
) -> list[str]:
    """Return the path of every page, the same in every language.

    Parameters
    ----------
    withdrawn : iterable of str
        The indicators that are declared no more.
    compared : iterable of str
        The regions that have a page beside those most like them.
    """
    return [
        "index.html",
        *(f"{name}.html" for name in _PLAIN),
        *(f"story/{code}.html" for code in stories()),
        *(f"domain/{code}.html" for code in codelist("domain")),
        *(f"area/{code}.html" for code in areas()),
        *(f"compare/{code}.html" for code in compared),
        *(f"indicator/{code}.html" for code in (*catalog(), *withdrawn)),
        *(f"release/{release}.html" for release in releases),
    ]


def _sitemap(site: Site, paths: Iterable[str]) -> bytes:
    """Return the sitemap: each page once a language, with its other languages beside it."""
    entries = "".join(_entry(site, path, language) for path in paths for language in LANGUAGES)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}</urlset>\n'
    ).encode()


def _entry(site: Site, path: str, language: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" '
        f"href={quoteattr(site.absolute(f'{code}/{path}'))}/>"
        for code in LANGUAGES
    )
    return f"<url><loc>{escape(site.absolute(f'{language}/{path}'))}</loc>{others}</url>\n"
