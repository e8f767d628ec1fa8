"""How well texts are checked, on passages labelled by hand: ``python -m`` prints the table.

A number is right if its verdict and its indicator are those of the label. Precision is the share of
right ones among all that are said, recall among all that are labelled.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from briefings.statements import Checker
from data.store import open_store
from indicators.model import LANGUAGES

FOLDER = Path(__file__).parent
HALVES = {
    "first_half": "First half, tuned on",
    "second_half": "Second half, its faults mended since",
    "third_part": "Third part, its faults mended since",
    "fourth_part": "Fourth part, tuned on",
    "fifth_part": "Fifth part, its faults mended since",
    "sixth_part": "Sixth part, tuned on",
    "seventh_part": "Seventh part, its faults mended since",
    "eighth_part": "Eighth part, its faults mended since",
    "ninth_part": "Ninth part, tuned on",
    "tenth_part": "Tenth part, its faults mended since",
}
TODAY = date(2026, 11, 29)

Passage = Mapping[str, Any]
Told = tuple[str, str, str]  # number, verdict, indicator


@dataclass(frozen=True)
class Measured:
    """How many numbers of some passages are said, are labelled, and are right."""

    passages: int
    said: int
    labelled: int
    right: int

    @property
    def precision(self) -> float:
        """The share of right ones among all that are said."""
        return self.right / self.said

    @property
    def recall(self) -> float:
        """The share of right ones among all that are labelled."""
        return self.right / self.labelled


def passages(half: str) -> list[Passage]:
    """Return the passages of a half, with their labels."""
    found: list[Passage] = tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))["passage"]
    return found


@cache
def told(checker: Checker, text: str) -> list[Told]:
    """Return what is said of the numbers of a passage; each passage counts for two lines."""
    found = checker.check(text)
    return [(one.claim.number.text, one.verdict, one.item.indicator) for one in found]


def right(said: Iterable[Told], expected: Sequence[Sequence[str]]) -> list[Told]:
    """Return what is said as it is labelled, each label met once."""
    left, met = list(expected), []
    for one in said:
        label = next((each for each in left if _is_met(one, each)), None)
        if label:
            left.remove(label)
            met.append(one)
    return met


def _is_met(said: Told, label: Sequence[str]) -> bool:
    number, verdict, codes = label
    return said[:2] == (number, verdict) and said[2] in codes.split("|")


def measured(checker: Checker, half: str, language: str = "") -> Measured:
    """Return how well the passages of a half are checked, of all or of one language."""
    own = [one for one in passages(half) if language in ("", one["language"])]
    said = [told(checker, one["text"]) for one in own]
    met = [right(each, one["expected"]) for each, one in zip(said, own, strict=True)]
    labelled = sum(len(one["expected"]) for one in own)
    return Measured(len(own), sum(map(len, said)), labelled, sum(map(len, met)))


def table(checker: Checker) -> Iterator[str]:
    """Yield the lines of the table in ``docs/verification.md``."""
    yield "| Passages | | Number | Said | Labelled | Right | Precision | Recall |"
    yield "|---|---|---|---|---|---|---|---|"
    for half, name in HALVES.items():
        for language in ("", *LANGUAGES):
            one = measured(checker, half, language)
            yield (
                f"| {name} | {language or 'all'} | {one.passages} | {one.said} | {one.labelled} | "
                f"{one.right} | {one.precision:.2f} | {one.recall:.2f} |"
            )


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(Checker(open_store(), TODAY))) + "\n")
