"""The feeds: valid, the same at every building, and of what changed."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from indicators.catalog import catalog
from indicators.signals import question, rules
from indicators.words import words
from public_edition.reading import Reading
from public_edition.site import Site
from public_edition.views.feeds import feed_of_indicator, feed_of_questions
from tests.damaged import EVERY, FIRST, SECOND
from tests.public_edition.conftest import BASE, DISTRICTS, GAP, REVISED, WITHDRAWN

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = ("az", "en", "ru")


@pytest.fixture(scope="module")
def feeds(folder) -> dict[Path, ElementTree.Element]:
    files = sorted((folder / "feed").rglob("*.xml"))
    return {path: ElementTree.fromstring(path.read_bytes()) for path in files}  # noqa: S314


def identities(feed) -> list[str]:
    return [node.text for node in feed.iter(f"{ATOM}id")]


def test_every_feed_has_what_rfc_4287_requires(feeds, folder):
    assert len(feeds) > 10
    for path, feed in feeds.items():
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, path
        assert read.version == "atom10"
        for node in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(node.findall(f"{ATOM}{name}")) == 1, path
        assert feed.find(f"{ATOM}author/{ATOM}name").text
        own = [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")]
        assert own == [f"{BASE}/{path.relative_to(folder)}"]


def test_no_two_entries_or_feeds_have_one_name(feeds):
    every = [name for feed in feeds.values() for name in identities(feed)]
    assert len(every) == len(set(every))


def test_a_feed_is_dated_by_its_releases_and_never_by_the_clock(feeds, published):
    days = {f"{about.date.isoformat()}T00:00:00Z" for about in published.frozen.abouts}
    for feed in feeds.values():
        entries = [node.text for node in feed.findall(f"{ATOM}entry/{ATOM}updated")]
        assert set(entries) <= days
        assert feed.find(f"{ATOM}updated").text == max(entries or days)


def test_names_stay_when_the_site_moves(published):
    def named(base):
        item, reading = catalog()[REVISED], Reading(published)
        (feed,) = feed_of_indicator(item, reading, Site(base, {}), words("az"))
        return identities(ElementTree.fromstring(feed.content))  # noqa: S314

    assert named(BASE) == named("https://elsewhere.test")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_of_releases_tells_of_each(feeds, folder, language):
    feed = feeds[folder / f"feed/{language}/releases.xml"]
    links = [node.find(f"{ATOM}link").get("href") for node in feed.iter(f"{ATOM}entry")]
    assert len(links) == len(EVERY)
    assert set(links) == {f"{BASE}/{language}/release/{name}.html" for name in EVERY}


def test_the_feed_of_an_indicator_has_the_releases_that_changed_its_figures(frozen):
    assert frozen.changed_by(REVISED) == [SECOND, FIRST]
    assert frozen.changed_by(DISTRICTS) == [FIRST]
    assert frozen.changed_by(GAP) == []


def test_a_withdrawal_is_a_change(frozen, feeds, folder):
    assert frozen.changed_by(WITHDRAWN) == [SECOND, FIRST]
    feed = feeds[folder / f"feed/en/{WITHDRAWN}.xml"]
    assert "withdrawn" in feed.find(f"{ATOM}entry/{ATOM}summary").text


def test_an_indicator_that_no_release_has_has_no_feed_and_names_none(folder):
    assert not (folder / f"feed/en/{GAP}.xml").exists()


def test_every_feed_that_a_page_names_is_there(trees, folder):
    for path, tree in trees.items():
        for node in tree.iter(f"{XHTML}link"):
            if node.get("type") == "application/atom+xml":
                named = node.get("href").lstrip("./")
                assert (folder / named).exists(), (path, named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_indicators_and_releases_name_their_feeds(trees, folder, language):
    def named(page):
        tree = trees[folder / language / page]
        kinds = [n for n in tree.iter(f"{XHTML}link") if n.get("type") == "application/atom+xml"]
        return [node.get("href").lstrip("./") for node in kinds]

    assert named(f"indicator/{REVISED}.html") == [f"feed/{language}/{REVISED}.xml"]
    for page in ("releases.html", "index.html", f"release/{FIRST}.html"):
        every = [f"feed/{language}/{name}.xml" for name in ("releases", "questions")]
        assert named(page) == every


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_of_questions_asks_what_the_build_asks(feeds, folder, published, language):
    feed = feeds[folder / "feed" / language / "questions.xml"]
    asked = [question(one, rules()[one.rule], words(language)) for one in published.questions]
    said = [node.text for node in feed.findall(f"{ATOM}entry/{ATOM}summary")]
    assert len(said) == len(asked) > 0
    assert all(text.startswith(one) for text, one in zip(said, asked, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_asked_the_feed_stays_and_is_empty(published, language):
    silent = replace(published, questions=())
    reading, site = Reading(silent), Site(BASE, {})
    (made,) = feed_of_questions(reading, site, words(language))
    read = feedparser.parse(made.content)
    assert not read.bozo
    assert read.entries == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_stands_on_the_page_of_gaps_too(trees, folder, published, language):
    page = trees[folder / language / "gaps.html"]
    text = " ".join("".join(page.itertext()).split())
    for one in published.questions:
        said = question(one, rules()[one.rule], words(language))
        assert " ".join(said.split()) in text
