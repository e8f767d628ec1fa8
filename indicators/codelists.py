"""The code lists: areas, dimensions, units, states, agencies, themes; read once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indicators.code_lists import AREA_COLUMNS, area_faults, kind_of
from indicators.code_lists import NATION as NATION  # noqa: PLC0414
from indicators.errors import DeclarationError
from indicators.files import check_toml, read_table

CODES = Path(__file__).parent / "codes"
DEFINITIONS = Path(__file__).parent / "definitions"

TOTAL = "_T"
DIMENSIONS: tuple[str, ...] = (
    "sex",
    "age",
    "residence",
    "wealth_quintile",
    "disability_status",
    "education_level",
    "hazard",
)
ALL: Mapping[str, str] = dict.fromkeys(DIMENSIONS, TOTAL)
STATES: tuple[str, ...] = (
    "missing",
    "suppressed",
    "not_collected",
    "not_applicable",
    "did_not_occur",
    "below_unit",
    "low_reliability",
)


@dataclass(frozen=True)
class Area:
    """A reference area: its code, the scheme and parent it belongs to, and its validity.

    ``point`` is a longitude and latitude inside it, by which a border under a wrong code is found.
    """

    ref_area: str
    scheme: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    name: Mapping[str, str]
    point: tuple[float, float]


@cache
def codelist(name: str) -> dict[str, Any]:
    """Return the code list ``codes/<name>.toml`` as nested dictionaries, in file order.

    Raises
    ------
    DeclarationError
        With every key of it that is not as the list's declaration has it, and its line.
    """
    return check_codelist(name, (CODES / f"{name}.toml").read_bytes())


def check_codelist(name: str, content: bytes) -> dict[str, Any]:
    """Return what a code list says, once its declaration allows it."""
    return check_toml(content, f"codes/{name}.toml", kind_of(name), LOOK_UP)


def listed_codes(name: str) -> Collection[str]:
    """Return the codes that another list, or the folder of declarations, has."""
    if name == "ref_area":
        return areas()
    if name == "indicator":
        return _indicator_codes()
    if name == "deprivation":
        dimensions: Collection[str] = codelist(name)["dimension"]
        return dimensions
    if name in codelist("scheme"):
        return areas_of(name)
    return codes(name) if name in DIMENSIONS else codelist(name)


LOOK_UP: Mapping[str, Any] = {"known": listed_codes}


@cache
def _indicator_codes() -> frozenset[str]:
    return frozenset(path.stem for path in DEFINITIONS.glob("*/*.toml"))


@cache
def areas() -> dict[str, Area]:
    """Return every reference area by code: the nation, then regions, then districts.

    Raises
    ------
    DeclarationError
        With every row that is not an area of a scheme within one of the scheme above.
    """
    return check_areas((CODES / "ref_area.csv").read_bytes())


def check_areas(content: bytes) -> dict[str, Area]:
    """Return the areas that a table lists, once every row is one."""
    table = read_table(content, "codes/ref_area.csv", AREA_COLUMNS, {*AREA_COLUMNS})
    faults = table.faults or [*area_faults(table, codelist("scheme"))]
    if faults:
        raise DeclarationError(faults)
    return {row["ref_area"]: _area(row) for _, row in table.rows}


def _area(row: Mapping[str, str]) -> Area:
    name = {language: row[language] for language in ("az", "en", "ru")}
    point = float(row["longitude"]), float(row["latitude"])
    return Area(
        row["ref_area"],
        row["scheme"],
        row["parent"] or None,
        row["valid_from"] or None,
        row["valid_to"] or None,
        name,
        point,
    )


@cache
def areas_of(scheme: str) -> tuple[str, ...]:
    """Return the codes of one scheme, e.g. the 74 of ``district``."""
    return tuple(code for code, area in areas().items() if area.scheme == scheme)


def capitals() -> tuple[str, ...]:
    """Return the codes of the areas that are the capital alone, one a scheme.

    Examples
    --------
    >>> capitals()
    ('ER01', 'AZEr101', 'AZ-BA')
    """
    return tuple(one["capital"] for one in codelist("scheme").values() if "capital" in one)


def areas_within(ref_area: str, scheme: str) -> tuple[str, ...]:
    """Return the areas of a scheme that lie within an area, any number of steps down.

    Examples
    --------
    >>> areas_within("ER01", "district")
    ('AZ-BA',)
    >>> len(areas_within("AZE", "district"))
    74
    """
    return tuple(code for code in areas_of(scheme) if ref_area in lineage(code))


@cache
def lineage(ref_area: str) -> tuple[str, ...]:
    """Return an area and its ancestors, the nation last.

    Examples
    --------
    >>> lineage("AZ-LER")
    ('AZ-LER', 'ER09', 'AZE')
    """
    parent = areas()[ref_area].parent
    return (ref_area,) if parent is None else (ref_area, *lineage(parent))


@cache
def codes(dimension: str, population: str = "children") -> dict[str, Mapping[str, str]]:
    """Return the codes of a dimension with their names; the total comes first.

    Parameters
    ----------
    population : {"children", "persons"}
        Whom the figure is about (``Indicator.population``): girls and boys, or women and men.

    Examples
    --------
    >>> codes("sex")["F"]["en"], codes("sex", "persons")["F"]["en"]
    ('Girls', 'Female')
    """
    entry = codelist("dimension")[dimension]
    return {**entry["codes"], **entry.get(population, {})}


def has_value(obs_status: str) -> bool:
    """Return whether an observation of this status carries a value."""
    return bool(codelist("obs_status")[obs_status]["valued"])


def state(obs_status: str) -> str:
    """Return the named state of a status, or an empty string for a plain value.

    Examples
    --------
    >>> state("Q"), state("A")
    ('suppressed', '')
    """
    return str(codelist("obs_status")[obs_status].get("state", ""))
