"""Which findings lead a briefing: reliable changes first, then the area's own figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import NATION
from indicators.facts import Changed, Gap
from indicators.ledger import OLD
from indicators.observations import year
from indicators.uncertainty import is_reliable

_MOST = 3  # indicators of a topic


@dataclass(frozen=True)
class Chosen:
    """The findings of one area that a document shows, by topic, and the topics without room."""

    ref_area: str
    topics: Mapping[str, Sequence[IndicatorFacts]]
    left_out: tuple[str, ...]

    @property
    def indicators(self) -> list[IndicatorFacts]:
        """Every indicator shown, in the order of the topics."""
        return [one for found in self.topics.values() for one in found]

    @property
    def silent(self) -> list[str]:
        """The topics on which nothing is published."""
        return [
            code for code, found in self.topics.items() if not found and code not in self.left_out
        ]


def choose_indicators(reader: Reader, topics: Sequence[str], ref_area: str, room: int) -> Chosen:
    """Return as many indicators as there is room for: at least one a topic while it lasts."""
    most = min(_MOST, ceil(room / len(topics)))
    known = {domain: reader.topic(domain, ref_area, most) for domain in topics}
    kept = leading_findings(known.values(), ref_area)[:room]
    shown = {domain: [one for one in found if one in kept] for domain, found in known.items()}
    left_out = tuple(domain for domain, found in known.items() if found and not shown[domain])
    return Chosen(ref_area, shown, left_out)


def leading_findings(
    topics: Iterable[Sequence[IndicatorFacts]], ref_area: str
) -> list[IndicatorFacts]:
    """Return the findings of all topics in reading order: reliable changes, then own figures."""
    every = ((place, one) for found in topics for place, one in enumerate(found))
    placed = [(_lateness(one, ref_area), place, one) for place, one in every]
    return [one for _, _, one in sorted(placed, key=lambda entry: entry[:2])]


def _lateness(one: IndicatorFacts, ref_area: str) -> int:
    """Return the rank of a finding: own rates, then key figures of wider areas, then counts.

    Of these a reliable change goes before the others.
    """
    own = one.ref_area == ref_area
    first = own and (one.item.key or not (one.item.is_count or ref_area == NATION))
    near = 0 if first else 1 if one.item.key else 2
    return 2 * near + (0 if any(reliable_changes([one])) else 1)


def reliable_changes(told: Iterable[IndicatorFacts]) -> Iterator[tuple[IndicatorFacts, Changed]]:
    """Yield what changed since the figure before by more than chance would explain."""
    for one in told:
        for fact in one.facts:
            if isinstance(fact, Changed) and not fact.run and is_reliable(fact.verdict):
                yield one, fact


def widest_gaps(told: Iterable[IndicatorFacts], today: int) -> list[tuple[IndicatorFacts, Gap]]:
    """Return one gap an indicator: reliable ones if there are any, new ones first, then the widest.

    Parameters
    ----------
    today : int
        The year from which the age of a figure is counted.
    """
    every = [(one, fact) for one in told for fact in one.facts if isinstance(fact, Gap)]
    shown = [(one, fact) for one, fact in every if fact.reliable] or every

    def urgency(pair: tuple[IndicatorFacts, Gap]) -> tuple[bool, float]:
        return today - year(pair[1].key.time_period) > OLD, -pair[1].difference

    first: dict[str, tuple[IndicatorFacts, Gap]] = {}
    for one, fact in sorted(shown, key=urgency):
        first.setdefault(one.item.indicator, (one, fact))
    return list(first.values())
