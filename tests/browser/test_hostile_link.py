"""A link that a stranger made draws nothing of theirs, and the server keeps to its policy."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

PICTURE = "![x](http://other.host/a.png) [Log in](http://other.host/) http://other.host"
LINKS = {
    "out_of_school": f"compare={PICTURE}",
    "search": f"q={PICTURE}",
    "figure": f"id={PICTURE}&release={PICTURE}",
    "releases": f"release={PICTURE}",
    "briefing": f"areas={PICTURE}",
}


def links_out(page: Page) -> int:
    """Return how many links or pictures of a page lead to the stranger's host."""
    return page.locator("a[href^='http://other.host'], img[src*='other.host']").count()


@pytest.mark.parametrize("path", LINKS)
def test_a_stranger_s_link_draws_their_text_at_most(visit, path):
    page = visit(f"{path}?lang=en&{LINKS[path]}", mapped=False)
    assert links_out(page) == 0
    assert page.get_by_text("![x](http://other.host/a.png)").count() == 1


def test_what_is_drawn_in_depth_works_under_the_policy(visit):
    """Maps, files, charts and frames of documents are looked at where others visit them."""
    page = visit("disaster_risk?lang=en&edition=illustrative")
    page.locator(".st-key-crm-3d summary").click()
    expect(page.locator("canvas").first).to_be_attached(timeout=30_000)


def test_the_server_tells_its_policy_with_every_file(server):
    for path in ("", "_stcore/health", "favicon.png", "nowhere/at/all.js"):
        try:
            with urllib.request.urlopen(f"{server}/{path}") as answer:
                told = answer.headers
        except urllib.error.HTTPError as error:
            told = error.headers
        assert "default-src 'none'" in told["Content-Security-Policy"]
        assert told["X-Content-Type-Options"] == "nosniff"
