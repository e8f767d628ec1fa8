"""What a text, a link, a period, a number may be: declared once, for every file that is read.

Each kind is an annotated type: it checks (pydantic), and its description documents it
(``docs/allowed.md`` is written from it). A refusal says what is wrong and what to do.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

Language = Literal["az", "en", "ru"]
LANGUAGES: tuple[Language, ...] = ("az", "en", "ru")
Kind = Literal["administrative", "census", "survey", "modelled", "index", "register", "press"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = 60  # the longest period that a figure is of
LONGEST = 4000  # characters of a text

_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(/P(?P<months>[0-9]{1,3})M)?"
)
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{1,20})?|\.[0-9]{1,20})([eE][+-]?[0-9]{1,2})?")
_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}  # Unicode: controls, surrogates, nobody's, line ends
_REPLACED = "\ufffd"  # stands for what could not be read, and is the only one of these with a shape
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff" + _REPLACED)


class Refusal(ValueError):
    """A value that is not allowed: what is wrong with it, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def unseen(text: str) -> str | None:
    """Return the first character of a text that no reader can see, by its number, or None."""
    if text.isprintable() and _REPLACED not in text:
        return None
    found = (c for c in text if unicodedata.category(c) in _UNSEEN or c in _TURNING)
    return next((f"U+{ord(character):04X}" for character in found), None)


def check_line(text: str) -> str:
    """Return a text of one line as it is, unless it is empty or has characters nobody sees."""
    if not text.strip():
        raise Refusal("the text is empty", "write it, or leave the key out")
    if found := unseen(text):
        raise Refusal(f"the text has the control character {found}", "delete that character")
    if len(text) > LONGEST:
        raise Refusal(f"the text has {len(text)} characters", f"keep to {LONGEST}")
    return text


def check_link(text: str) -> str:
    """Return an address of the web as it is: http or https, a host, nothing hidden."""
    remedy = "give the address of a page, beginning with https:// or http://"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise Refusal(f"{text!r} is no address", remedy) from None
    if parts.scheme not in ("http", "https") or "." not in host:
        raise Refusal(f"{text[:80]!r} is not the address of a page", remedy)
    if parts.username is not None or re.search(r"[\s<>\"`\\]", text) or unseen(text):
        raise Refusal(f"{text[:80]!r} hides something in an address", remedy)
    return text


def check_link_or_none(text: str) -> str:
    """Return an address of the web, or the empty text that says there is none."""
    return check_link(text) if text else text


def check_period(text: str, first: int = FIRST_YEAR) -> str:
    """Return a period as it is, if it is one of the calendar, from a first year on."""
    remedy = "write YYYY, YYYY-MM, YYYY-MM-DD, or a date and a duration (2022-01-01/P3M)"
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise Refusal(f"{text!r} is not a period", remedy)
    parts = {name: int(part) for name, part in found.groupdict(default="1").items()}
    if not first <= parts["year"] <= LAST_YEAR:
        raise Refusal(f"{text!r} is not between {first} and {LAST_YEAR}", remedy)
    try:
        date(parts["year"], parts["month"], parts["day"])
    except ValueError:
        raise Refusal(f"{text!r} is not in the calendar", remedy) from None
    if not 1 <= parts["months"] <= MONTHS:
        raise Refusal(f"{text!r} does not last 1 to {MONTHS} months", remedy)
    return text


def number(text: str) -> float | None:
    """Return the number that a text is, in ASCII digits with a decimal point, or None.

    Examples
    --------
    >>> number("12.5"), number("1_000"), number("١٢"), number("1e300")
    (12.5, None, None, None)
    """
    return float(text) if _NUMBER.fullmatch(text) else None


def check_number(text: str) -> float | None:
    """Return the number of a cell, None of an empty one."""
    if not text:
        return None
    found = number(text)
    if found is None or not math.isfinite(found):
        remedy = "write digits 0 to 9 and a decimal point, without separators, as 1234.5"
        raise Refusal(f"{text[:80]!r} is not a number", remedy)
    return found


def check_texts(given: Mapping[str, str]) -> Mapping[str, str]:
    """Return a text in the three languages, in the order that the project keeps."""
    for unknown in sorted(given.keys() - {*LANGUAGES}):
        raise Refusal(f"{unknown[:80]!r} is no language", f"the keys are {', '.join(LANGUAGES)}")
    missing = [language for language in LANGUAGES if language not in given]
    if missing:
        raise Refusal(f"no text in {', '.join(missing)}", "write the text in all three languages")
    return {language: given[language] for language in LANGUAGES}


def check_code(text: str) -> str:
    """Return a code as it is: letters, digits and marks of ASCII, without a space."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,80}", text):
        raise Refusal(f"{text[:80]!r} is not a code", "write letters A to Z, digits, _, . and -")
    return text


def _kind(check: Any, says: str) -> tuple[Any, Any]:
    return AfterValidator(check), Field(description=says)


Line = Annotated[str, *_kind(check_line, "text without control characters, not empty")]
Link = Annotated[str, *_kind(check_link, "address of a page, http or https")]
LinkOrNone = Annotated[str, *_kind(check_link_or_none, "such an address, or nothing")]
Period = Annotated[str, *_kind(check_period, "a period of the calendar, in digits 0 to 9")]
Code = Annotated[str, *_kind(check_code, "a code")]
Texts = Annotated[Mapping[str, Line], *_kind(check_texts, "text in az, en and ru")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, description="a year")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="a SHA-256")]
Count = Annotated[int, Field(ge=1, le=10_000_000, description="a number of rows")]
