"""The description of the data interface (OpenAPI 3.1), from which its documentation is written."""

from typing import Any

from indicators.words import Words
from indicators.words import words as words_of
from public_edition.api.schemas import SCHEMAS

_TEXT = {"type": "string"}

_KINDS = {
    "zip": "application/zip",
    "csv": "text/csv",
    "json": "application/json",
    "xml": "application/xml",
}
_PARAMETERS = {
    "indicator": "Code of an indicator, as in indicators.json",
    "ref_area": "Code of an area that has a figure, as in indicators.json",
    "codelist": "Name of a code list, for instance CL_SEX or CL_OBS_STATUS",
    "table": "figures, sdmx or changes",
    "release": "A data release that an answer has named",
}


def paths(words: Words) -> tuple[tuple[str, str, str | None], ...]:
    """Return each path, what it answers, and the schema of that; None where it is not JSON."""
    return (
        ("/release.json", words("The present data release"), "Release"),
        (
            "/indicators.json",
            words("Every indicator, those without a published figure too"),
            "Indicators",
        ),
        ("/areas.json", words("Every area of the four schemes"), "Areas"),
        ("/sources.json", words("Every source with a published figure"), "Sources"),
        ("/structure/codelist/{codelist}.json", words("One code list"), "Codelist"),
        ("/data/{indicator}.json", words("Every published figure of an indicator"), "Data"),
        ("/data/{indicator}/{ref_area}.json", words("Its figures for one area"), "DataOfArea"),
        ("/data/{indicator}.csv", words("The same figures as CSV"), None),
        ("/sdmx/{indicator}.csv", words("The same figures as SDMX-CSV 2.0"), None),
        ("/sdmx/{indicator}.json", words("The same figures as SDMX-JSON 2.0"), None),
        ("/sdmx/json1/{indicator}.json", words("The same figures as SDMX-JSON 1.0"), None),
        ("/sdmx/structure.xml", words("What columns and codes mean, as SDMX-ML 2.1"), None),
        ("/data/{indicator}.csv-metadata.json", words("What its CSV holds, as CSVW"), None),
        ("/sdmx/{indicator}.csv-metadata.json", words("What its SDMX-CSV holds, as CSVW"), None),
        ("/schema/{table}.json", words("The columns of every CSV of a kind, as CSVW"), None),
        ("/releases.json", words("Every frozen release, the newest first"), "Releases"),
        (
            "/release/{release}.json",
            words(
                "A frozen release, and under which release each indicator's figures of it are found"
            ),
            "FrozenRelease",
        ),
        (
            "/release/{release}/{indicator}.csv",
            words(
                "An indicator's figures as they stood since a release, until another changed them"
            ),
            None,
        ),
        (
            "/release/{release}/{indicator}.csv-metadata.json",
            words("What the CSV of a release holds, as CSVW"),
            None,
        ),
        ("/release/{release}/changes.csv", words("What changed since the release before"), None),
        (
            "/release/{release}/package.zip",
            words("A frozen release as a Frictionless data package"),
            None,
        ),
    )


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
        "paths": {
            path: {"get": _operation(path, says, name)}
            for path, says, name in paths(words_of("en"))
        },
        "components": {"schemas": SCHEMAS},
    }


def _operation(path: str, says: str, schema: str | None) -> dict[str, Any]:
    kind = _KINDS[path.rpartition(".")[2]]
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
