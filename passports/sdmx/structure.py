"""The structure of our data as an SDMX-ML 2.1 structure message.

Code lists, concepts, the data structure definition and the dataflow, each with names in three
languages. Source: SDMX 2.1 technical specification, section 3A (SDMX-ML schemas).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as Xml

from indicators.model import LANGUAGES
from indicators.observations import ATTRIBUTES, EDITIONS
from passports.sdmx import concepts as sdmx

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_MES, _STR, _COM = (f"{{{_BASE}/{part}}}" for part in ("message", "structure", "common"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS, _DSD = "CS_CHILD_RIGHTS", "DSD_CHILD_RIGHTS"


def to_structure(
    sources: Mapping[str, Mapping[str, Any]], made: date, editions: Sequence[str] = EDITIONS
) -> bytes:
    """Return the message; of SDMX 2.1 the bounds are attributes, as it has one measure.

    Parameters
    ----------
    editions : sequence of str, optional
        The editions whose figures it describes.
    """
    for prefix, part in (("mes", "message"), ("str", "structure"), ("com", "common")):
        Xml.register_namespace(prefix, f"{_BASE}/{part}")
    root = Xml.Element(f"{_MES}Structure")
    header = Xml.SubElement(root, f"{_MES}Header")
    for tag, text in (("ID", _DSD), ("Test", "false"), ("Prepared", f"{made}T00:00:00")):
        Xml.SubElement(header, f"{_MES}{tag}").text = text
    Xml.SubElement(header, f"{_MES}Sender", id=sdmx.AGENCY)
    held = Xml.SubElement(root, f"{_MES}Structures")
    _flow(Xml.SubElement(held, f"{_STR}Dataflows"))
    lists = Xml.SubElement(held, f"{_STR}Codelists")
    for name in (*sdmx.KEY, *sdmx.CODED):
        if found := sdmx.codes_of(name, sources):
            own = {code: found[code] for code in editions} if name == "edition" else found
            _codelist(lists, name, own)
    _concepts(Xml.SubElement(held, f"{_STR}Concepts"))
    _definition(Xml.SubElement(held, f"{_STR}DataStructures"), sources)
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _artefact(parent: Xml.Element, tag: str, code: str, names: Mapping[str, str]) -> Xml.Element:
    made = Xml.SubElement(
        parent, f"{_STR}{tag}", id=code, agencyID=sdmx.AGENCY, version=sdmx.VERSION, isFinal="true"
    )
    return _named(made, names)


def _named(element: Xml.Element, names: Mapping[str, str]) -> Xml.Element:
    for language in LANGUAGES:
        own = Xml.SubElement(element, f"{_COM}Name")
        own.set(_LANG, language)
        own.text = names[language]
    return element


def _ref(parent: Xml.Element, **given: str) -> None:
    own = Xml.SubElement(parent, "Ref", agencyID=sdmx.AGENCY)
    for name, value in given.items():
        own.set(name.rstrip("_"), value)


def _flow(parent: Xml.Element) -> None:
    flow = _artefact(parent, "Dataflow", sdmx.FLOW, sdmx.name_of(sdmx.FLOW))
    _ref(
        Xml.SubElement(flow, f"{_STR}Structure"),
        id=_DSD,
        version=sdmx.VERSION,
        package="datastructure",
        class_="DataStructure",
    )


def _codelist(parent: Xml.Element, name: str, codes: Mapping[str, Mapping[str, str]]) -> None:
    found = _artefact(parent, "Codelist", f"CL_{name.upper()}", sdmx.name_of(name))
    for code, names in codes.items():
        _named(Xml.SubElement(found, f"{_STR}Code", id=code), names)


def _concepts(parent: Xml.Element) -> None:
    scheme = _artefact(parent, "ConceptScheme", _CONCEPTS, sdmx.name_of(sdmx.FLOW))
    for name in (*sdmx.columns(), sdmx.RELEASE):
        _named(Xml.SubElement(scheme, f"{_STR}Concept", id=name.upper()), sdmx.name_of(name))


def _definition(parent: Xml.Element, sources: Mapping[str, Mapping[str, Any]]) -> None:
    found = _artefact(parent, "DataStructure", _DSD, sdmx.name_of(sdmx.FLOW))
    parts = Xml.SubElement(found, f"{_STR}DataStructureComponents")
    dimensions = Xml.SubElement(parts, f"{_STR}DimensionList", id="DimensionDescriptor")
    for place, name in enumerate(sdmx.KEY, start=1):
        tag = "TimeDimension" if name == sdmx.TIME else "Dimension"
        _component(dimensions, tag, name, sources, position=str(place))
    attributes = Xml.SubElement(parts, f"{_STR}AttributeList", id="AttributeDescriptor")
    for name in (*sdmx.BOUNDS, *ATTRIBUTES, sdmx.RELEASE):
        own = _component(attributes, "Attribute", name, sources, assignmentStatus="Conditional")
        _related(Xml.SubElement(own, f"{_STR}AttributeRelationship"), name)
    measures = Xml.SubElement(parts, f"{_STR}MeasureList", id="MeasureDescriptor")
    _component(measures, "PrimaryMeasure", "obs_value", sources)


def _related(parent: Xml.Element, name: str) -> None:
    if name == sdmx.RELEASE:
        Xml.SubElement(parent, f"{_STR}None")
        return
    measure = Xml.SubElement(parent, f"{_STR}PrimaryMeasure")
    Xml.SubElement(measure, "Ref", id="OBS_VALUE")


def _component(
    parent: Xml.Element, tag: str, name: str, sources: Mapping[str, Any], **given: str
) -> Xml.Element:
    found = Xml.SubElement(parent, f"{_STR}{tag}", id=name.upper())
    for attribute, value in given.items():
        found.set(attribute, value)
    _ref(
        Xml.SubElement(found, f"{_STR}ConceptIdentity"),
        id=name.upper(),
        maintainableParentID=_CONCEPTS,
        maintainableParentVersion=sdmx.VERSION,
        package="conceptscheme",
        class_="Concept",
    )
    represented = Xml.SubElement(found, f"{_STR}LocalRepresentation")
    if sdmx.codes_of(name, sources):
        _ref(
            Xml.SubElement(represented, f"{_STR}Enumeration"),
            id=f"CL_{name.upper()}",
            version=sdmx.VERSION,
            package="codelist",
            class_="Codelist",
        )
    else:
        Xml.SubElement(represented, f"{_STR}TextFormat", textType=_text_type(name))
    return found


def _text_type(name: str) -> str:
    if name == sdmx.TIME:
        return "ObservationalTimePeriod"
    return "Double" if name in ("obs_value", *sdmx.BOUNDS) else "String"
