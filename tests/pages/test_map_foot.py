"""A map saved from a page carries what a reader must know of it, in every language and edition."""

import pytest

from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words import unit
from indicators.words.language import words
from pages.parts.panels.picture.map import map_message
from pages.parts.panels.picture.measures import map_observations
from pages.parts.shell import Page

MAPS = ("AZE_INFANT_DEATHS", "AZE_WS_PIPED", "DM_BRTS_CBR")


def message(store, language: str, code: str, edition: str):
    chosen = Selection(lang=language, indicator=code, edition=edition)
    page = Page("", chosen, words(language), store)
    view = page.view(mapped=True)
    return view, map_message(page, view, map_observations(page, view))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", MAPS)
def test_a_saved_map_carries_unit_period_grade_source_caveat_release_and_link(
    store, language, code
):
    view, sent = message(store, language, code, "published")
    about, source, caveat, stamped = sent["foot"]
    assert unit(view.indicator, words(language)) in about
    assert words(language).period(view.time_period, view.indicator.period) in about
    assert sent["source"] == source
    assert caveat
    assert f"/figure?id={code}." in stamped


def test_a_saved_map_of_the_illustrative_edition_says_so_at_its_foot(store):
    _, sent = message(store, "en", "ED_ROFST_L1_ADM", "illustrative")
    assert sent["foot"][-1].startswith(sent["watermark"])
