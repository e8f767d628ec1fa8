"""How long a two-page briefing takes in each format, and all districts on two cores."""

import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import date
from io import StringIO
from statistics import median
from tempfile import TemporaryDirectory

from briefings.__main__ import main
from briefings.reading import Reader
from briefings.request import read_request
from briefings.write import briefing
from data.store import open_store

_MADE = date(2026, 11, 23)
_LIMITS = {"docx": "1.5 s", "pdf": "1 s", "html": "1.5 s"}
_RUNS = 5


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the median of one briefing, read, drawn, written and checked; then the batch."""
    store = open_store()
    given = {"areas": ["AZ-LER"], "topics": ["education", "health"], "language": "az"}
    request = read_request(given)
    for kind, limit in _LIMITS.items():
        times = []
        for _ in range(_RUNS):
            start = time.perf_counter()
            briefing(request, store, _MADE, kind, Reader(store, request.edition, _MADE))
            times.append(time.perf_counter() - start)
        yield f"Briefing of two topics, {kind}", f"{median(times):.2f} s", limit, "median of 5"
    with TemporaryDirectory() as folder, redirect_stderr(StringIO()):
        start = time.perf_counter()
        asked = ["--all-districts", "--lang", "az", "--edition", "illustrative", "--out", folder]
        status = main(asked)
        spent = time.perf_counter() - start
    if status:
        sys.exit("a briefing of the batch failed")
    yield "All 74 districts, twelve topics, docx", f"{spent:.0f} s", "120 s", "two processes"
