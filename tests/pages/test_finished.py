"""What is remembered of pages changes nothing of what readers are sent."""

import re
from dataclasses import fields, replace
from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import ROOT
from indicators.codelists import TOTAL
from indicators.selection import Fallback, Selection
from indicators.words.language import words
from pages.parts import finished as subject
from pages.parts import kept
from pages.parts.finished import finished, opening
from pages.parts.kept import Shelf, weight
from pages.parts.page import Page

# Each language, both editions; two that differ by the one or by the other alone.
READERS = [
    ("az", "published"),
    ("en", "published"),
    ("en", "illustrative"),
    ("ru", "illustrative"),
]
_NAMED_ANEW = re.compile("(deferred_file_id|uuid): .*")  # of files and tables, by the framework
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
FIGURE = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.2022.MEDIA_TSA_2022"
QUERIES = {
    "area_profile": {"ref_area": "AZ-LAN"},
    "compare": {"areas": "AZ-LAN,AZ-AST"},
    "figure": {"id": FIGURE},
    "present": {"figures": FIGURE},
    "search": {"q": "births"},
}
TABS = [("out_of_school", {"tab": tab}) for tab in ("trend", "ranking", "groups", "table")]
VIEWS = [*((page, QUERIES.get(page, {})) for page in PAGES), *TABS]


@pytest.fixture
def shelf(monkeypatch):
    """A function that gives the process an empty shelf, that large."""

    def put_up(most: int) -> Shelf:
        made = Shelf(most)
        monkeypatch.setattr(kept, "_RECENT", made)
        return made

    return put_up


def sent(test: AppTest, page: str, query: dict[str, str]) -> list[str]:
    """Return every element that a reader of a page is sent."""
    test.switch_page(f"pages/{page}.py")
    test.query_params.clear()
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return elements(test._tree)


def elements(block) -> list[str]:
    """Return the elements of a block and of all blocks inside it."""
    found = []
    for child in block.children.values():
        found.append(_NAMED_ANEW.sub("", str(child.proto)))
        found.extend(elements(child) if hasattr(child, "children") else [])
    return found


def reader() -> AppTest:
    """Return a browser that has just come."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)


def test_every_page_sends_the_same_whether_remembered_or_not(shelf):
    chosen = [
        (page, {"lang": language, "edition": edition, **query})
        for (language, edition), (page, query) in product(READERS, VIEWS)
    ]
    shelf(0)
    plain = reader()
    made = [sent(plain, *one) for one in chosen]
    remembered, held = reader(), shelf(10**9)
    for one, uncached in zip(chosen, made, strict=True):
        assert sent(remembered, *one) == uncached, one
    assert len(held) > len(chosen)
    later = reader()
    for one, uncached in zip(chosen[: len(VIEWS)], made, strict=False):
        assert sent(later, *one) == uncached, one


class Built:
    """A store of which only its being one is asked."""

    def build(self):
        return {"fingerprint": "a"}


class Dated(Page):
    """An opening on a day of our choice."""

    day = date(2026, 1, 1)

    @property
    def today(self):
        return self.day


STORE = Built()
SELECTION = Selection(lang="en", indicator="A")


def opened(**given) -> Dated:
    """Return an opening of a page."""
    plain = {"domain": "a", "selection": SELECTION, "words": words("en"), "store": STORE}
    return Dated(**{**plain, **given})


@pytest.fixture
def place(monkeypatch):
    """Where the reader is: what the key of a part takes from outside the page."""
    found = SimpleNamespace(type="light", phone=False, site="https://a.example", release="1")
    context = SimpleNamespace(theme=found)
    monkeypatch.setattr(subject, "st", SimpleNamespace(context=context))
    monkeypatch.setattr(subject, "on_phone", lambda: found.phone)
    monkeypatch.setattr(subject, "site", lambda: found.site)
    monkeypatch.setattr(subject, "frozen", lambda _: SimpleNamespace(id=found.release))
    return found


@finished
def part(page: Page, *given: str) -> list[str]:
    """Return something of its own each time it is made."""
    return [page.words.language, *given]


def test_readers_who_would_be_sent_the_same_share_it(shelf, place):
    shelf(10_000)
    assert part(opened()) is part(opened())


@pytest.mark.parametrize("name", [item.name for item in fields(Selection)])
def test_no_two_selections_share_a_part(shelf, place, name):
    shelf(10_000)
    value = (("release", "1"),) if name == "own" else "another"
    assert part(opened()) is not part(opened(selection=replace(SELECTION, **{name: value})))


OTHERS = {
    "domain": "b",
    "selection": Selection(lang="en", indicator="B", sex=TOTAL),
    "words": words("az"),
    "store": Built(),
    "fallbacks": (Fallback("unknown", "a", "b"),),
}


@pytest.mark.parametrize("name", [i.name for i in fields(Page) if not i.name.startswith("_")])
def test_no_two_openings_share_a_part(shelf, place, name):
    shelf(10_000)
    assert part(opened()) is not part(opened(**{name: OTHERS[name]}))


@pytest.mark.parametrize(
    ("name", "value"),
    [("type", "dark"), ("phone", True), ("site", "https://b.example"), ("release", "2")],
)
def test_no_two_places_share_a_part(shelf, place, name, value):
    shelf(10_000)
    first = part(opened())
    setattr(place, name, value)
    assert part(opened()) is not first


def test_no_two_days_share_a_part(shelf, place, monkeypatch):
    shelf(10_000)
    first = part(opened())
    monkeypatch.setattr(Dated, "day", date(2026, 1, 2))
    assert part(opened()) is not first


def test_a_part_is_told_from_others_by_what_it_is_given(shelf, place):
    shelf(10_000)
    assert part(opened(), "a") is not part(opened(), "b")


def test_a_page_that_looks_at_another_selection_has_another_key(place):
    page = opened()
    other = replace(page, selection=replace(SELECTION, indicator="B"))
    assert opening(page) != opening(other)


def test_a_shelf_holds_no_more_bytes_than_it_may():
    shelf = Shelf(20_000)
    for number in range(50):
        shelf.put(number, "a" * 3000)
        assert shelf.held <= shelf.most
    assert shelf.get(49) and shelf.get(0) is None
    shelf.put("large", "a" * 30_000)
    assert shelf.get("large") is None
    assert shelf.get(49)


def test_of_a_shelf_the_oldest_unused_goes_first():
    shelf = Shelf(2 * weight(("a", "x" * 1000)) + 1000)
    shelf.put("a", "x" * 1000)
    shelf.put("b", "y" * 1000)
    shelf.get("a")
    shelf.put("c", "z" * 1000)
    assert [shelf.get(key) is not None for key in "abc"] == [True, False, True]
