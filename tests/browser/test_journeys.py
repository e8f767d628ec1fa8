"""What a reader does: drill down, climb back, change language and edition, take figures away."""

import csv
import io
from xml.dom.minidom import parseString

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import MAP, choose, settled, speak, title

ILLUSTRATIVE = "out_of_school?lang=en&edition=illustrative&indicator=ED_ROFST_L1_ADM"
SURVEY = "out_of_school?lang=en&indicator=AZE_ED_NOT_ATTENDING&age=Y15T17&time_period=2006"


def open_downloads(page: Page) -> None:
    """Open the files of a figure."""
    page.get_by_role("button", name="Download", exact=True).click()
    page.locator("[data-testid=stPopoverBody]").wait_for()
    settled(page)


def area(page: Page, code: str):
    return page.locator(f"{MAP} .crm-areas [data-ref-area='{code}']")


def press_area(page: Page, code: str) -> None:
    area(page, code).dispatch_event("click")
    page.wait_for_url(f"**ref_area={code}**")
    settled(page)


def zoom_in(page: Page) -> str:
    """Come nearer by one step and return how near the map then is."""
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(MAP)).to_have_attribute("data-zoom", "1.80")
    return "1.80"


def reaches_an_area_by_the_keyboard_alone_and_opens_it(page: Page) -> None:
    page.locator(f"{MAP} .crm-areas path[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.refArea")
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("document.activeElement.dataset.refArea")
    assert first != second
    page.keyboard.press("Enter")
    page.wait_for_url(f"**ref_area={second}**")
    settled(page)
    page.locator(f"{MAP} .crm-areas path[tabindex='0']").focus()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "ref_area" not in url)
    settled(page)


def turns_a_rate_into_the_number_of_children_behind_it_and_back(page: Page) -> None:
    page.get_by_role("radio", name="Number").click()
    page.wait_for_url("**indicator=ED_OFST_L1")
    settled(page)
    assert "%" not in title(page)
    page.get_by_role("radio", name="Rate", exact=True).click()
    page.wait_for_url("**indicator=ED_ROFST_L1_ADM**")
    settled(page)


def returns_to_the_view_before_by_the_browser_s_back_button(page: Page) -> None:
    before = title(page)
    press_area(page, "ER09")
    page.go_back()
    expect(page.locator(".crm-title").first).to_have_text(before)
    settled(page)


def drills_from_the_nation_to_a_region_to_a_district_and_climbs_by_the_breadcrumb(
    page: Page,
) -> None:
    press_area(page, "ER09")
    assert "Lankaran-Astara economic region" in title(page)
    press_area(page, "AZ-LER")
    assert "Lerik district" in title(page)
    page.get_by_role("button", name="Lankaran-Astara ›").click()
    page.wait_for_url("**ref_area=ER09**")
    settled(page)
    assert "Lankaran-Astara economic region" in title(page)


