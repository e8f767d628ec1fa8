"""Templates of each language: which one says a thing, its places, and what every sentence has."""

import re
from collections.abc import Mapping
from functools import singledispatch
from zlib import crc32

from indicators.codelists import codelist
from indicators.facts import Fact, Key
from indicators.model import Indicator
from indicators.narrative.said import Piece, Sentence, fill, text_without_figures
from indicators.narrative.subjects import groups, subject
from indicators.words import Form, Words, capital, figure_in, is_of_part, period_form, unbroken

_SPARE = re.compile(r"(?<=\() +| +(?=[ ,.:)])")  # spaces beside a place that nothing fills


def sentence(name: str, item: Indicator, words: Words, places: Mapping[str, Piece]) -> Sentence:
    """Return a template of ``codes/sentences.toml``, filled, with a capital letter.

    Of several ways of saying the same an indicator always takes the same one.
    """
    said = phrase(name, item, words, places)
    text = capital(_SPARE.sub("", said.text).strip(" "), words.language)
    return Sentence(text, said.numbers, said.given)


def phrase(name: str, item: Indicator, words: Words, places: Mapping[str, Piece]) -> Sentence:
    """Return a part of a sentence, as it stands in its template."""
    ways = codelist("sentences")[name][words.language]
    if isinstance(ways, str):
        return fill(unbroken(ways), places)
    chosen = ways[crc32(f"{name}/{item.indicator}".encode()) % len(ways)]
    return fill(unbroken(chosen), places)


def period(key: Key, item: Indicator, form: Form, words: Words) -> Sentence:
    """Return the period of an observation as it stands in a sentence."""
    return text_without_figures(period_form(key.time_period, item.period, form, words))


def sentence_subject(
    item: Indicator, key: Key, words: Words, *, place: bool = True
) -> dict[str, Piece]:
    """Return what a sentence is about: the indicator and its groups, where, when.

    ``place`` is whether the area is named: a part of it always is.
    """
    what = subject(item, words)
    own = groups(key, item, words)
    verbs = codelist("sentences")["verbs"]
    named = place or is_of_part(item, vars(key))
    forms = {name: verbs[name].get(what.form, verbs[name]["m"]) for name in verbs}
    return {
        "subject": text_without_figures(what.among(own)),
        "subject_end": text_without_figures(f"{what.text} {own}".rstrip()),
        "where": text_without_figures(figure_in(item, vars(key), words)) if named else "",
        "when": period(key, item, "when", words) if key.time_period else "",
        "span": period(key, item, "span", words) if key.time_period else "",
        "verb": forms["was"],
        "rose": forms["rose"],
        "fell": forms["fell"],
    }


@singledispatch
def go_on(fact: Fact, words: Words) -> Sentence:
    """Return the sentence of a fact after its indicator has been named."""
    raise NotImplementedError(type(fact).__name__)
