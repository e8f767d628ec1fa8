"""What a message that is written row by row says of itself, and how it is laid out.

A message of a whole dataflow is larger than a process should hold. So its writers take the rows of
one indicator after the other and yield text; nothing of what they have written is kept but, in
JSON, which codes have occurred.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from indicators.model import Language
from indicators.observations import ATTRIBUTES
from indicators.words import footnote, words
from passports.cells import printed_of
from passports.sdmx import concepts as sdmx

Row = Mapping[str, Any]
Batches = Iterable[Sequence[Row]]  # each the rows of one indicator, one series after another
SAID: tuple[str, ...] = (*sdmx.BOUNDS, *ATTRIBUTES)  # what is said of an observation, in order


@dataclass(frozen=True)
class Told:
    """What a message says of itself, and how it is laid out.

    Attributes
    ----------
    edition : str
        Whose figures it holds; it names the dataflow.
    release : str
        The data release that all of them belong to.
    made : date
        The day of that release: the same figures give the same message.
    sources : mapping
        Rows of the table of sources by code.
    attributes : bool
        Whether observations say more than their value.
    observations : bool
        Whether series have observations, or are named only.
    flat : bool
        Whether observations stand by themselves, and not in series over time.
    """

    edition: str
    release: str
    made: date
    language: Language
    sources: Mapping[str, Mapping[str, Any]]
    attributes: bool = True
    observations: bool = True
    flat: bool = False

    @property
    def flow(self) -> str:
        """The name of the dataflow."""
        return sdmx.FLOWS[self.edition]

    @property
    def reference(self) -> str:
        """The dataflow with its agency and version."""
        return sdmx.reference(self.edition)

    def said_of(self, row: Row) -> dict[str, str]:
        """Return what is said of an observation, each as text; what is absent is empty."""
        if not self.attributes:
            return {}
        said = {name: printed_of(row[name], row) for name in sdmx.BOUNDS}
        said |= {name: row[name] or "" for name in ATTRIBUTES}
        return {**said, "footnotes": footnote(row["footnotes"], words(self.language))}


Write = Callable[[Told, Batches], Iterator[str]]


def series_of(rows: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield each series of rows: the codes that name it, and its observations."""
    for key, found in groupby(rows, lambda row: tuple(row[name] for name in sdmx.SERIES)):
        yield key, list(found)
