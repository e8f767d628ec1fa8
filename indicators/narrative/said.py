"""Sentences that record every number in them: its value, its observation, its position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal, TypeAlias

from indicators.errors import SentenceError
from indicators.facts import Key

Part = Literal[
    "value",
    "lower",
    "upper",
    "difference",
    "change",
    "count",
    "rank",
    "areas",
    "target",
    "age",
    "share",
    "usual",
    "most",
]


@dataclass(frozen=True)
class Stated:
    """One number as it is written in a text.

    Attributes
    ----------
    text : str
        The number as written, without its sign of per cent or unit.
    value : float
        The number before it was rounded for the text.
    key : Key
        The observation it comes from; of a difference the later one.
    part : str
        What of the observation it is: its value, a bound, a difference from ``other``, a
        relative change from ``other`` in per cent, its share of ``other`` in per cent, the usual
        or the largest change of its series before, a rank, the number of areas ranked, a target
        of the declaration, an age in years.
    other : Key, optional
        The second observation of a difference.
    """

    text: str
    value: float
    key: Key
    part: Part
    other: Key | None = None


@dataclass(frozen=True)
class Sentence:
    """A text and the numbers stated in it, in the order in which they stand.

    ``given`` are the pieces of the text in which digits are no figures: periods, names, units.
    """

    text: str
    numbers: tuple[Stated, ...] = ()
    given: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


Piece: TypeAlias = "str | Sentence"


def text_without_figures(text: str) -> Sentence:
    """Return a period, name or unit as a sentence; digits in it do not count as figures."""
    return Sentence(text, given=(text,) if any(letter.isdigit() for letter in text) else ())


def fill(template: str, places: Mapping[str, Piece]) -> Sentence:
    """Return a template with its places filled, and every number that came with them.

    Raises
    ------
    SentenceError
        If a place of the template is not given.

    Examples
    --------
    >>> fill("{area}: {n}", {"area": "Lerik", "n": Sentence("5")}).text
    'Lerik: 5'
    """
    pieces: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces.append(literal)
        if name is None:
            continue
        if name not in places:
            raise SentenceError(f"Nothing fills {{{name}}} in “{template}”.")
        pieces.append(places[name])
    return joined(pieces, "")


def joined(pieces: Iterable[Piece], by: str = " ") -> Sentence:
    """Return pieces as one text; empty ones leave no gap."""
    said = [piece if isinstance(piece, Sentence) else Sentence(piece) for piece in pieces]
    said = [piece for piece in said if piece]
    numbers = tuple(number for piece in said for number in piece.numbers)
    names = dict.fromkeys(name for piece in said for name in piece.given)
    return Sentence(by.join(piece.text for piece in said), numbers, tuple(names))
