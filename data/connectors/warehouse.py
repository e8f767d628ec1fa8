"""What is kept of UNICEF's data warehouse (``data/warehouse``), beside what is carried here."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from data import settings
from data.connectors.compared import Beside, beside
from data.connectors.mapped import Mapped, in_our_codes
from data.connectors.mapping import Mapping, Series, mapping_of
from data.connectors.unicef import parse
from indicators.errors import FaultyInput
from indicators.files import Digest, Line, Texts, Year, read_toml

_FOLDER = settings.ROOT / "data" / "warehouse"


class _Declared(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Answered(_Declared):
    """An answer that is kept: whose, which edition, from where."""

    file: Line
    provider: Literal["unicef", "transmonee"]
    edition: Line
    named: Texts
    origin: Line
    sha256: Digest


class Dataflow(_Declared):
    """The edition that the warehouse has of a dataflow, and how that is known."""

    code: Line
    year: Year
    edition: Line
    origin: Line


class Reason(_Declared):
    """Why figures of a source of ours are not those of the warehouse."""

    sources: tuple[Line, ...]
    indicators: tuple[Line, ...]
    kind: Literal["edition", "definition", "method"]
    says: Texts


class Warehouse(_Declared):
    """Everything that is kept of the warehouse."""

    catalogue_sha256: Digest
    answer: tuple[Answered, ...]
    dataflow: tuple[Dataflow, ...]
    reason: tuple[Reason, ...]

    def why(self, indicator: str, source: str) -> Reason | None:
        """Return why figures of a source of ours differ; None where no reason is known."""
        found = (r for r in self.reason if source in r.sources and indicator in r.indicators)
        return next(found, None)


@dataclass(frozen=True)
class Listed:
    """A series of Azerbaijan that the catalogue of the warehouse has, and what it is here.

    Attributes
    ----------
    keys : int
        How many keys it has: groups by which it is told.
    series : Series or None
        As it is mapped; None where it is not.
    left_out : str
        Why it is known and not taken.
    edition : Dataflow or None
        Of its dataflow, where it is known.
    """

    dataflow: str
    code: str
    keys: int
    series: Series | None
    left_out: str
    edition: Dataflow | None


@cache
def warehouse() -> Warehouse:
    """Return what is declared of the warehouse."""
    content = (_FOLDER / "warehouse.toml").read_bytes()
    return read_toml(content, "warehouse/warehouse.toml", TypeAdapter(Warehouse))


def answer_of(one: Answered) -> Mapped:
    """Return a kept answer in our codes."""
    content = _content(one.file, one.sha256)
    return in_our_codes(mapping_of(one.provider), parse(content, one.file))


def compared(one: Answered, observations: Iterable[Table[str, Any]]) -> list[Beside]:
    """Return a kept answer beside every source of ours."""
    rows = [row for own in answer_of(one).rows.values() for row in own]
    return [*beside(rows, observations)]


def catalogue() -> Iterator[Listed]:
    """Yield the series that the warehouse has of Azerbaijan."""
    content = _content("catalogue.csv", warehouse().catalogue_sha256)
    keys: dict[tuple[str, str], int] = {}
    for row in csv.DictReader(content.decode().splitlines()):
        key = row["DATAFLOW"], row["INDICATOR"]
        keys[key] = keys.get(key, 0) + 1
    mapping = mapping_of("unicef")
    editions = {one.code: one for one in warehouse().dataflow}
    for (dataflow, code), count in sorted(keys.items()):
        left_out = mapping.left_out.get(code, "")
        mapped = _series(mapping, code)
        yield Listed(dataflow, code, count, mapped, left_out, editions.get(dataflow))


def _series(mapping: Mapping, code: str) -> Series | None:
    return next((one for one in mapping.series if one.code == code), None)


def _content(name: str, sha256: str) -> bytes:
    content = (_FOLDER / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FaultyInput(f"warehouse/{name} is not the file whose hash is recorded.")
    return content
