"""What dimensions and their groups are called, areas among them."""

from collections.abc import Mapping

from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes
from indicators.model import Indicator
from indicators.words.language import Words

AREA = "ref_area"


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
    """Return the name of an indicator with the groups a figure is of."""
    return ", ".join([words.of(item.name), *group_names(item, dimensions, words)])
