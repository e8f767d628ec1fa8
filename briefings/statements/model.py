"""What is found of a number in a text."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from briefings.statements.about import About, Carried
from briefings.statements.figures import Line, Row
from briefings.statements.numbers import Number
from briefings.statements.sentences import Sentence
from indicators.model import Indicator

Verdict = Literal[
    "confirmed",
    "rounded",
    "part_only",
    "other_edition",
    "disowned",
    "outdated",
    "across_break",
    "not_found",
    "not_published",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)  # in the order in which one is preferred
AGREE: frozenset[Verdict] = frozenset({"confirmed", "rounded"})


@dataclass(frozen=True)
class Claim:
    """A number as it stands in a text, and where, when and of whom it is said to be.

    ``place`` is which sentence of the text it stands in; ``carried`` what earlier ones have named.
    """

    sentence: Sentence
    place: int
    number: Number
    said: About
    carried: Carried


@dataclass(frozen=True)
class Finding:
    """One number of a text and what it is.

    Attributes
    ----------
    row : mapping or None
        The figure it agrees with; where it agrees with none, the one that is published instead.
    newer : mapping or None
        The figure that stands in place of it now.
    caveats : tuple of str
        The codes of the caveats under which the figure stands.
    judged : str or None
        The verdict before the caveats of the figure made another of it.
    """

    claim: Claim
    verdict: Verdict
    item: Indicator
    row: Row | None = None
    newer: Row | None = None
    caveats: tuple[str, ...] = ()
    line: Line | None = field(default=None, compare=False, repr=False)
    judged: Verdict | None = None

    @property
    def equal(self) -> Verdict:
        """The verdict before the caveats of the figure made another of it."""
        return self.judged or self.verdict
