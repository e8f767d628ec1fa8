"""Names of figures and of their groups, of areas and of units, as each language writes them."""

import re

import pytest

from indicators.catalog import catalog
from indicators.codelists import ALL, codelist
from indicators.equity import comparable
from indicators.model import LANGUAGES
from indicators.words import full_name, in_alphabet
from indicators.words import words as words_in

EXPOSED = {**ALL, "hazard": "ANY_1"}


@pytest.mark.parametrize(
    ("language", "group"),
    [
        ("az", "ən azı bir təhlükə"),
        ("en", "at least one hazard"),
        ("ru", "не менее одной опасности"),
    ],
)
def test_a_group_inside_a_name_has_no_capital(language, group):
    item = catalog()["AZE_CCRR_EXPOSED_PT"]
    assert full_name(item, EXPOSED, words_in(language)) == f"{item.name[language]}, {group}"


def test_areas_stand_in_the_alphabet_of_the_reader():
    assert in_alphabet(["Naxçıvan", "Neftçala", "Naftalan", "Ağdam", "Abşeron"], "az") == [
        "Abşeron",
        "Ağdam",
        "Naftalan",
        "Naxçıvan",
        "Neftçala",
    ]
    assert in_alphabet(["Ордубад", "Гах", "Губадлы", "Ёлка", "Ева"], "ru") == [
        "Гах",
        "Губадлы",
        "Ева",
        "Ёлка",
        "Ордубад",
    ]


@pytest.mark.parametrize("listing", ["unit_phrase", "unit_measure"])
def test_no_line_breaks_inside_a_number_of_a_unit(listing):
    entries = codelist(listing).values()
    texts = [str(entry.get(one, "")) for entry in entries for one in LANGUAGES]
    assert [text for text in texts if re.search(r"\d \d{3}", text)] == []


def test_what_grows_with_an_area_is_compared_with_no_other():
    """Twelve districts cleared of mines: the largest area is not the best one."""
    assert not comparable(catalog()["AZE_MINE_CLEARED"])
    assert comparable(catalog()["AZE_HT_PHYSICIANS"])


@pytest.mark.parametrize("unit", ["RATE_100", "RATE_1000"])
def test_a_unit_that_may_count_households_or_births_names_no_persons(unit):
    """Households without electricity per 1,000, abortions per 100 births: not per 1,000 persons."""
    written = codelist("unit_measure")[unit]
    assert "nəfər" not in written["az"]
    assert "person" not in written["en"]
    assert "человек" not in written["ru"]
