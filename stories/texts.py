"""Texts with references in braces, filled with the figures that they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.facts import Key, point_of
from indicators.narrative import with_unit
from indicators.words import Words
from stories.figures import Figures, Row, figure_of

FORMS = ("", "unit", "number", "of100", "of1000", "whole", "period", "in_period")
_PLACE = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")
_WHOLE = {"of100": 1.0, "of1000": 10.0, "whole": 1.0}


@dataclass(frozen=True)
class Number:
    """One figure as a text writes it, and which figure it is."""

    text: str
    value: float
    key: Key


@dataclass(frozen=True)
class Filled:
    """A text with its figures filled in."""

    text: str
    numbers: tuple[Number, ...]


def references(text: str) -> Iterator[tuple[str, str]]:
    """Yield each reference of a text and the form in which it is written."""
    for found in _PLACE.finditer(text):
        yield found[1], found[2] or ""


def without_references(text: str) -> str:
    """Return what is left of a text beside its references."""
    return _PLACE.sub("", text)


def filled(text: str, figures: Figures, words: Words) -> Filled:
    """Return a text with the figure of each reference in its form.

    Raises
    ------
    Unbound
        If a reference names no figure, or asks for an unknown form.
    """
    numbers: list[Number] = []

    def write(place: re.Match[str]) -> str:
        row, form = figure_of(place[1], figures), place[2] or ""
        written = _written(row, form, words)
        if form not in ("period", "in_period"):
            numbers.append(Number(written, float(row["obs_value"]), point_of(row).key))
        return written

    return Filled(_PLACE.sub(write, text), tuple(numbers))


def _written(row: Row, form: str, words: Words) -> str:
    item = catalog()[str(row["indicator"])]
    if form not in FORMS:
        raise Unbound(f"{form!r} is no form of a figure; the forms are {', '.join(FORMS[1:])}")
    if form in _WHOLE:
        if form != "whole" and item.unit_measure != "PCNT":
            raise Unbound(f"{item.indicator} is no share: {form} cannot write it")
        return words.number(float(row["obs_value"]) * _WHOLE[form], 0)
    return {
        "": lambda: words.figure(row, item),
        "unit": lambda: with_unit(point_of(row), item, words).text,
        "number": lambda: words.figure(row, item).removesuffix("%").rstrip(),
        "period": lambda: words.period(str(row["time_period"]), item.period),
        "in_period": lambda: words.in_period(str(row["time_period"]), item.period),
    }[form]()
