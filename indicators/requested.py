"""Requests for figures that are on record: of whom, for what, since when, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from indicators.model import Text

State = Literal["waiting", "overdue", "answered", "refused"]


@dataclass(frozen=True)
class Requested:
    """One request as it was made, and its answer or refusal where there is one.

    Attributes
    ----------
    number : str
        That letter, table and answer carry.
    flow : str
        By which its answer comes.
    indicators : tuple of str
        What was asked for.
    time_period : str
        For which period.
    answered : date or None
        When its answer was first accepted.
    refused : date or None
        When it was refused; an answer that came nevertheless counts.
    reason : mapping or None
        Why it was refused.
    """

    number: str
    flow: str
    agency: str
    indicators: tuple[str, ...]
    time_period: str
    asked: date
    due: date
    answered: date | None = None
    refused: date | None = None
    reason: Text | None = None

    @property
    def is_open(self) -> bool:
        """Whether neither an answer nor a refusal has come."""
        return self.answered is None and self.refused is None

    def state(self, today: date) -> State:
        """Return what has become of it by a day."""
        if self.answered is not None:
            return "answered"
        if self.refused is not None:
            return "refused"
        return "overdue" if today > self.due else "waiting"

    def age(self, today: date) -> int:
        """Return the days from asking to the answer or refusal; of an open one, to today."""
        return max(0, ((self.answered or self.refused or today) - self.asked).days)


@dataclass(frozen=True)
class Answering:
    """How one agency answers: how many it was asked, what became of them, in how many days."""

    agency: str
    asked: int
    answered: int
    refused: int
    days: float | None


def by_indicator(
    requests: Iterable[Requested] | None,
) -> Mapping[str, tuple[Requested, ...]] | None:
    """Return of each indicator the latest request to each agency, newest first; None of None."""
    if requests is None:
        return None
    latest: dict[tuple[str, str], Requested] = {}
    for one in sorted(requests, key=lambda one: (one.asked, one.number)):
        for code in one.indicators:
            latest[code, one.agency] = one
    found: dict[str, list[Requested]] = defaultdict(list)
    for (code, _), one in latest.items():
        found[code].append(one)
    return {
        code: tuple(sorted(several, key=lambda one: (one.asked, one.number), reverse=True))
        for code, several in found.items()
    }


def asked_for(
    requests: Mapping[str, tuple[Requested, ...]] | None, indicator: str
) -> tuple[Requested, ...] | None:
    """Return the requests for an indicator, of those by indicator; None where none are recorded."""
    return None if requests is None else requests.get(indicator, ())


def answering(requests: Iterable[Requested]) -> list[Answering]:
    """Return how each agency answers, in the order of their codes.

    The days are the median over the answers there are: who has given none has no such number.
    """
    asked: dict[str, list[Requested]] = defaultdict(list)
    for one in requests:
        asked[one.agency].append(one)
    return [_answering(agency, asked[agency]) for agency in sorted(asked)]


def _answering(agency: str, own: list[Requested]) -> Answering:
    answered = [one for one in own if one.answered is not None]
    refused = sum(one.answered is None and one.refused is not None for one in own)
    days = median(one.age(one.asked) for one in answered) if answered else None
    return Answering(agency, len(own), len(answered), refused, days)
