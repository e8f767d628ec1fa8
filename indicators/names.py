"""What dimensions and their groups are called, areas among them."""

from indicators.codelists import areas, codelist, codes
from indicators.language import Words

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
    >>> from indicators.language import words
    >>> group_name("F", "sex", "persons", words("ru")), group_name("ER01", AREA, "", words("az"))
    ('Женщины', 'Bakı')
    """
    if dimension == AREA:
        return words.of(areas()[code].name)
    return words.of(codes(dimension, population)[code])
