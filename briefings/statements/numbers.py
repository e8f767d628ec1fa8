"""The numbers of a sentence that may be figures: what each may mean, and what it is told in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import begins, listed, months, table

Kind = Literal["percent", "age", "manat", "dollar", "plain"]

_SPACE = "  \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?:\d{{1,3}}(?:[{_SPACE}.,'’]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)(?!\d)"
)
_RANGE = re.compile(
    r"\d[\d.,]*\s?[–-]\s?\d[\d.,]*|\d{1,2}\.\d{1,2}\.\d{4}|\d+:\d+|\d+(?:\.\d+){2,}"
)
_ORDINAL = re.compile(r"-?(?:c[iıuü]\b|th\b|st\b|nd\b|rd\b|-?(?:й|я|е|го|му|м|ми|ти|х)\b)")
_ENDING = re.compile(r"-(?:[^\W\d_]{1,6})")
_YEAR = range(1950, 2036)
_BASES = frozenset({100.0, 1_000.0, 10_000.0, 100_000.0})
_MONEY: dict[str, Kind] = {"manat": "manat", "azn": "manat", "манат": "manat"}
_DOLLARS = ("dollar", "usd", "доллар")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|from|to|by|until|of|during|between|and|for|than|before|after|year|с|в|к)\s$"
)
_AFTER_YEAR = re.compile(r"(?:-?c[iıuü])?\s?(?:il|год|г\b|гг\b|/\d\d)|\)")


@dataclass(frozen=True)
class Reading:
    """What a written number may mean: its value, and the step in which it is written."""

    value: float
    step: float


@dataclass(frozen=True)
class Number:
    """A number that may be a figure: where it stands, what it may mean, what it is told in."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    kind: Kind
    about: bool


@dataclass(frozen=True)
class Year:
    """A year that a sentence names, and where."""

    start: int
    year: int


def years_of(sentence: Sentence) -> list[Year]:
    """Return the calendar years that a sentence names, in order.

    Examples
    --------
    >>> [y.year for y in years_of(Sentence("From 2018/19 to 2023, of 2039 infants", "en"))]
    [2018, 2023]
    """
    found = re.finditer(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)", sentence.text)
    return [
        Year(at.start(), int(at[0])) for at in found if _is_year(sentence, at.start(), at.end())
    ]


def _is_year(sentence: Sentence, start: int, end: int) -> bool:
    text = sentence.text
    if int(text[start:end]) not in _YEAR or begins(
        sentence.folded[end:].lstrip(), _after_share(sentence)
    ):
        return False
    dated = re.search(r"\d\d?\.\d\d?\.$", text[:start]) or re.search(r"[–-]\s?$", text[:start])
    after = sentence.folded[end:]
    if dated or _AFTER_YEAR.match(after) or re.match(r"\s?[–-]\s?(?:19|20)\d\d", text[end:]):
        return True
    month = any(begins(word, months(sentence.language)) for word in _words_before(sentence, start))
    return (
        month or bool(_BEFORE_YEAR.search(sentence.folded[:start])) or not re.match(r"\s\w", after)
    )


def _after_share(sentence: Sentence) -> list[str]:
    return ["%", *listed("percent", sentence.language)]


def _words_before(sentence: Sentence, place: int) -> list[str]:
    return sentence.folded[:place].split()[-1:]


def numbers_of(sentence: Sentence) -> list[Number]:
    """Return the numbers of a sentence that may be figures, in order.

    Years, dates, ages in ranges, ordinals, bases of rates, names of documents and sizes of changes
    are none.
    """
    years = {year.start for year in years_of(sentence)}
    spans = [at.span() for at in _RANGE.finditer(sentence.text)]
    found: list[Number] = []
    for at in _NUMBER.finditer(sentence.text):
        if at.start() in years or any(low <= at.start() < high for low, high in spans):
            continue
        if found and at.start() < found[-1].end:
            continue
        found += _number(sentence, at.start(), at.end())
    return found


