"""The first page: where children trail, what the newest figures say, and what is known at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures import panels
from indicators.codelists import codelist
from indicators.headlines import leading
from indicators.narrative import trailing_title
from indicators.summary import same_slice
from indicators.trailing import Counted, compare, count, measures
from indicators.words import Words
from passports.changes import change_names, count_changes
from passports.headers import cite
from public_edition import pictures
from public_edition.figure import Mapped, mapped_figures
from public_edition.links import Links
from public_edition.pictures import Atlas
from public_edition.published import EDITION
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from public_edition.standing import Known, read_known
from public_edition.views.feeds import feeds_of_releases
from public_edition.web_of_data import catalogue


@dataclass(frozen=True)
class Home:
    """What the first page shows, the same in every language.

    Attributes
    ----------
    compared : DataFrame
        Each area's figure of each measure beside the nation's.
    singles : list of (declaration, map)
        The maps of one measure that lead on from the count.
    """

    compared: pd.DataFrame
    counted: Counted | None
    grade: str
    singles: list[tuple[Mapping[str, Any], Mapped]]
    known: Known


def home_pages(_name: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the first page in every language, and the one that stands at the very top."""
    shown = read_home(reading)
    for words in in_every_language():
        own = _context(shown, reading, site, atlas, words)
        yield site.page("home.html", words.language, "index.html", **own)
        if words.language == "az":
            own = _context(shown, reading, site, atlas, words, root="./", up="az/")
            top = site.page("home.html", "az", "index.html", root="./", **own)
            yield Output("index.html", top.content)


def read_home(reading: Reading) -> Home:
    """Return what the first page shows of the published figures."""
    declared, counted_of = codelist("trailing")[EDITION], measures(EDITION)
    rows = pd.concat(
        same_slice(
            reading.figures(one.indicator), {"data_source": one.data_source, **one.dimensions}
        )
        for one in counted_of
    )
    compared = compare(rows, counted_of, declared["scheme"])
    found = count(compared, counted_of, declared["scheme"])
    used = reading.sources_of(dict.fromkeys(rows["data_source"]))
    return Home(
        compared,
        found,
        panels.count_grade(rows, found, used, reading.year) if found else "",
        [
            (one, mapped)
            for one in declared["singles"]
            if (mapped := mapped_figures(reading.declared(one["indicator"]), reading))
        ],
        read_known(reading),
    )


def _context(
    shown: Home,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
    *,
    root: str = "../",
    up: str = "",
) -> dict[str, Any]:
    """Return what the first page says in one language, from where it stands."""
    link = Links(up)
    description = words(
        "Every figure here is published and carries its source, date and uncertainty. "
        "What is not published is shown as a gap, with the agency that holds it."
    )
    leads = leading(shown.known.latest, reading.year)
    return {
        "title": words("Where children in Azerbaijan stand, and how well we know it"),
        "description": description,
        "counted": None,
        "chips": _chips(shown, words, link),
        "newest": panels.newest_findings(leads, reading, words, link),
        "doors": _doors(shown, words, link),
        "cards": panels.theme_cards(shown.known.themes, words, link),
        "levels": panels.theme_levels(shown.known.themes, words),
        "release": _last_release(reading, words, link),
        "linked": catalogue(site, words, description),
        "feeds": feeds_of_releases(reading, words),
        **(
            _counted(shown, shown.counted, reading, site, atlas, words, root, link)
            if shown.counted
            else {}
        ),
    }


def _counted(
    shown: Home,
    found: Counted,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
    root: str,
    link: Links,
) -> dict[str, Any]:
    """Return the map of the count: its title, picture, legend, caveat, sources and measures."""
    title, file = trailing_title(found, words), f"{root}{site.assets[f'map_{found.scheme}']}"
    unknown = panels.uncounted_word(found, shown.compared, words)
    drawn = pictures.count_map(found, title, unknown, words)
    later = panels.has_later(found, reading.whole_coverage())
    cited = dict.fromkeys(cite(reading.source(one.data_source), words) for one in found.measures)
    return {
        "title": title,
        "counted": drawn,
        "picture_of_count": pictures.count_picture(drawn, atlas, reading, words, file),
        "caveat": panels.count_caveat(found, shown.grade, reading.year, words, later=later),
        "source": "; ".join(cited),
        "measures": panels.measures_table(found, shown.compared, words, link),
    }


def _chips(shown: Home, words: Words, link: Links) -> list[tuple[str, str, str]]:
    """Return the maps to go on to, the one that is shown first: name, what it covers, address."""
    every = [(*panels.every_measure(shown.counted, words), "")] if shown.counted else []
    return every + [
        (
            *panels.map_chip(
                words.of(one["name"]),
                words.period(found.view.time_period, found.view.indicator.period),
                found.known,
                len(found.areas),
            ),
            link(one["indicator"]),
        )
        for one, found in shown.singles
    ]


def _doors(shown: Home, words: Words, link: Links) -> str:
    data = words("Every figure as a file and by an interface, with its source and its release.")
    browse, search = panels.browse_said(len(shown.known.latest), words), link(path="explorer")
    return "".join(
        (
            panels.door("explorer", words("Browse"), browse, words("Indicators A–Z"), search),
            panels.door(
                "search",
                words("Cite"),
                panels.cite_said(words),
                words("Find a figure"),
                f"{search}#q",
            ),
            panels.door(
                "data",
                words("Data"),
                data,
                words("Data interface (API)"),
                link(path="interface"),
            ),
        )
    )


def _last_release(reading: Reading, words: Words, link: Links) -> str:
    """Return what the last release that changed a figure changed; nothing where none did."""
    for about in reading.every_frozen():
        if about.previous:
            counts = count_changes(reading.changes(about.id).found, "domain")
            if panels.changed_anything(counts):
                names, path = change_names(words), link(path="releases")
                return panels.release_changed(about.date, counts, names, words, path)
    return ""
