"""Every screen can be read by whoever reads otherwise, in both themes, wide and on a phone."""

import pytest
from playwright.sync_api import expect

from indicators.words import words
from steward.screens import SCREENS
from tests.browser.test_accessibility import violations
from tests.steward.conftest import SOON_MS, Enter, Stay, Visitor

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1440, "height": 800}},
    "dark on a phone": {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}},
}
WITH_A_MENU = 1000  # pixels: what is narrower folds all of it
HIDDEN = """() => {
  const nav = document.querySelector(".crm-nav"), edge = nav.getBoundingClientRect().right + 1;
  const seen = (one) => one.offsetParent && one.getBoundingClientRect().right <= edge;
  const more = seen(nav.querySelector(".crm-more > button"));
  const below = [...nav.querySelectorAll(".crm-more li:not([hidden])")];
  const is_below = (name) => more && below.some((one) => one.textContent === name);
  const every = [...nav.querySelectorAll(":scope > a")];
  return every.filter((one) => !seen(one) && !is_below(one.textContent)).map((one) => one.href);
}"""
ALL = ("administrator", "auditor", "contributor:MSE", "reviewer", "publisher", "prerelease")


@pytest.mark.parametrize("look", LOOKS)
def test_no_screen_has_what_is_serious_or_is_wider_than_the_window(
    worker_named: Enter, staying: Stay, look: str
) -> None:
    """By the menu, which a phone folds: to load a screen is what takes time."""
    with staying("Outside", bypass_csp=True, **LOOKS[look]) as entrance:
        entrance.open()
        expect(entrance.page.get_by_role("button", name="Log in")).to_be_visible()
        found = {"the entrance": violations(entrance.page)}
    one = worker_named("Reading", *ALL, bypass_csp=True, **LOOKS[look])
    width, wide = one.page.viewport_size["width"], {}
    for screen in SCREENS:
        one.turn(screen.title(words("en")))
        one.shows(screen.title(words("en")))
        expect(one.page.locator("h1").first).to_be_visible(timeout=SOON_MS)
        one.settle()
        wide[screen.path] = one.page.evaluate("document.scrollingElement.scrollWidth")
        found[screen.path] = violations(one.page)
    assert _hidden_in_menu(one) == []
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert {path: pixels for path, pixels in wide.items() if pixels > width} == {}


def _hidden_in_menu(one: Visitor) -> list[str]:
    """Return entries that a menu of many hides in Russian: each is seen, or stands below «More»."""
    if one.page.viewport_size["width"] < WITH_A_MENU:
        return []
    one.page.get_by_role("button", name="RU", exact=True).click()
    one.sees("Мои задачи")
    hidden = []
    for width in (1280, 1440):
        one.page.set_viewport_size({"width": width, "height": 800})
        one.settle()
        hidden += one.page.evaluate(HIDDEN)
    return hidden
