"""Build the store: read every source, check everything, write beside, then point at it.

``python -m data.build`` builds what is absent or stale, ``--force`` in any case; ``--list`` shows
the builds that are kept, ``--rollback [NAME]`` goes back to one. Exit status 1 and nothing changed
if any input has a fault; all faults are reported together. Of other failures:
``indicators/errors.py``.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import SQLAlchemyError

from data import schema, settings
from data.derived import Points, area_rows, coverage, indicator_rows
from data.failures import written
from data.fingerprint import fingerprint
from data.frozen import content, content_hash
from data.inputs import Inputs, Row, read_inputs
from data.packet import Packet, taken_packets
from data.publication import KEPT_FOR, Folders, Target, target_of
from data.store import open_store
from indicators.errors import DashboardError, DataFaults, ReaderMistake, StoreUnavailable
from indicators.observations import KEY

_BATCH = 20_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is absent or stale, or show or change which build is read; return the status."""
    asked = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    url = settings.database_url()
    try:
        with written(url):
            target = target_of(url)
            if asked.list:
                _list(target)
            elif asked.rollback is not None:
                _roll_back(target, asked.rollback)
            elif asked.force:
                build(wait=asked.wait)
            else:
                _freshen(target, asked.wait)
    except DashboardError as error:
        print("\n".join(filter(None, (error.message, error.hint))), file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--force", action="store_true", help="build whether or not it is needed")
    parser.add_argument("--list", action="store_true", help="show the builds that are kept")
    parser.add_argument(
        "--rollback", nargs="?", const="", metavar="NAME", help="read an earlier build again"
    )
    parser.add_argument(
        "--wait",
        type=float,
        default=settings.build_wait(),
        metavar="SECONDS",
        help="for another build to end (default: BUILD_WAIT, else 600)",
    )
    return parser


def _freshen(target: Target, wait: float) -> None:
    """Build if the current build is not of the inputs as they are and was not chosen by hand."""
    if target.is_held():
        print(f"Build {target.current()} was chosen by --rollback; --force builds anew.")
        return
    if is_fresh():
        return
    with target.lock(wait):
        if not is_fresh():  # another build may have done it meanwhile
            _build(target)


def _list(target: Target) -> None:
    for one in target.builds():
        mark = "*" if one.name == target.current() else " "
        print(f"{mark} {one.name}  {one.finished:%Y-%m-%d %H:%M:%S} UTC")


def _roll_back(target: Target, name: str) -> None:
    """Point at the build of a name, or at the one that was finished before the current one."""
    names = [one.name for one in target.builds()]
    current = target.current()
    if not name:
        older = names[names.index(current) + 1 :] if current in names else names
        if not older:
            raise ReaderMistake("There is no earlier build.", "See `python -m data.build --list`.")
        name = older[0]
    target.point(name, held=True)
    print(f"Readers open build {name} from now on.")


def build(url: str | None = None, wait: float | None = None) -> None:
    """Write the whole store as a new build and let readers open it.

    Parameters
    ----------
    wait : float, optional
        Seconds to wait for another build; else as ``BUILD_WAIT`` says.

    Raises
    ------
    DataFaults
        If any input has a fault; nothing that is read has changed.
    BuildUnderWay
        If another build is still at work.
    CannotWrite
        If the disk is full, or the database refuses.
    EngineError
        If records are to be analysed and their engine cannot be opened; nothing is written.
    """
    url = url or settings.database_url()
    with written(url):
        target = target_of(url)
        with target.lock(settings.build_wait() if wait is None else wait):
            _build(target)


@dataclass(frozen=True)
class Prepared:
    """What a build writes, read and found without fault.

    Attributes
    ----------
    static : mapping
        The files for browsers by what they are, already written.
    fingerprint : str
        The hash of the inputs and the code.
    engine : Any
        What analyses records; None where there are none.
    packets : list
        The packets of registers that were taken.
    """

    inputs: Inputs
    static: Mapping[str, str]
    points: Points
    fingerprint: str
    engine: Any
    packets: Sequence[Packet] = ()


@contextmanager
def prepared(observations: Path | None = None) -> Iterator[Prepared]:
    """Yield what a build of the sources in a folder writes; else of the project's own.

    Raises
    ------
    DataFaults
        If any input has a fault.
    """
    own, *others = settings.inputs()
    with _engine() as engine:
        inputs = read_inputs(observations or own, *others)
        static, points = _static_files(inputs)
        if inputs.faults:
            raise DataFaults(dict.fromkeys(inputs.faults))
        packets = taken_packets((observations,) if observations else own)
        yield Prepared(inputs, static, points, fingerprint(observations), engine, packets)


def _build(target: Target) -> None:
    with (
        prepared() as ready,
        target.writing([*ready.static.values()]) as connection,
    ):
        fill(connection, ready)
    _clear_static(target)


def _clear_static(target: Target) -> None:
    """Clear what no build names any more, neither of this database nor of the embedded one."""
    from data.static import clear_static

    kept = [*target.builds(), *Folders(settings.DATABASE).builds()]
    named = {name for one in kept for name in one.static}
    clear_static(settings.STATIC, named, KEPT_FOR.total_seconds())


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


def fill(connection: Connection, ready: Prepared) -> None:
    """Write the rows of a build into its empty tables."""
    from data.analyses import packet_rows, signal_rows
    from data.analyses import rows as analyses
    from data.connectors import series_rows, warehouse_rows
    from data.derived import comparison_rows, find_implausible, finding_rows
    from data.frozen import told_before
    from data.illustrative import observations as illustrative
    from data.protection import protect_rows

    inputs = ready.inputs
    sources = [*inputs.sources]
    rows = [*inputs.observations]
    analysed = packet_rows(ready.packets)
    if _has_records():
        source, made = illustrative(inputs.observations)
        sources.append(source)
        rows += protect_rows(made, inputs.observations, told_before())
        analysed += analyses(inputs.observations, made, ready.engine)
    _insert(connection, schema.analysis, analysed + signal_rows(rows, analysed, sources))
    _insert(connection, schema.source, sources)
    _insert(connection, schema.finding, finding_rows(find_implausible(inputs.observations)))
    _insert(connection, schema.warehouse_figures, warehouse_rows(inputs))
    _insert(connection, schema.warehouse_series, series_rows(inputs))
    _insert(connection, schema.observation, sorted(rows, key=_key))
    slices = coverage(rows)
    _insert(connection, schema.coverage, slices)
    _insert(connection, schema.comparison, comparison_rows(rows, slices, sources))
    _insert(connection, schema.area, area_rows(ready.points))
    _insert(connection, schema.indicator, indicator_rows(rows))
    _insert(connection, schema.event, inputs.events)
    _insert(connection, schema.peer, inputs.peers)
    _insert(connection, schema.file, inputs.files)
    _insert(connection, schema.request, inputs.requests)
    named = release(rows, inputs.sources, inputs.files)
    facts = {**ready.static, "fingerprint": ready.fingerprint, "release": named}
    _insert(connection, schema.build, [{"name": n, "value": v} for n, v in facts.items()])


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


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


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        connection.execute(insert(table), rows[start : start + _BATCH])


if __name__ == "__main__":
    sys.exit(main())
