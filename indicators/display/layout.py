"""Where areas stand in a picture that gives each of them the same room."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from indicators.codelists import areas, areas_of, codelist


@dataclass(frozen=True)
class Place:
    """The column from the west and the row from the north of an area, and its short name."""

    column: int
    row: int
    short: Mapping[str, str]


@cache
def layout(scheme: str) -> dict[str, Place]:
    """Return where each area of a scheme stands.

    Examples
    --------
    >>> place = layout("district")["AZ-BA"]
    >>> place.column, place.row, place.short["az"]
    (11, 5, 'Bakı')
    """
    declared = codelist("tile")
    return {code: _place(declared[code], code) for code in areas_of(scheme)}


def _place(entry: Mapping[str, object], code: str) -> Place:
    named = {"short": areas()[code].name, **entry}
    return Place(**named)  # type: ignore[arg-type]


def short_code(ref_area: str) -> str:
    """Return the letters of an area's code (ISO 3166-2) without the country.

    Examples
    --------
    >>> short_code("AZ-LAN"), short_code("ER09")
    ('LAN', 'ER09')
    """
    return ref_area.removeprefix("AZ-")
