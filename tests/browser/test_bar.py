"""The bar: its menu turns the page without loading the site anew, a slash begins a search."""

from playwright.sync_api import expect

from tests.browser.conftest import settled


def test_the_menu_turns_the_page_keeps_the_edition_and_marks_where_the_reader_is(visit):
    page = visit("out_of_school?lang=en&edition=illustrative")
    page.evaluate("window.stillHere = true")
    page.get_by_role("button", name="Themes").click()
    link = page.locator(".crm-wide-menu a[data-path=health]")
    assert link.get_attribute("href") == "health?lang=en&edition=illustrative"
    link.click()
    page.wait_for_url("**/health?**edition=illustrative**")
    settled(page)
    assert page.evaluate("window.stillHere")
    expect(page.locator(".crm-wide-menu a[data-path=health]")).to_have_attribute(
        "aria-current", "page"
    )
    page.keyboard.press("/")
    expect(page.locator(".crm-search")).to_be_focused()


def test_a_second_click_while_the_first_still_turns_the_page_is_followed(visit, subtests):
    """One visit; after each the reader goes back to where it began."""
    page = visit("justice?lang=en")
    for after in range(40, 240, 20):
        page.evaluate(
            """(after) => {
                const follow = (path) => document.querySelector(`a[data-path=${path}]`).click();
                follow("equity");
                setTimeout(() => follow("health"), after);
            }""",
            after,
        )
        with subtests.test(after=after):
            page.wait_for_url("**/health?**")
            settled(page)
            expect(page.locator("[data-testid=stAlert]")).to_have_count(0)
            expect(page.locator(".crm-title").first).to_be_visible()
        page.evaluate("document.querySelector('a[data-path=justice]').click()")
        page.wait_for_url("**/justice?**")
        settled(page)


def test_the_page_of_findings_has_a_field_of_its_own_where_the_bar_has_none(visit):
    page = visit("search?lang=en", width=390)
    field = page.locator("main").get_by_role("searchbox", name="Search indicators and areas")
    field.fill("infant mortality Baku")
    field.press("Enter")
    page.wait_for_url("**q=infant**")
    settled(page)
    expect(page.locator(".crm-findings li").first).to_contain_text("nfant mortality")
    expect(field).to_have_value("infant mortality Baku")
