"""Analyses of records at national size: ``python -m benchmarks.national [YEARS …] [--spark]``.

2.7 million synthetic children a year, and the registers to their full number, for one, three and
ten years at once unless others are named. Each run is a process of its own; its time and the most
memory it took are printed, and that the shares are those of the small tables. ``--spark`` runs the
same on a local cluster of two workers and prints how far its figures are from DuckDB's at most.
"""

import json
import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

import ibis
import numpy as np
import pandas as pd

from benchmarks.server import resident_megabytes
from data.analyses import ANALYSES
from data.engine import open_engine, read_records
from data.illustrative import National, synthetic_records
from data.inputs import read_inputs
from data.settings import EVENTS, observations_dirs
from data.store import open_store
from indicators.errors import OurFault

_CHILDREN = 2_700_000
_YEARS = (1, 3, 10)
_CLUSTER = "local-cluster[2,1,3072]"  # two workers, a core and 3 GB each
_IDENTIFIERS = ("cluster", "household", "child", "record")
_NUMBERS = ("obs_value", "lower_bound", "upper_bound", "standard_error", "records", "obs_status")
_LOOKS_EVERY = 0.2  # seconds


def main(arguments: Sequence[str]) -> None:
    """Print one line a run."""
    parser = ArgumentParser(prog="python -m benchmarks.national", description=__doc__)
    parser.add_argument("years", nargs="*", type=int, default=[*_YEARS])
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--run", nargs=3, metavar=("ENGINE", "FOLDER", "OUT"))
    asked = parser.parse_args(arguments)
    if asked.run:
        _analyse(asked.run[0], Path(asked.run[1]), Path(asked.run[2]))
        return
    with TemporaryDirectory(prefix="child-rights-") as name:
        folder = Path(name)
        small = synthetic_records(National(read_inputs(observations_dirs(), EVENTS).observations))
        first = _measured("duckdb", _written(small, 0, folder / "small"), folder)
        for years in asked.years:
            records = _written(small, years, folder / f"years-{years}")
            found = _measured("duckdb", records, folder)
            deprived = [one[one["analysis"] == "deprivation"] for one in (first, found)]
            print(
                f"  deprivation differs from the small tables' by {_apart(*deprived):.0e} at most"
            )
            if asked.spark:
                other = _measured("spark", records, folder)
                print(f"  Spark differs from DuckDB by {_apart(found, other):.0e} at most")


def _written(small: Mapping[str, pd.DataFrame], years: int, folder: Path) -> Path:
    """Write every table so many times over that it has the children of so many years; 0: once.

    Copies are told apart in their clusters, households and persons, so that they are other people
    of the same strata and districts.
    """
    folder.mkdir()
    engine, rows = ibis.duckdb.connect(), 0
    for name, table in small.items():
        copies = max(1, years * _copies_a_year(table))
        many = engine.create_table(name, table, temp=True)
        copy = ibis.range(copies).unnest().name("copy").as_table()
        crossed = many.cross_join(copy)
        apart = {
            column: crossed[column].cast("int64") + crossed.copy * int(table[column].max() + 1)
            for column in _IDENTIFIERS
            if column in table
        }
        whole = {
            column: (crossed[column] / _copies_a_year(table)).cast(crossed[column].type())
            for column in ("weight", "stands_for")
            if column in table and years
        }
        crossed.mutate(**apart, **whole).drop("copy").to_parquet(folder / f"{name}.parquet")
        rows += len(table) * copies
    engine.disconnect()
    print(f"{years or 'no'} years: {rows / 1e6:.1f} million records", flush=True)
    return folder


def _copies_a_year(table: pd.DataFrame) -> int:
    if "weight" in table:
        return round(_CHILDREN / len(table))
    return int(table["stands_for"].iloc[0]) if "stands_for" in table else 1


def _measured(engine: str, records: Path, folder: Path) -> pd.DataFrame:
    """Run the analyses in a process of its own; print what it took, return what it found."""
    out = folder / f"{records.name}-{engine}.parquet"
    command = [sys.executable, "-m", "benchmarks.national", "--run", engine, str(records), str(out)]
    master = os.environ.get("SPARK_MASTER") or _CLUSTER
    environment, most = {**os.environ, "SPARK_MASTER": master}, 0.0
    with out.with_suffix(".log").open("w+", encoding="utf-8") as log:
        process = Popen(command, env=environment, stderr=log)
        while process.poll() is None:
            most = max(most, _gigabytes(process.pid))
            time.sleep(_LOOKS_EVERY)
        if process.returncode:
            log.seek(0)
            raise OurFault(f"The run on {engine} failed:\n{log.read()[-2_000:]}")
    took = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    each = ", ".join(f"{name} {seconds:.1f}" for name, seconds in took.items())
    total = sum(took.values())
    print(f"  {engine}: {total:.1f} s, at most {most:.1f} GB ({each})", flush=True)
    return pd.read_parquet(out)


def _analyse(name: str, records: Path, out: Path) -> None:
    """Run every analysis on the tables of a folder; write what it found and what it took."""
    options = {"spark__executor__memory": "2g"} if name == "spark" else {}
    engine = open_engine(name, **options)
    frame = open_store().every("illustrative")
    took, made = {}, []
    with ExitStack() as held:
        held.callback(engine.disconnect)
        tables = {path.stem: read_records(path, engine) for path in records.glob("*.parquet")}
        for analysis, rows in ANALYSES.items():
            start = time.perf_counter()
            found = rows({**tables, "observations": frame})
            took[analysis] = time.perf_counter() - start
            made.append(found.assign(analysis=analysis))
    every = pd.concat(made, ignore_index=True)
    every = every.astype({name: str for name in every if every[name].dtype == object})
    every.to_parquet(out)
    out.with_suffix(".json").write_text(json.dumps(took), encoding="utf-8")


def _apart(one: pd.DataFrame, other: pd.DataFrame) -> float:
    """Return by how much the figures of two runs differ at most, relative to those above one."""
    keys = [name for name in one if name not in _NUMBERS]
    both = one.merge(other, on=keys, suffixes=("", " other"), validate="1:1")
    if len(both) < len(one):
        raise OurFault(f"{len(one) - len(both)} figures of one run are not in the other.")
    values, others = (both[name].to_numpy(float) for name in ("obs_value", "obs_value other"))
    return float(np.nanmax(np.abs(values - others) / np.maximum(np.abs(values), 1)))


def _gigabytes(process: int) -> float:
    """Return the memory of a process and all that it started."""
    return sum(resident_megabytes(one) for one in _family(process)) / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in told.split():
        yield from _family(int(child))


if __name__ == "__main__":
    main(sys.argv[1:])
