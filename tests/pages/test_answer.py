"""A question that names an indicator and a place is answered before the list."""

import pytest

from indicators.codelists import NATION
from indicators.search import Hit, search
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.orientation.answer import answer, figure_at
from pages.parts.panels.orientation.findings import _known_at


def asked(store, language, question):
    chosen = Selection(lang=language, indicator="ED_ROFST_L3_ADM")
    page = Page("education", chosen, words(language), store)
    hits = search(question, figures=lambda ref_area: _known_at(page, ref_area))
    return page, hits, answer(page, hits)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("az", "körpə ölümü Bakı"),
        ("az", "korpe olumu baki"),
        ("ru", "младенческая смертность Баку"),
        ("en", "infant mortality Baku"),
    ],
)
def test_a_figure_at_the_place_is_told_with_grade_and_passport(store, language, question):
    page, hits, html = asked(store, language, question)
    assert hits[0].ref_area in {"ER01", "AZ-BA", "AZEr101"}
    assert figure_at(page, hits[0], hits[0].ref_area)
    assert "crm-grade" in html
    assert "crm-passport" in html


def test_no_figure_at_the_place_is_said_and_the_nation_s_is_named_as_the_nation_s(store):
    page, _, _ = asked(store, "en", "population")
    html = answer(page, [Hit("indicator", "ED_ROFST_L3_ADM", 2, "AZ-LAN")])
    none, yardstick = html.index("no figure is published"), html.index("of the country")
    assert none < html.index("Data holder: ") < yardstick
    assert figure_at(page, Hit("indicator", "ED_ROFST_L3_ADM", 2, "AZ-LAN"), NATION) in html
    assert "data_gaps?" in html


def test_a_question_of_a_place_alone_or_of_an_indicator_alone_has_the_list_only(store):
    for question in ("Baku", "infant mortality"):
        assert asked(store, "en", question)[2] == ""


def test_nothing_found_answers_nothing(store):
    page, _, _ = asked(store, "en", "population")
    assert answer(page, []) == ""