def copied_link(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def changes_the_words_with_the_language_and_keeps_the_view(page: Page) -> None:
    speak(page, "az")
    assert title(page).startswith("Lənkəran-Astara iqtisadi rayonunda")
    assert "ref_area=ER09" in page.url


def test_a_reader_moves_on_a_map_and_takes_it_away(visit, subtests):
    """One visit, as in ``test_every_page``: from the nation to a region, whose link is copied."""
    page = visit(ILLUSTRATIVE)
    with subtests.test("a picture of the map carries title, source and watermark"):
        gives_a_picture_with_title_source_and_watermark(page)
    open_downloads(page)
    with subtests.test("a workbook says in its name and every row that it is illustrative"):
        gives_a_workbook_that_says_so_in_its_name_and_every_row(page)
    page.keyboard.press("Escape")
    with subtests.test("the keyboard alone reaches an area and opens it"):
        reaches_an_area_by_the_keyboard_alone_and_opens_it(page)
    with subtests.test("a rate turns into the number of children behind it, and back"):
        turns_a_rate_into_the_number_of_children_behind_it_and_back(page)
    with subtests.test("the browser's back button returns to the view before"):
        returns_to_the_view_before_by_the_browser_s_back_button(page)
    with subtests.test("a click drills to a district, and the breadcrumb climbs"):
        drills_from_the_nation_to_a_region_to_a_district_and_climbs_by_the_breadcrumb(page)
    with subtests.test("the link that is copied opens the same view"):
        copied, said = copied_link(page), title(page)
        assert title(visit(copied.split("/", 3)[3])) == said
    with subtests.test("the language changes the words and keeps the view"):
        changes_the_words_with_the_language_and_keeps_the_view(page)


def test_a_link_opens_the_same_view(visit):
    page = visit(ILLUSTRATIVE)
    press_area(page, "ER04")
    link, said = page.url, title(page)
    again = visit(link.split("/", 3)[3])
    assert title(again) == said


def test_an_unknown_value_in_a_link_gives_a_note_and_a_fallback(visit):
    page = visit("out_of_school?lang=en&ref_area=ATLANTIS")
    expect(page.get_by_text("“ATLANTIS”, which does not exist here")).to_be_visible()
    assert page.locator("[data-testid=stException]").count() == 0


def test_the_language_is_kept_from_page_to_page(visit):
    page = visit("out_of_school?lang=ru")
    page.get_by_role("button", name="Темы").click()
    page.locator(".crm-wide-menu a[data-path=disaster_risk]").click()
    page.wait_for_url("**/disaster_risk?**lang=ru**")


def test_the_edition_is_a_switch_with_a_banner_and_a_watermark(visit):
    page = visit("out_of_school?lang=en&indicator=ED_ROFST_L1_ADM", mapped=False)
    assert page.locator(".crm-banner").count() == 0
    page.get_by_role("button", name="Edition shown").click()
    page.get_by_role("switch", name="Illustrative edition").click()
    page.wait_for_url("**edition=illustrative**")
    settled(page)
    expect(page.locator(".crm-banner")).to_contain_text("must not be quoted")
    expect(page.locator(f"{MAP} .crm-watermark")).to_have_text("ILLUSTRATIVE")


def test_an_area_nobody_printed_a_figure_for_is_missing_not_zero(visit):
    page = visit("population?lang=en&indicator=AZE_DM_BRTS_OUTMARR&time_period=2016")
    labels = page.locator(f"{MAP} .crm-areas path").evaluate_all(
        "nodes => Object.fromEntries(nodes.map(n => [n.dataset.refArea, n.ariaLabel]))"
    )
    assert labels["AZ-BA"] == "Baku: 2,813"
    assert labels["AZ-SAT"] == "Saatly: Missing"


def test_the_view_of_the_map_is_kept_when_a_filter_changes(visit):
    page = visit(ILLUSTRATIVE + "&level=district")
    zoom = zoom_in(page)
    choose(page, "Sex", "Girls")
    page.wait_for_url("**sex=F**")
    settled(page)
    assert page.locator(MAP).get_attribute("data-zoom") == zoom


def test_a_map_drawn_anew_shows_what_the_reader_had_zoomed_to(visit):
    page = visit(ILLUSTRATIVE + "&level=district")
    zoom = zoom_in(page)
    for tab in ("Trend", "Map"):
        page.get_by_role("link", name=tab, exact=True).or_(
            page.get_by_role("radio", name=tab, exact=True)
        ).or_(page.get_by_role("tab", name=tab, exact=True)).first.click()
        settled(page)
    assert page.locator(MAP).get_attribute("data-zoom") == zoom


def shows_the_survey_s_own_regions_and_those_not_covered(page: Page) -> None:
    expect(page.locator(f"{MAP} .crm-areas path")).to_have_count(11)
    assert area(page, "AZEr109").get_attribute("aria-label") == "Mountainous Shirvan: 18.4%"
    assert area(page, "AZEr112").get_attribute("aria-label") == "Nakhchivan: Not collected"


def marks_on_the_map_what_is_hovered_in_the_ranking(page: Page) -> None:
    page.locator(f"{MAP} .crm-row[data-code='AZEr105']").hover()
    assert "crm-marked" in area(page, "AZEr105").get_attribute("class")


def gives_a_picture_as_png(page: Page) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as PNG").click()
    assert waiting.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def gives_a_csv_of_the_figures_on_the_screen_and_where_they_are_from(page: Page) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "Global Data Lab" in text
    body = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    rows = {row["Code"]: row for row in csv.DictReader(io.StringIO("\n".join(body)))}
    shown = page.locator(f"{MAP} .crm-row[data-code='AZEr109'] .crm-row-value").inner_text()
    assert f"{float(rows['AZEr109']['Value']):.1f}%" == shown == "18.4%"
    assert rows["AZEr112"]["Value"] == ""
    assert rows["AZEr112"]["Status"] == "Not collected"


def gives_sdmx_csv_of_codes(page: Page) -> None:
    page.get_by_role("button", name="More formats").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download SDMX-CSV").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text())))
    values = {row["REF_AREA"]: row["OBS_VALUE"] for row in rows}
    assert round(float(values["AZEr109"]), 1) == 18.4
    assert {row["OBS_STATUS"] for row in rows if row["REF_AREA"] == "AZEr112"} == {"L"}


def test_the_map_of_a_survey_and_what_can_be_taken_from_it(visit, subtests):
    """One visit, as in ``test_every_page``."""
    page = visit(SURVEY)
    with subtests.test("the survey's own regions, and those not covered, by name"):
        shows_the_survey_s_own_regions_and_those_not_covered(page)
    with subtests.test("hovering in the ranking marks the area on the map"):
        marks_on_the_map_what_is_hovered_in_the_ranking(page)
    with subtests.test("a picture as PNG"):
        gives_a_picture_as_png(page)
    open_downloads(page)
    with subtests.test("a CSV"):
        gives_a_csv_of_the_figures_on_the_screen_and_where_they_are_from(page)
    with subtests.test("SDMX-CSV"):
        gives_sdmx_csv_of_codes(page)


def gives_a_picture_with_title_source_and_watermark(page: Page) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as SVG").click()
    assert waiting.value.suggested_filename.endswith("ILLUSTRATIVE.svg")
    text = waiting.value.path().read_text(encoding="utf-8")
    assert parseString(text).documentElement.tagName == "svg"  # noqa: S318
    for said in ("Out-of-school rate", "SYNTHETIC", "imply no endorsement", "ILLUSTRATIVE"):
        assert said in text


def gives_a_workbook_that_says_so_in_its_name_and_every_row(page: Page) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download XLSX").click()
    assert "ILLUSTRATIVE" in waiting.value.suggested_filename
    book = load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    rows = list(book["Figures"].values)
    assert all("ILLUSTRATIVE" in row[0] for row in rows[1:])


def test_the_break_of_2015_is_drawn_and_named(visit):
    page = visit("birth_registration?lang=en&indicator=AZE_LBW_OFFICIAL", mapped=False)
    expect(page.get_by_text("International live birth").first).to_be_visible()


def test_the_dark_theme_is_dark(visit):
    page = visit("out_of_school?lang=en", dark=True)
    colour = page.locator("[data-testid=stApp]").evaluate(
        "n => getComputedStyle(n).backgroundColor"
    )
    assert colour == "rgb(16, 24, 30)"


def test_an_area_chosen_for_comparison_is_drawn_beside_the_area_shown(visit):
    page = visit(f"{ILLUSTRATIVE}&ref_area=ER09&tab=trend", mapped=False)
    choose(page, "Compare with", "Baku (ER01)")
    page.wait_for_url("**compare=ER01**")
    settled(page)
    legend = page.locator(".st-key-crm-trend .crm-line-names li")
    expect(legend.nth(1)).to_contain_text("Baku")
    assert "Lankaran-Astara" in legend.nth(0).text_content()


def test_a_search_from_any_page_opens_what_it_finds(visit):
    page = visit("justice?lang=az")
    box = page.get_by_role("textbox", name="Axtarış")
    box.fill("huquqi yardim")
    box.press("Enter")
    page.wait_for_url("**/search?**q=huquqi+yardim**")
    page.get_by_role("link", name="Hüquqi yardımla əhatə").click()
    page.wait_for_url("**indicator=AZE_JJ_LEGAL_AID**")
    settled(page)
    expect(page.get_by_text("Vəkillər Kollegiyası").first).to_be_visible()
    expect(page.get_by_text("Rəqəm dərc olunmayıb.").first).to_be_visible()


def test_the_ledger_opens_from_a_theme_to_its_indicators(visit):
    page = visit("data_gaps?lang=en")
    page.locator(".crm-heat").get_by_role("link", name="Justice for children").click()
    page.wait_for_url("**theme=justice**")
    settled(page)
    row = page.locator(".crm-heat tr", has_text="Legal aid coverage")
    assert row.locator("td.crm-missing").count() == 8
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert {r["Status"] for r in rows if r["Code"] == "AZE_JJ_LEGAL_AID"} == {"missing"}


def test_two_indicators_are_set_against_each_other_with_the_caveat(visit):
    page = visit("explorer?lang=en&indicator=AZE_WS_PIPED&versus=AZE_WS_FLUSH")
    expect(page.get_by_text("Areas are not children")).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-crm-scatter .point")).to_have_count(9)


def test_a_target_shows_distance_and_pace_and_the_countries_of_the_region(visit):
    page = visit("birth_registration?lang=en&indicator=CME_MRM0")
    expect(page.get_by_text("target 3.2, 2030): 12.0")).to_be_visible()
    expect(page.locator(".crm-lengths li").nth(15)).to_be_attached()


def test_the_first_link_anyone_opens_has_its_menu(first_visit):
    expect(first_visit.locator(".crm-nav")).to_be_visible()
    expect(first_visit).to_have_title("Justice for children · Child Rights Monitor — Azerbaijan")


def test_the_area_selected_on_a_map_opens_its_passport_in_one_click(visit):
    page = visit("population?lang=en&indicator=AZE_DM_BRTS_OUTMARR&ref_area=AZ-BA", width=390)
    link = page.locator(".crm-passport").filter(has_text="Baku, ")
    said = link.text_content()
    link.click()
    page.wait_for_url("**/figure?id=AZE_DM_BRTS_OUTMARR.AZ-BA.**")
    settled(page)
    value = said.rpartition(", ")[2]
    expect(page.get_by_text(value, exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Copy citation").first).to_be_visible()
