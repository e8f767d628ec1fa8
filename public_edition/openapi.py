"""The description of the data interface (OpenAPI 3.1), from which its documentation is written."""

from typing import Any

from indicators.codelists import DIMENSIONS

_TEXT = {"type": "string"}
_MAYBE_TEXT = {"type": ["string", "null"]}
_MAYBE_NUMBER = {"type": ["number", "null"]}
_RELEASE = {
    "type": "string",
    "pattern": r"^(\d{4}-\d{2}-\d{2}-)?[0-9a-f]{12}$",
    "description": "The data release in which these figures took their present state.",
}
_NAMES = {
    "type": "object",
    "properties": {"az": _TEXT, "en": _TEXT, "ru": _TEXT},
    "required": ["az", "en", "ru"],
}


def _object(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object whose every property is there and that has no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


_PUBLISHED = {"const": "published"}
_HEAD = {
    "release": _RELEASE,
    "edition": _PUBLISHED,
    "indicator": _object(
        id=_TEXT,
        name=_NAMES,
        unit_measure=_TEXT,
        decimals={"type": "integer", "minimum": 0},
        caveat=_NAMES,
    ),
    "sources": _list_of("Source"),
    "observations": _list_of("Observation"),
}

SCHEMAS: dict[str, Any] = {
    "Observation": {
        **_object(
            ref_area=_TEXT,
            time_period={"type": "string", "pattern": r"^\d{4}"},
            **dict.fromkeys(DIMENSIONS, _TEXT),
            data_source=_TEXT,
            obs_value=_MAYBE_NUMBER,
            lower_bound=_MAYBE_NUMBER,
            upper_bound=_MAYBE_NUMBER,
            obs_status=_TEXT,
            source_cell=_MAYBE_TEXT,
            source_link=_MAYBE_TEXT,
            footnotes=_MAYBE_TEXT,
            state={
                "enum": [
                    None,
                    "missing",
                    "suppressed",
                    "not_collected",
                    "not_applicable",
                    "low_reliability",
                ]
            },
        ),
        "description": "One observation. A value that is absent is null and named by its state.",
    },
    "Source": _object(
        id=_TEXT,
        kind=_TEXT,
        publisher=_NAMES,
        title=_NAMES,
        edition=_TEXT,
        licence=_TEXT,
        url=_MAYBE_TEXT,
        retrieved=_MAYBE_TEXT,
    ),
    "Area": _object(
        id=_TEXT,
        scheme={"enum": ["nation", "region_2021", "region_2006", "district"]},
        parent=_MAYBE_TEXT,
        name=_NAMES,
        valid_from=_MAYBE_TEXT,
        valid_to=_MAYBE_TEXT,
    ),
    "Indicator": _object(
        id=_TEXT,
        name=_NAMES,
        definition=_NAMES,
        domain=_TEXT,
        unit_measure=_TEXT,
        decimals={"type": "integer", "minimum": 0},
        direction={"enum": ["lower", "higher", "none"]},
        sdg_indicator=_MAYBE_TEXT,
        crc_articles={"type": "array", "items": {"type": "integer"}},
        holders={"type": "array", "items": _TEXT},
        observations={"type": "integer", "minimum": 0},
        areas={"type": "array", "items": _TEXT},
        gap={"anyOf": [{"type": "null"}, _NAMES]},
    ),
    "Code": {
        "type": "object",
        "properties": {"id": _TEXT, "name": _NAMES, "state": _TEXT},
        "required": ["id", "name"],
        "additionalProperties": False,
    },
    "Data": _object(**_HEAD),
    "DataOfArea": _object(**_HEAD, ref_area={"$ref": "#/components/schemas/Area"}),
    "Indicators": _object(release=_RELEASE, indicators=_list_of("Indicator")),
    "Areas": _object(release=_RELEASE, areas=_list_of("Area")),
    "Sources": _object(release=_RELEASE, sources=_list_of("Source")),
    "Codelist": _object(release=_RELEASE, id=_TEXT, codes=_list_of("Code")),
    "Release": _object(
        release=_RELEASE,
        edition=_PUBLISHED,
        indicators={"type": "integer"},
        observations={"type": "integer"},
        sources={"type": "integer"},
        stands_since={"type": "object", "additionalProperties": _RELEASE},
    ),
}

# Path, what it answers, and the schema of the answer; None where it is not JSON.
PATHS: tuple[tuple[str, str, str | None], ...] = (
    ("/release.json", "The present data release", "Release"),
    ("/indicators.json", "Every indicator, those without a published figure too", "Indicators"),
    ("/areas.json", "Every area of the four schemes", "Areas"),
    ("/sources.json", "Every source with a published figure", "Sources"),
    ("/structure/codelist/{codelist}.json", "One code list", "Codelist"),
    ("/data/{indicator}.json", "Every published figure of an indicator", "Data"),
    ("/data/{indicator}/{ref_area}.json", "Its figures for one area", "DataOfArea"),
    ("/data/{indicator}.csv", "The same figures as CSV", None),
    ("/release/{release}/{indicator}.csv", "Its figures as they stood in a release", None),
    ("/release/{release}/package.zip", "A frozen release as a Frictionless data package", None),
)
_PARAMETERS = {
    "indicator": "Code of an indicator, as in indicators.json",
    "ref_area": "Code of an area that has a figure, as in indicators.json",
    "codelist": "Name of a code list, for instance CL_SEX or CL_OBS_STATUS",
    "release": "A data release that an answer has named",
}


def document(base: str) -> dict[str, Any]:
    """Return the OpenAPI document of the interface at an address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Child Rights Monitor — Azerbaijan: published figures",
            "version": "1.0.0",
            "description": "Read-only, static, without a key. Published figures only; each answer "
            "names its release, its sources and their licences.",
            "license": {
                "name": "Each source keeps its own licence",
                "url": f"{base}/en/sources.html",
            },
        },
        "servers": [{"url": f"{base}/api/v1"}],
        "paths": {path: {"get": _operation(path, says, name)} for path, says, name in PATHS},
        "components": {"schemas": SCHEMAS},
    }


def _operation(path: str, says: str, schema: str | None) -> dict[str, Any]:
    kind = "application/zip" if path.endswith(".zip") else "text/csv"
    content: dict[str, Any] = {kind: {"schema": _TEXT}}
    if schema:
        reference = {"$ref": f"#/components/schemas/{schema}"}
        content = {"application/json": {"schema": reference}}
    named = [name for name in _PARAMETERS if f"{{{name}}}" in path]
    return {
        "summary": says,
        "operationId": "".join(part for part in path if part.isalnum() or part == "_"),
        "parameters": [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _PARAMETERS[name],
                "schema": _TEXT,
            }
            for name in named
        ],
        "responses": {
            "200": {"description": says, "content": content},
            "404": {"description": "Nothing is published under this address"},
        },
    }
