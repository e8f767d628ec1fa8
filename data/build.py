"""Build the store: read every source, check everything, write beside, then replace.

Run as ``python -m data.build``. Exit status 1 and the previous database untouched if any input
has a fault; all faults are reported together. Of other failures: ``indicators/errors.py``.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert
from sqlalchemy.exc import SQLAlchemyError

from data import schema, settings
from data.beside import written_beside
from data.content import content, content_hash
from data.fingerprint import fingerprint
from data.inputs import Inputs, Row, read_inputs
from data.store import is_sqlite, open_store, sqlite_path
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas
from indicators.errors import DashboardError, DataFaults, StoreUnavailable
from indicators.legend import legend_key
from indicators.observations import KEY

_BATCH = 20_000

Points = dict[str, tuple[float, float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is absent or stale; return the exit status."""
    force = "--force" in (sys.argv[1:] if arguments is None else arguments)
    try:
        if not force and is_fresh():
            return 0
        build()
    except DashboardError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code
    return 0


def build(url: str | None = None) -> None:
    """Write the whole store to a database.

    Raises
    ------
    DataFaults
        If any input has a fault; the previous database is left as it was.
    EngineError
        If records are to be analysed and their engine cannot be opened; nothing is written.
    """
    url = url or settings.database_url()
    with _engine() as engine:
        inputs = read_inputs(settings.OBSERVATIONS, settings.EVENTS, settings.PEERS)
        static, points = _static_files(inputs)
        if inputs.faults:
            raise DataFaults(inputs.faults)
        with _target(url) as connection:
            schema.metadata.drop_all(connection)
            schema.metadata.create_all(connection)
            _write(connection, inputs, static, points, engine)


def _engine() -> AbstractContextManager[Any]:
    """Open the engine of records for the build; nothing where no records are to be analysed."""
    from data.engine import running_engine

    return running_engine() if _has_records() else nullcontext()


def _has_records() -> bool:
    """Return whether the build makes records: only the illustrative edition has any."""
    return "illustrative" in settings.editions()


def _static_files(inputs: Inputs) -> tuple[dict[str, str], Points]:
    from data.static import write_static

    try:
        return write_static(settings.shapes_dir(), settings.STATIC)
    except DataFaults as error:
        inputs.faults.extend(error.faults)
        return {}, {}


def _write(
    connection: Connection, inputs: Inputs, static: dict[str, str], points: Points, engine: Any
) -> None:
    from data.analyses import rows as analyses
    from data.illustrative import observations as illustrative
    from data.predecessors import shown_before
    from data.protection import protect_rows

    sources = [*inputs.sources]
    rows = [*inputs.observations]
    if _has_records():
        source, made = illustrative(inputs.observations)
        sources.append(source)
        known = [*inputs.observations, *shown_before()]
        rows += protect_rows(made, known)
        _insert(connection, schema.analysis, analyses(inputs.observations, made, engine))
    _insert(connection, schema.source, sources)
    _insert(connection, schema.observation, sorted(rows, key=_key))
    _insert(connection, schema.coverage, coverage(rows))
    _insert(connection, schema.area, _area_rows(points))
    _insert(connection, schema.indicator, _indicator_rows(rows))
    _insert(connection, schema.event, inputs.events)
    _insert(connection, schema.peer, inputs.peers)
    _insert(connection, schema.file, inputs.files)
    named = release(rows, inputs.sources, inputs.files)
    facts = {**static, "fingerprint": fingerprint(), "release": named}
    _insert(connection, schema.build, [{"name": n, "value": v} for n, v in facts.items()])


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def coverage(rows: Iterable[Row]) -> list[Row]:
    """Return each slice of the observations with its scheme and the number of its areas."""
    names = [name for name in KEY if name != "ref_area"]
    counts: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row["obs_value"] is not None and row["obs_value"] != "":
            key = (*(row[name] for name in names), areas()[row["ref_area"]].scheme)
            counts[key] = counts.get(key, 0) + 1
    return [
        dict(zip((*names, "scheme"), key, strict=True)) | {"areas": n} for key, n in counts.items()
    ]


def _area_rows(points: Points) -> list[Row]:
    return [
        {
            "ref_area": area.ref_area,
            "scheme": area.scheme,
            "parent": area.parent,
            "valid_from": area.valid_from,
            "valid_to": area.valid_to,
            "longitude": points.get(area.ref_area, (None, None))[0],
            "latitude": points.get(area.ref_area, (None, None))[1],
            **{f"name_{language}": name for language, name in area.name.items()},
        }
        for area in areas().values()
    ]


def _indicator_rows(rows: Iterable[Row]) -> list[Row]:
    locked = locked_breaks(rows)
    return [
        {
            "indicator": item.indicator,
            "domain": item.domain,
            "unit_measure": item.unit_measure,
            "breaks": json.dumps(locked.get(item.indicator, {})),
            **{f"name_{k}": v for k, v in item.name.items()},
            **{f"definition_{k}": v for k, v in item.definition.items()},
            **{f"caveat_{k}": v for k, v in item.caveat.items()},
        }
        for item in catalog().values()
    ]


def locked_breaks(rows: Iterable[Row]) -> dict[str, dict[str, list[float]]]:
    """Return, per indicator, the legend breaks of each scheme in each edition.

    One set of breaks serves all years and all groups, so that two maps can be compared. Where
    a dimension has no total (attendance by age band), each of its codes is a thing of its own.
    """
    mapped = [
        row
        for row in rows
        if row["obs_value"] is not None and areas()[row["ref_area"]].scheme != "nation"
    ]
    with_total = {(row["indicator"], name) for row in mapped for name in _totals_of(row)}

    def legend(row: Row) -> tuple[str, str]:
        pinned = {n: row[n] for n in DIMENSIONS if (row["indicator"], n) not in with_total}
        scheme = areas()[row["ref_area"]].scheme
        return row["indicator"], legend_key(row["edition"], scheme, pinned)

    found: dict[str, dict[str, list[float]]] = {}
    for (code, name), group in groupby(sorted(mapped, key=legend), key=legend):
        values = [row["obs_value"] for row in group]
        found.setdefault(code, {})[name] = breaks(values, decimals=catalog()[code].decimals)
    return found


def _totals_of(row: Row) -> list[str]:
    return [name for name in DIMENSIONS if row[name] == TOTAL]


def release(rows: Iterable[Row], sources: Iterable[Row] = (), files: Iterable[Row] = ()) -> str:
    """Return the content hash of the published edition: the name of this data release.

    It covers all that a reader could quote: value, bounds, status, source cell and footnotes of
    every published observation, the texts of its declaration and its source.
    """
    return content_hash(content(rows, sources, files))[:12]


def is_fresh(url: str | None = None) -> bool:
    """Return whether the store was built from the inputs as they are now."""
    try:
        built = open_store(url).build()
    except (StoreUnavailable, SQLAlchemyError):
        return False
    files = [value for name, value in built.items() if name.startswith("static_")]
    present = all((settings.STATIC / name).exists() for name in files)
    return present and built.get("fingerprint") == fingerprint()


@contextmanager
def _target(url: str) -> Iterator[Connection]:
    """Yield a connection in one transaction; an embedded database is written beside, then moved."""
    if not is_sqlite(url):
        with create_engine(url).begin() as connection:
            yield connection
        return
    with written_beside(sqlite_path(url)) as building:
        engine = create_engine(f"sqlite:///{building}")
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        connection.execute(insert(table), rows[start : start + _BATCH])


if __name__ == "__main__":
    sys.exit(main())
