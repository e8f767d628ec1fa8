"""What the installed software declares, as the database holds a staged release against it.

The worker writes the texts of a release; whoever owns the database installs what they must be.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, column, func, literal, select, table
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

from data import schema
from data.derived import area_rows, indicator_rows
from data.inputs import Inputs, take_source
from data.intake import ABOUT, source_toml
from indicators.flows import flows

_OF_THE_DAY = ("edition", "year", "retrieved")  # of a source of a flow: when its file came in
_TYPES = {"VARCHAR": "character varying", "FLOAT": "double precision"}  # as PostgreSQL calls them
_HELD = table("declaration", column("kind"), column("sha256"), schema="steward")

_ANY_DAY = date(2026, 1, 1)

Told = list[dict[str, Any]]


def declare(connection: Connection) -> None:
    """Install the declarations of this software, as the owner of the workflow."""
    held = {row.kind: row.sha256 for row in connection.execute(select(_HELD))}
    for kind, told in _declarations().items():
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        if held.get(kind) != digest:
            given = kind, digest, literal(told, JSONB)
            connection.execute(select(func.steward.declare(*given)))


def _declarations() -> Mapping[str, Told]:
    return {
        "indicator": [_without(row, "breaks") for row in indicator_rows(())],
        "area": [_without(row, "longitude", "latitude") for row in area_rows({})],
        "source": [*_sources()],
        "table": [_shape(one) for one in schema.metadata.sorted_tables],
    }


def _sources() -> Iterator[dict[str, Any]]:
    """Yield what the source of each flow says of itself, whatever figures it brings."""
    for code, flow in flows().items():
        read = Inputs()
        take_source(code, {ABOUT: source_toml(flow, b"", 1, _ANY_DAY)}, read, rows=False)
        yield _without(read.sources[0], *_OF_THE_DAY)


def _shape(one: Table) -> dict[str, Any]:
    spoken = postgresql.dialect()  # type: ignore[no-untyped-call]
    columns = {column.name: _type(column.type.compile(spoken)) for column in one.c}
    key = sorted(column.name for column in one.primary_key.columns)
    return {"table": one.name, "columns": columns, "key": key}


def _type(name: str) -> str:
    return _TYPES.get(name, name.lower())


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
