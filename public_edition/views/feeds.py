"""Feeds of what changed: every release, and of each indicator those that changed its figures.

Beside them the questions to holders (``indicators.signals``). Atom (RFC 4287). An entry is named by
the release and the indicator, or by its question, not by its address, so that it stays the same
where the site moves; its time is the day of the release, never the clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.signals import Put, question, rules
from indicators.words import Words
from passports.changes import Changes, total_changes
from passports.sdmx import AGENCY
from public_edition.reading import Reading
from public_edition.site import Output, Site
from public_edition.views.changed import changes_line

_ATOM = "http://www.w3.org/2005/Atom"
EVERY = "releases"
QUESTIONS = "questions"


@dataclass(frozen=True)
class Entry:
    """One entry of a feed: by what it is named, its day, what it says, and where it is read."""

    name: str
    day: date
    title: str
    said: str
    link: str


def feed_path(name: str, language: str) -> str:
    """Return where the feed of an indicator, or of every release, lies."""
    return f"feed/{language}/{name}.xml"


def feeds_of_releases(reading: Reading, words: Words) -> dict[str, str]:
    """Return path and title of the feeds of releases and of questions, as a page names them."""
    names = {EVERY: words("Data releases"), QUESTIONS: words("Questions to holders")}
    titles = {feed_path(name, words.language): title for name, title in names.items()}
    return titles if reading.every_frozen() else {}


def feed_of_releases(reading: Reading, site: Site, words: Words) -> Iterator[Output]:
    """Yield the feed of every release; nothing where none was frozen."""
    entries = [
        Entry(
            about.id,
            about.date,
            f"{words('Data release')} {about.id}",
            " ".join([words.of(about.notes), _line(reading.changes(about.id), words)]),
            site.absolute(f"{words.language}/release/{about.id}.html"),
        )
        for about in reading.every_frozen()
    ]
    page = site.absolute(f"{words.language}/releases.html")
    yield from _feed(EVERY, words("Data releases"), page, entries, site, words)


def feed_of_indicator(
    item: Indicator, reading: Reading, site: Site, words: Words
) -> Iterator[Output]:
    """Yield the feed of the releases that changed an indicator; nothing where none has it."""
    code, name = item.indicator, words.of(item.name)
    page = site.absolute(f"{words.language}/indicator/{code}.html")
    entries = [
        Entry(
            release,
            reading.about(release).date,
            f"{name}: {words('Data release')} {release}",
            _line(reading.changes(release), words, code),
            f"{page}#changed" if release == reading.last_change(code) else page,
        )
        for release in reading.changed_by(code)
    ]
    yield from _feed(code, name, page, entries, site, words)


def feed_of_questions(reading: Reading, site: Site, words: Words) -> Iterator[Output]:
    """Yield the feed of the questions to holders, empty where none is put; none of no release."""
    abouts = reading.every_frozen()
    if abouts:
        day = max(about.date for about in abouts)
        entries = [_asked(one, day, site, words) for one in reading.questions()]
        title, page = (
            words("Questions to holders"),
            site.absolute(f"{words.language}/gaps.html#questions"),
        )
        yield _written(QUESTIONS, title, page, entries, day, site, words)


def _asked(one: Put, day: date, site: Site, words: Words) -> Entry:
    rule = rules()[one.rule]
    name = "/".join((one.rule, one.item, one.ref_area, one.time_period))
    title = f"{words.of(codelist('agency')[rule.holder])}: {words.of(rule.title)}"
    told = f"{question(one, rule, words)} {words.of(rule.reason)}"
    where = f"indicator/{one.item}.html" if one.item in catalog() else "gaps.html"
    return Entry(name, day, title, told, site.absolute(f"{words.language}/{where}"))


def _line(changes: Changes, words: Words, code: str = "") -> str:
    """Return how many figures changed in which way, of an indicator or of all."""
    if not changes.previous:
        return words("This is the first release: every figure of it is new.")
    own = changes.of(code) if code else changes.found
    return changes_line(total_changes(own), words)


def _feed(
    name: str, title: str, page: str, entries: Iterable[Entry], site: Site, words: Words
) -> Iterator[Output]:
    found = list(entries)
    if found:
        last = max(entry.day for entry in found)
        yield _written(name, title, page, found, last, site, words)


def _written(
    name: str,
    title: str,
    page: str,
    found: Iterable[Entry],
    last: date,
    site: Site,
    words: Words,
) -> Output:
    path = feed_path(name, words.language)
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(_tag("feed"), {"xml:lang": words.language})
    _text(root, "id", _identity(name, words.language))
    _text(root, "title", f"{title} · {words('Child Rights Monitor')}")
    _text(root, "updated", _time(last))
    Xml.SubElement(root, _tag("link"), rel="self", href=site.absolute(path))
    Xml.SubElement(root, _tag("link"), rel="alternate", type="text/html", href=page)
    _text(Xml.SubElement(root, _tag("author")), "name", words("Child Rights Monitor"))
    for entry in found:
        _entry(root, name, entry, words)
    Xml.indent(root, space="")
    written: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return Output(path, written + b"\n")


def _entry(root: Xml.Element, name: str, entry: Entry, words: Words) -> None:
    own = Xml.SubElement(root, _tag("entry"))
    _text(own, "id", _identity(name, words.language, entry.name))
    _text(own, "title", entry.title)
    _text(own, "updated", _time(entry.day))
    Xml.SubElement(own, _tag("link"), rel="alternate", type="text/html", href=entry.link)
    _text(own, "summary", entry.said)


def _identity(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join([AGENCY, 'feed', *parts]))}"


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, _tag(name)).text = text
