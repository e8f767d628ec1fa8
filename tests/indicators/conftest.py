"""Records on every engine there is: what is written once must say the same on each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pandas as pd
import pytest

from data.engine import read_records

OnEngine = Callable[[pd.DataFrame], ir.Table]


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(
    request: pytest.FixtureRequest, tmp_path: Path, engine_of: Callable[[str], Any]
) -> OnEngine:
    """A function that puts a frame into the engine, as a file that the engine reads."""
    opened = engine_of(request.param)

    def on_engine(frame: pd.DataFrame) -> ir.Table:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.parquet"
        frame.to_parquet(path)
        return read_records(path, opened)

    return on_engine
