"""A long list opens as a field to type into: it folds letters as the search does."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.test_accessibility import violations

REGIONS = "select[name=ref_area]"
SAID = "window.crmSaid"  # when the page last spoke to the server


def type_into(page: Page, text: str) -> None:
    """Type as a reader does; letters that the keys of the test do not have go into the field."""
    page.locator(REGIONS).focus()
    if not text.isascii():
        page.keyboard.press("ArrowDown")
    page.keyboard.type(text, delay=30)


def offered(page: Page) -> list[str]:
    return page.locator(".crm-typed [role=option]").all_inner_texts()


def finds_an_area_in_whatever_letters_it_is_typed(page: Page, subtests: pytest.Subtests) -> None:
    for typed, meant in (
        ("lenk", "Lənkəran-Astara"),
        ("ленк", "Lənkəran-Astara"),
        ("seki", "Şəki-Zaqatala"),
        ("шеки", "Şəki-Zaqatala"),
        ("zaqat", "Şəki-Zaqatala"),
    ):
        with subtests.test(typed=typed):
            type_into(page, typed)
            assert offered(page) == [meant]
        page.keyboard.press("Escape")
        expect(page.locator(REGIONS)).to_be_focused()
        assert page.locator(".crm-typed").count() == 0


def stays_what_it_was_when_it_is_left(page: Page) -> None:
    type_into(page, "lenk")
    page.keyboard.press("Tab")
    assert page.locator(".crm-typed").count() == 0
    assert page.evaluate("document.activeElement.name") not in ("", "ref_area")
    assert page.locator(REGIONS).input_value() == "AZE"


def is_accessible_while_it_is_open(page: Page) -> None:
    type_into(page, "q")
    assert violations(page) == []
    page.keyboard.press("Escape")


def tells_the_server_nothing_before_an_entry_is_chosen(page: Page) -> None:
    before = page.evaluate(SAID)
    type_into(page, "lenk")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(SAID) == before
    page.keyboard.press("Enter")
    page.wait_for_url("**ref_area=ER09**")
    settled(page)
    expect(page.locator(REGIONS)).to_be_focused()


def test_a_long_list_is_typed_into(visit, subtests):
    """One visit, as in ``test_every_page``; the last question leaves the country."""
    page = visit("population?lang=az")
    finds_an_area_in_whatever_letters_it_is_typed(page, subtests)
    with subtests.test("a list that is left stays what it was"):
        stays_what_it_was_when_it_is_left(page)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        settled(page)
        with subtests.test("an open list is accessible", theme=theme):
            is_accessible_while_it_is_open(page)
    with subtests.test("nothing is told to the server before an entry is chosen"):
        tells_the_server_nothing_before_an_entry_is_chosen(page)


def test_a_press_opens_the_list_and_what_nothing_begins_with_is_said_so(visit, subtests):
    page = visit("population?lang=en")
    with subtests.test("what nothing begins with is said so"):
        type_into(page, "kzpt")
        assert offered(page) == []
        expect(page.locator(".crm-typed [role=status]")).to_have_text("No results")
    page.keyboard.press("Escape")
    with subtests.test("a press opens the list, and an entry is taken by a press"):
        page.locator(REGIONS).click()
        box = page.get_by_role("combobox", name="Region", expanded=True)
        expect(box).to_be_focused()
        expect(page.locator(".crm-typed [aria-selected=true]")).to_have_text("Azerbaijan")
        page.locator(".crm-typed").get_by_role("option", name="Baku").click()
        page.wait_for_url("**ref_area=ER01**")
