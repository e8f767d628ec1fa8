"""The structure of our data as SDMX-ML 2.1 structure messages.

Code lists, concepts, the data structure definition and the dataflows, each with names in three
languages. Source: SDMX 2.1 technical specification, section 3A (SDMX-ML schemas).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from indicators.model import LANGUAGES
from indicators.observations import ATTRIBUTES, EDITIONS
from passports.sdmx import concepts as sdmx

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_MES, _STR, _COM = (f"{{{_BASE}/{part}}}" for part in ("message", "structure", "common"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMED_IN = sorted(LANGUAGES, key=lambda code: code != "en")  # simple programs read the first name
_NOT_REAL = "NonProductionDataflow"  # what other services call a flow that nobody is to rely on


class Artefact(NamedTuple):
    """One artefact of our structure, by the name of its kind in SDMX-REST and its own."""

    kind: str
    name: str

    @property
    def version(self) -> str:
        """Its version."""
        return sdmx.DEFINITION_VERSION if self.kind == "datastructure" else sdmx.VERSION


_DEFINITION = Artefact("datastructure", sdmx.DEFINITION)
_CONCEPTS = Artefact("conceptscheme", sdmx.CONCEPTS)
_LISTED = {f"CL_{name.upper()}": name for name in (*sdmx.KEY, *sdmx.CODED) if name != sdmx.TIME}


def artefacts(editions: Sequence[str] = EDITIONS) -> tuple[Artefact, ...]:
    """Return every artefact that describes the figures of some editions."""
    flows = (Artefact("dataflow", sdmx.FLOWS[edition]) for edition in editions)
    lists = (Artefact("codelist", name) for name in _LISTED)
    return (*flows, *lists, _CONCEPTS, _DEFINITION)


def children(artefact: Artefact) -> tuple[Artefact, ...]:
    """Return what an artefact refers to.

    Examples
    --------
    >>> children(Artefact("dataflow", "DF_CHILD_RIGHTS"))
    (Artefact(kind='datastructure', name='DSD_CHILD_RIGHTS'),)
    """
    if artefact.kind == "dataflow":
        return (_DEFINITION,)
    if artefact == _DEFINITION:
        return (*(Artefact("codelist", name) for name in _LISTED), _CONCEPTS)
    return ()


def to_structure(
    sources: Mapping[str, Mapping[str, Any]],
    made: date,
    editions: Sequence[str] = EDITIONS,
    wanted: Collection[Artefact] | None = None,
) -> bytes:
    """Return the message; of SDMX 2.1 the bounds are attributes, as it has one measure.

    Parameters
    ----------
    editions : sequence of str, optional
        The editions whose figures it describes.
    wanted : collection of Artefact, optional
        The artefacts that it holds; else all of them.
    """
    if wanted is None:
        wanted = artefacts(editions)
    root, held = _message(made)
    if flows := _of(wanted, "dataflow"):
        within = Xml.SubElement(held, f"{_STR}Dataflows")
        for name in flows:
            _flow(within, name)
    if lists := _of(wanted, "codelist"):
        within = Xml.SubElement(held, f"{_STR}Codelists")
        for name in lists:
            _codelist(within, _LISTED[name], _codes(_LISTED[name], sources, editions))
    if _CONCEPTS in wanted:
        _concepts(Xml.SubElement(held, f"{_STR}Concepts"))
    if _DEFINITION in wanted:
        _definition(Xml.SubElement(held, f"{_STR}DataStructures"))
    return _written(root)


def to_constraint(
    flow: str, held: Mapping[str, Sequence[str]], observations: int, made: date
) -> bytes:
    """Return a structure message with what a dataflow holds: the codes that occur, by component.

    Parameters
    ----------
    held : mapping
        The codes of dimensions; of time, the first and the last period.
    observations : int
        How many there are.
    """
    root, parts = _message(made)
    parent = Xml.SubElement(parts, f"{_STR}Constraints")
    found = _artefact(parent, "ContentConstraint", f"CR_{flow}", sdmx.name_of(flow))
    found.set("type", "Actual")
    found.insert(0, _annotation("obs_count", str(observations)))
    attached = Xml.SubElement(found, f"{_STR}ConstraintAttachment")
    about = {"version": sdmx.VERSION, "package": "datastructure", "class_": "Dataflow"}
    _ref(Xml.SubElement(attached, f"{_STR}Dataflow"), id=flow, **about)
    region = Xml.SubElement(found, f"{_STR}CubeRegion", include="true")
    for name, values in held.items():
        own = Xml.SubElement(region, f"{_COM}KeyValue", id=name.upper())
        if name == sdmx.TIME:
            between = Xml.SubElement(own, f"{_COM}TimeRange")
            for tag, value in zip(("StartPeriod", "EndPeriod"), values, strict=True):
                Xml.SubElement(between, f"{_COM}{tag}", isInclusive="true").text = value
            continue
        for value in values:
            Xml.SubElement(own, f"{_COM}Value").text = value
    return _written(root)


def _message(made: date) -> tuple[Xml.Element, Xml.Element]:
    """Return an empty structure message: its root with a header, and where artefacts go."""
    for prefix, part in (("mes", "message"), ("str", "structure"), ("com", "common")):
        Xml.register_namespace(prefix, f"{_BASE}/{part}")
    root = Xml.Element(f"{_MES}Structure")
    header = Xml.SubElement(root, f"{_MES}Header")
    for tag, text in (("ID", sdmx.DEFINITION), ("Test", "false"), ("Prepared", f"{made}T00:00:00")):
        Xml.SubElement(header, f"{_MES}{tag}").text = text
    Xml.SubElement(header, f"{_MES}Sender", id=sdmx.AGENCY)
    return root, Xml.SubElement(root, f"{_MES}Structures")


def _written(root: Xml.Element) -> bytes:
    """Return a message as bytes."""
    Xml.indent(root)
    found: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return found + b"\n"


def _of(wanted: Collection[Artefact], kind: str) -> list[str]:
    """Return the names of the wanted artefacts of a kind, in our order."""
    return [one.name for one in artefacts() if one in wanted and one.kind == kind]


def _codes(
    name: str, sources: Mapping[str, Mapping[str, Any]], editions: Sequence[str]
) -> Mapping[str, Mapping[str, str]]:
    found = sdmx.codes_of(name, sources)
    return {code: found[code] for code in editions} if name == "edition" else found


def _artefact(
    parent: Xml.Element,
    tag: str,
    code: str,
    names: Mapping[str, str],
    version: str = sdmx.VERSION,
) -> Xml.Element:
    about = {"id": code, "agencyID": sdmx.AGENCY, "version": version, "isFinal": "true"}
    return _named(Xml.SubElement(parent, f"{_STR}{tag}", about), names)


def _named(element: Xml.Element, names: Mapping[str, str]) -> Xml.Element:
    for language in _NAMED_IN:
        own = Xml.SubElement(element, f"{_COM}Name")
        own.set(_LANG, language)
        own.text = names[language]
    return element


def _ref(parent: Xml.Element, **given: str) -> None:
    own = Xml.SubElement(parent, "Ref", agencyID=sdmx.AGENCY)
    for name, value in given.items():
        own.set(name.rstrip("_"), value)


def _flow(parent: Xml.Element, name: str) -> None:
    flow = _artefact(parent, "Dataflow", name, sdmx.name_of(name))
    if name != sdmx.FLOW:
        flow.insert(0, _annotation(_NOT_REAL, "true"))
    _ref(
        Xml.SubElement(flow, f"{_STR}Structure"),
        id=sdmx.DEFINITION,
        version=sdmx.DEFINITION_VERSION,
        package="datastructure",
        class_="DataStructure",
    )


def _annotation(kind: str, title: str) -> Xml.Element:
    """Return what is said of an artefact in a way that machines read."""
    said = Xml.Element(f"{_COM}Annotations")
    own = Xml.SubElement(said, f"{_COM}Annotation", id=kind)
    Xml.SubElement(own, f"{_COM}AnnotationTitle").text = title
    Xml.SubElement(own, f"{_COM}AnnotationType").text = kind
    return said


def _codelist(parent: Xml.Element, name: str, codes: Mapping[str, Mapping[str, str]]) -> None:
    found = _artefact(parent, "Codelist", f"CL_{name.upper()}", sdmx.name_of(name))
    for code, names in codes.items():
        _named(Xml.SubElement(found, f"{_STR}Code", id=code), names)


def _concepts(parent: Xml.Element) -> None:
    scheme = _artefact(parent, "ConceptScheme", sdmx.CONCEPTS, sdmx.name_of(sdmx.FLOW))
    for name in (*sdmx.columns(), sdmx.RELEASE):
        own = _named(Xml.SubElement(scheme, f"{_STR}Concept", id=name.upper()), sdmx.name_of(name))
        if f"CL_{name.upper()}" not in _LISTED:
            _text_format(Xml.SubElement(own, f"{_STR}CoreRepresentation"), name)


def _definition(parent: Xml.Element) -> None:
    names = sdmx.name_of(sdmx.FLOW)
    version = sdmx.DEFINITION_VERSION
    found = _artefact(parent, "DataStructure", sdmx.DEFINITION, names, version)
    parts = Xml.SubElement(found, f"{_STR}DataStructureComponents")
    dimensions = Xml.SubElement(parts, f"{_STR}DimensionList", id="DimensionDescriptor")
    for place, name in enumerate(sdmx.KEY, start=1):
        tag = "TimeDimension" if name == sdmx.TIME else "Dimension"
        _component(dimensions, tag, name, position=str(place))
    attributes = Xml.SubElement(parts, f"{_STR}AttributeList", id="AttributeDescriptor")
    for name in (*sdmx.BOUNDS, *ATTRIBUTES, sdmx.RELEASE):
        own = _component(attributes, "Attribute", name, assignmentStatus="Conditional")
        _related(Xml.SubElement(own, f"{_STR}AttributeRelationship"), name)
    measures = Xml.SubElement(parts, f"{_STR}MeasureList", id="MeasureDescriptor")
    _component(measures, "PrimaryMeasure", "obs_value")


def _related(parent: Xml.Element, name: str) -> None:
    if name == sdmx.RELEASE:
        Xml.SubElement(parent, f"{_STR}None")
        return
    measure = Xml.SubElement(parent, f"{_STR}PrimaryMeasure")
    Xml.SubElement(measure, "Ref", id="OBS_VALUE")


def _component(parent: Xml.Element, tag: str, name: str, **given: str) -> Xml.Element:
    found = Xml.SubElement(parent, f"{_STR}{tag}", id=name.upper())
    for attribute, value in given.items():
        found.set(attribute, value)
    _ref(
        Xml.SubElement(found, f"{_STR}ConceptIdentity"),
        id=name.upper(),
        maintainableParentID=sdmx.CONCEPTS,
        maintainableParentVersion=sdmx.VERSION,
        package="conceptscheme",
        class_="Concept",
    )
    represented = Xml.SubElement(found, f"{_STR}LocalRepresentation")
    if f"CL_{name.upper()}" in _LISTED:
        _ref(
            Xml.SubElement(represented, f"{_STR}Enumeration"),
            id=f"CL_{name.upper()}",
            version=sdmx.VERSION,
            package="codelist",
            class_="Codelist",
        )
    else:
        _text_format(represented, name)
    return found


def _text_format(parent: Xml.Element, name: str) -> None:
    Xml.SubElement(parent, f"{_STR}TextFormat", textType=_text_type(name))


def _text_type(name: str) -> str:
    if name == sdmx.TIME:
        return "ObservationalTimePeriod"
    return "Double" if name in ("obs_value", *sdmx.BOUNDS) else "String"
