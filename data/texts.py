"""Texts of the inputs that a spreadsheet would run, found before anything is written."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data import settings
from indicators.cells import may_run
from indicators.errors import Fault

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_REASON = "{cell!r} begins as a formula does, which a spreadsheet would run; begin it with a letter"


def check_texts() -> list[Fault]:
    """Return a fault for each such text among all that leaves with the figures."""
    own = settings.ROOT / "indicators"
    inputs = [settings.OBSERVATIONS, settings.EVENTS, settings.PEERS]
    return texts_that_run([*inputs, own / "codes", own / "definitions"])


def texts_that_run(folders: Iterable[Path]) -> list[Fault]:
    """Return a fault for each text of the tables and declarations in some folders that might run.

    What cannot be read at all is left to those who read it: they name it.
    """
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    return [fault for file in files for fault in _of_file(file)]


def _of_file(file: Path) -> Iterator[Fault]:
    readers = {".csv": _of_table, ".toml": _of_declaration}
    read = readers.get(file.suffix)
    if read is None:
        return
    try:
        yield from read(file)
    except (csv.Error, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return


def _of_table(file: Path) -> Iterator[Fault]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = csv.reader(opened)
        names = next(rows, [])
        yield from _of_row(file, 1, names, names)
        for number, cells in enumerate(rows, 2):
            yield from _of_row(file, number, names, cells)


def _of_row(file: Path, number: int, names: list[str], cells: list[str]) -> Iterator[Fault]:
    for place, cell in enumerate(cells):
        if may_run(cell) and not _NUMBER.fullmatch(cell.strip(" ")):
            name = names[place] if place < len(names) else str(place + 1)
            yield Fault(str(file), number, name, _REASON.format(cell=cell[:80]))


def _of_declaration(file: Path) -> Iterator[Fault]:
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    for key, text in _texts(declared):
        if may_run(text):
            yield Fault(str(file), None, key, _REASON.format(cell=text[:80]))


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a declaration with the dotted key under which it stands."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, f"{key}[{place}]")
