"""A caveat about other years than those of a figure is not told beside it without saying so."""

import pytest

from indicators.catalog import catalog
from indicators.caveats import sentence_about
from indicators.model import LANGUAGES

REGISTERED = catalog()["PT_CHLD_Y0T4_REG"].caveat  # begins with the figure of 2023
DEATHS = catalog()["AZE_IMR_OFFICIAL"].caveat  # the definition changed in 2015
WATER = {"en": "The zeros since 2020 are the floor. Wells are not asked about."}
ENDED = {"en": "The series ends in 2005. Zero means below a half."}
ADMITTED = {"en": "Those not in it. In 1999 and 2001 nobody was asked."}
ALONE = {"en": "From 18 to 32 per cent in one year, 2017."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_an_older_figure_stands_what_is_said_of_every_year(language):
    own, _ = sentence_about(REGISTERED, [2023], language)
    older, about = sentence_about(REGISTERED, [2006], language)
    assert "2023" in own and "2023" not in older and about
    assert older in REGISTERED[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("years", "told"), [([2018], True), ([2010, 2018], True), ([2010], False)])
def test_what_began_in_a_year_is_told_beside_every_later_figure(years, told, language):
    said, about = sentence_about(DEATHS, years, language)
    assert about and ("2015" in said) is told


@pytest.mark.parametrize(
    ("prose", "years", "said"),
    [
        (WATER, [2022], "The zeros since 2020 are the floor."),
        (WATER, [2019], "Wells are not asked about."),
        (ENDED, [2002], "The series ends in 2005."),
        (ENDED, [2010], "Zero means below a half."),
        (ADMITTED, [2000], "Those not in it."),
    ],
)
def test_a_time_without_end_or_beginning_is_read_as_one(prose, years, said):
    assert sentence_about(prose, years, "en") == (said, True)


@pytest.mark.parametrize(
    ("years", "about"), [([2017], True), ([2016, 2018], True), ([2023], False)]
)
def test_a_caveat_about_other_years_alone_is_told_as_such(years, about):
    assert sentence_about(ALONE, years, "en") == (ALONE["en"], about)
