"""The catalogue of the edition for other catalogues, in DCAT 3 (W3C, 2024), as JSON-LD.

Each set of figures is a ``dcat:Dataset`` with the files it is taken in; licences and publishers
are nodes that are written once. Names stand in three languages.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from indicators.catalog import catalog
from indicators.codelists import NATION, areas, codelist
from indicators.model import LANGUAGES
from passports import sdmx
from public_edition.api import json_text
from public_edition.reading import Reading
from public_edition.site import Output, Site
from public_edition.web_of_data.described import (
    CATALOGUE,
    Described,
    File,
    indicator_described,
    release_described,
)
from public_edition.web_of_data.schema_org import identity

_TYPED = {
    "dcat:landingPage": "@id",
    "dcat:accessURL": "@id",
    "dcat:downloadURL": "@id",
    "dcat:dataset": "@id",
    "dcat:previousVersion": "@id",
    "dct:language": "@id",
    "dct:license": "@id",
    "dct:creator": "@id",
    "dct:publisher": "@id",
    "dct:source": "@id",
    "dct:spatial": "@id",
    "foaf:homepage": "@id",
    "dct:modified": "xsd:date",
    "dcat:startDate": "xsd:gYear",
    "dcat:endDate": "xsd:gYear",
}
_CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@type": kind} for name, kind in _TYPED.items()},
}
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGES = [f"{_LANGUAGE}{code}" for code in ("AZE", "ENG", "RUS")]
Node = dict[str, Any]


def catalogue_file(reading: Reading, site: Site) -> Iterator[Output]:
    """Yield the catalogue: every indicator with a figure, every release."""
    known = [indicator_described(code, reading) for code in catalog()]
    releases = [release_described(about.id, reading) for about in reading.every_frozen()]
    every = [*(found for found in known if found), *releases]
    graph = [
        _catalogue(every, site),
        *(_dataset(found, site) for found in every),
        *_once(every, site),
    ]
    yield Output(CATALOGUE, json_text({"@context": _CONTEXT, "@graph": graph}))


def _catalogue(every: Sequence[Described], site: Site) -> Node:
    days = [found.day.isoformat() for found in every if found.day]
    return {
        "@id": site.absolute(CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": _texts(sdmx.name_of(sdmx.AGENCY)),
        "dct:description": _texts(sdmx.name_of(sdmx.FLOW)),
        "dct:publisher": _node(sdmx.AGENCY, site),
        "dct:language": _LANGUAGES,
        "dct:spatial": _node(NATION, site),
        "foaf:homepage": site.absolute("az/index.html"),
        **({"dct:modified": max(days)} if days else {}),
        "dcat:dataset": [identity(found.code, site) for found in every],
    }


def _dataset(found: Described, site: Site) -> Node:
    item = found.item
    return {
        "@id": identity(found.code, site),
        "@type": "dcat:Dataset",
        "dct:identifier": found.code,
        "dct:title": _texts(found.names),
        "dct:description": _texts(found.descriptions),
        "dct:publisher": _node(sdmx.AGENCY, site),
        "dct:creator": [_node(name, site) for name in found.publishers("en")],
        "dct:source": found.links,
        "dct:language": _LANGUAGES,
        "dct:spatial": [_node(code, site) for code in found.places],
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": f"{found.years[0]}",
            "dcat:endDate": f"{found.years[1]}",
        },
        "dcat:version": found.version,
        **({"dct:modified": found.day.isoformat()} if found.day else {}),
        **({"dcat:previousVersion": identity(found.previous, site)} if found.previous else {}),
        **({"dcat:keyword": _texts(codelist("domain")[item.domain]["name"])} if item else {}),
        "dcat:landingPage": [site.absolute(f"{code}/{found.page}") for code in LANGUAGES],
        "dcat:distribution": [_distribution(file, found, site) for file in found.files],
    }


def _distribution(file: File, found: Described, site: Site) -> Node:
    return {
        "@id": site.absolute(file.path),
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:mediaType": file.media,
        "dct:license": [_node(licence, site) for licence in found.licences],
        "dcat:accessURL": site.absolute(file.path),
        "dcat:downloadURL": site.absolute(file.path),
    }


def _once(every: Iterable[Described], site: Site) -> Iterator[Node]:
    """Yield what sets of figures share: publishers, licences and areas, each once."""
    found = list(every)
    sources = [source for own in found for source in own.sources]
    agents = {source["publisher_en"]: _published_by(source) for source in sources}
    agents[sdmx.AGENCY] = dict(sdmx.name_of(sdmx.AGENCY))
    for name, texts in sorted(agents.items()):
        yield {"@id": _node(name, site), "@type": "foaf:Agent", "foaf:name": _texts(texts)}
    for licence in sorted({licence for own in found for licence in own.licences}):
        yield {"@id": _node(licence, site), "@type": "dct:LicenseDocument", "dct:title": licence}
    for code in sorted({NATION, *(code for own in found for code in own.places)}):
        label = {"skos:prefLabel": _texts(areas()[code].name), "dct:identifier": code}
        yield {"@id": _node(code, site), "@type": "dct:Location", **label}


def _published_by(source: Mapping[str, Any]) -> dict[str, str]:
    return {code: source[f"publisher_{code}"] for code in LANGUAGES}


def _node(name: str, site: Site) -> str:
    """Return the address that stands for a publisher, a licence or an area in the catalogue."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:10]
    return f"{site.absolute(CATALOGUE)}#n-{digest}"


def _texts(names: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": names[code], "@language": code} for code in LANGUAGES if names.get(code)]
