"""A pasted text on the page: marked and explained, harmless whatever it is, and kept nowhere."""

import pytest
from streamlit.testing.v1 import AppTest

from briefings.statements import MOST_LETTERS
from data.settings import ROOT
from tests.pages.test_hostile import HOSTILE, Markup, elements, is_harmless

TRUE = "In 2024, 1,420 infants died."
OLD = "Stunting is 17.8 per cent among children under five."


def checked(text, **query):
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    test.switch_page("pages/check_text.py")
    for name, value in {"lang": "en", **query}.items():
        test.query_params[name] = value
    test.run()
    test.text_area[0].set_value(text)
    (button,) = [one for one in test.button if one.proto.is_form_submitter]
    button.click()
    test.run()
    assert not test.exception
    return test


def drawn(test):
    return [part.proto.body for part in test.get("html")]


def test_numbers_are_marked_by_word_and_colour_and_lead_to_their_passports():
    bodies = drawn(checked(f"{TRUE}\n{OLD}"))
    (text,) = [body for body in bodies if body.startswith("<div class='crm-checked'")]
    assert "<mark class='crm-mark crm-confirmed'>1,420 <small>confirmed</small></mark>" in text
    assert "<mark class='crm-mark crm-outdated'>17.8 <small>outdated</small></mark>" in text
    (table,) = [body for body in bodies if "crm-answers" in body]
    links = [one["href"] for tag, one in Markup(table).made if tag == "a"]
    assert len(links) == 3  # the newer figure has its own
    assert all(link.startswith("figure?id=") for link in links)


def test_before_a_text_is_sent_the_page_says_what_to_do():
    test = checked("   ")
    assert any("press the button" in body for body in drawn(test))


def test_a_text_without_figures_is_told_so():
    assert any("No number in this text" in body for body in drawn(checked("Good morning.")))


def test_a_text_that_is_too_long_is_refused_with_its_length():
    bodies = drawn(checked("a" * (MOST_LETTERS + 1)))
    (refusal,) = [body for body in bodies if "role='alert'" in body]
    assert "20,001" in refusal
    assert "20,000" in refusal
    assert not any("crm-checked" in body for body in bodies)


@pytest.mark.parametrize(
    "hostile",
    [
        f"{HOSTILE} {TRUE}",
        f"<mark>{TRUE}</mark><script>alert(1)</script>",
        f'=HYPERLINK("http://other.host") {TRUE} \'"><img src=//other.host/x>',
        f"{'x' * 15_000} {TRUE}",
        f"\u202e\x00\x1b[31m {TRUE}",
    ],
)
def test_a_hostile_text_is_shown_as_text(hostile):
    test = checked(hostile)
    results = [one for one in elements(test) if one.type != "text_area"]
    assert [one.proto for one in results if not is_harmless(one)] == []
    (text,) = [body for body in drawn(test) if body.startswith("<div class='crm-checked'")]
    assert {tag for tag, _ in Markup(text).made} == {"div", "mark", "small"}
    assert "1,420 <small>confirmed" in text


def test_a_text_gets_into_no_address():
    test = checked(TRUE)
    assert "1,420" not in str(dict(test.query_params))
    assert "infants" not in str(dict(test.query_params))


def test_a_text_leaves_with_the_page():
    test = checked(TRUE)
    test.switch_page("pages/methodology.py")
    test.run()
    assert TRUE not in str(test.session_state)


def test_synthetic_figures_are_marked():
    bodies = drawn(checked(TRUE, edition="illustrative"))
    assert any("Illustrative edition: these figures are synthetic" in body for body in bodies)
    assert not any("crm-answers" in body for body in bodies) or any(
        "Held against synthetic figures" in body for body in bodies
    )


@pytest.mark.parametrize(("lang", "word"), [("az", "təsdiqlənir"), ("ru", "подтверждено")])
def test_verdicts_are_said_in_the_readers_language(lang, word):
    assert any(f"1,420 <small>{word}" in body for body in drawn(checked(TRUE, lang=lang)))
