"""The first page: title and map from the same rows, findings of five themes, the menu."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalog import catalog
from indicators.headlines import news, worth_telling
from indicators.words import words
from pages.parts.menu import UNLISTED, listed

ROOT = Path(__file__).resolve().parents[2]


def opened(**query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page("pages/overview.py")
    for name, value in {"lang": "en", **query}.items():
        app.query_params[name] = value
    return app.run()


def markup(app):
    return "\n".join(str(block.proto.body) for block in app.get("html"))


@pytest.fixture(scope="module")
def english():
    return opened()


def test_the_first_page_opens_with_what_its_map_found(english):
    text = markup(english)
    assert not english.exception
    assert "Aran trailed the nation on all 8 measures of childhood in 2006, Baku on none" in text
    assert "Which 8 measures?" in text and "sampling error not considered" in text


def test_the_count_leads_to_the_page_on_which_its_measures_are_weighed(english):
    strip = markup(english).split("crm-strip'>")[1].split("</p>")[0]
    assert "most_deprived?lang=en" in strip and "Choose measures and weights yourself" in strip


def test_a_theme_is_shown_alone_with_its_own_title():
    text = markup(opened(shown="AZE_PV_FOOD_CREDIT"))
    assert "in 2024: from 1.2% (Baku) to 3.2% (Guba-Khachmaz)" in text


def test_the_findings_are_of_five_themes(english):
    article = markup(english).split("crm-newest")[1].split("<article>")[1:]
    themes = [one.split("crm-kicker'>")[1].split("<")[0] for one in article]
    assert len(themes) == len(set(themes)) == 5


def test_what_is_new_and_sure_and_matters_leads():
    harm, listing = catalog()["ED_ROFST_L1_ADM"], catalog()["AZE_ED_SCHOOLS_PC"]
    assert worth_telling(harm, "A", "2023", 2026) > worth_telling(listing, "A", "2023", 2026)
    assert worth_telling(harm, "A", "2023", 2026) > worth_telling(harm, "D", "2023", 2026)
    assert worth_telling(harm, "A", "2023", 2026) > worth_telling(harm, "A", "2013", 2026)
    assert news("2026", 2026) == 1


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_menu_lists_every_page_but_those_that_open_blank(language):
    shown = [one["path"] for group in listed(words(language)) for one in group["pages"]]
    files = {path.stem for path in (ROOT / "pages").glob("[a-z]*.py")}
    assert files == {*shown, *UNLISTED}
    assert len(shown) == len(set(shown))
    json.dumps(listed(words(language)))


def test_a_figure_that_cannot_be_compared_with_earlier_ones_has_no_line(english):
    findings = markup(english).split("crm-newest")[1].split("<article>")[1:]
    alone = [one for one in findings if "No earlier figure is comparable" in one]
    compared = [one for one in findings if "Before: " in one]
    assert alone and compared
    assert all("class='crm-spark'" in one and "<img" not in one for one in alone)
    assert all("<img" in one for one in compared)
