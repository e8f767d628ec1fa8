"""What is said to a reader of each number of a text: the verdict, why, and what is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefings.statements.figures import Row
from briefings.statements.model import Finding, Verdict
from data.store import Store
from indicators.codelists import DIMENSIONS, codelist
from indicators.facts import Key, point_of
from indicators.model import Indicator
from indicators.narrative import with_unit
from indicators.quality import grade_of
from indicators.words import Words, figure_area, full_name, short_source

# Caveats that change nothing in what a number is, and those that the verdict itself tells.
_UNTOLD = frozenset({"whole", "place"})


@dataclass(frozen=True)
class Held:
    """A figure that we hold, as a reader is told of it."""

    name: str
    value: str
    period: str
    area: str
    source: str
    grade: str
    key: Key


@dataclass(frozen=True)
class Answer:
    """What is said of one number.

    Attributes
    ----------
    word : str
        The verdict in a word or two.
    reason : str
        The verdict in a sentence.
    caveats : tuple of str
        What is to be known of the figure.
    held, newer : Held or None
        The figure it agrees with, or the one that is held instead; and the one that stands now.
    """

    number: str
    verdict: Verdict
    word: str
    reason: str
    caveats: tuple[str, ...]
    held: Held | None
    newer: Held | None


def answer(found: Finding, store: Store, words: Words, year: int) -> Answer:
    """Return what is said of a number; ``year`` is the one from which figures grow old."""
    sources = store.sources()
    held = _held(found.row, found.item, sources, words, year)
    newer = _held(found.newer, found.item, sources, words, year)
    codes = [code for code in found.caveats if code not in (*_UNTOLD, found.verdict)]
    caveats = tuple(words.of(codelist("caveat")[code]["says"]) for code in dict.fromkeys(codes))
    word = verdict_word(found.verdict, words, held.area if held else "")
    reason = _reason(found, words, held, newer)
    return Answer(found.claim.number.text, found.verdict, word, reason, caveats, held, newer)


def verdict_word(verdict: Verdict, words: Words, area: str = "") -> str:
    """Return a verdict in a word or two."""
    return {
        "confirmed": words("confirmed"),
        "rounded": words("rounded"),
        "part_only": words("{area} only", area=area),
        "other_edition": words("another edition"),
        "disowned": words("doubtful"),
        "outdated": words("outdated"),
        "across_break": words("across a break"),
        "not_found": words("not found"),
        "not_published": words("not published"),
    }[verdict]


def _reason(found: Finding, words: Words, held: Held | None, newer: Held | None) -> str:
    """Return a verdict in a sentence."""
    at = {"value": held.value, "period": held.period, "area": held.area} if held else {}
    now = {"newer": newer.value, "when": newer.period} if newer else {}
    if found.verdict == "outdated":
        return words(
            "This is the figure of {period}; a newer one is {newer} ({when}).", **at, **now
        )
    if found.verdict == "not_found":
        return words("Not equal to our figure: {value} ({period}, {area}).", **at)
    if found.verdict == "part_only":
        return words("This is a figure of {area}, not of the whole country.", **at)
    if found.verdict == "other_edition" and newer:
        return words("Another source or edition says so; the monitor shows {newer}.", **now)
    return {
        "confirmed": words("Equal to our figure."),
        "rounded": words("Our figure, rounded."),
        "other_edition": words("Another source or edition says so."),
        "disowned": words.of(codelist("caveat")["disowned"]["says"]),
        "across_break": words(
            "Equal to our figure, but it may not be compared with the other one: the definition, "
            "the source or the recording changed between them."
        ),
    }.get(found.verdict) or words("No figure is held for this place, time or group.")


def _held(
    row: Row | None,
    item: Indicator,
    sources: Mapping[str, Mapping[str, Any]],
    words: Words,
    year: int,
) -> Held | None:
    if row is None:
        return None
    source, point = sources[str(row["data_source"])], point_of(row)
    dimensions = {name: str(row[name]) for name in DIMENSIONS}
    return Held(
        full_name(item, dimensions, words),
        with_unit(point, item, words).text,
        words.period(str(row["time_period"]), item.period),
        figure_area(item, row, words),
        short_source(source, words),
        grade_of(source, row, year).letter,
        point.key,
    )
