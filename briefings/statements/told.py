"""What a written number is told in, and what tells that it is no figure at all."""

import re
from typing import Literal

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import begins, has, listed, months

Kind = Literal["percent", "age", "manat", "dollar", "plain"]

_STRANGE = re.compile(
    r"\d[\d.,]*\s?[–-]\s?\d[\d.,]*"  # a range
    r"|\b\d{1,2} (?:to|and|до) \d{1,2}(?= (?:years|лет))"  # of ages
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d+:\d+"  # a day, a time
    r"|(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}"  # a version, not thousands
    r"|(?:https?://|www\.)\S+|\S+@\S+"
    r"|\+\d[\d \u00a0()-]{6,}\d|\(0\d{1,3}\)[\d \u00a0-]{5,}"  # a telephone number
    r"|(?<!\d)\d{2,3}(?:[ \u00a0-]\d{2}){2,}(?![\d])"
)
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")  # in thousands: a count, not the number of a thing
_OF_WHOM = re.compile(r"(?:%|per cent|percent) of (?!gdp)")  # made by so many per cent of women
_FROM = re.compile(r"(?:%|\s?faiz)?-?d[ae]n\b")  # the Azerbaijani ending
_CURRENCIES = ("dollar", "usd", "доллар", "euro", "avro", "евро", "рубл", "lira", "лир")
_MANAT = ("manat", "azn", "манат")


def strange_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where a sentence has digits that are no number: ranges, days, times, telephones."""
    return [at.span() for at in _STRANGE.finditer(sentence.text)]


def kind_of(after: str, before: str, language: str) -> Kind | None:
    """Return what a number is told in; None where it is a difference of shares or another thing.

    Examples
    --------
    >>> kind_of("per cent of girls", "", "en"), kind_of("yas", "", "az"), kind_of("km", "", "en")
    ('percent', 'age', None)
    """
    if begins(after, (*listed("points", language), *listed("measures", language))):
        return None
    if begins(after, ("%", *listed("percent", language))):
        return "percent"
    if begins(after, _MANAT) or before.endswith(("₼ ", "₼", "azn ")) or after.startswith("₼"):
        return "manat"
    if begins(after, _CURRENCIES) or re.match(r".*[$€]\s?$", before[-2:]):
        return "dollar"
    told = f" {before.rstrip()}"
    aged = any(told.endswith(f" {word}") for word in listed("age_before", language))
    return "age" if aged or begins(after, listed("age", language)) else "plain"


def is_change(sentence: Sentence, start: int, after: str) -> bool:
    """Return whether a number is by how much something changed."""
    words = listed("by", sentence.language)
    if sentence.language == "az":
        share = re.sub(r"^(?:%|faiz|nefer|defe)\s", "", after)
        return begins(share, tuple(f"{word}=" for word in words)) or after.startswith("defe")
    last = sentence.folded[:start].split()[-1:]
    return bool(last) and last[0] in words and not _OF_WHOM.match(after)


def starts_change(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a number is that from which a change is told: from 33 to 29.

    Examples
    --------
    >>> starts_change(Sentence("It fell from 33 to 29", "en"), 13, 15)
    True
    """
    if sentence.language == "az":
        return bool(_FROM.match(sentence.folded, end))
    return sentence.folded[:start].endswith(
        tuple(f" {w} " for w in listed("from", sentence.language))
    )


def is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a number names a document or a thing, or is a day of a month."""
    language, before = sentence.language, sentence.folded[:start].rstrip(" №")
    last = [word.strip("(.") for word in before.split()[-1:]]
    if "№" in sentence.text[max(0, start - 2) : start]:
        return True
    if has_last(before, listed("dialled", language)):
        return True
    after = sentence.folded[end:].lstrip(" -")
    counted = bool(_GROUPED.fullmatch(sentence.text[start:end]))
    if (last and last[0] in listed("names", language) and not counted) or begins(
        after, listed("named", language)
    ):
        return True
    day = sentence.text[start:end].isdigit() and int(sentence.text[start:end]) <= 31
    month = months(language)
    return day and (begins(after, month) or bool(last and begins(last[0], month)))


def has_last(before: str, words: tuple[str, ...]) -> bool:
    """Return whether the last two words of a folded text hold any of some."""
    return bool(has(" ".join(before.split()[-2:]), words))
