"""Opening a release, comparing two, packing one, and writing figures in SDMX."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date

from data.frozen import open_release, release_differences, releases
from passports.files import package
from passports.sdmx import to_sdmx_json


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, measured, floor, method)."""
    newest, *_, first = releases()
    after, before = open_release(newest.id), open_release(first.id)
    sources = list(after.sources.values())
    method = f"release {newest.id}, {newest.figures:,} figures; median of five"
    yield (
        "Open a release, all hashes checked",
        _median(lambda: open_release(newest.id).observations),
        "0.3 s",
        method,
    )
    yield (
        "Differences of two releases",
        _median(lambda: release_differences(before, after)),
        "–",
        method,
    )
    yield "Data package of a release", _median(lambda: package(after)), "–", method
    day = date(2026, 1, 1)
    written = _median(lambda: to_sdmx_json(after.observations, sources, newest.id, day, "en"))
    yield "A whole release as SDMX-JSON", written, "–", method


def _median(run: Callable[[], object]) -> str:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return f"{statistics.median(taken):.2f} s"
