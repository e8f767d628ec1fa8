"""Every page in every language: opens without an error, is accessible, fits a phone.

A page is opened once and everything asked of it is asked of that one visit: opening is what takes
the time. In Azerbaijani, whose words are the longest that are drawn everywhere, axe looks at the
page in the light and no letter is smaller than twelve pixels; in each language no label of a list,
a tab or a switch is cut, on a desk or on a phone; on a desk and on a phone nothing may
scroll sideways; axe looks again in the dark. Then a reader chooses the other languages. In
each, the first picture of a theme stands in the first screen. A page takes long to follow a new
width, so that it does so once in each language. Each question is a subtest, so that one that fails
hides none of the others.
"""

import pytest
from playwright.sync_api import Page, expect

from indicators.codelists import codelist
from tests.browser.conftest import PATHS, settled, speak, title
from tests.browser.test_accessibility import shape, violations, violations_of_another_theme

# The first picture of areas of a theme, or the nation's figure where no area has one.
FIRST_PICTURE = ".crm-map-svg, .crm-nation, .m-map"
THEMES = {str(entry["page"]) for entry in codelist("domain").values()}
DESK, PHONE = 1440, 390
LOWEST = {DESK: 330, PHONE: 300}  # pixels from the top, by the width of the window
LEAST = 11.95  # pixels of a letter: twelve, less what a browser rounds
# What is written smaller than that, and seen: SVG by its scale; not what only a reader of screens
# is told (an ancestor of one pixel), nor names that a sign stands for (type of no size).
SMALL = """(least) => {
    const PAINTED = {opacityProperty: true, visibilityProperty: true};
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode.parentElement;
        if (!texts.currentNode.textContent.trim() || !node.checkVisibility(PAINTED)) continue;
        const unseen = (each) => each && each !== document.body
            && (each.matches("script,style,noscript,title,desc")
                || !each.closest("svg")
                    && Math.min(each.clientWidth || 2, each.clientHeight || 2) <= 1
                || unseen(each.parentElement));
        if (unseen(node)) continue;
        const scale = node.closest("svg") && node.getScreenCTM?.();
        const size = parseFloat(getComputedStyle(node).fontSize);
        const pixels = scale ? size * Math.hypot(scale.a, scale.b) : size;
        const said = texts.currentNode.textContent.trim();
        if (0 < pixels && pixels < least) found.push([pixels, said]);
    }
    return found;
}"""
# Labels of lists, tabs, switches and buttons that are not seen whole, with the room they lack. What
# stands in a row that scrolls is seen whole by scrolling; tabs stand in none.
CUT = """() => {
    const rule = document.createElement("div");
    const cut = [];
    const whole = (node, text, lacks) => lacks > 1 && cut.push([text.trim(), Math.round(lacks)]);
    for (const list of document.querySelectorAll("select")) {
        if (!list.checkVisibility()) continue;
        const {font, whiteSpace, overflowWrap, ...given} = getComputedStyle(list);
        const inside = (a, b) => parseFloat(given[a]) + parseFloat(given[b]);
        const width = list.clientWidth - inside("paddingLeft", "paddingRight");
        const drawn = {font, whiteSpace, overflowWrap};
        Object.assign(rule.style, drawn, {position: "absolute", width: `${width}px`});
        rule.textContent = list.selectedOptions[0]?.text ?? "";
        document.body.append(rule);
        const height = list.clientHeight - inside("paddingTop", "paddingBottom");
        whole(list, rule.textContent, rule.scrollWidth - Math.ceil(width));
        whole(list, rule.textContent, rule.scrollHeight - Math.ceil(height));
        rule.remove();
    }
    const LABELS = ".crm-switch span, .crm-choices button, .crm-chip, .crm-action, [role=tab],"
        + " [role=radio], .stButton button, .stPopover button, .stDownloadButton button,"
        + " .stSelectbox input";
    for (const label of document.querySelectorAll(LABELS)) {
        const hidden = label.closest("label:has(:checked)")?.clientWidth === 1;
        if (hidden || !label.checkVisibility()) continue;
        const text = label.innerText || label.getAttribute("value");
        const box = label.getBoundingClientRect();
        for (const node of [label, ...label.querySelectorAll("*")]) {
            if (!node.clientWidth || getComputedStyle(node).overflowX === "visible") continue;
            whole(node, text, node.scrollWidth - node.clientWidth);
        }
        for (let over = label.parentElement; over !== document.body; over = over.parentElement) {
            const {overflowX} = getComputedStyle(over), edge = over.getBoundingClientRect();
            const moves = ["auto", "scroll"].includes(overflowX);
            const scrolls = moves && !over.matches(".crm-switch");
            if (scrolls && over.scrollWidth > over.clientWidth) break;
            const out = Math.max(box.right - edge.right, edge.left - box.left);
            if (overflowX !== "visible") whole(over, text, out);
        }
    }
    return cut;
}"""
DARK, DARK_INK = "rgb(16, 24, 30)", "rgb(98, 196, 238)"


def opens_without_an_error(page: Page) -> None:
    failed = "[data-testid=stException], [data-testid=stAlert], [role=alert]"
    assert page.locator(failed).count() == 0
    assert title(page)


def scrolls_nowhere_sideways(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("node => node.scrollWidth - node.clientWidth") <= 0


def shows_areas_at_once(page: Page, width: int) -> None:
    """The picture begins in the first screen: the head takes no more than is allowed it."""
    drawn = page.locator(FIRST_PICTURE).locator("visible=true")
    drawn.first.wait_for()
    box = drawn.first.bounding_box()
    assert box is not None and box["y"] <= LOWEST[width]


def turn_dark(page: Page) -> None:
    """Turn the page dark: everything follows, though nothing is asked of the server."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_css("background-color", DARK)
    expect(page.locator(".crm-brand span")).to_have_css("color", DARK_INK)
    settled(page)


def fits(page: Page, subtests: pytest.Subtests, path: str, language: str, width: int) -> None:
    """Ask of a settled page what its width decides, as it is or after it has followed a new one."""
    asked = {"width": width, "language": language}
    if page.viewport_size["width"] != width:
        page.set_viewport_size({"width": width, "height": 1000})
        settled(page)
    with subtests.test("no label is cut", **asked):
        assert page.evaluate(CUT) == []
    if language == "az":
        with subtests.test("no sideways scrolling", **asked):
            scrolls_nowhere_sideways(page, width)
    if path in THEMES:
        with subtests.test("a picture in the first screen", **asked):
            shows_areas_at_once(page, width)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_in_every_language_is_accessible_and_fits_a_phone(visit, subtests, path):
    page = visit(f"{path}?lang=az")
    with subtests.test("opens without an error"):
        opens_without_an_error(page)
    with subtests.test("no serious violation in the light theme"):
        assert violations(page) == []
    with subtests.test("no letter under twelve pixels"):
        assert page.evaluate(SMALL, LEAST) == []
    fits(page, subtests, path, "az", DESK)
    before = shape(page)
    with subtests.test("no serious violation in the dark theme"):
        turn_dark(page)
        assert violations_of_another_theme(page, before) == []
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    fits(page, subtests, path, "az", PHONE)
    for language, widths in (("en", (PHONE, DESK)), ("ru", (DESK, PHONE))):
        with subtests.test("opens without an error", language=language):
            speak(page, language)
            opens_without_an_error(page)
        for width in widths:
            fits(page, subtests, path, language, width)
