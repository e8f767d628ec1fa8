"""What a reader could quote of the published edition, as tables that are the same bytes each time.

One CSV a table, in UTF-8, ordered by its key: the observations with bounds, status and source
cell, the texts of the declarations, the sources, which file of a source holds which indicator,
the areas and the code lists. Their hash names a data release.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, areas, codelist, codes
from indicators.files import plain_cell
from indicators.model import LANGUAGES
from indicators.observations import COLUMNS, KEY, MEASURES

Row = Mapping[str, Any]

_DECLARED = ("domain", "unit_measure", "decimals", "direction", "period", "population")
_SPOKEN = ("name", "definition", "caveat")
_SOURCE = ("data_source", "kind", "edition", "year", "url", "licence", "retrieved", "superseded_by")
_SAID = ("publisher", "title", "note")
_LISTS = ("obs_status", "unit_measure")

KEYS: Mapping[str, tuple[str, ...]] = {
    "observations": tuple(name for name in KEY if name != "edition"),
    "indicators": ("indicator",),
    "sources": ("data_source",),
    "files": ("data_source", "indicator", "file"),
    "areas": ("ref_area",),
    "codelists": ("codelist", "code"),
}
TABLES: Mapping[str, tuple[str, ...]] = {
    "observations": tuple(name for name in COLUMNS if name != "edition"),
    "indicators": (
        "indicator",
        *_DECLARED,
        "disclosure_threshold",
        *(f"{what}_{language}" for what in _SPOKEN for language in LANGUAGES),
    ),
    "sources": (*_SOURCE, *(f"{what}_{language}" for what in _SAID for language in LANGUAGES)),
    "files": ("data_source", "indicator", "file", "sha256"),
    "areas": ("ref_area", "scheme", "parent", "valid_from", "valid_to", *LANGUAGES),
    "codelists": ("codelist", "code", *LANGUAGES),
}


def content(
    observations: Iterable[Row], sources: Iterable[Row] = (), files: Iterable[Row] = ()
) -> dict[str, bytes]:
    """Return the tables of a release, each as the bytes of a CSV.

    Parameters
    ----------
    observations : iterable of rows
        Under the frame contract; those of another edition than the published are left out.
    sources, files : iterable of rows
        As ``data.inputs`` reads them.
    """
    published = [row for row in observations if row["edition"] == "published"]
    used = {row["indicator"] for row in published}
    rows: dict[str, Iterable[Row]] = {
        "observations": published,
        "indicators": [_indicator(code) for code in used],
        "sources": [row for row in sources if row["kind"] != "synthetic"],
        "files": files,
        "areas": [{**vars(area), **area.name} for area in areas().values()],
        "codelists": _codes(),
    }
    return {name: _csv(rows[name], columns, KEYS[name]) for name, columns in TABLES.items()}


def content_hash(tables: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of tables: of the name, the length and the bytes of each."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        digest.update(f"{name} {len(tables[name])}\n".encode())
        digest.update(tables[name])
    return digest.hexdigest()


def row_line(row: Row) -> str:
    """Return one observation as its line in the table of observations, without the line's end."""
    return _line(row, TABLES["observations"]).rstrip("\n")


def row_hash(row: Row) -> str:
    """Return the SHA-256 of an observation: of its line in the table of observations."""
    return hashlib.sha256(row_line(row).encode()).hexdigest()


def _indicator(code: str) -> dict[str, Any]:
    item = catalog()[code]
    spoken = {
        f"{what}_{language}": text
        for what in _SPOKEN
        for language, text in getattr(item, what).items()
    }
    return {**{name: getattr(item, name) for name in TABLES["indicators"][:8]}, **spoken}


def _codes() -> list[dict[str, Any]]:
    """Return every code of every list an observation uses; the codes of groups by population."""
    lists = {name: codelist(name) for name in _LISTS}
    lists |= {name: codes(name) for name in DIMENSIONS}
    lists |= {f"{name}_persons": codes(name, "persons") for name in DIMENSIONS}
    shown = {name: entries for name, entries in lists.items() if _own(name, entries, lists)}
    return [
        {"codelist": name, "code": code, **{language: entry[language] for language in LANGUAGES}}
        for name, entries in shown.items()
        for code, entry in entries.items()
    ]


def _own(name: str, entries: Any, lists: Mapping[str, Any]) -> bool:
    """Return whether a list differs from the one it is a variant of."""
    return bool(entries != lists.get(name.removesuffix("_persons")) or "_persons" not in name)


def _csv(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str]) -> bytes:
    ordered = sorted(rows, key=lambda row: [str(row[name]) for name in key])
    return "".join([_joined(columns), *(_line(row, columns) for row in ordered)]).encode()


def _line(row: Row, columns: Sequence[str]) -> str:
    return _joined([_cell(name, row[name]) for name in columns])


def _joined(cells: Sequence[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _cell(name: str, value: Any) -> str:
    """Return a cell as text; of a number the shortest that reads back as the same number."""
    if value is None or value == "" or (name in MEASURES and pd.isna(value)):
        return ""
    return repr(float(value)).removesuffix(".0") if name in MEASURES else plain_cell(str(value))
