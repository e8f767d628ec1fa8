"""Numbers as a sentence writes them: with unit, with interval, as a difference, with a noun."""

from decimal import Decimal
from typing import Any

from indicators.codelists import codelist
from indicators.display import as_printed, rounded_as_printed
from indicators.facts import Key, Point
from indicators.model import Indicator
from indicators.narrative.said import Part, Sentence, Stated, fill, text_without_figures
from indicators.words import Words, shown_decimals, unit_beside

_SCALED = frozenset({"THOUSANDS", "MILLIONS"})  # a number means nothing without its unit
_FORMS = ("one", "few", "many", "other")


def number_phrase(
    value: float,
    decimals: int,
    key: Key,
    part: Part,
    words: Words,
    *,
    other: Key | None = None,
) -> Sentence:
    """Return one number, written with its decimals."""
    text = words.number(value, decimals)
    return Sentence(text, (Stated(text, value, key, part, other),))


def _printed(key: Key, item: Indicator) -> Indicator:
    """Return the declaration with the decimals of an observation."""
    return as_printed(item, key.time_period, key.data_source)


def value_phrase(point: Point, item: Indicator, words: Words) -> Sentence:
    """Return the value of an observation, with the sign of per cent where it has one."""
    places = shown_decimals(point.value, _printed(point.key, item))
    plain = number_phrase(point.value, places, point.key, "value", words)
    if item.unit_measure in _SCALED:
        return _in_unit(plain, point, item, words)
    if item.unit_measure != "PCNT":
        return plain
    return Sentence(words.percent(plain.text), plain.numbers)


def with_unit(point: Point, item: Indicator, words: Words) -> Sentence:
    """Return the value of an observation with its unit, as a sentence first names it."""
    if item.unit_measure in _SCALED:
        return value_phrase(point, item, words)
    return _in_unit(value_phrase(point, item, words), point, item, words)


def _in_unit(plain: Sentence, point: Point, item: Indicator, words: Words) -> Sentence:
    """Return a written number with the unit of its indicator."""
    unit_ = codelist("subject").get(item.indicator, {}).get("unit", item.unit_measure)
    phrase = codelist("unit_phrase").get(unit_)
    if phrase is None or not isinstance(phrase.get("en"), str):
        return plain
    noun = ""
    if words.language == "ru" and "noun" in phrase:
        places = shown_decimals(point.value, _printed(point.key, item))
        noun = phrase["noun"][_FORMS.index(_plural(point.value, places, words))]
    unit = [text_without_figures(part) for part in phrase[words.language].split("{n}")]
    return _around(unit, plain, noun)


def _around(unit: list[Sentence], plain: Sentence, noun: str) -> Sentence:
    """Return a unit around its number; digits of the unit (per 1,000) are no figures."""
    parts = [Sentence(part.text.replace("{noun}", noun), given=part.given) for part in unit]
    said = fill("{before}{n}{after}", {"before": parts[0], "n": plain, "after": parts[1]})
    names = tuple(piece.text.strip() for piece in parts if any(c.isdigit() for c in piece.text))
    return Sentence(said.text, said.numbers, names)


def interval_phrase(point: Point, item: Indicator, words: Words) -> Sentence:
    """Return the bounds of an observation as 7.9–9.6, or nothing where it has none."""
    if point.lower is None or point.upper is None:
        return Sentence("")
    places = _printed(point.key, item).decimals
    low = number_phrase(point.lower, places, point.key, "lower", words)
    high = number_phrase(point.upper, places, point.key, "upper", words)
    return fill("{low}–{high}", {"low": low, "high": high})


def difference_text(one: Point, other: Point, item: Indicator, words: Words) -> Sentence:
    """Return how far apart two observations are as they are printed, without its sign.

    A reader who subtracts 31.1 from 33.4 finds what is told. Percentages differ by percentage
    points; counts by their number and in per cent of the first; everything else by its number.
    """
    apart = apart_as_printed(one, other, item)
    places = max(_printed(end.key, item).decimals for end in (one, other))
    plain = number_phrase(apart, places, one.key, "difference", words, other=other.key)
    if item.unit_measure == "PCNT":
        return number_with_noun(plain, apart, places, "percentage_point", words)
    if not item.is_count or not other.value:
        return plain
    share = 100 * apart / abs(other.value)
    relative = number_phrase(share, 1, one.key, "change", words, other=other.key)
    percent = Sentence(words.percent(relative.text), relative.numbers)
    return fill("{n} ({share})", {"n": plain, "share": percent})


def apart_as_printed(one: Point, other: Point, item: Indicator) -> float:
    """Return how far apart two observations are with the decimals that are printed of them."""
    first, second = (
        rounded_as_printed(end.value, item, end.key.time_period, end.key.data_source)
        for end in (one, other)
    )
    return abs(first - second)


def amount(number: float, item: Indicator, words: Words) -> str:
    """Return a distance between values of an indicator with its unit.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> from indicators.words.language import words
    >>> amount(15.7, indicator("ED_ROFST_L1_ADM"), words("ru"))
    '15,7 процентного пункта'
    """
    plain = Sentence(words.number(number, item.decimals))
    if item.unit_measure == "PCNT":
        return number_with_noun(plain, number, item.decimals, "percentage_point", words).text
    named = unit_beside(item, words)
    return f"{plain.text} ({named})" if named else plain.text


def number_with_noun(
    plain: Sentence, amount: float, decimals: int, noun: str, words: Words
) -> Sentence:
    """Return a number with a noun that agrees with it: 2 ребёнка, 2,1 процентного пункта.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> [number_with_noun(Sentence(str(n)), n, 0, "child", words("ru")).text for n in (1, 2, 5, 21)]
    ['1 ребёнок', '2 ребёнка', '5 детей', '21 ребёнок']
    """
    forms: Any = codelist("unit_phrase")[noun][words.language]
    form = _plural(amount, decimals, words)
    place = _FORMS.index(form) if words.language == "ru" else int(form != "one")
    return fill(forms[place], {"n": plain})


def _plural(amount: float, decimals: int, words: Words) -> str:
    """Return the CLDR plural category of a number as it is written, its decimals counted."""
    written = Decimal(f"{abs(amount):.{decimals}f}")
    form: str = words.locale.plural_form(written)
    return form
