"""What is not answered, in the words of SDMX: a code, its status of HTTP, a text.

Source: SDMX 2.1 technical specification, section 7, and SDMX-REST 1.5: codes below 1000 are the
standard's, those from 1000 on ours.
"""

from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

_MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
_COMMON = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
_LONGEST = 80  # letters of what was asked that are said again


class Reason(NamedTuple):
    """Why something is not answered."""

    code: int
    status: int


NO_RESULTS = Reason(100, 404)
UNAUTHORISED = Reason(110, 401)  # nothing here needs a login; another server may say so of ours
TOO_LARGE = Reason(130, 413)
SYNTAX = Reason(140, 400)
MEANING = Reason(150, 403)
OUR_FAULT = Reason(500, 500)
NOT_IMPLEMENTED = Reason(501, 501)
UNAVAILABLE = Reason(503, 503)
TOO_OFTEN = Reason(1000, 429)
NO_SUCH_FORMAT = Reason(1001, 406)
NO_SUCH_METHOD = Reason(1002, 405)


class Refused(Exception):
    """Something is not answered.

    Parameters
    ----------
    reason : Reason
        Why, in the codes of SDMX.
    text : str
        What a person who wrote the program should know.
    headers : mapping, optional
        What HTTP says beside, as ``Retry-After``.
    """

    def __init__(self, reason: Reason, text: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(text)
        self.reason = reason
        self.text = text
        self.headers = dict(headers or {})


def error_message(reason: Reason, text: str) -> bytes:
    """Return the message of SDMX-ML 2.1 that says why something is not answered."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mes:Error xmlns:mes="{_MESSAGE}" xmlns:com="{_COMMON}">'
        f'<mes:ErrorMessage code="{reason.code}">'
        f'<com:Text xml:lang="en">{escape(text)}</com:Text>'
        "</mes:ErrorMessage></mes:Error>\n"
    ).encode()


def quoted(asked: str) -> str:
    r"""Return what was asked as a text may say it again: short, without control characters.

    Examples
    --------
    >>> quoted("AZE\r\nSet-Cookie: a")
    "'AZE??Set-Cookie: a'"
    """
    shown = "".join(letter if letter.isprintable() else "?" for letter in asked[:_LONGEST])
    return f"'{shown}{'…' if len(asked) > _LONGEST else ''}'"
