"""The public edition in a real browser: accessible, whole without a script, found by a search."""

import functools
import html
import http
import http.server
import re
import threading
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from indicators.search import search
from indicators.summary import valued
from tests.browser.conftest import as_new
from tests.browser.test_accessibility import shape, violations, violations_of_another_theme
from tests.damaged import FIRST, NEWEST
from tests.indicators.searching import queries
from tests.public_edition.conftest import (
    BASE,
    DISTRICTS,
    GAP,
    MODELLED,
    RATE,
    REVISED,
    WITHDRAWN,
)

DARK = "rgb(16, 24, 30)"

PLACE = urlsplit(BASE).path.rstrip("/")
PAGES = (
    "az/index.html",
    f"ru/indicator/{RATE}.html",
    f"en/indicator/{MODELLED}.html",
    f"az/indicator/{DISTRICTS}.html",
    f"en/indicator/{GAP}.html",
    "az/area/AZ-LER.html",
    "ru/domain/poverty.html",
    "az/domain/disaster_risk.html",
    "ru/area/AZE.html",
    "az/stories.html",
    f"en/embed/{RATE}.html",
    "en/areas.html",
    "az/indicators.html",
    "en/gaps.html",
    "ru/sources.html",
    "en/methods.html",
    "az/releases.html",
    f"ru/release/{NEWEST}.html",
    f"en/indicator/{REVISED}.html",
    f"az/indicator/{WITHDRAWN}.html",
    "en/api.html",
    "ru/about.html",
    "404.html",
)


def first(query, store):
    """Return what the site finds first, as a browser says it."""

    def known(ref_area):
        return frozenset(valued(store.area(ref_area, "published"))["indicator"])

    hits = search(query, 1, known)
    return next(([hit.kind, hit.code, hit.ref_area, hit.group] for hit in hits), None)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain server of files, at the place for which they were written, that writes no log."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != "/favicon.ico":  # for which a browser asks where a page names none
            return super().do_GET()
        self.send_response(http.HTTPStatus.NO_CONTENT)
        return self.end_headers()

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(PLACE))

    def log_message(self, *_given):
        return


@pytest.fixture(scope="module")
def address(folder):
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PLACE}"
    server.shutdown()


