"""Which areas a text names, in whatever case their names stand."""

import re
from collections.abc import Iterator
from functools import cache

from indicators.codelists import areas, codelist
from indicators.model import Language

_SHORT = 5  # letters of a Russian name whose ending does not change the stem found
_ENDING = 2


def areas_named(text: str, language: Language) -> list[tuple[str, frozenset[str]]]:
    """Return each name of an area in a text and the areas that bear it; the longest name counts."""
    found, left = [], text
    for stem, codes in _names(language):
        pattern = re.compile(rf"(?<![\w-]){re.escape(stem)}")
        if pattern.search(left):
            found.append((stem, codes))
            left = pattern.sub("\0", left)
    return found


@cache
def _names(language: Language) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return every name with its areas, the longest first."""
    known: dict[str, set[str]] = {}
    for code in areas():
        for name in _forms(code, language):
            known.setdefault(name, set()).add(code)
    ordered = sorted(known, key=lambda name: (-len(name), name))
    return tuple((name, frozenset(known[name])) for name in ordered)


def _forms(code: str, language: Language) -> Iterator[str]:
    name = str(areas()[code].name[language])
    if language != "ru":
        yield name
        return
    yield from (name, *codelist("area_forms")[code])
    yield name[:-_ENDING] if len(name) > _SHORT + _ENDING else name
