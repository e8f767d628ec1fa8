"""What a rate is counted on, and which number of a sentence it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import begins, ends, listed, table

_BASES = frozenset({100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0})
_TO_WHOM = re.compile(r"(?:nefer\w*|dogulan\w*|diri dogulan\w*|usag|qiz|qadin|yer)[ea]\b")


@dataclass(frozen=True)
class Base:
    """The base of a rate as it stands in a sentence: per 1,000 live births.

    Attributes
    ----------
    births : bool or None
        Whether it is births that are counted on; None where the text does not say what is.
    leads : bool
        Whether the number stands behind it: of every 1,000 children 20.
    """

    start: int
    end: int
    of: int
    births: bool | None
    leads: bool


def base_at(sentence: Sentence, start: int, end: int, values: Sequence[float]) -> Base | None:
    """Return a number as the base of a rate, if it is one."""
    of = next((value for value in values if value in _BASES), None)
    if of is None:
        return None
    before, after = sentence.folded[:start], sentence.folded[end:].lstrip(" -")
    given = sentence.language == "az" and bool(_TO_WHOM.match(after))
    if not ends(before, listed("base", sentence.language)) and not given:
        return None
    return _base(sentence, start, end, int(of))


def worded_bases(sentence: Sentence) -> Iterator[Base]:
    """Yield the bases that are written in words: per thousand births."""
    for words, of in table("base_words", sentence.language).items():
        for at in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence.folded):
            yield _base(sentence, at.start(), at.end(), int(of))


def _base(sentence: Sentence, start: int, end: int, of: int) -> Base:
    after = sentence.folded[end:].lstrip(" -")
    leads = ends(sentence.folded[: max(start, 0)], listed("each", sentence.language)) or begins(
        sentence.folded[start:], listed("each", sentence.language)
    )
    births = begins(after, listed("births", sentence.language))
    said = births or begins(after, listed("people", sentence.language))
    return Base(start, end, of, births if said else None, leads)


def belongs_to(base: Base, numbers: Sequence[tuple[int, int]], sentence: Sentence) -> int | None:
    """Return which number stands on a base: the one beside it in its part of the sentence."""
    start, end = sentence.clause(base.start)
    before = [n for n, (_, last) in enumerate(numbers) if last <= base.start]
    after = [n for n, (first, _) in enumerate(numbers) if first >= base.end]
    near_before = [n for n in before if numbers[n][0] >= start]
    near_after = [n for n in after if numbers[n][0] < end]
    order = [near_after[:1], near_before[-1:]] if base.leads else [near_before[-1:], near_after[:1]]
    found = [*order[0], *order[1], *before[-1:], *after[:1]]
    return found[0] if found else None
