"""The comparisons of groups as the build writes them: of each edition all, so that pages only read.

A page that compared everything itself would take seconds of the first reader's time.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from data.inputs import Row
from indicators.equity import comparisons
from indicators.observations import frame_of
from indicators.plain_rows import plain_rows


def comparison_rows(
    observations: Iterable[Row], coverage: Iterable[Row], sources: Iterable[Row]
) -> list[Row]:
    """Return the comparisons of every edition among the observations, as rows of the store."""
    known = {str(source["data_source"]): source for source in sources}
    slices = pd.DataFrame(list(coverage))
    return [
        row
        for edition, own in frame_of(observations).groupby("edition", sort=True)
        for row in _rows(str(edition), own, slices[slices["edition"] == edition], known)
    ]


def _rows(
    edition: str, own: pd.DataFrame, slices: pd.DataFrame, sources: Mapping[str, Row]
) -> Iterator[Row]:
    found = comparisons(own, slices, sources)
    present = found.astype(object).where(found.notna(), None)
    for place, row in enumerate(plain_rows(present)):
        yield {"edition": edition, "place": place, **_plain(row)}


def _plain(row: Mapping[Any, Any]) -> Row:
    """Return a row in the types of Python, which every database takes."""
    return {
        str(name): value.item() if hasattr(value, "item") else value for name, value in row.items()
    }
