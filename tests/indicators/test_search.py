"""A reader finds a right, a figure or a place in any of the three languages."""

import pytest

from indicators.search import fold, search


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
