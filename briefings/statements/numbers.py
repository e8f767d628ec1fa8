"""The numbers of a sentence that may be figures: what each may mean, and what it is told in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefings.statements.bases import Base, base_at, belongs_to, worded_bases
from briefings.statements.fractions import fractions_of
from briefings.statements.sentences import Sentence
from briefings.statements.spelled import spelled_of
from briefings.statements.told import Kind, is_change, is_name, kind_of, strange_spans
from briefings.statements.vocabulary import begins, ends, listed, table
from briefings.statements.years import years_of

_SPACE = "  \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(
    rf"(?<![\w.,/№])(?<![^\W\d_]-)"
    rf"(?:\d{{1,3}}(?:[{_SPACE}.,'’]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)(?!\d|/\d)"
)
_ORDINAL = re.compile(r"-?(?:c[iıuü]\b|th\b|st\b|nd\b|rd\b|-?(?:й|я|е|го|му|м|ми|ти|х)\b)")
_ABBREVIATED = 5  # letters with the point, which is its own and not the sentence's: тыс.
_ENDED = re.compile(r"\s*(?:[.,;:)\u00bb]|$)")
_ENDING = re.compile(r"-(?:[^\W\d_]{1,6})")


@dataclass(frozen=True)
class Reading:
    """What a written number may mean: its value, and the step in which it is written."""

    value: float
    step: float


@dataclass(frozen=True)
class Number:
    """A number that may be a figure: where it stands, what it may mean, what it is told in.

    Attributes
    ----------
    about : bool
        Whether the text says that it means a number about as large.
    bound : int
        1 where the text says that the figure is above it, -1 where it is below; else 0.
    base : Base or None
        What it is counted on, where the text says so: per 1,000 live births.
    spelled : bool
        Whether it is written in words as a whole: sixty-three per cent.
    """

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    kind: Kind
    about: bool
    bound: int = 0
    base: Base | None = None
    spelled: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it may be a number of persons or things."""
        return any(one.value == int(one.value) for one in self.readings)


def numbers_of(sentence: Sentence) -> list[Number]:
    """Return the numbers of a sentence that may be figures, in order.

    Years, dates, ages in ranges, ordinals, bases of rates, names of documents, telephone numbers,
    addresses and sizes of changes are none.
    """
    years = {year.start for year in years_of(sentence)}
    shares = _shares(sentence)
    spans = [*strange_spans(sentence), *((one.start, one.end) for one in shares)]
    found: list[Number | Base] = [*shares, *worded_bases(sentence)]
    end = 0
    for at in _NUMBER.finditer(sentence.text):
        inside = any(low <= at.start() < high for low, high in spans)
        if at.start() in years or at.start() < end or inside:
            continue
        for one in _number(sentence, at.start(), at.end()):
            found.append(one)
            end = one.end
    return _sharing(sentence, _with_bases(sentence, sorted(found, key=lambda one: one.start)))


def _with_bases(sentence: Sentence, found: list[Number | Base]) -> list[Number]:
    """Return numbers with the bases that stand beside them."""
    numbers = [one for one in found if isinstance(one, Number)]
    for base in (one for one in found if isinstance(one, Base)):
        places = [(one.start, one.end) for one in numbers]
        own = belongs_to(base, places, sentence)
        if own is not None:
            numbers[own] = replace(numbers[own], base=base)
    return numbers


def _sharing(sentence: Sentence, numbers: Sequence[Number]) -> list[Number]:
    """Return numbers with the unit that is written beside the one before: 60.3 per cent, boys 65.3.

    Only one with decimals that nothing follows is told in the unit of another.
    """
    kept: list[Number] = []
    for one in numbers:
        bare = one.kind == "plain" and not one.base and one.readings[0].step < 1
        shares = kept and bare and _ENDED.match(sentence.text, one.end)
        kept.append(replace(one, kind=kept[-1].kind, base=kept[-1].base) if shares else one)
    return kept


def _share(sentence: Sentence, start: int, end: int, value: float, step: float) -> Number:
    return Number(start, end, sentence.text[start:end], (Reading(value, step),), "percent", True)


