"""A page appears from above: what stands below something that is still on its way is not seen."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import MAP

# Children of the page that come after one that waits, and are seen: none may be there.
AHEAD = """() => {
  const inner = document.querySelectorAll(".stMainBlockContainer > * > *")[1].firstElementChild;
  const parts = [...inner.children];
  const waits = parts.findIndex((one) => one.querySelector("[data-testid=stSkeleton]"));
  const seen = (one) => getComputedStyle(one).visibility === "visible";
  const later = parts.slice(waits + 1);
  return { waits, after: later.length, ahead: later.filter(seen).length };
}"""


@pytest.mark.parametrize("path", ["out_of_school?lang=az", "area_profile?lang=az&ref_area=AZ-LAN"])
def test_nothing_is_seen_below_what_has_not_arrived(
    browser: Browser, server: str, path: str
) -> None:
    page, held = browser.new_context().new_page(), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/js/Html.*.js", hold)
    page.goto(f"{server}/{path}", wait_until="commit")
    page.locator("[data-testid=stSkeleton]").nth(3).wait_for(state="attached")
    found = page.evaluate(AHEAD)
    assert found["waits"] == 0
    assert found["after"] > 2
    assert found["ahead"] == 0
    for route in held:
        route.continue_()
    expect(page.locator(".crm-title")).to_be_visible()
    expect(page.locator(MAP)).to_be_visible()
    expect(page.locator(".crm-source").last).to_be_visible()
    page.context.close()
