"""What dimensions and their groups are called, areas among them."""

from collections.abc import Iterable, Mapping

from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes
from indicators.model import Indicator
from indicators.words.grammar import inside_sentence
from indicators.words.language import Words

AREA = "ref_area"
_ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"  # the Azerbaijani one
_SMALL = str.maketrans({"İ": "i", "I": "ı"})


def dimension_name(dimension: str, words: Words) -> str:
    """Return the name of a dimension."""
    if dimension == AREA:
        return words("Area")
    return words.of(codelist("dimension")[dimension]["name"])


def group_name(code: str, dimension: str, population: str, words: Words) -> str:
    """Return the name of a group of a dimension.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> group_name("F", "sex", "persons", words("ru")), group_name("ER01", AREA, "", words("az"))
    ('Женщины', 'Bakı')
    """
    if dimension == AREA:
        return words.of(areas()[code].name)
    return words.of(codes(dimension, population)[code])


def group_names(item: Indicator, dimensions: Mapping[str, str], words: Words) -> list[str]:
    """Return the names of the groups a figure is of, totals left out."""
    chosen = ((name, dimensions[name]) for name in DIMENSIONS)
    return [words.of(codes(name, item.population)[code]) for name, code in chosen if code != TOTAL]


def full_name(item: Indicator, dimensions: Mapping[str, str], words: Words) -> str:
    """Return the name of an indicator with the groups a figure is of, small inside the name."""
    own = [inside_sentence(name, words.language) for name in group_names(item, dimensions, words)]
    return ", ".join([words.of(item.name), *own])


def in_alphabet(names: Iterable[str], language: str) -> list[str]:
    """Return names in the order of the alphabet of a language.

    Examples
    --------
    >>> in_alphabet(["Gəncə", "Xaçmaz", "Füzuli", "İmişli"], "az")
    ['Füzuli', 'Gəncə', 'Xaçmaz', 'İmişli']
    >>> in_alphabet(["Шемаха", "Гах", "Агдам"], "ru")
    ['Агдам', 'Гах', 'Шемаха']
    """
    if language != "az":
        return sorted(names, key=lambda name: name.lower().replace("ё", "е"))
    return sorted(names, key=_azerbaijani_places)


def _azerbaijani_places(name: str) -> list[int]:
    """Return where the letters of a name stand in the alphabet; other signs come first."""
    return [_ALPHABET.find(letter) for letter in name.translate(_SMALL).lower()]