def _shares(sentence: Sentence) -> list[Number]:
    """Return the percentages in words, and the shares in words that are in none of them."""
    spelled = [
        replace(number, spelled=True)
        for start, end, value, step in spelled_of(sentence)
        for number in _told(sentence, start, end, (Reading(value, step),), end)
    ]
    taken = {at for one in spelled for at in range(one.start, one.end)}
    shares = [_share(sentence, *found) for found in fractions_of(sentence)]
    return [*spelled, *(one for one in shares if taken.isdisjoint(range(one.start, one.end)))]


def _number(sentence: Sentence, start: int, end: int) -> Iterator[Number | Base]:
    text = sentence.text
    if _ORDINAL.match(text[end:]) or is_name(sentence, start, end):
        return
    readings, stop = _scaled(sentence, _readings(text[start:end], sentence.language), end)
    base = base_at(sentence, start, stop, [one.value for one in readings])
    if base:
        yield base
        return
    ending = _ENDING.match(text, stop)
    yield from _told(sentence, start, stop, readings, ending.end() if ending else stop)


def _told(
    sentence: Sentence, start: int, stop: int, readings: tuple[Reading, ...], ended: int
) -> Iterator[Number]:
    """Yield a number as what it is told in, if it is not by how much something changed."""
    after = sentence.folded[ended:].lstrip(f" -{_SPACE}")
    kind = kind_of(after, sentence.folded[:start], sentence.language)
    if kind is None or (ended == stop and is_change(sentence, start, after)):
        return
    told = [_says(name, sentence, start, after) for name in ("about", "above", "below")]
    bound = told[1] - told[2]
    yield Number(start, stop, sentence.text[start:stop], readings, kind, any(told), bound)


def _says(name: str, sentence: Sentence, start: int, after: str) -> bool:
    """Return whether words beside a number say so: before it, in Azerbaijani behind it."""
    words = listed(name, sentence.language)
    if sentence.language == "az" and begins(re.sub(r"^(?:%|faiz\w*|nefer\w*)\s", "", after), words):
        return True
    return ends(sentence.folded[:start], words)


def _readings(written: str, language: str) -> tuple[Reading, ...]:
    """Return what digits with points and commas may mean, the language's own way first.

    Examples
    --------
    >>> [r.value for r in _readings("2.039", "az")], [r.value for r in _readings("11,1", "ru")]
    ([2039.0, 2.039], [11.1])
    """
    plain = re.sub(rf"[{_SPACE}'’]", "", written)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return (Reading(float(plain), 1.0),)
    tail = re.split(r"[.,]", plain)[-1]
    whole = Reading(float(re.sub(r"[.,]", "", plain)), 1.0)
    cut = Reading(float(re.sub(r"[.,](?=.*[.,])", "", plain).replace(",", ".")), 10.0 ** -len(tail))
    if len(marks) > 1 and len([*groupby(marks)]) == 1:
        return (whole,)
    if len(marks) > 1 or len(tail) != 3 or plain.startswith("0"):
        return (cut,)
    grouping = "," if language == "en" else "."
    return (whole, cut) if marks[0] == grouping else (cut, whole)


def _scaled(
    sentence: Sentence, readings: tuple[Reading, ...], end: int
) -> tuple[tuple[Reading, ...], int]:
    """Return readings with the thousand or million that follows, and the rest after that."""
    scale, stop = _scale(sentence, end)
    if scale == 1:
        return readings, end
    grown = tuple(Reading(one.value * scale, one.step * scale) for one in readings)
    rest = re.compile(rf"[{_SPACE}](\d{{1,3}})(?![\d.,%/]|[{_SPACE}]\d)").match(sentence.text, stop)
    if not rest or grown[0].step != scale or int(rest[1]) >= scale:
        return grown, stop
    inner, last = _scaled(sentence, (Reading(float(rest[1]), 1.0),), rest.end())
    if begins(sentence.folded[last:].lstrip(), ("%", *listed("percent", sentence.language))):
        return grown, stop
    total = tuple(replace(inner[0], value=one.value + inner[0].value) for one in grown)
    return total, last


def _scale(sentence: Sentence, end: int) -> tuple[int, int]:
    word = re.compile(rf"[{_SPACE}]?([^\W\d_]+\.?)").match(sentence.folded, end)
    if not word:
        return 1, end
    known = table("scale", sentence.language)
    named = [name for name in known if begins(word[1], (name,))]
    longest = max(named, key=len, default="")
    dotted = word[1].endswith(".") and len(word[1]) > _ABBREVIATED
    return (int(known[longest]), word.end() - dotted) if longest else (1, end)
