"""A reader finds a right, a figure or a place in any of the three languages."""

from collections.abc import Collection
from functools import cache

import pytest

from indicators.search import fold, search
from indicators.summary import valued
from tests.indicators.searching import Query, queries, share


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("seki", "AZ-SAK"),
        ("Şəki", "AZ-SAK"),
        ("ismayilli", "AZ-ISM"),
        ("Шеки", "AZ-SAK"),
        ("out of school primary", "ED_ROFST_L1_ADM"),
        ("mektebdenkenar ibtidai", "ED_ROFST_L1_ADM"),
        ("вне школы начальной", "ED_ROFST_L1_ADM"),
        ("legal aid", "AZE_JJ_LEGAL_AID"),
        ("huquqi yardim", "AZE_JJ_LEGAL_AID"),
        ("16.9.1", "PT_CHLD_Y0T4_REG"),
        ("CME_MRM0", "CME_MRM0"),
    ],
)
def test_words_of_any_language_find_it(query, code):
    assert code in [hit.code for hit in search(query)]


def test_the_letters_of_azerbaijani_fold_to_those_of_any_keyboard():
    assert fold("Ə ə I ı İ i Ş ş Ç ç Ğ ğ Ö ö Ü ü").split() == list("eeiiiissccggoouu")


def test_nothing_is_found_by_nothing_or_by_nonsense():
    assert search("") == []
    assert search("qwertyuiop") == []


@pytest.fixture(scope="module")
def figures_at(store):
    @cache
    def known(ref_area: str) -> Collection[str]:
        return frozenset(valued(store.area(ref_area, "published"))["indicator"])

    return known


def at(hit):
    return hit.code, hit.ref_area, hit.group


def test_an_indicator_and_a_place_are_found_together_first_where_it_has_figures():
    known = {"AZ-BA": {"CME_MRY0"}}
    found = search("körpə ölümü Bakıda", figures=lambda area: known.get(area, ()))
    assert at(found[0]) == ("CME_MRY0", "AZ-BA", "")


def test_a_group_is_found_with_an_indicator_that_is_divided_by_it():
    assert at(search("stunting girls")[0]) == ("NT_ANT_HAZ_NE2", "", "sex.F")


@pytest.mark.parametrize(
    "place", ["Gəncə", "Gence", "Ganja", "Gandja", "Gyanja", "Гянджа", "гянджя"]
)
def test_a_place_is_found_however_it_is_spelled(place):
    assert search(place)[0].code == "AZ-GA"


@pytest.mark.parametrize(
    ("said", "code"),
    [("Şəkidə", "AZ-SAK"), ("Lerikdən", "AZ-LER"), ("в Шеки", "AZ-SAK"), ("в Сумгаите", "AZ-SM")],
)
def test_a_place_is_found_in_any_case(said, code):
    assert search(said)[0].code == code


def test_russian_is_found_in_latin_letters_and_azerbaijani_in_cyrillic_ones():
    assert search("mladencheskaya smertnost")[0].code == search("младенческая смертность")[0].code
    assert {"AZ-LAN"} < {hit.code for hit in search("лянкяран")}


def test_a_word_that_nothing_has_is_passed_over():
    assert at(search("qwertyuiop stunting")[0]) == at(search("stunting")[0])


@pytest.mark.parametrize(("half", "first", "third"), [("tuned", 0.97, 1), ("held", 0.85, 0.93)])
def test_most_questions_find_first_what_they_mean(half, first, third, figures_at):
    def find(query: str):
        return search(query, figures=figures_at)

    asked: list[Query] = queries(half)
    assert len(queries()) >= 60
    assert share(asked, find, 1) >= first
    assert share(asked, find, 3) >= third
