"""No English of the framework is left in az and ru, and lists of areas find what letters mean."""

import pytest
from playwright.sync_api import Page, expect

from indicators.words import words
from pages.parts.bar.framework_words import framework_texts
from tests.browser.conftest import speak

AREAS = ".st-key-crm-brief-areas input"
TABLE = "[data-testid=stDataFrame]"
ENGLISH = [*framework_texts(words("en")), "None", "empty", "Open"]


def listed(page: Page) -> list[str]:
    return page.locator("[role=listbox] [role=option]").all_inner_texts()


def type_area(page: Page, text: str) -> None:
    page.locator(AREAS).first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text, delay=40)


def english_of_the_framework(page: Page) -> list[str]:
    """Return what the page says, or names for those who hear it, in the framework's English."""
    said = page.evaluate(
        """() => {
          const held = ["aria-label", "title", "placeholder"];
          const names = [...document.querySelectorAll("[aria-label], [title], [placeholder]")]
            .flatMap((node) => held.map((name) => node.getAttribute(name)));
          return [...document.body.innerText.split("\\n"), ...names].filter(Boolean);
        }"""
    )
    return [
        text for text in said if text.strip() in ENGLISH or text.startswith(("Remove ", "Select "))
    ]


@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_list_of_choices_has_no_english_of_the_framework(visit, language):
    page = visit(f"briefing?lang={language}", mapped=False)
    type_area(page, "qwzz")
    page.get_by_text(words(language)("No results"), exact=True).wait_for()
    assert english_of_the_framework(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.press("Backspace")
    page.get_by_text(words(language)("Select all"), exact=True).wait_for()
    assert english_of_the_framework(page) == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_table_has_no_english_of_the_framework(visit, language):
    page = visit(f"about?lang={language}", mapped=False)
    table = page.locator(TABLE).first
    table.scroll_into_view_if_needed()
    table.hover()
    page.get_by_label(words(language)("Full screen")).first.wait_for()
    assert english_of_the_framework(page) == []


def test_the_language_of_the_framework_changes_with_the_reader_s(visit):
    page = visit("briefing?lang=az", mapped=False)
    page.get_by_label("Hamısını sil").first.wait_for()
    speak(page, "ru")
    page.get_by_label("Очистить всё").first.wait_for()
    speak(page, "en")
    page.get_by_label("Clear all").first.wait_for()
    document = page.frame_locator("iframe").first
    expect(document.locator("h1").first).to_be_visible(timeout=30_000)


def test_a_list_of_areas_folds_letters_as_the_search_does(visit, subtests):
    page = visit("briefing?lang=az", mapped=False)
    for typed in ("seki", "sheki", "шеки"):
        with subtests.test(typed=typed):
            type_area(page, typed)
            page.get_by_role("option", name="Şəki", exact=True).wait_for()
            assert page.locator(AREAS).first.input_value() == "Şəki"
        page.keyboard.press("Control+A")
        page.keyboard.press("Backspace")
        expect(page.locator(AREAS).first).to_have_value("")