@pytest.fixture
def look(window, address):
    """Open a page; nothing may be asked of another server, and nothing may be refused."""
    said = []

    def listen(message):
        said.append(message.text)

    def open_page(path):
        window.set_viewport_size({"width": 1440, "height": 900})
        window.emulate_media(color_scheme="light", reduced_motion="reduce")
        window.goto(f"{address}/{path}")
        return window

    window.on("console", listen)
    with as_new(window) as (asked, _):
        yield open_page
    window.remove_listener("console", listen)
    assert [url for url in asked if not re.match(rf"({address}|data:)", url)] == []
    assert said == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_accessible_in_both_themes_and_fits_a_phone(look, subtests, path):
    """One visit a page, as in ``test_every_page``."""
    page = look(path)
    with subtests.test("no serious violation in the light theme"):
        assert violations(page) == []
    before = shape(page)
    with subtests.test("no page is wider than a phone"):
        page.set_viewport_size({"width": 360, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with subtests.test("no serious violation in the dark theme"):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        expect(page.locator("body")).to_have_css("background-color", DARK)
        assert violations_of_another_theme(page, before) == []


def test_the_map_is_painted_from_the_shared_outlines(look):
    page = look(f"en/indicator/{RATE}.html")
    painted = page.locator(".m-map use.m-area")
    assert painted.count() == 11
    boxes = [painted.nth(place).bounding_box() for place in range(11)]
    assert all(box and box["width"] > 5 for box in boxes)


def test_a_search_finds_an_indicator_without_a_server(look):
    page = look("az/index.html")
    page.locator("#q").fill("mekteb")
    page.locator("#q").press("Enter")
    page.locator("#found a").first.wait_for()
    found = page.locator("#found a").all_inner_texts()
    assert "İbtidai məktəb yaşında təhsildən kənarda qalan uşaqların payı" in found
    assert page.locator("#list").is_hidden()


def test_the_search_without_a_server_finds_first_what_the_site_finds_first(look, store):
    page = look("az/indicators.html")
    asked = [query["query"] for query in queries()]
    found = page.evaluate(
        """async (asked) => {
          const find = searching(await (await fetch("../assets/search.json")).json());
          return asked.map((query) => find(query, 1).map(({ kind, code, area, group }) =>
            [kind, code, area ?? "", group ?? ""])[0] ?? null);
        }""",
        asked,
    )
    assert dict(zip(asked, found, strict=True)) == {query: first(query, store) for query in asked}


def test_without_a_script_every_figure_stands_in_the_page(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/indicator/{RATE}.html")
    assert page.get_by_role("cell", name="53.9").first.is_visible()
    page.goto(f"{address}/en/indicators.html?q=water")
    assert page.get_by_role("link", name="Households with piped water").is_visible()
    context.close()


def test_a_link_to_an_older_release_says_that_the_figures_have_changed(look):
    for name in (FIRST, FIRST[-12:]):  # a link of before that release was frozen has the hash alone
        page = look(f"en/indicator/{REVISED}.html?{name}#r-{name}")
        assert "older data release" in page.locator(".notice").inner_text()


@pytest.mark.parametrize("name", [NEWEST, "0123456789ab"])
def test_a_link_to_figures_that_have_not_changed_since_says_nothing(look, name):
    page = look(f"en/indicator/{DISTRICTS}.html#r-{name}")
    assert page.locator(".notice").count() == 0


def test_the_embedded_figure_stands_in_a_frame_of_another_page(look, address):
    page = look("robots.txt")  # a page of somebody else, with no policy of ours
    frame = f"{address}/en/embed/{RATE}.html"
    page.set_content(f'<iframe src="{frame}" width="100%" height="700"></iframe>')
    inside = page.frame_locator("iframe")
    inside.get_by_role("img").first.wait_for()
    assert "53.9%" in inside.get_by_role("heading", level=1).inner_text()


# The text of a heading beyond its own cell, or upon that of the next; every list unfolded first.
OVERLAPS = """() => {
    document.querySelectorAll("details").forEach((one) => (one.open = true));
    const text = (cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect();
    };
    return [...document.querySelectorAll("thead:not(.unseen) tr")].flatMap((row) => {
        if (getComputedStyle(row.parentElement).clipPath !== "none") return [];
        const cells = [...row.children].filter((cell) => cell.textContent);
        return cells.filter((cell, place) => {
            const [own, box] = [text(cell), cell.getBoundingClientRect()];
            const next = cells[place + 1] && text(cells[place + 1]);
            return own.right > box.right + 0.5 || own.left < box.left - 0.5
                || (next && own.right > next.left - 2);
        }).map((cell) => cell.textContent);
    });
}"""


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("area", ["AZ-LER", "ER09", "AZEr105", "AZE"])
def test_no_heading_of_a_table_stands_upon_another(look, language, area):
    page = look(f"{language}/area/{area}.html")
    for width in (1440, 1000, 700, 601, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERLAPS) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_headings_that_may_not_break_are_seen_to_overlap(look):
    """The check of the test above can fail."""
    page = look("az/area/AZ-LER.html")
    page.evaluate("""() => document.querySelectorAll(".of-area").forEach((table) => {
        Object.assign(table.style, { tableLayout: "fixed", width: "16rem", minWidth: 0 });
        table.querySelectorAll("th").forEach((cell) => (cell.style.whiteSpace = "nowrap"));
    })""")
    assert page.evaluate(OVERLAPS) != []


# What of an embedded figure does not fit its frame, and how high its picture is.
FITS = """() => {
    const parts = ["html", "main", "figure"].map((name) => document.querySelector(name));
    const beyond = parts.map((one) => (one ? one.scrollHeight - one.clientHeight : 0));
    const drawn = [...document.querySelectorAll(".drawn svg")].map((one) => one.clientHeight);
    return { beyond: Math.max(...beyond), wide: parts[0].scrollWidth, drawn: Math.max(...drawn) };
}"""


def suggested_height(folder, path):
    """Return the height that a page's code for others gives the frame: no script writes it."""
    page = (folder / path).read_text(encoding="utf-8")
    (code,) = re.findall(r"<code[^>]*>([^<]*iframe[^<]*)</code>", page)
    return int(re.search(r'height="(\d+)"', html.unescape(code))[1])


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("code", [RATE, MODELLED, DISTRICTS, REVISED])
def test_the_suggested_frame_fits_what_stands_in_it_at_every_width(look, folder, language, code):
    height = suggested_height(folder, f"{language}/indicator/{code}.html")
    page = look(f"{language}/embed/{code}.html")
    for width in (360, 420, 520, 600, 601, 700, 800):
        page.set_viewport_size({"width": width, "height": height})
        found = page.evaluate(FITS)
        assert found["beyond"] <= 0, (width, found)
        assert found["wide"] <= width
        assert found["drawn"] >= 176, (width, found)


def test_the_words_of_a_gap_stand_above_the_foot_of_the_embedded_frame(look):
    page = look(f"az/embed/{GAP}.html")
    page.set_viewport_size({"width": 360, "height": 300})
    said, foot = (page.locator(part).bounding_box() for part in (".gap", "footer"))
    assert said["y"] + said["height"] <= foot["y"]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_suggested_frame_is_not_much_higher_than_what_it_needs(look, folder, language):
    """At the narrowest width the picture keeps its shape within a fifth of the frame."""
    height = suggested_height(folder, f"{language}/indicator/{MODELLED}.html")
    page = look(f"{language}/embed/{MODELLED}.html")
    page.set_viewport_size({"width": 360, "height": height})
    assert page.evaluate(FITS)["drawn"] <= 242 + height / 5
