"""Which format an answer has: the parameter ``format`` names it, else the header Accept."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indicators.model import LANGUAGES, Language
from passports import sdmx
from passports.files import write_hxl
from service.refused import NO_SUCH_FORMAT, Refused, quoted

_LONGEST = 1_000  # letters of a header
_VERSION = re.compile(r"version=\"?([\d.]+)\"?")
_QUALITY = re.compile(r"q=(1(?:\.0{0,3})?|0(?:\.\d{0,3})?)")


class Format(NamedTuple):
    """A format of data.

    Attributes
    ----------
    media : str
        What an answer is marked as.
    names : tuple of str
        What the parameter ``format`` calls it: our own name, then those of services in use.
    also : tuple of str
        Other types that a program may accept when it means this one.
    """

    media: str
    write: sdmx.Write
    names: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The media type without its version."""
        return self.media.partition(";")[0]

    @property
    def version(self) -> str:
        """The version of the format."""
        return self.media.partition("version=")[2]


_ML = "application/vnd.sdmx."
DATA: tuple[Format, ...] = (
    Format(
        f"{_ML}genericdata+xml;version=2.1",
        sdmx.write_generic,
        ("generic", "genericdata", "sdmx-generic-2.1", "sdmx-ml", "xml"),
        ("*/*", "application/*", "application/xml", "text/xml", f"{_ML}generic+xml"),
    ),
    Format(
        f"{_ML}structurespecificdata+xml;version=2.1",
        sdmx.write_specific,
        ("structurespecific", "structurespecificdata", "sdmx-compact-2.1", "compact"),
        (f"{_ML}compactdata+xml",),
    ),
    Format(
        f"{_ML}data+csv;version=1.0.0",
        sdmx.write_sdmx_csv_1,
        ("csv", "csvdata", "sdmx-csv"),
        ("text/csv", "text/*", "application/csv"),
    ),
    Format(
        f"{_ML}data+json;version=1.0.0",
        sdmx.write_sdmx_json_1,
        ("json", "jsondata", "sdmx-json"),
        ("application/json", "text/json"),
    ),
    Format("text/csv", write_hxl, ("hxl",)),
)
STRUCTURE = f"{_ML}structure+xml;version=2.1"
_STRUCTURES = ("*/*", "application/*", "application/xml", "text/xml")
_STRUCTURE_NAMES = ("xml", "structure", "sdmx-2.1", "sdmx-ml", "sdmx-structure-2.1")


def data_format(named: str, accepted: str) -> Format:
    """Return the format of data that is asked for; generic SDMX-ML where none is named.

    Raises
    ------
    Refused
        If we write none of those that are named.

    Examples
    --------
    >>> data_format("csv", "*/*").kind
    'application/vnd.sdmx.data+csv'
    >>> data_format("", "application/vnd.sdmx.data+csv;version=1.0.0, */*;q=0.1").names[0]
    'csv'
    """
    if named:
        found = next((one for one in DATA if named.lower() in one.names), None)
        if found is None:
            raise _none(named, [one.names[0] for one in DATA])
        return found
    for kind, version in _preferred(accepted):
        for one in DATA:
            if kind in one.also or (kind == one.kind and _is_of(version, one.version)):
                return one
    raise _none(accepted, [one.media for one in DATA])


def see_structure(named: str, accepted: str) -> None:
    """Look whether a structure message is what is asked for.

    Raises
    ------
    Refused
        If another format is named: structures are written in one.
    """
    if named and named.lower() not in _STRUCTURE_NAMES:
        raise _none(named, [STRUCTURE])
    kind = STRUCTURE.partition(";")[0]
    if not named and not any(
        wanted in _STRUCTURES or (wanted == kind and _is_of(version, "2.1"))
        for wanted, version in _preferred(accepted)
    ):
        raise _none(accepted, [STRUCTURE])


def language_of(accepted: str) -> Language:
    """Return the language of names and notes: the first of ours that is accepted, else English.

    Examples
    --------
    >>> language_of("de, az-Latn;q=0.8"), language_of("")
    ('az', 'en')
    """
    for wanted, _ in _preferred(accepted):
        found = next((one for one in LANGUAGES if wanted.partition("-")[0] == one), None)
        if found:
            return found
    return "en"


def _preferred(accepted: str) -> list[tuple[str, str]]:
    """Return kinds and versions in a header, the most wanted first; without any, whatever."""
    if len(accepted) > _LONGEST:
        raise Refused(NO_SUCH_FORMAT, "A header of the request is too long.")
    found = []
    for part in (accepted or "*/*").split(","):
        kind, _, more = part.partition(";")
        version, quality = _VERSION.search(more), _QUALITY.search(more)
        weight = float(quality[1]) if quality else 1.0
        if kind.strip() and weight:
            found.append((-weight, kind.strip().lower(), version[1] if version else ""))
    ordered = sorted(found, key=lambda one: one[0])
    return [(kind, version) for _, kind, version in ordered]


def _is_of(asked: str, ours: str) -> bool:
    """Return whether a version is ours: 1.0 is 1.0.0, and none is any."""
    return not asked or ours in (asked, f"{asked}.0")


def _none(asked: str, ours: Sequence[str]) -> Refused:
    return Refused(NO_SUCH_FORMAT, f"No format of {quoted(asked)}. There are: {', '.join(ours)}.")
