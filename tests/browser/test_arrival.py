"""A page appears from above: what stands below something that is still on its way is not seen."""

import pytest
from playwright.sync_api import Page, Route, WebSocket, expect

from pages.parts.guarding import WHERE
from tests.browser.conftest import MAP, as_new

# How many parts of the page come after one that waits, and how many of them are seen; null until
# there are some.
AHEAD = """() => {
  const inner = document.querySelectorAll(".stMainBlockContainer > * > *")[1]?.firstElementChild;
  const parts = [...(inner?.children ?? [])];
  const waits = parts.findIndex((one) => one.querySelector("[data-testid=stSkeleton]"));
  const seen = (one) => getComputedStyle(one).visibility === "visible";
  const later = parts.slice(waits + 1);
  return later.length > 2 ? { waits, ahead: later.filter(seen).length } : null;
}"""


@pytest.mark.parametrize("path", ["out_of_school?lang=az", "area_profile?lang=az&ref_area=AZ-LAN"])
def test_nothing_is_seen_below_what_has_not_arrived(window: Page, server: str, path: str) -> None:
    held = list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    with as_new(window):
        window.route("**/static/js/Html.*.js", hold)
        window.goto(f"{server}/{path}", wait_until="commit")
        found = window.wait_for_function(AHEAD).json_value()
        assert found == {"waits": 0, "ahead": 0}
        for route in held:
            route.continue_()
        expect(window.locator(".crm-title")).to_be_visible()
        expect(window.locator(MAP)).to_be_visible()
        expect(window.locator(".crm-source").last).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "overview?lang=az",
        "out_of_school?lang=az",
        "out_of_school?lang=en&edition=illustrative&indicator=ED_ROFST_L1_ADM&level=district",
        "equity?lang=az",
        "area_profile?lang=az&ref_area=AZ-LAN",
    ],
)
def test_a_view_is_sent_in_few_messages(visit, window: Page, path: str) -> None:
    messages = list[bytes | str]()

    def note(message: bytes | str) -> None:
        messages.append(message)

    def listen(line: WebSocket) -> None:
        line.on("framereceived", note)

    window.on("websocket", listen)
    page = visit(path, mapped=False)
    page.locator(".crm-own svg, .g-row, [data-testid=area-map]").first.wait_for()
    window.remove_listener("websocket", listen)
    assert 0 < len(messages) <= 27  # with the page and two answers before the line stands: 30


@pytest.mark.parametrize("before", ["/", "/monitor/"])
def test_the_page_seeks_its_server_where_it_was_found(window: Page, before: str) -> None:
    body = f"<script>{WHERE}</script>"
    with as_new(window):
        window.route(
            "http://monitor.example/**",
            lambda route: route.fulfill(body=body, content_type="text/html"),
        )
        window.goto(f"http://monitor.example{before}out_of_school?lang=az")
        found = window.evaluate("window.__streamlit.BACKEND_BASE_URL")
    assert found == f"http://monitor.example{before}"


def test_a_page_asked_for_as_a_folder_opens(visit) -> None:
    page = visit("out_of_school/?lang=en")
    assert "/out_of_school?lang=en" in page.url
    expect(page.locator(f"{MAP} .crm-areas path").first).to_be_attached()
