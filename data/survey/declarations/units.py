"""The units of indicators of surveys: what readers are told of each, and with how many decimals."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from indicators.code_lists import Entry
from indicators.files import Line, Refusal, Texts, read_toml

FILE = Path(__file__).parent.parent / "units.toml"


class Unit(Entry):
    """A unit in words, and the decimals of its figures."""

    name: Texts
    decimals: Annotated[int, Field(ge=0, le=6)]


_UNITS: TypeAdapter[dict[Line, Unit]] = TypeAdapter(dict[Line, Unit])


@cache
def units() -> dict[str, Unit]:
    """Return every unit by the name that the table of figures gives it.

    Raises
    ------
    DeclarationError
        With every fault of the file.
    """
    return read_toml(FILE.read_bytes(), FILE.name, _UNITS)


def check_unit(name: str) -> str:
    """Return the name of a unit that is declared."""
    if name not in units():
        raise Refusal(f"{name[:80]!r} is no unit of surveys", f"take one of {FILE.name}, or add it")
    return name
