"""The scatter of two indicators, the one chart of Plotly, has the inks of the page."""

from playwright.sync_api import expect

from tests.browser.conftest import settled

LIGHT_INK, DARK_INK = "rgb(19, 33, 43)", "rgb(233, 240, 244)"


def test_the_inks_of_the_scatter_turn_with_the_theme(visit):
    page = visit("explorer?lang=en&edition=illustrative")
    written = page.locator(".st-key-crm-scatter .xtick text").first
    written.wait_for()
    expect(written).to_have_css("fill", LIGHT_INK)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    settled(page)
    expect(written).to_have_css("fill", DARK_INK)