def _number(sentence: Sentence, start: int, end: int) -> Iterator[Number]:
    text, folded = sentence.text, sentence.folded
    if _ORDINAL.match(text[end:]) or _is_name(sentence, start, end):
        return
    readings, stop = _scaled(sentence, _readings(text[start:end], sentence.language), end)
    ending = _ENDING.match(text, stop)
    after = folded[ending.end() if ending else stop :].lstrip(f" -{_SPACE}")
    kind = _kind(after, folded[:start], sentence.language)
    if (
        kind is None
        or _is_base(sentence, start, readings, after)
        or _is_change(sentence, start, after)
    ):
        return
    about = begins_before(folded[:start], listed("about", sentence.language)) or begins(
        after, listed("about", sentence.language)
    )
    yield Number(start, stop, text[start:stop], readings, kind, about)


def begins_before(before: str, words: tuple[str, ...]) -> bool:
    """Return whether the last words of a text are any of some."""
    last = " ".join(before.split()[-2:])
    return any(last.endswith(word) or f" {word}" in f" {last}" for word in words)


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
    if len(marks) > 1 and len(set(marks)) == 1:
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
    after = sentence.folded[last:].lstrip()
    if begins(after, _after_share(sentence)):
        return grown, stop
    total = tuple(replace(inner[0], value=one.value + inner[0].value) for one in grown)
    return total, last


def _scale(sentence: Sentence, end: int) -> tuple[int, int]:
    word = re.compile(rf"[{_SPACE}]?([^\W\d_]+\.?)").match(sentence.folded, end)
    if not word:
        return 1, end
    known = table("scale", sentence.language)
    longest = max((name for name in known if word[1].startswith(name)), key=len, default="")
    if not longest or (
        longest == "min" and word[1] not in ("min", "mindən", "minden", "mini", "mine")
    ):
        return 1, end
    return int(known[longest]), word.end()


def _kind(after: str, before: str, language: str) -> Kind | None:
    """Return what a number is told in; None where it is a difference of shares."""
    if begins(after, listed("points", language)):
        return None
    if begins(after, ("%", *listed("percent", language))):
        return "percent"
    for word, kind in _MONEY.items():
        if after.startswith(word):
            return kind
    if begins(after, _DOLLARS):
        return "dollar"
    ages = listed("age", language)
    last = before.split()[-1:]
    if begins(after, ages) or any(begins(word, ages) for word in last):
        return "age"
    return "plain"


def _is_base(sentence: Sentence, start: int, readings: tuple[Reading, ...], after: str) -> bool:
    """Return whether a number is what a rate is counted on: per 1,000."""
    if not any(one.value in _BASES for one in readings):
        return False
    before = sentence.folded[:start]
    told = begins_before(before, listed("base", sentence.language))
    return told or (
        sentence.language == "az" and bool(re.match(r"(?:nefer\w*|dogulan\w*|usag)[ea]", after))
    )


def _is_change(sentence: Sentence, start: int, after: str) -> bool:
    """Return whether a number is by how much something changed."""
    words = listed("by", sentence.language)
    if sentence.language == "az":
        share = re.sub(r"^(?:%|faiz|nefer|defe)\s", "", after)
        return begins(share, tuple(f"{word}=" for word in words)) or after.startswith("defe")
    last = sentence.folded[:start].split()[-1:]
    return bool(last) and last[0] in words


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a number names a document, or a day of a month."""
    language, before = sentence.language, sentence.folded[:start].rstrip(" №")
    last = before.split()[-1:]
    if "№" in sentence.text[max(0, start - 2) : start]:
        return True
    if last and last[0].strip("(.") in listed("names", language):
        return True
    after = sentence.folded[end:].lstrip(" -")
    day = sentence.text[start:end].isdigit() and int(sentence.text[start:end]) <= 31
    month = months(language)
    return day and (begins(after, month) or bool(last and begins(last[0], month)))
