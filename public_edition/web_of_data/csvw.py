"""What stands beside each CSV for programs: columns, types, what is absent, licence, source.

Metadata for tabular data on the web (W3C, CSVW, 2015). The columns of the interface's CSV and of
SDMX-CSV are described once, under ``schema/``, and named by each table; those of a reader's CSV
differ by indicator and stand in its own description.
"""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, relpath
from typing import Any

from indicators.codelists import DIMENSIONS
from indicators.model import LANGUAGES, Language
from indicators.observations import MEASURES
from passports import sdmx
from public_edition.api import CHANGES, CORRECTED, CSV_COLUMNS, V1, json_text
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from public_edition.web_of_data.described import Described, release_described, state_described
from public_edition.web_of_data.schema_org import single

_CONTEXT = "http://www.w3.org/ns/csvw"
_BESIDE = "-metadata.json"
_SCHEMAS = f"{V1}/schema"
_FIGURES, _SDMX = f"{_SCHEMAS}/figures.json", f"{_SCHEMAS}/sdmx.json"
_CHANGED = f"{_SCHEMAS}/changes.json"
_KEY = ("indicator", "ref_area", "time_period", *DIMENSIONS, "data_source")
_LISTED = (*DIMENSIONS, "unit_measure", "obs_status", "ref_area")
_PLAIN = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
Node = dict[str, Any]


def shared_schemas(site: Site) -> Iterator[Output]:
    """Yield the columns of the interface's CSV, those of SDMX-CSV and those of changes."""
    figures = [_column(name, name, site) for name in CSV_COLUMNS]
    yield Output(_FIGURES, json_text({"columns": figures, "primaryKey": list(_KEY)}))
    coded = [_column(name, name.upper(), site) for name in (*sdmx.columns(), sdmx.RELEASE)]
    plain = [{"name": name, "titles": {"und": name}, "datatype": "string"} for name in _PLAIN]
    key = [name.upper() for name in sdmx.KEY]
    yield Output(_SDMX, json_text({"columns": [*plain, *coded], "primaryKey": key}))
    changed = [_changed(name) for name in CHANGES]
    yield Output(_CHANGED, json_text({"columns": changed}))


def beside_indicator(found: Described, reading: Reading) -> Iterator[Output]:
    """Yield the descriptions of an indicator's CSV and SDMX-CSV."""
    code, release = found.code, found.version
    yield _shared(f"{V1}/data/{code}.csv", found, _FIGURES)
    yield _shared(f"{V1}/sdmx/{code}.csv", found, _SDMX)
    if not reading.is_frozen(release):
        yield _shared(f"{V1}/release/{release}/{code}.csv", found, _FIGURES)


def beside_release(release: str, reading: Reading) -> Iterator[Output]:
    """Yield the descriptions of the CSV of a release: its changes, and figures new in it."""
    if reading.about(release).previous:
        found = release_described(release, reading)
        yield _shared(f"{V1}/release/{release}/changes.csv", found, _CHANGED)
    for code, since in reading.since(release).items():
        if since == release:
            path = f"{V1}/release/{release}/{code}.csv"
            yield _shared(path, state_described(code, release, reading), _FIGURES)


def _shared(path: str, found: Described, schema: str) -> Output:
    return _beside(path, found, {"tableSchema": relpath(schema, dirname(path))})


def beside_file(
    path: str,
    found: Described,
    language: Language,
    columns: Mapping[Language, Sequence[str]],
    numeric: Sequence[bool],
    skipped: int,
) -> Output:
    """Return the description of a reader's CSV, whose first lines say what it is.

    Parameters
    ----------
    columns : mapping
        The titles of the columns in each language.
    numeric : sequence of bool
        Which columns are numbers.
    skipped : int
        How many lines stand before the titles.
    """
    order = (language, *(code for code in LANGUAGES if code != language))
    described = [
        {
            "name": f"c{place}",
            "titles": {code: columns[code][place] for code in order},
            "datatype": "double" if number else "string",
            "null": "",
        }
        for place, number in enumerate(numeric)
    ]
    own = {
        "lang": language,
        "dialect": {"encoding": "utf-8", "skipRows": skipped},
        "tableSchema": {"columns": described},
    }
    return _beside(path, found, own)


def _beside(path: str, found: Described, own: Node) -> Output:
    name = path.rpartition("/")[2]
    node = {
        "@context": _CONTEXT,
        "url": name,
        "dc:title": _texts(found.names),
        "dc:description": _texts(found.descriptions),
        "dc:creator": single(found.publishers("en")),
        "dc:license": single(found.licences),
        "dc:source": single(found.links),
        "dc:modified": found.day.isoformat() if found.day else "",
        "dc:hasVersion": found.version,
        **own,
    }
    kept = {key: value for key, value in node.items() if value not in ("", [])}
    return Output(f"{path}{_BESIDE}", json_text(kept))


def _column(component: str, name: str, site: Site) -> Node:
    """Return a column that is a component of the structure, under the title it has in the file."""
    own: Node = {"name": name, "titles": {"und": name, **_titles(component)}}
    own |= {"datatype": _datatype(component), "null": ""}
    if component in _KEY:
        own["required"] = True
    if component in _LISTED:
        code = f"CL_{component.upper()}"
        own["valueUrl"] = site.absolute(f"{V1}/structure/codelist/{code}.json#{{{name}}}")
    if component == "obs_value":
        own["dc:description"] = _texts(
            {
                words.language: words("A value that is absent is named by its status; never zero.")
                for words in in_every_language()
            }
        )
    return own


def _datatype(component: str) -> str:
    if component in MEASURES:
        return "double"
    return "date" if component == CORRECTED else "string"


def _titles(component: str) -> Mapping[str, str]:
    if component == "licence":
        return {words.language: words("Licence") for words in in_every_language()}
    if component == CORRECTED:
        return {
            words.language: words("Day of the latest correction") for words in in_every_language()
        }
    return sdmx.name_of(sdmx.RELEASE if component == "release" else component)


def _changed(name: str) -> Node:
    """Return a column of the changes: before and after have the type of what they are of."""
    component = name.removesuffix("_before").removesuffix("_after")
    number = name in ("before", "after") or component in MEASURES
    return {
        "name": name,
        "titles": {"und": name, **(sdmx.name_of(component) if component in _KEY else {})},
        "datatype": "double" if number else "string",
        "null": "",
    }


def _texts(texts: Mapping[str, str]) -> list[Node]:
    return [{"@value": texts[code], "@language": code} for code in LANGUAGES if texts.get(code)]
