"""The sources of a document: numbered in the order of their first use."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefings.document import Endnotes, Heading, Paragraph
from indicators.narrative import Sentence
from indicators.words import Words
from passports.headers import cite


class Notes:
    """The endnotes of one document in the making."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, data_source: str) -> int:
        """Return the number of the endnote of a source, the next one for a source not yet used."""
        return self._numbers.setdefault(data_source, len(self._numbers) + 1)

    def numbers(self, sources: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources, each once."""
        return tuple(self.number(code) for code in dict.fromkeys(sources))

    def cited(self, said: Sentence, otherwise: str) -> Paragraph:
        """Return a text that cites every source its numbers are of; another if it has none."""
        return Paragraph(said, self.numbers(sources_of(said) or [otherwise]))

    def blocks(
        self, sources: Mapping[str, Mapping[str, Any]], words: Words
    ) -> Sequence[Heading | Endnotes]:
        """Return the heading and list of the sources used; empty if none was."""
        if not self._numbers:
            return []
        used = [sources[code] for code in self._numbers]
        items = [(cite(source, words), str(source["url"] or "")) for source in used]
        return [Heading(words("Sources"), 1), Endnotes(tuple(items))]


def sources_of(said: Sentence) -> list[str]:
    """Return the sources of the observations that the numbers of a text come from, each once."""
    keys = [key for number in said.numbers for key in (number.key, number.other) if key]
    return list(dict.fromkeys(key.data_source for key in keys))
