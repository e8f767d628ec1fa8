"""One map's query at 10⁶ and 10⁷ observations, in a database made for it."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine

from data import schema
from data.store import open_store
from indicators.codelists import ALL, areas_of
from indicators.observations import COLUMNS

_AREAS = areas_of("district") + areas_of("region_2021")


def rows(sizes: tuple[int, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the median time of a map query over 40 indicators, warm, for each size."""
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.sqlite"
            _fill(path, size)
            median = _median(path)
        floor = "≤ 10 ms" if not first else f"≤ twice {first:.1f} ms"
        first = first or median
        name = f"Store query for a map, {size:.0e} observations"
        yield name, f"{median:.1f} ms", floor, "median of 200, 74 areas, into a data frame"


def _fill(path: Path, size: int) -> None:
    schema.metadata.create_all(create_engine(f"sqlite:///{path}"))
    marks = ",".join("?" * len(COLUMNS))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        insert = f"INSERT INTO observation ({','.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608
        connection.executemany(insert, islice(_observations(), size))
    connection.close()


def _observations() -> Iterator[tuple[object, ...]]:
    """Yield rows in key order: indicators × 20 years × 10 groups × 88 areas."""
    rest = (12.5, 11.0, 14.0, "PCNT", "A", "F", "sheet!A1", "", "")
    groups = [("_T", "_T"), ("F", "_T"), ("M", "_T"), ("_T", "U"), ("_T", "R")]
    number = 0
    while True:
        code = f"IND_{number:05d}"
        for year in range(2004, 2024):
            for sex, residence in groups:
                for quintile in ("_T", "Q1"):
                    dimensions = {**ALL, "sex": sex, "residence": residence}
                    dimensions["wealth_quintile"] = quintile
                    head = ("published", code, str(year), *dimensions.values(), "SRC")
                    for area in sorted(_AREAS):
                        yield (*head, area, *rest)
        number += 1


def _median(path: Path) -> float:
    opened = open_store(f"sqlite:///{path}")
    found = []
    for turn in range(220):
        started = time.perf_counter()
        frame = opened.observations(
            f"IND_{turn % 40:05d}",
            "published",
            ref_area=areas_of("district"),
            time_period=str(2004 + turn % 20),
            data_source="SRC",
            dimensions=ALL,
        )
        found.append((time.perf_counter() - started) * 1000)
        if len(frame) != len(areas_of("district")):
            raise SystemExit(f"a map of {len(frame)} areas: the benchmark is wrong")
    return statistics.median(found[20:])
