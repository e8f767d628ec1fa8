"""A code beside its name in a cell, "name · code", and the code read back from it."""

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, codelist
from indicators.model import Language
from indicators.words import area_name, dimension_name, group_name, words

BETWEEN = " · "


def labelled(name: str, code: str) -> str:
    """Return a name with its code."""
    return f"{name}{BETWEEN}{code}"


def code_in(cell: str) -> str:
    """Return the code of a cell: what stands after the last mark, or all of it.

    Examples
    --------
    >>> code_in("Gəncə · AZ-GA"), code_in("AZ-GA")
    ('AZ-GA', 'AZ-GA')
    """
    return cell.rpartition(BETWEEN)[2].strip()


def column_label(column: str, language: Language) -> str:
    """Return the head of a column of the template."""
    said = words(language)
    if column in DIMENSIONS:
        return labelled(dimension_name(column, said), column)
    return labelled(said.of(codelist("intake")[f"column_{column}"]), column)


def cell_label(column: str, code: str, indicator: str, language: Language) -> str:
    """Return a code of a column with its name; a figure is of an indicator, which has a period."""
    said, item = words(language), catalog()[indicator]
    if column == "indicator":
        return labelled(said.of(item.name), code)
    if column == "ref_area":
        return labelled(area_name(code, said), code)
    if column == "time_period":
        return labelled(said.period(code, item.period), code)
    if column == "obs_status":
        return labelled(said.of(codelist("obs_status")[code]), code)
    return labelled(group_name(code, column, item.population, said), code)
