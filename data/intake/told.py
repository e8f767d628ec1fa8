"""What was found wrong in a file that an agency sent, said in three languages with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from data.packet import PacketRefused
from indicators.codelists import codelist
from indicators.errors import Fault
from indicators.model import LANGUAGES, Language, Text
from indicators.words import words


@dataclass(frozen=True)
class Found:
    """One fault: the sheet or the file, the row, the column, what is wrong, what to do."""

    sheet: str
    row: int | None
    column: str | None
    reason: Text
    remedy: Text | None = None

    def said(self, language: Language) -> str:
        """Return the fault as one line in a language."""
        place = [self.sheet]
        if self.row is not None:
            place.append(_named("place_row", language, row=str(self.row)))
        if self.column is not None:
            place.append(_named("place_column", language, column=self.column))
        remedy = f"; {self.remedy[language]}" if self.remedy else ""
        return f"{', '.join(place)}: {self.reason[language]}{remedy}"


def saying(key: str, **places: str) -> Text:
    """Return a sentence of ``codes/intake.toml`` in every language."""
    return {language: _named(key, language, **places) for language in LANGUAGES}


def _named(key: str, language: Language, **places: str) -> str:
    return words(language).of(codelist("intake")[key]).format(**places)


def translated(text: str) -> Text:
    """Return a sentence of the build's checks in every language.

    ``codes/fault_words.toml`` has its pattern; a sentence without one stays as it is.
    """
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            return {language: said[language].format(**found.groupdict()) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    said = codelist("fault_words").values()
    return tuple((_pattern(one["en"]), one) for one in said)


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for literal, place, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        parts += [f"(?P<{place}>.*?)"] if place else []
    return re.compile("".join(parts), re.DOTALL)


def found_of(fault: Fault, sheet: str, row: int | None, column: str | None) -> Found:
    """Return a fault of the build at the place where it stands in what was sent."""
    remedy = translated(fault.remedy) if fault.remedy else None
    return Found(sheet, row, column, translated(fault.reason), remedy)


def found_of_packet(refused: PacketRefused, sheet: str) -> Found:
    """Return why a packet is refused, at the place where it stands in the packet."""
    place = f"{sheet}, {refused.file}" if refused.file else sheet
    remedy = f"{refused.key}_remedy"
    said = saying(remedy) if remedy in codelist("intake") else None
    return Found(place, refused.row, refused.column, saying(refused.key, **refused.places), said)
