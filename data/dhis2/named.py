"""An object of DHIS2: its identifier made from our code, its names in three languages.

Source: DHIS2 developer guide, "Metadata" and "CSV metadata import" (https://docs.dhis2.org): an
identifier (UID) has 11 characters, letters and digits, a letter first; ``code`` and ``shortName``
have at most 50 characters, ``name`` 230.
"""

import hashlib
import string
from collections.abc import Iterable
from typing import Any

from indicators.model import LANGUAGES, Text

Exported = dict[str, Any]
# What every DHIS2 has from its beginning, under these identifiers: figures that nothing divides.
DEFAULT = {
    "categoryCombo": "bjDvmb4bfuf",
    "categoryOptionCombo": "HllvX50cXC0",
}
_LETTERS = string.ascii_letters
_SIGNS = _LETTERS + string.digits
_LENGTH = 11


def uid(kind: str, code: str) -> str:
    """Return the identifier of an object: always the same of the same kind and code.

    Examples
    --------
    >>> uid("organisationUnits", "AZ-GA"), uid("dataSets", "AZ-GA")
    ('IaWhm7xH47K', 'RXaRm0M2bny')
    """
    number = int.from_bytes(hashlib.sha256(f"{kind}:{code}".encode()).digest())
    number, first = divmod(number, len(_LETTERS))
    found = _LETTERS[first]
    for _ in range(_LENGTH - 1):
        number, place = divmod(number, len(_SIGNS))
        found += _SIGNS[place]
    return found


def item(kind: str, code: str, name: Text, **more: Any) -> Exported:
    """Return an object under our code, named in English, with its other names as translations.

    Parameters
    ----------
    more : any
        What else it says; a text in three languages (``description``, ``formName``) is translated.
    """
    texts = {"name": name} | {key: told for key, told in more.items() if _is_text(told)}
    return {
        "id": uid(kind, code),
        "code": code,
        "shortName": code,
        **more,
        **{key: told["en"] for key, told in texts.items()},
        "translations": [*_translations(texts)],
    }


def ref(kind: str, code: str) -> Exported:
    """Return a reference to an object."""
    return {"id": uid(kind, code)}


def _is_text(told: object) -> bool:
    return isinstance(told, dict) and {*told} == {*LANGUAGES}


def _translations(texts: dict[str, Text]) -> Iterable[Exported]:
    for key, told in texts.items():
        for language in LANGUAGES:
            if language != "en":
                named = "FORM_NAME" if key == "formName" else key.upper()
                yield {"property": named, "locale": language, "value": told[language]}
