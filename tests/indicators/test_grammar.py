"""Sentences are grammatical: endings follow vowel harmony, cases are the official ones."""

import pytest

from indicators.codelists import areas, codelist
from indicators.words.grammar import area_full, area_in, area_of, with_ending
from indicators.words.language import words


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("AZE", "Azərbaycanda"),
        ("AZ-LER", "Lerik rayonunda"),
        ("AZ-SKR", "Şəmkir rayonunda"),
        ("AZ-BA", "Bakı şəhərində"),
        ("ER09", "Lənkəran-Astara iqtisadi rayonunda"),
    ],
)
def test_where_in_azerbaijani(area, said):
    assert area_in(area, words("az")) == said


@pytest.mark.parametrize(
    ("area", "said"),
    [("AZE", "Azərbaycanın"), ("AZ-GA", "Gəncə şəhərinin"), ("AZ-UCA", "Ucar rayonunun")],
)
def test_of_what_in_azerbaijani(area, said):
    assert area_of(area, words("az")) == said


@pytest.mark.parametrize(
    ("area", "where", "of_what"),
    [
        ("AZE", "в Азербайджане", "Азербайджана"),
        ("AZ-LER", "в Лерикском районе", "Лерикского района"),
        ("AZ-GA", "в городе Гяндже", "города Гянджи"),
        ("ER13", "в Восточно-Зангезурском экономическом районе", None),
    ],
)
def test_cases_in_russian(area, where, of_what):
    assert area_in(area, words("ru")) == where
    assert of_what is None or area_of(area, words("ru")) == of_what


def test_every_area_has_its_russian_forms():
    assert set(codelist("area_forms")) == set(areas())


@pytest.mark.parametrize(
    ("number", "dative", "ablative"),
    [
        ("1", "1-ə", "1-dən"),
        ("2", "2-yə", "2-dən"),
        ("3", "3-ə", "3-dən"),
        ("6", "6-ya", "6-dan"),
        ("7", "7-yə", "7-dən"),
        ("9", "9-a", "9-dan"),
        ("10", "10-a", "10-dan"),
        ("20", "20-yə", "20-dən"),
        ("30", "30-a", "30-dan"),
        ("50", "50-yə", "50-dən"),
        ("70", "70-ə", "70-dən"),
        ("100", "100-ə", "100-dən"),
        ("2\xa0000\xa0000", "2\xa0000\xa0000-a", "2\xa0000\xa0000-dan"),
        ("12,6", "12,6-ya", "12,6-dan"),
        ("12,6%", "12,6%-ə", "12,6%-dən"),
    ],
)
def test_endings_follow_the_number_as_it_is_read(number, dative, ablative):
    assert with_ending(number, "dative") == dative
    assert with_ending(number, "ablative") == ablative


def test_english_names_the_kind_of_area():
    assert area_full("AZ-BA", words("en")) == "the city of Baku"
    assert area_in("ER09", words("en")) == "in the Lankaran-Astara economic region"
