"""A packet made on the agency's machine: read, counted, protected, written, signed."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from data.beside import written_beside
from data.engine import read_records, running_engine
from data.intake import folder_of
from data.packet.cells import COLUMNS, complete, protected
from data.packet.every import KINDS
from data.packet.keys import Signer, fingerprint
from data.packet.mapping import Mapped, read_mapping
from data.packet.periods import years
from data.packet.register import Report, read_table
from data.packet.sealed import ENDING, FORMAT, seal
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.disclosure import THRESHOLD
from indicators.errors import CannotWrite, FaultyInput, ReaderMistake
from indicators.plain_rows import plain_rows

_PROJECT = "child-rights-monitor-azerbaijan"
_MEMORY = "SET memory_limit = '512MB'"


@dataclass(frozen=True)
class Made:
    """What came of a register: the packet where it was written, the report in any case."""

    packet: Path | None
    report: Report
    counts: pd.DataFrame


def make_packet(
    register: Path,
    mapping: Path,
    signer: Signer,
    out: Path,
    day: date,
    *,
    leave_out: bool = False,
) -> Made:
    """Write the packet of a register; without one where a row has a fault.

    Parameters
    ----------
    register : Path
        The file, or the folder of the files that the mapping names.
    out : Path
        The folder that the packet is written into.
    leave_out : bool
        Whether to count without the rows that have a fault.

    Raises
    ------
    DashboardError
        If register or mapping are not what they must be, or the packet cannot be written.
    """
    mapped = read_mapping(mapping, KINDS)
    report = Report()
    counts = counted(register, mapped, report)
    if counts is None or (report.left_out and not leave_out):
        return Made(None, report, pd.DataFrame(columns=[*COLUMNS]))
    safe = protected(mapped.kind, complete(counts, mapped.period), THRESHOLD)
    parts = parts_of(mapped, safe, day)
    content = seal(_told(mapped, report, signer, day), parts, signer.sign)
    name = f"{mapped.flow.flow}-{mapped.period.replace('/', '_')}{ENDING}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        with written_beside(out / name) as building:
            building.write_bytes(content)
    except OSError as error:
        raise CannotWrite(f"{out / name} cannot be written: {error.strerror or error}.") from error
    return Made(out / name, report, safe)


def counted(register: Path, mapped: Mapped, report: Report) -> pd.DataFrame | None:
    """Return what a register counts; None where no row of a table can be counted."""
    with TemporaryDirectory(prefix="packet-") as name, _engine() as engine:
        tables = {}
        for table in mapped.kind.tables:
            path = Path(name) / f"{table}.parquet"
            before = report.records
            read_table(_file_of(register, mapped, table), table, mapped, path, report)
            if report.records == before:
                return None
            tables[table] = _told_apart(read_records(path, engine), mapped, table, report)
        return mapped.kind.counted(tables, years(mapped.period)[-1])


def parts_of(mapped: Mapped, counts: pd.DataFrame, day: date) -> dict[str, bytes]:
    """Return the tables of a packet and its ``source.toml``."""
    of = mapped.kind.indicators
    own = counts["count"].isin([*of]) & counts["item"].eq(TOTAL)
    own &= counts["ref_area"].isin(mapped.flow.areas)
    if not own.any():
        raise FaultyInput(f"{mapped.flow.flow} asks for none of what {mapped.kind.name} counts.")
    figures = [_figure(row, of, mapped) for row in plain_rows(counts[own])]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in counts[~own][[*COLUMNS]].to_numpy())
    return {**folder_of(mapped.flow, figures, day), "counts.csv": buffer.getvalue().encode()}


def _figure(row: Mapping[Any, Any], of: Mapping[str, str], mapped: Mapped) -> dict[str, Any]:
    indicator = of[row["count"]]
    fixed = {"edition": "published", "indicator": indicator, "data_source": mapped.flow.flow}
    fixed |= {"unit_measure": catalog()[indicator].unit_measure, "source_cell": row["count"]}
    fixed |= dict.fromkeys(("source_link", "footnotes"), "")
    names = ("ref_area", "time_period", *DIMENSIONS, "obs_value", "obs_status", "obs_conf")
    value = None if pd.isna(row["obs_value"]) else row["obs_value"]
    bounds = {"lower_bound": None, "upper_bound": None}
    return {**fixed, **{name: row[name] for name in names}, **bounds, "obs_value": value}


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else str(int(value))
    return str(value)


def _told(mapped: Mapped, report: Report, signer: Signer, day: date) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "flow": mapped.flow.flow,
        "agency": mapped.flow.agency,
        "kind": mapped.kind.name,
        "period": mapped.period,
        "threshold": THRESHOLD,
        "zeros": "publish",
        "synthetic": mapped.synthetic,
        "left_out": report.left_out,
        "made": day.isoformat(),
        "program": _program(),
        "mapping": mapped.sha256,
        "key": fingerprint(signer.public),
    }


def _program() -> str:
    try:
        return version(_PROJECT)
    except PackageNotFoundError:  # it runs from its folder
        return "0"


def _file_of(register: Path, mapped: Mapped, table: str) -> Path:
    if not register.exists():
        raise ReaderMistake(f"There is no register at {register}.")
    named = mapped.tables[table].file
    if register.is_dir() and named is None:
        raise FaultyInput(f"The mapping names no file of {table}.", f"Add file to [table.{table}].")
    if register.is_file() and len(mapped.kind.tables) > 1:
        raise ReaderMistake(f"A register {mapped.kind.name} has several files: name their folder.")
    return register / named if register.is_dir() and named else register


def _told_apart(records: Any, mapped: Mapped, table: str, report: Report) -> Any:
    """Return records without those that stand twice; these are told and counted."""
    records = records.drop(*{"year", "edition"} & {*records.columns})
    if "record" not in records.columns:
        return records.drop("row")
    first = records.group_by("record").aggregate(row=records["row"].min())
    again = records.anti_join(first, ["record", "row"]).order_by("row")
    number = int(again.count().to_pandas())
    file = mapped.tables[table].file or table
    for row in again.limit(20)["row"].to_pandas() if number else ():
        report.add(file, int(row), "record", "the same record as a row before")
    if number:
        report.counts[file, "record", "the same record as a row before"] = number
    report.left_out += number
    report.records -= number
    return records.semi_join(first, ["record", "row"]).drop("row", "record")


@contextmanager
def _engine() -> Iterator[Any]:
    with running_engine() as engine:
        if engine.name == "duckdb":
            engine.raw_sql(_MEMORY)
        yield engine
