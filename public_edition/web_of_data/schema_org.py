"""What a page says to search engines, in the words of schema.org (schema.org/Dataset)."""

from typing import Any

from indicators.codelists import NATION, codelist
from indicators.model import Indicator
from indicators.words import Words, area_name, kind_names, unit
from passports.headers import MEDIA_TYPES
from public_edition.site import Site
from public_edition.web_of_data.described import CATALOGUE, Described, File

_CONTEXT = "https://schema.org"
Node = dict[str, Any]


def dataset(found: Described, site: Site, words: Words) -> Node:
    """Return a set of figures as a Dataset; what is not known is left out."""
    language = words.language
    page = site.absolute(f"{language}/{found.page}")
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": identity(found.code, site),
            "identifier": found.code,
            "name": words.of(found.names),
            "description": words.of(found.descriptions),
            "url": page,
            "inLanguage": language,
            "isAccessibleForFree": True,
            "includedInDataCatalog": _catalogue(site, words),
            "publisher": _organization(_monitor(words)),
            "creator": [_organization(name) for name in found.publishers(language)],
            "license": [_work(licence) for licence in found.licences],
            "isBasedOn": found.links,
            "version": found.version,
            "dateModified": found.day.isoformat() if found.day else "",
            "temporalCoverage": "/".join(map(str, dict.fromkeys(found.years))),
            "spatialCoverage": [_place(code, words) for code in found.places],
            "distribution": [_download(file, site) for file in _files(found, language)],
            **(_measured(found, found.item, words) if found.item else {}),
        }
    )


def term(item: Indicator, site: Site, words: Words) -> Node:
    """Return an indicator of which nothing is published: a term that is defined, no figures."""
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": identity(item.indicator, site),
        "termCode": item.indicator,
        "name": words.of(item.name),
        "description": words.of(item.definition),
        "url": site.absolute(f"{words.language}/indicator/{item.indicator}.html"),
        "inLanguage": words.language,
    }


def catalogue(site: Site, words: Words, description: str) -> Node:
    """Return the whole edition as a DataCatalog."""
    own = {"@context": _CONTEXT, **_catalogue(site, words), "description": description}
    return own | {"publisher": _organization(_monitor(words)), "inLanguage": words.language}


def identity(code: str, site: Site) -> str:
    """Return the address that stands for a set of figures in every language and vocabulary."""
    return f"{site.absolute(CATALOGUE)}#{code}"


def _measured(found: Described, item: Indicator, words: Words) -> Node:
    kinds = kind_names(words)
    ways = [kinds[source["kind"]] for source in found.sources]
    about = [codelist("domain")[item.domain]["name"][words.language]]
    goal = [words("SDG indicator {code}", code=item.sdg_indicator)] if item.sdg_indicator else []
    return {
        "variableMeasured": {
            "@type": "PropertyValue",
            "propertyID": item.indicator,
            "name": words.of(item.name),
            "unitText": unit(item, words),
        },
        "measurementTechnique": [
            *dict.fromkeys(ways),
            *([item.reference] if item.reference else []),
        ],
        "keywords": about + goal,
    }


def _files(found: Described, language: str) -> list[File]:
    """Return the files of a set of figures: an indicator has one in the language of the page."""
    own = File(f"file/{language}/{found.code}.csv", f"CSV ({language})", MEDIA_TYPES["csv"])
    return [*found.files, own] if found.item else list(found.files)


def _download(file: File, site: Site) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "encodingFormat": file.media,
        "contentUrl": site.absolute(file.path),
    }


def _catalogue(site: Site, words: Words) -> Node:
    return {
        "@type": "DataCatalog",
        "@id": site.absolute(CATALOGUE),
        "name": _monitor(words),
        "url": site.absolute(f"{words.language}/index.html"),
    }


def _monitor(words: Words) -> str:
    return f"{words('Child Rights Monitor')} — {area_name(NATION, words)}"


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _work(licence: str) -> Node:
    return {"@type": "CreativeWork", "name": licence}


def _place(ref_area: str, words: Words) -> Node:
    return {"@type": "Place", "name": area_name(ref_area, words), "identifier": ref_area}


def _known(node: Node) -> Node:
    """Return a node without what is empty; what is one stands for itself."""
    return {name: single(value) for name, value in node.items() if value not in ("", [], None)}


def single(value: Any) -> Any:
    """Return what a list of one holds; any other value as it is."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
