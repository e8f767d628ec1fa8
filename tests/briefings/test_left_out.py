"""A briefing and a checked text say of a figure of the survey what the survey left out."""

from datetime import date

import pytest

from briefings.statements import Checker, answer
from indicators.model import LANGUAGES
from indicators.words.language import words

AREA = {
    "en": "Azerbaijan without Nakhchivan and Kalbajar-Lachin",
    "az": "Naxçıvan və Kəlbəcər-Laçın istisna olmaqla Azərbaycan",
    "ru": "Азербайджан без Нахчывана и Кельбаджар-Лачина",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_true_number_of_the_survey_stays_true_and_its_answer_names_what_it_is_of(store, language):
    text = "The average size of a household in Azerbaijan in 2006 was 4.2 persons."
    (found,) = Checker(store, date(2026, 11, 29), "published").check(text, "en")
    said = answer(found, store, words(language), 2026)
    assert said.verdict == "confirmed"
    assert said.held is not None
    assert said.held.area == AREA[language]
    assert len(said.caveats) == 1
