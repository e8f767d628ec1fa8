"""What the map does by itself: years, colours and keys cost no message; a choice costs one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MAP, settled

SURVEY = "out_of_school?lang=en"  # a survey's map beside a register's headline: years 2000, 2006
INDEX = "population?lang=en&indicator=EC_HDI"


@pytest.fixture
def frames(window: Page) -> list[int]:
    """The size of every frame that goes to the server or comes from it."""
    sizes: list[int] = []
    window.on(
        "websocket",
        lambda socket: [
            socket.on(way, lambda frame: sizes.append(len(frame)))
            for way in ("framesent", "framereceived")
        ],
    )
    return sizes


def slider(page: Page):
    return page.locator(f"{MAP} [role=slider]")


def fill(page: Page, code: str) -> str:
    area = page.locator(f"{MAP} .crm-areas [data-ref-area='{code}']")
    return str(area.evaluate("node => node.style.fill"))


def test_years_colours_and_keys_are_the_browser_s_own_business(visit, frames, subtests):
    page = visit(SURVEY)
    assert sum(frames) > 0
    before = sum(frames)

    with subtests.test("a row and its area are marked together, by pointer and by key"):
        row = page.locator(f"{MAP} .crm-row").first
        row.hover()
        row.focus()
        page.keyboard.press("ArrowDown")
        code = page.evaluate("document.activeElement.dataset.code")
        assert code == "AZEr105"
        expect(page.locator(f"{MAP} [data-ref-area='{code}']")).to_have_class("crm-marked")

    with subtests.test("colours of this map alone are said in the legend"):
        of_all = fill(page, "AZEr103")
        page.get_by_role("radio", name="colours of this map alone").click()
        assert fill(page, "AZEr103") != of_all
        expect(page.locator(f"{MAP} .crm-legend")).to_contain_text("colours of this map alone")
        page.keyboard.press("ArrowLeft")
        assert fill(page, "AZEr103") == of_all

    with subtests.test("a key goes to a year, and everything follows"):
        slider(page).focus()
        page.keyboard.press("Home")
        expect(slider(page)).to_have_attribute("aria-valuetext", "2000")
        expect(page.locator(f"{MAP} .crm-caption")).to_contain_text("2000: quality grade")
        expect(page.locator(f"{MAP} .crm-rank-title")).to_contain_text("Areas")
        page.keyboard.press("End")
        expect(slider(page)).to_have_attribute("aria-valuetext", "2006")

    with subtests.test("whoever wants less movement steps; for others the years go by"):
        page.keyboard.press(" ")
        expect(slider(page)).to_have_attribute("aria-valuetext", "2000")
        page.emulate_media(reduced_motion="no-preference")
        page.keyboard.press("End")
        page.keyboard.press(" ")
        expect(slider(page)).to_have_attribute("aria-valuetext", "2000")
        expect(slider(page)).to_have_attribute("aria-valuetext", "2006")
        page.emulate_media(reduced_motion="reduce")

    with subtests.test("an area is said aloud, with its period and grade, and the map zooms"):
        page.locator(f"{MAP} .crm-areas path[tabindex='0']").focus()
        page.keyboard.press("ArrowRight")
        aloud = page.locator(f"{MAP} .crm-aloud")
        expect(aloud).to_contain_text("2006, quality grade")
        page.keyboard.press("+")
        expect(page.locator(MAP)).to_have_attribute("data-zoom", "1.80")
        page.keyboard.press("0")
        expect(page.locator(MAP)).to_have_attribute("data-zoom", "1.00")

    with subtests.test("nothing of it has been sent"):
        assert sum(frames) == before


def test_a_year_at_which_a_reader_stays_is_kept_in_the_address_and_a_selection_is_small(
    visit, frames
):
    page = visit(INDEX)
    page.locator(f"{MAP}:not([data-painted='0'])").wait_for()
    first = sum(frames)
    slider(page).focus()
    page.keyboard.press("Home")
    page.wait_for_url("**time_period=1995**")
    settled(page)
    expect(slider(page)).to_have_attribute("aria-valuetext", "1995")
    area = page.locator(f"{MAP} .crm-areas [data-ref-area='AZEr105']")
    before = sum(frames)
    area.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**ref_area=AZEr105**")
    settled(page)
    assert sum(frames) - before < first / 2
    area.focus()
    page.keyboard.press("Backspace")
    page.wait_for_url(lambda url: "ref_area" not in url)


def test_on_a_phone_a_map_of_another_measure_is_named_above_it_with_its_year(visit):
    page = visit(SURVEY, width=390)
    named = page.locator(f"{MAP} .crm-title-narrow")
    expect(named).to_be_visible()
    expect(named).to_contain_text("2006 · ")
    page.set_viewport_size({"width": 1440, "height": 1000})
    expect(named).to_be_hidden()  # there the open switch names it


def test_what_a_locator_does_not_know_is_one_bar_of_words_and_no_nought(visit):
    page = visit("population?lang=en&indicator=AZE_DM_DEATH_RATE&time_period=2021")
    rest = page.locator(f"{MAP} .crm-rest")
    expect(rest).to_have_text("Without a figure: 13")
    expect(page.locator(f"{MAP} .crm-row")).to_have_count(1)
    assert "repeating-linear-gradient" in rest.evaluate(
        "node => getComputedStyle(node).backgroundImage"
    )
