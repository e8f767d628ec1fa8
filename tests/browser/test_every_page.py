"""Every page in every language: opens without an error, is accessible, fits a phone.

A page is opened once and everything asked of it is asked of that one visit: opening is what takes
the time. In Azerbaijani, whose words are the longest that are drawn everywhere, axe looks at the
page in the light, on a phone nothing may scroll sideways, and axe looks again in the dark; then a
reader chooses the other languages. In each, the first picture of a theme stands in the first
screen. Each question is a subtest, so that one that fails hides none of the others.
"""

import pytest
from playwright.sync_api import Page, expect

from indicators.codelists import codelist
from tests.browser.conftest import PATHS, settled, speak, title
from tests.browser.test_accessibility import violations

# The first picture of areas of a theme, or the nation's figure where no area has one.
FIRST_PICTURE = ".crm-map-svg, .crm-nation, .m-map"
THEMES = {str(entry["page"]) for entry in codelist("domain").values()}
LOWEST = {1440: 330, 390: 300}  # pixels from the top, by the width of the window
FOLLOWS_MS = 350  # until a page follows a new width
DARK, DARK_INK = "rgb(16, 24, 30)", "rgb(98, 196, 238)"


def opens_without_an_error(page: Page) -> None:
    failed = "[data-testid=stException], [data-testid=stAlert], [role=alert]"
    assert page.locator(failed).count() == 0
    assert title(page)


def scrolls_nowhere_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 1000})
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("node => node.scrollWidth - node.clientWidth") <= 0


def shows_areas_at_once(page: Page, width: int) -> None:
    """The picture begins in the first screen: the head takes no more than is allowed it."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.wait_for_timeout(FOLLOWS_MS)
    drawn = page.locator(FIRST_PICTURE).locator("visible=true")
    drawn.first.wait_for()
    box = drawn.first.bounding_box()
    assert box is not None and box["y"] <= LOWEST[width]


def turn_dark(page: Page) -> None:
    """Turn the page dark; what the server draws follows with the next run, asked for by a key."""
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_css("background-color", DARK)
    page.keyboard.press("r")
    expect(page.locator(".crm-brand span")).to_have_css("color", DARK_INK)
    settled(page)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_in_every_language_is_accessible_and_fits_a_phone(visit, subtests, path):
    page = visit(f"{path}?lang=az")
    with subtests.test("opens without an error"):
        opens_without_an_error(page)
    with subtests.test("no serious violation in the light theme"):
        assert violations(page) == []
    with subtests.test("no sideways scrolling on a phone"):
        scrolls_nowhere_sideways(page)
    for width in LOWEST if path in THEMES else ():
        with subtests.test("a picture in the first screen", width=width, language="az"):
            shows_areas_at_once(page, width)
    with subtests.test("no serious violation in the dark theme"):
        turn_dark(page)
        assert violations(page) == []
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    for language in ("en", "ru"):
        with subtests.test("opens without an error", language=language):
            speak(page, language)
            opens_without_an_error(page)
        for width in LOWEST if path in THEMES else ():
            with subtests.test("a picture in the first screen", width=width, language=language):
                shows_areas_at_once(page, width)
        page.set_viewport_size({"width": 1440, "height": 1000})
