"""Whether a file may be opened at all: its size, and nothing in it that runs or reaches out."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO

LARGEST = 20_000_000  # bytes as sent
UNPACKED = 100_000_000  # bytes unpacked
MOST_ROWS = 100_000
_MOST_PARTS = 1000
_RUNS = ("vbaproject", "macrosheets/", "activex/", "ctrlprops/", "embeddings/", "customui/")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_DECLARES = tuple(s.encode(e) for s in ("<!DOCTYPE", "<!ENTITY") for e in _ENCODINGS)
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what programs write workbooks with
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)
_REACHES = ("externallinks/", "connections.xml", "querytables/")


def first_cells(line: str, delimiter: str = ",") -> list[str]:
    r"""Return the cells of the first line of a table; none where it is no line of CSV.

    Then the checks of the table say what is wrong with it.

    Examples
    --------
    >>> first_cells("ref_area,sex"), first_cells("a\rb"), first_cells("a" * 200_000)
    (['ref_area', 'sex'], [], [])
    """
    try:
        return next(csv.reader(StringIO(line), delimiter=delimiter), [])
    except csv.Error:
        return []


def refusals(content: bytes) -> list[str]:
    """Return why a workbook is not opened, as codes of ``codes/intake.toml``; nothing where it is.

    It is unpacked part by part, and never more of a part than it says it holds.
    """
    if len(content) > LARGEST:
        return ["unsafe_large"]
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return [*dict.fromkeys(_found(packed))]
    except _BROKEN:
        return ["unsafe_broken"]


def _found(packed: zipfile.ZipFile) -> Iterator[str]:
    parts = packed.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        yield "unsafe_bomb"
        return
    for part in parts:
        if part.compress_type not in _PACKED:
            yield "unsafe_broken"
            return
        name = part.filename.replace("\\", "/").lower()
        if name.startswith("/") or ".." in name.split("/") or ":" in name:
            yield "unsafe_path"
        if part.flag_bits & 1:
            yield "unsafe_locked"
            return
        if any(sign in name for sign in _RUNS):
            yield "unsafe_macro"
        if any(sign in name for sign in _REACHES):
            yield "unsafe_link"
        yield from _told(packed.read(part), name)


def _told(content: bytes, name: str) -> Iterator[str]:
    """Yield what a part says that it must not, whatever it is called and in which encoding."""
    if any(sign in content for sign in _DECLARES):
        yield "unsafe_dtd"
    if name.endswith(".rels") and b"External" in content:
        yield "unsafe_link"
    if name == "[content_types].xml" and b"macroEnabled" in content:
        yield "unsafe_macro"
