"""What is told first of what is known: the sure before the doubtful, the near before the far."""

from collections.abc import Iterable, Iterator, Sequence

from briefings.reading import Told
from indicators.facts import Changed, Gap
from indicators.ledger import OLD
from indicators.noise import sure
from indicators.observations import year


def foremost(topics: Iterable[Sequence[Told]], ref_area: str) -> list[Told]:
    """Return what is told of every topic: reliable changes, then the first figure of each."""
    every = ((place, one) for found in topics for place, one in enumerate(found))
    placed = [(_lateness(one, ref_area), place, one) for place, one in every]
    return [one for _, _, one in sorted(placed, key=lambda entry: entry[:2])]


def _lateness(one: Told, ref_area: str) -> int:
    """Return how late a figure is told: a mere count comes after rates, a far one after a near."""
    near = one.item.key or (one.ref_area == ref_area and not one.item.is_count)
    return (0 if any(changes([one])) else 1) + (0 if near else 2)


def changes(told: Iterable[Told]) -> Iterator[tuple[Told, Changed]]:
    """Yield what changed since the figure before by more than chance would explain."""
    for one in told:
        for fact in one.facts:
            if isinstance(fact, Changed) and not fact.run and sure(fact.told):
                yield one, fact


def widest_gaps(told: Iterable[Told], today: int) -> list[tuple[Told, Gap]]:
    """Return one gap an indicator: reliable ones if there are any, new ones first, then the widest.

    Parameters
    ----------
    today : int
        The year from which the age of a figure is counted.
    """
    every = [(one, fact) for one in told for fact in one.facts if isinstance(fact, Gap)]
    shown = [(one, fact) for one, fact in every if fact.reliable] or every

    def urgency(pair: tuple[Told, Gap]) -> tuple[bool, float]:
        return today - year(pair[1].key.time_period) > OLD, -pair[1].difference

    first: dict[str, tuple[Told, Gap]] = {}
    for one, fact in sorted(shown, key=urgency):
        first.setdefault(one.item.indicator, (one, fact))
    return list(first.values())
