"""A packet as one file: its parts, the manifest that vouches for them, the signature over it.

It is an uncompressed ZIP that is written in one way alone, so that there is no byte in it that may
be another.
"""

import hashlib
import io
import json
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from indicators.code_lists import Entry
from indicators.codelists import codelist
from indicators.errors import DeclarationError, FaultyInput
from indicators.files import Code, Digest, Line, Period, read_toml

FORMAT = 1
ENDING = ".packet"
MANIFEST, SIGNATURE = "manifest.toml", "signature"
PARTS: tuple[str, ...] = ("figures.csv", "source.toml", "counts.csv")
LARGEST = 20_000_000
_Number = Annotated[int, Field(ge=0)]
_FIRST = (1980, 1, 1, 0, 0, 0)


class PacketRefused(FaultyInput):
    """A packet that is not taken, and why.

    Parameters
    ----------
    key : str
        Of the sentence in ``codes/intake.toml`` that says why.
    file, row, column : optional
        Where in the packet.
    places : str
        What stands in the braces of the sentence.
    """

    def __init__(
        self,
        key: str,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        **places: str,
    ) -> None:
        said = codelist("intake")
        where = [str(part) for part in (file, row, column) if part is not None]
        sentence = said[key]["en"].format(**places)
        hint = said[f"{key}_remedy"]["en"] if f"{key}_remedy" in said else None
        super().__init__(": ".join([*(", ".join(where),) * bool(where), sentence]), hint)
        self.key, self.places = key, places
        self.file, self.row, self.column = file, row, column


class Manifest(Entry):
    """What a packet says of itself."""

    format: Annotated[int, Field(ge=1)]
    flow: Code
    agency: Code
    kind: Line
    period: Period
    threshold: Annotated[int, Field(ge=1)]
    zeros: Literal["publish"]
    synthetic: bool
    left_out: _Number
    made: Line
    program: Line
    mapping: Digest
    key: Digest
    sha256: dict[Line, Digest]
    rows: dict[Line, _Number]


_KIND = TypeAdapter(Manifest)


@dataclass(frozen=True)
class Sealed:
    """A packet whose bytes are whole: manifest, parts, and what its signature is of."""

    manifest: Manifest
    parts: Mapping[str, bytes]
    signed: bytes
    signature: bytes
    sha256: str


def manifest_bytes(told: Mapping[str, str | int | bool], parts: Mapping[str, bytes]) -> bytes:
    """Return the manifest of parts as TOML; a JSON string is a TOML string."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    digests = [f'"{name}" = "{_digest(parts[name])}"' for name in PARTS]
    rows = [f'"{name}" = {_rows(parts[name])}' for name in PARTS if name.endswith(".csv")]
    return "\n".join([*lines, "", "[sha256]", *digests, "", "[rows]", *rows, ""]).encode()


def seal(
    told: Mapping[str, str | int | bool],
    parts: Mapping[str, bytes],
    sign: Callable[[bytes], bytes],
) -> bytes:
    """Return the bytes of a packet, signed."""
    manifest = manifest_bytes(told, parts)
    return _packed({**parts, MANIFEST: manifest, SIGNATURE: sign(manifest)})


def open_sealed(content: bytes) -> Sealed:
    """Return what a packet holds, once every byte of it is vouched for but by whom.

    Raises
    ------
    PacketRefused
        If it is no packet, of another format, or not as it was written.
    """
    if len(content) > LARGEST:
        raise PacketRefused("unsafe_large")
    members = _unpacked(content)
    try:
        table = tomllib.loads(members[MANIFEST].decode())
    except (ValueError, RecursionError):  # no text, no TOML, too deep, a number too long
        raise PacketRefused("packet_changed", MANIFEST) from None
    if table.get("format") != FORMAT:
        raise PacketRefused("packet_format")
    try:
        manifest = read_toml(members[MANIFEST], MANIFEST, _KIND)
    except DeclarationError:
        raise PacketRefused("packet_changed", MANIFEST) from None
    parts = {name: members[name] for name in PARTS}
    for name, part in parts.items():
        if manifest.sha256.get(name) != _digest(part):
            raise PacketRefused("packet_changed", name)
    rows = {name: _rows(part) for name, part in parts.items() if name.endswith(".csv")}
    if manifest.rows != rows or {*manifest.sha256} != {*PARTS}:
        raise PacketRefused("packet_changed", MANIFEST)
    if _packed(members) != content:
        raise PacketRefused("packet_changed")
    signature, signed = members[SIGNATURE], members[MANIFEST]
    return Sealed(manifest, parts, signed, signature, _digest(content))


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            named = [part.filename for part in packed.infolist()]
            if named != [*PARTS, MANIFEST, SIGNATURE]:
                raise PacketRefused("packet_changed")
            whole = all(
                part.compress_type == zipfile.ZIP_STORED and part.file_size == part.compress_size
                for part in packed.infolist()
            )
            if not whole:
                raise PacketRefused("packet_changed")
            return {name: packed.read(name) for name in named}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ):
        raise PacketRefused("packet_changed") from None


def _packed(members: Mapping[str, bytes]) -> bytes:
    """Return the one file that members make: nothing of the day, the machine or the program."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name in (*PARTS, MANIFEST, SIGNATURE):
            part = zipfile.ZipInfo(name, _FIRST)
            part.create_system, part.external_attr = 3, 0o600 << 16
            packed.writestr(part, members[name])
    return buffer.getvalue()


def _rows(table: bytes) -> int:
    return max(table.count(b"\n") - 1, 0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
