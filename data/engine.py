"""The engine that analyses of records run on: DuckDB in this process, or Apache Spark."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import settings
from indicators.errors import EngineError

_SPARK = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
}


def open_engine(name: str | None = None, **options: str) -> Any:
    """Return a connection of the engine that is set: ``RECORDS_ENGINE``, ``SPARK_MASTER``.

    Parameters
    ----------
    name : {"duckdb", "spark"}, optional
        Instead of the setting.
    options : str
        Settings of Spark, dots written as double underscores.

    Raises
    ------
    EngineError
        If the engine is not one of the two, or its package is not installed.
    """
    name = name or settings.records_engine()
    if name == "duckdb":
        return ibis.duckdb.connect()
    if name != "spark":
        raise EngineError(f"RECORDS_ENGINE is duckdb or spark, not {name!r}.")
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("Spark needs requirements-spark.txt and Java 17.") from error
    builder = SparkSession.builder.master(settings.spark_master()).appName("child-rights-monitor")
    given = {key.replace("__", "."): value for key, value in options.items()}
    for key, value in (_SPARK | given).items():
        builder = builder.config(key, value)
    return ibis.pyspark.connect(builder.getOrCreate())


def read_records(path: Path, engine: Any = None) -> ir.Table:
    """Return records in a file (Parquet, or CSV with a header) as a table of the engine.

    Raises
    ------
    EngineError
        If there is no such file, or it is neither of the two.
    """
    if not path.exists():
        raise EngineError(f"There are no records at {path}.")
    engine = open_engine() if engine is None else engine
    if path.suffix == ".parquet":
        return engine.read_parquet(str(path))
    if path.suffix == ".csv":
        return engine.read_csv(str(path))
    raise EngineError(f"Records come as .parquet or .csv, not as {path.name}.")


@contextmanager
def running_engine() -> Iterator[Any]:
    """Open the engine that is set for one run of analyses, and close it afterwards.

    DuckDB sums in one thread: in several, the order of addition and with it the last digits would
    change from run to run.

    Raises
    ------
    EngineError
        As :func:`open_engine`.
    """
    engine = open_engine()
    try:
        if engine.name == "duckdb":
            engine.raw_sql("SET threads TO 1")
        yield engine
    finally:
        engine.disconnect()


@contextmanager
def records_in(engine: Any, frames: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, ir.Table]]:
    """Put records into an engine as tables, which it reads once from files and holds."""
    with TemporaryDirectory() as folder, ExitStack() as held:
        tables = {}
        for name, frame in frames.items():
            path = Path(folder) / f"{name}.parquet"
            frame.to_parquet(path, index=False)
            tables[name] = held.enter_context(read_records(path, engine).cache())
        yield tables
