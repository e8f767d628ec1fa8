"""What is declared of surveys can be: its files, its groups, its codes, its missing codes."""

import pytest

from data.survey import families, units
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, codelist, codes
from indicators.errors import DeclarationError
from indicators.flows import flow_of

FAMILY = """
[title]
en = "A survey"
az = "Sorğu"
ru = "Обследование"
[files.A]
title = "persons"
name = "^a$"
marks = ["id"]
keys = ["id"]
weight = ["w"]
cluster = ["c"]
strata = [["s"]]
[files.A.group]
sex = { variable = ["sex"], values = { 1 = "M", 2 = "F" } }
[missing]
age = [99]
"""
INDICATOR = """
file = "A"
domain = "health"
reference = "By hand"
[title]
en = "Children"
az = "Uşaqlar"
ru = "Дети"
[population]
age = "0..4"
[numerator]
had = 1
"""


RATE = 'rate = { measure = "IMR", months = 60 }'


def declared(folder, family=FAMILY, indicator=INDICATOR):
    (folder / "families").mkdir()
    (folder / "families" / "mine.toml").write_text(family, encoding="utf-8")
    (folder / "indicators" / "mine").mkdir(parents=True)
    (folder / "indicators" / "mine" / "had.toml").write_text(indicator, encoding="utf-8")
    return families(folder)["mine"]


def test_a_family_and_its_indicators_are_read(tmp_path):
    found = declared(tmp_path)
    assert found.family.files["A"].weight == ["w"]
    assert found.indicators["had"].population == {"age": "0..4"}


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('file = "A"', 'file = "B"', "there is no file B"),
        ("had = 1", 'haz = "<-200"', "say which codes of it are missing"),
        ("had = 1", 'had = "yes"', "is no span of numbers"),
        ("[numerator]\nhad = 1", "", "numerator: missing"),
        ('reference = "By hand"', 'referenz = "By hand"', "unknown key"),
        ('az = "Uşaqlar"\n', "", "had.toml, line 5, key title: no text in az"),
        ('ru = "Дети"\n', "", "had.toml, line 5, key title: no text in ru"),
        ('ru = "Дети"', 'ru = ""', "key title.ru: the text is empty"),
        ('domain = "health"\n', "", "key domain: an indicator is of a theme"),
        ('domain = "health"', 'domain = "wealth"', "is no code of domain"),
        ('domain = "health"', 'domain = "health"\nunit = "miles"', "key unit: 'miles' is no unit"),
        ('file = "A"', 'file = "A"\ncode = "NT_ANT_HAZ_NE2"', "write one of code and domain"),
        ('file = "A"', 'file = "A"\ncode = "NOBODY"', "is no code of indicator"),
        ('file = "A"', 'file = "A"\ngroups = ["wealth"]', "has no group wealth"),
        ('file = "A"', 'file = "A"\nkind = "mortality"', "does not go with mortality"),
        ('file = "A"', f'file = "A"\n{RATE}', "does not go with proportion"),
        ('file = "A"', f'file = "A"\nkind = "mortality"\n{RATE}', "where birth histories are"),
        ('file = "A"', 'file = "A"\nkind = "mean"', "name the variable of which it is the mean"),
        ("had = 1", "had = 1\n[[also]]\nfile = 'C'", "there is no file C"),
    ],
)
def test_an_indicator_that_cannot_be_counted_is_refused(tmp_path, was, becomes, told):
    assert was in INDICATOR
    with pytest.raises(DeclarationError, match=told):
        declared(tmp_path, indicator=INDICATOR.replace(was, becomes))


def test_every_family_sends_what_its_flow_takes():
    for found in families().values():
        sent = {item.code for item in found.indicators.values() if item.code}
        if found.family.flow:
            assert sent == {*flow_of(found.family.flow).indicators}
        assert {catalog()[code].unit_measure for code in sent} <= {"PCNT"}


def test_levels_that_a_submission_takes_are_those_of_our_lists():
    for found in families().values():
        for file in found.family.files.values():
            for name in {*file.group} & {*DIMENSIONS}:
                assert {*(file.group[name].values or {}).values()} <= {*codes(name)}


def test_no_two_indicators_of_a_family_share_a_code_of_ours():
    for found in families().values():
        sent = [item.code for item in found.indicators.values() if item.code]
        assert len(sent) == len({*sent})


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_no_two_indicators_of_a_family_share_a_title(language):
    for found in families().values():
        titles = [item.title[language] for item in found.indicators.values()]
        assert len(titles) == len({*titles})


def test_every_theme_and_unit_of_an_indicator_is_one_that_readers_know():
    for found in families().values():
        for item in found.indicators.values():
            assert (item.code is None) == (item.domain in codelist("domain"))
            assert {*units()[item.unit].name} == {"az", "en", "ru"}
