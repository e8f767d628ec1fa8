"""A whole release as a Frictionless data package: tables with schema, sources and licences.

Source: Data Package standard v1 (frictionlessdata.io): ``datapackage.json`` and CSV, in one zip.
The tables are the bytes of the release, so that its hash can be computed from the package alone.
"""

import csv
import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from data.frozen import KEYS, Release
from indicators.codelists import DIMENSIONS
from indicators.observations import MEASURES

_START = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold: a package carries no other
_TITLES: Mapping[str, str] = {
    "observations": "Every published figure, with bounds, status and where it stands in its source",
    "indicators": "Indicators: names, definitions and what they do not say, in three languages",
    "sources": "Sources: publisher, title, edition, licence, when it was retrieved",
    "files": "Which file of a source holds which indicator, with its SHA-256",
    "areas": "Areas: the nation, regions, districts, with scheme, parent and names",
    "codelists": "Code lists of dimensions, units and states, in three languages",
}
_REFERS: Mapping[str, Mapping[str, str]] = {
    "observations": {"indicator": "indicators", "ref_area": "areas", "data_source": "sources"},
    "files": {"indicator": "indicators", "data_source": "sources"},
}
_INTEGERS = frozenset({"decimals", "disclosure_threshold"})


def package(release: Release) -> bytes:
    """Return the zip of a release: the same release gives the same bytes.

    It holds the published edition only: a release holds no other.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "datapackage.json", _written(descriptor(release)))
        _add(archive, "README.txt", _readme(release).encode())
        for name, table in release.tables.items():
            _add(archive, f"{name}.csv", table)
    return buffer.getvalue()


def descriptor(release: Release) -> dict[str, Any]:
    """Return ``datapackage.json`` of a release as a value."""
    about = release.about
    return {
        "profile": "tabular-data-package",
        "name": f"child-rights-monitor-azerbaijan-{about.id}",
        "id": f"sha256:{about.content}",
        "title": f"Child Rights Monitor — Azerbaijan, data release {about.id}",
        "description": about.notes["en"],
        "version": about.id,
        "created": f"{about.date.isoformat()}T00:00:00Z",
        "licenses": _licences(release),
        "sources": [_source(row) for row in release.sources.values()],
        "resources": [_resource(name, table) for name, table in release.tables.items()],
    }


def _licences(release: Release) -> list[dict[str, str]]:
    """Return the licences of the sources: each figure has that of its own source."""
    named = sorted({str(row["licence"]) for row in release.sources.values()})
    return [{"name": _slug(licence), "title": licence} for licence in named]


def _slug(text: str) -> str:
    kept = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in text)
    return "-".join(part for part in kept.split("-") if part) or "other"


def _source(row: Mapping[str, Any]) -> dict[str, str]:
    title = f"{row['publisher_en']}: {row['title_en']}, {row['edition']} [{row['data_source']}]"
    return {"title": title, **({"path": str(row["url"])} if row["url"] else {})}


def _resource(name: str, table: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": _TITLES[name],
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table),
        "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
        "schema": _schema(name, table),
    }


def _schema(name: str, table: bytes) -> dict[str, Any]:
    """Return what a table holds, by its own header: an older release has fewer columns."""
    columns = next(csv.reader([table.split(b"\n", 1)[0].decode()]))
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for column in columns],
        "missingValues": [""],
        "primaryKey": list(KEYS[name]),
    }
    if name in _REFERS:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [column]}}
            for column, table in _REFERS[name].items()
        ]
    return schema


def _field(table: str, column: str) -> dict[str, Any]:
    required = {"required": True} if column in KEYS[table] else {}
    found: dict[str, Any] = {"name": column, "type": _type(column)}
    if column in DIMENSIONS:
        found["description"] = f"Code of the list {column} in codelists.csv; _T is the total"
    return found | ({"constraints": required} if required else {})


def _type(column: str) -> str:
    if column in MEASURES:
        return "number"
    return "integer" if column in _INTEGERS else "string"


def _readme(release: Release) -> str:
    """Return what someone who opens the zip reads first."""
    about = release.about
    tables = "\n".join(f"{name}.csv: {text}." for name, text in _TITLES.items())
    return (
        f"Child Rights Monitor — Azerbaijan. Data release {about.id}, {about.date.isoformat()}.\n\n"
        f"{about.notes['en']}\n\n{tables}\n\n"
        "Every figure belongs to its source and stands under the licence of that source: see the "
        "columns licence of sources.csv and data_source of observations.csv.\n"
        "An empty obs_value is not zero: obs_status says why there is none (codelists.csv).\n"
        f"SHA-256 of the content: {about.content}\n"
    )


def _written(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _START)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=9)
