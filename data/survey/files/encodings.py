"""Files whose encoding nobody says: read as the file has it, else as the commonest of here."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from data.survey.mapping import Mapped
from indicators.errors import DataFaults

T = TypeVar("T")

_GUESSED = ("cp1251", "cp1254")  # Russian, then Azerbaijani and Turkish, of Windows


def in_some_encoding(
    path: Path, mapped: Mapped, read: Callable[[str | None], T]
) -> tuple[T, str | None]:
    """Return what is read, and the encoding that had to be guessed for it; None where none had.

    Raises
    ------
    DataFaults
        If it cannot be read in any, or not in that which the mapping says: the first fault.
    """
    try:
        return read(mapped.encoding_of(path)), None
    except DataFaults:
        if mapped.encoding_of(path) or path.suffix.lower() == ".parquet":
            raise
        for encoding in _GUESSED:
            try:
                return read(encoding), encoding
            except DataFaults:
                continue
        raise
