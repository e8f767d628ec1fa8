"""What was met is printed with its range, and what a page does not have is shown as missing."""

from benchmarks.beside.table import as_records, as_table
from benchmarks.beside.views import View

MAP = View("map", "ours", "", "")
PAGE = View("page", "theirs", "", "")
TAKEN = {MAP: {"painted, s": [0.5, 0.25, 4712.4]}, PAGE: {"bytes": [9.0]}}


def test_a_column_for_each_view_and_a_row_for_each_measure():
    assert as_table(TAKEN).splitlines() == [
        "|  | ours: map | theirs: page |",
        "| --- | --- | --- |",
        "| painted, s | 0.5 (0.25 … 4,712) | – |",
        "| bytes | – | 9 (9 … 9) |",
    ]


def test_a_record_for_each_view_and_measure():
    assert as_records(TAKEN)[1] == {
        "server": "theirs",
        "view": "page",
        "measure": "bytes",
        "median": 9.0,
        "low": 9.0,
        "high": 9.0,
        "count": 1,
    }
