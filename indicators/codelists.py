"""The code lists: areas, dimensions, units, states, agencies, themes; read once."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CODES = Path(__file__).parent / "codes"

TOTAL = "_T"
NATION = "AZE"
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
    "low_reliability",
)


@dataclass(frozen=True)
class Area:
    """A reference area: its code, the scheme and parent it belongs to, and its validity."""

    ref_area: str
    scheme: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    name: Mapping[str, str]


@cache
def codelist(name: str) -> dict[str, Any]:
    """Return the code list ``codes/<name>.toml`` as nested dictionaries, in file order."""
    return tomllib.loads((CODES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def areas() -> dict[str, Area]:
    """Return every reference area by code: the nation, then regions, then districts."""
    with (CODES / "ref_area.csv").open(encoding="utf-8", newline="") as file:
        return {row["ref_area"]: _area(row) for row in csv.DictReader(file)}


def _area(row: Mapping[str, str]) -> Area:
    name = {language: row[language] for language in ("az", "en", "ru")}
    return Area(
        row["ref_area"],
        row["scheme"],
        row["parent"] or None,
        row["valid_from"] or None,
        row["valid_to"] or None,
        name,
    )


@cache
def areas_of(scheme: str) -> tuple[str, ...]:
    """Return the codes of one scheme, e.g. the 74 of ``district``."""
    return tuple(code for code, area in areas().items() if area.scheme == scheme)


def areas_within(ref_area: str, scheme: str) -> tuple[str, ...]:
    """Return the areas of a scheme that lie within an area, any number of steps down.

    Examples
    --------
    >>> children("ER01", "district")
    ('AZ-BA',)
    >>> len(children("AZE", "district"))
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
