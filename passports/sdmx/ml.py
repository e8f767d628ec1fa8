"""Observations as SDMX-ML 2.1, generic and structure-specific, row by row.

Source: SDMX 2.1 technical specification, section 3A. Written by hand and not through a library, as
those that know the format build the whole message in memory first (docs/adr/0017-sdmx-service.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from passports.cells import printed_of
from passports.sdmx import concepts as sdmx
from passports.sdmx.told import Batches, Row, Told, series_of

BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_FLAT = "AllDimensions"
_DEFINITION = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure"
_VALUE = "obs_value"


def write_generic(told: Told, batches: Batches) -> Iterator[str]:
    """Yield a generic data message; an observation without a value has no element for one."""
    yield _opening(told, "GenericData", f'xmlns:gen="{BASE}/data/generic"', "")
    yield '<mes:DataSet structureRef="FIGURES" action="Information">'
    yield f"<gen:Attributes>{_values({sdmx.RELEASE: told.release})}</gen:Attributes>"
    for rows in batches:
        yield "".join(_generic(told, rows))
    yield "</mes:DataSet></mes:GenericData>\n"


def _generic(told: Told, rows: Sequence[Row]) -> Iterator[str]:
    if told.flat:
        yield from (_generic_observation(told, row) for row in rows)
        return
    for key, found in series_of(rows):
        named = _values(dict(zip(sdmx.SERIES, key, strict=True)))
        yield f"<gen:Series><gen:SeriesKey>{named}</gen:SeriesKey>"
        if told.observations:
            yield from (_generic_observation(told, row) for row in found)
        yield "</gen:Series>"


def _generic_observation(told: Told, row: Row) -> str:
    said = _values(told.said_of(row))
    value = printed_of(row[_VALUE], row)
    if told.flat:
        key = f"<gen:ObsKey>{_values({name: row[name] for name in sdmx.KEY})}</gen:ObsKey>"
    else:
        key = f"<gen:ObsDimension value={quoteattr(row[sdmx.TIME])}/>"
    return (
        f"<gen:Obs>{key}"
        + (f'<gen:ObsValue value="{value}"/>' if value else "")
        + (f"<gen:Attributes>{said}</gen:Attributes>" if said else "")
        + "</gen:Obs>"
    )


def _values(named: Mapping[str, str]) -> str:
    return "".join(
        f'<gen:Value id="{name.upper()}" value={quoteattr(value)}/>'
        for name, value in named.items()
        if value
    )


def write_specific(told: Told, batches: Batches) -> Iterator[str]:
    """Yield a structure-specific message: components are the attributes of its elements."""
    seen = _FLAT if told.flat else sdmx.TIME.upper()
    definition = f"{sdmx.AGENCY}:{sdmx.DEFINITION}({sdmx.DEFINITION_VERSION})"
    own = f"{_DEFINITION}={definition}:ObsLevelDim:{seen}"
    spaces = (
        f'xmlns:ss="{BASE}/data/structurespecific" xmlns:own="{own}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    yield _opening(told, "StructureSpecificData", spaces, f' namespace="{own}"')
    yield (
        '<mes:DataSet ss:structureRef="FIGURES" ss:action="Information" '
        f'ss:dataScope="DataStructure" xsi:type="own:DataSetType"'
        f"{_attributes({sdmx.RELEASE: told.release}.items())}>"
    )
    for rows in batches:
        yield "".join(_specific(told, rows))
    yield "</mes:DataSet></mes:StructureSpecificData>\n"


def _specific(told: Told, rows: Sequence[Row]) -> Iterator[str]:
    if told.flat:
        yield from (_specific_observation(told, row, sdmx.KEY) for row in rows)
        return
    for key, found in series_of(rows):
        yield f"<Series{_attributes(zip(sdmx.SERIES, key, strict=True))}>"
        if told.observations:
            yield from (_specific_observation(told, row, (sdmx.TIME,)) for row in found)
        yield "</Series>"


def _specific_observation(told: Told, row: Row, key: Sequence[str]) -> str:
    named = {name: row[name] for name in key}
    value = {_VALUE: printed_of(row[_VALUE], row)}
    return f"<Obs{_attributes({**named, **value, **told.said_of(row)}.items())}/>"


def _attributes(named: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {name.upper()}={quoteattr(value)}" for name, value in named if value)


def _opening(told: Told, kind: str, spaces: str, more: str) -> str:
    """Return the beginning of a message and its header."""
    seen = _FLAT if told.flat else sdmx.TIME.upper()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mes:{kind} xmlns:mes="{BASE}/message" xmlns:com="{BASE}/common" {spaces}>'
        f"<mes:Header><mes:ID>{told.flow}</mes:ID><mes:Test>false</mes:Test>"
        f"<mes:Prepared>{told.made}T00:00:00</mes:Prepared>"
        f'<mes:Sender id="{sdmx.AGENCY}"/>'
        f'<mes:Structure structureID="FIGURES"{more} dimensionAtObservation="{seen}">'
        f'<com:StructureUsage><Ref agencyID="{sdmx.AGENCY}" id="{told.flow}" '
        f'version="{sdmx.VERSION}"/></com:StructureUsage></mes:Structure></mes:Header>'
    )
