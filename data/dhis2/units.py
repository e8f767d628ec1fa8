"""Our areas as organisation units of DHIS2, on three levels: nation, economic region, district."""

from collections.abc import Mapping
from typing import Any

from data.dhis2.named import Exported, item, ref, uid
from indicators.codelists import NATION, Area, areas, areas_of, codelist
from indicators.files import FIRST_YEAR
from indicators.model import Text

LEVELS = ("nation", "region_2021", "district")
UNITS = "organisationUnits"


def unit_levels() -> list[Exported]:
    """Return the levels, each with the name of its scheme; the widest is level 1."""
    found = []
    for level, scheme in enumerate(LEVELS, start=1):
        short = codelist("scheme")[scheme]["short"]
        named = item("organisationUnitLevels", scheme, _text(short), level=level)
        del named["shortName"]
        found.append(named)
    return found


def organisation_units(geometry: Mapping[str, Any] | None = None) -> list[Exported]:
    """Return every area of the three levels, the wider ones first.

    DHIS2 refuses a figure that is older than its unit: each begins with the first year that a
    figure of ours can have, whenever the area itself was made.

    Parameters
    ----------
    geometry : mapping, optional
        Of each area the geometry of GeoJSON, longitude before latitude (WGS 84).
    """
    shapes = geometry or {}
    every = [areas()[code] for scheme in LEVELS for code in areas_of(scheme)]
    return [_unit(area, shapes.get(area.ref_area)) for area in every]


def _unit(area: Area, shape: Any) -> Exported:
    more: Exported = {"openingDate": f"{FIRST_YEAR}-01-01"}
    if area.ref_area != NATION:
        more["parent"] = ref(UNITS, area.parent or NATION)
    if shape is not None:
        more["geometry"] = shape
    return item(UNITS, area.ref_area, _text(area.name), path=_path(area), **more)


def _path(area: Area) -> str:
    """Return the identifiers from the nation down to an area, as DHIS2 writes a path."""
    above = _path(areas()[area.parent]) if area.parent else ""
    return f"{above}/{uid(UNITS, area.ref_area)}"


def _text(name: Mapping[str, str]) -> Text:
    return {"en": name["en"], "az": name["az"], "ru": name["ru"]}
