"""Three readers' errands, in Azerbaijani on published figures: how many presses each takes."""

import io
from dataclasses import dataclass

from docx import Document
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation

from tests.browser.conftest import MAP, settled, title

# How the wheels move that turn while something is awaited: the names of their animations.
WATCH = """() => {
    const moves = window.crmWheels = new Set();
    const look = () => document.querySelectorAll("[data-testid=stSpinnerIcon]")
        .forEach((wheel) => moves.add(getComputedStyle(wheel).animationName));
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
}"""


@dataclass
class Presses:
    """What a reader presses, counted; typing is not."""

    page: Page
    count: int = 0

    def press(self, target: Locator) -> None:
        target.click()
        self.count += 1
        settled(self.page)

    def follow(self, target: Locator, path: str) -> None:
        target.click()
        self.count += 1
        self.page.wait_for_url(f"**/{path}**")
        settled(self.page)

    def take(self, button: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button).click()
        self.count += 1
        return waiting.value.path().read_bytes()


def test_an_official_finds_a_region_compares_it_and_learns_whom_to_ask(visit):
    page = visit("?lang=az", mapped=False)
    reader = Presses(page)
    reader.follow(page.locator("a[href^='out_of_school']:visible").first, "out_of_school")
    page.locator(MAP).wait_for()
    reader.follow(page.locator(f"{MAP} .crm-areas [data-ref-area='AZEr105']"), "*ref_area=AZEr105")
    expect(page.get_by_text("Elm və Təhsil Nazirliyi").first).to_be_visible()
    reader.follow(page.get_by_role("link", name="Əraziləri müqayisə et").last, "compare")
    reader.follow(
        page.locator(".crm-more-areas").get_by_role("link", name="Aran"), "compare?*AZEr105%2C*"
    )
    assert "Lənkəran" in title(page) and "Aran" in title(page)
    reader.follow(page.locator(".crm-cards").get_by_role("link", name="Lənkəran"), "area_profile")
    reader.follow(page.locator("a[href^='data_gaps']:visible").first, "data_gaps")
    assert reader.count <= 8


def test_an_officer_takes_two_pages_on_a_region_in_word_and_as_slides(visit):
    page = visit("?lang=az", mapped=False)
    reader = Presses(page)
    reader.follow(page.locator("a[href^='briefing']:visible").first, "briefing")
    areas, topics = (page.get_by_role("combobox", name=name) for name in ("Ərazilər", "Mövzular"))
    page.evaluate(WATCH)
    areas.press("Backspace")  # the nation is chosen at first
    settled(page)
    choose_by_typing(reader, areas, "Lənkəran-Astara")
    choose_by_typing(reader, topics, "Sağlamlıq", "Sosial")
    reader.press(page.get_by_role("combobox", name="Həcm"))
    reader.press(page.get_by_role("option", name="İki səhifə"))
    # A browser that asks for less movement, as this one does, sees no wheel turn meanwhile.
    assert page.evaluate("[...window.crmWheels]") == ["none"]
    text = "\n".join(p.text for p in Document(io.BytesIO(reader.take("Word yüklə"))).paragraphs)
    assert "Lənkəran-Astara" in text
    slides = Presentation(io.BytesIO(reader.take("PowerPoint yüklə"))).slides
    assert len(slides) >= 4
    assert reader.count <= 9


def choose_by_typing(reader: Presses, box: Locator, *wanted: str) -> None:
    reader.press(box)
    for name in wanted:
        box.fill(name)
        box.press("Enter")
        settled(reader.page)
    box.press("Escape")


def test_a_journalist_on_a_phone_goes_from_a_question_to_words_citation_and_embed(visit):
    page = visit("?lang=az", mapped=False, width=390)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = Presses(page)
    reader.press(page.locator(".crm-phone-menu > button"))
    box = page.locator(".crm-phone-menu input")
    box.fill("korpe olumu baki")
    box.press("Enter")
    page.wait_for_url("**/search?**")
    settled(page)
    expect(page.locator(".crm-answer-said")).to_contain_text("körpə ölümü")
    reader.follow(page.locator(".crm-answer .crm-passport"), "figure")
    reader.press(page.get_by_role("button", name="İstinadı kopyala"))
    assert "Global Data Lab" in page.evaluate("navigator.clipboard.readText()")
    reader.press(page.get_by_role("button", name="Yerləşdirmə kodunu kopyala"))
    assert "/card/az/AZE_IMR_SURVEY.AZEr101.2006" in page.evaluate("navigator.clipboard.readText()")
    assert reader.count <= 5
