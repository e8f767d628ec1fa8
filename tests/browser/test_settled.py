"""A page is settled only when nothing is left that it awaits: every other test leans on it."""

import pytest

from tests.browser.conftest import settled

# What a page may await before it changes.
AWAITED = {
    "a timer": "setTimeout(change, 450)",
    "a chain of timers": "setTimeout(() => setTimeout(() => setTimeout(change, 150), 0), 150)",
    "a timer after some frames": """requestAnimationFrame(() =>
        requestAnimationFrame(() => setTimeout(change, 100)))""",
    "a file": "fetch('/_stcore/health').then((answer) => answer.text()).then(change)",
    "what follows the size of something": """new ResizeObserver(() => setTimeout(change, 200))
        .observe(document.querySelector(".crm-title"))""",
}


def test_a_page_settles_after_all_that_it_awaits(visit, subtests):
    page = visit("about?lang=en", mapped=False)
    for what, awaited in AWAITED.items():
        with subtests.test(what):
            page.evaluate("delete document.body.dataset.changed")
            script = f"const change = () => {{ document.body.dataset.changed = 'yes'; }}; {awaited}"
            page.evaluate(f"() => {{ {script} }}")
            settled(page)
            assert page.locator("body").get_attribute("data-changed") == "yes"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_settles_after_it_has_followed_a_new_width(visit, width):
    page = visit("about?lang=en", mapped=False)
    page.evaluate("""() => addEventListener("resize", () => setTimeout(() => {
        document.body.dataset.followed = innerWidth;
    }, 250))""")
    page.set_viewport_size({"width": width + 100, "height": 1000})
    settled(page)
    assert page.locator("body").get_attribute("data-followed") == str(width + 100)
