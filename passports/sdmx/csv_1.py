"""Observations as SDMX-CSV 1.0, row by row.

Source: SDMX-CSV field guide 1.0 (https://github.com/sdmx-twg/sdmx-csv): DATAFLOW, then the
components, codes only.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from passports.cells import plain_row, printed_of
from passports.sdmx import concepts as sdmx
from passports.sdmx.told import SAID, Batches, Told


def write_sdmx_csv_1(told: Told, batches: Batches) -> Iterator[str]:
    """Yield the message; a value that is absent is an empty cell, its status beside it."""
    said = (*SAID, sdmx.RELEASE) if told.attributes else ()
    names = ("dataflow", *sdmx.KEY, "obs_value", *said)
    yield _lines([[name.upper() for name in names]])
    end = [told.release] if told.attributes else []
    for rows in batches:
        yield _lines(
            [
                told.reference,
                *(row[name] for name in sdmx.KEY),
                printed_of(row["obs_value"], row),
                *plain_row(told.said_of(row).values()),
                *end,
            ]
            for row in rows
        )


def _lines(rows: "Iterator[list[str]] | list[list[str]]") -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
