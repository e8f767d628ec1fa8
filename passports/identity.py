"""The identity of a figure, as a link carries it: one readable word that can be read back.

The parts of an SDMX key, separated by dots: indicator, area, period, source, then each dimension
that is not a total as ``name-CODE``. Whatever is neither a letter of ASCII, a digit, ``_`` nor
``-`` is written as ``~`` and the two hexadecimal digits of each of its bytes in UTF-8, so that the
word stands unchanged in an address (RFC 3986, section 2.3: unreserved characters).
"""

import re

from indicators.codelists import DIMENSIONS, TOTAL
from indicators.errors import FigureIdError
from indicators.facts import Key
from indicators.observations import EDITIONS

_RESERVED = re.compile(r"[^A-Za-z0-9_-]")
_ESCAPED = re.compile(r"(?:~[0-9A-F]{2})+")
_DEFAULT, *_MARKED = EDITIONS
_PREFIXES = {edition.upper(): edition for edition in _MARKED}
_REQUIRED = 4


def figure_id(key: Key) -> str:
    """Return the identity of a figure; of another edition than the published it begins with it.

    Examples
    --------
    >>> figure_id(Key("ED_CR_L1", "AZE", "2019-06-01", "UIS_2024_09", "published"))
    'ED_CR_L1.AZE.2019-06-01.UIS_2024_09'
    >>> figure_id(Key("X", "AZE", "2020/2021", "S", "illustrative", (("age", "Y5T9"),)))
    'ILLUSTRATIVE.X.AZE.2020~2F2021.S.age-Y5T9'
    """
    edition = [] if key.edition == _DEFAULT else [key.edition.upper()]
    own = [_escaped(part) for part in (key.indicator, key.ref_area, key.time_period)]
    groups = [f"{name}-{_escaped(code)}" for name, code in key.dimensions]
    return ".".join([*edition, *own, _escaped(key.data_source), *groups])


def parse_figure_id(text: str) -> Key:
    """Return the identity that a word stands for: the reverse of ``figure_id``.

    Raises
    ------
    FigureIdError
        If the word is not exactly what ``figure_id`` writes for some figure. Whether there is
        such a figure the store knows.

    Examples
    --------
    >>> parse_figure_id("X.AZE.2020~2F2021.S.age-Y5T9").time_period
    '2020/2021'
    """
    first, _, rest = text.partition(".")
    edition = _PREFIXES.get(first, _DEFAULT)
    parts = (rest if first in _PREFIXES else text).split(".")
    own = [_plain(part, text) for part in parts[:_REQUIRED]]
    if len(own) < _REQUIRED or not all(own):
        raise _unreadable(text)
    groups = [part.partition("-") for part in parts[_REQUIRED:]]
    codes = {name: _plain(code, text) for name, _, code in groups}
    used = [name for name in DIMENSIONS if codes.get(name, TOTAL) != TOTAL]
    dimensions = tuple((name, codes[name]) for name in used)
    key = Key(own[0], own[1], own[2], own[3], edition, dimensions)
    if figure_id(key) != text:
        raise _unreadable(text)
    return key


def _escaped(part: str) -> str:
    def bytes_of(found: re.Match[str]) -> str:
        return "".join(f"~{byte:02X}" for byte in found[0].encode())

    return _RESERVED.sub(bytes_of, part)


def _plain(part: str, text: str) -> str:
    def letters(found: re.Match[str]) -> str:
        return bytes.fromhex(found[0].replace("~", "")).decode()

    try:
        return _ESCAPED.sub(letters, part)
    except UnicodeDecodeError:
        raise _unreadable(text) from None


def _unreadable(text: str) -> FigureIdError:
    return FigureIdError(
        f"No figure is named {text[:80]!r}.",
        "A figure is named INDICATOR.AREA.PERIOD.SOURCE, then dimension-CODE for each group.",
    )
