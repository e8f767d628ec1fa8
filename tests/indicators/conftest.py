"""Records on every engine there is: what is written once must say the same on each."""

import importlib.util
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pandas as pd
import pytest

from data.engine import open_engine, read_records
from tests.conftest import absent

OnEngine = Callable[[pd.DataFrame], ir.Table]


@pytest.fixture(scope="session")
def opened() -> Iterator[dict[str, Any]]:
    """The engines opened so far: one session of each for the whole run."""
    engines: dict[str, Any] = {}
    yield engines
    for connection in engines.values():
        connection.disconnect()


ONE_SPARK = [pytest.mark.spark, pytest.mark.xdist_group("spark")]


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=ONE_SPARK)])
def engine(request: pytest.FixtureRequest, tmp_path: Path, opened: dict[str, Any]) -> OnEngine:
    """A function that puts a frame into the engine, as a file that the engine reads."""
    if request.param == "spark" and not importlib.util.find_spec("pyspark"):
        pytest.skip("pyspark is not installed (requirements-spark.txt)")
    if request.param == "spark" and not shutil.which("java"):
        absent("Java", "apt-get install openjdk-17-jre-headless")
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    if request.param not in opened:
        few = {"spark__sql__shuffle__partitions": "2"} if request.param == "spark" else {}
        opened[request.param] = open_engine(request.param, **few)

    def on_engine(frame: pd.DataFrame) -> ir.Table:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.parquet"
        frame.to_parquet(path)
        return read_records(path, opened[request.param])

    return on_engine
