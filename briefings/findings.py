"""Which findings a briefing tells: the area's own, by importance, quality and nearness."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importance import score
from briefings.reading import IndicatorFacts, Reader
from briefings.repeats import without_repeats
from indicators.catalog import of_domain
from indicators.codelists import NATION, areas_within, lineage
from indicators.gaps import gaps
from indicators.headlines import importance, importance_name
from indicators.model import Indicator
from indicators.portrait import family_of, survey_twin

_NATION = 3  # indicators of a topic of the nation beside its key ones
_OF_ONE_TOPIC = 2  # key messages
_LISTED = "listing"  # the class of what matters least


@dataclass(frozen=True)
class Chosen:
    """What a document tells of one area.

    Attributes
    ----------
    own : sequence of IndicatorFacts
        Findings of the area itself, the weightiest first.
    key : sequence of IndicatorFacts
        Those of them that lead.
    wider : sequence of IndicatorFacts
        Findings of the area around it, or of the same territory, on topics on which it has none.
    empty : tuple of str
        Topics on which nothing is published of the area itself.
    more : int
        Findings of the area that there is no room for; each topic has one in any case.
    gaps : tuple of Indicator
        What the monitoring framework lists on the topics and nobody has published of any area.
    twins : sequence of str
        The areas that the area shares its districts with.
    """

    ref_area: str
    topics: tuple[str, ...]
    own: Sequence[IndicatorFacts]
    key: Sequence[IndicatorFacts]
    wider: Sequence[IndicatorFacts]
    empty: tuple[str, ...]
    more: int
    gaps: tuple[Indicator, ...]
    twins: Sequence[str]

    @property
    def indicators(self) -> list[IndicatorFacts]:
        """Every finding told, in reading order."""
        return [*self.own, *self.wider]


def choose_findings(
    reader: Reader,
    topics: Sequence[str],
    ref_area: str,
    room: int,
    each: int = 60,
    *,
    key: int = 6,
    twins: bool = True,
) -> Chosen:
    """Return the findings of an area that there is room for, at least one a topic.

    Parameters
    ----------
    room, each : int
        How many in all, and how many of one topic.
    key : int
        How many lead.
    twins : bool
        Whether there is room for figures of areas of the same territory, on topics without any.
    """
    every = ranked_findings(reader, topics, ref_area)
    empty = tuple(code for code in topics if all(one.item.domain != code for one in every))
    own = _fitting(every, room, each)
    same = same_territory(ref_area) if twins else []
    return Chosen(
        ref_area,
        tuple(topics),
        own,
        key_findings(own, key),
        _beside(reader, empty, ref_area, [*areas_around(ref_area), *same]),
        empty,
        more=len(every) - len(own),
        gaps=_gaps(reader, topics),
        twins=same,
    )


def _gaps(reader: Reader, topics: Sequence[str]) -> tuple[Indicator, ...]:
    listed = [item for domain in topics for item in of_domain(domain) if item.framework]
    return tuple(gaps(listed, reader.store.known(reader.edition)))


def ranked_findings(
    reader: Reader, topics: Sequence[str], ref_area: str, of: str = ""
) -> list[IndicatorFacts]:
    """Return the findings of an area on some topics, the weightiest first, none told twice.

    ``of`` is the area whose figures they are; the area asked for where it is empty. They are
    ranked once, however many plans of a document are tried with them.
    """
    asked = (tuple(topics), ref_area, of or ref_area)
    if asked not in reader.ranked:
        reader.ranked[asked] = _ranked(reader, *asked)
    return reader.ranked[asked]


def _ranked(reader: Reader, topics: Sequence[str], ref_area: str, of: str) -> list[IndicatorFacts]:
    told = [reader.facts(item, of) for domain in topics for item in _candidates(reader, domain, of)]
    known = [one for one in told if one.latest]
    known.sort(key=lambda one: (-score(one, ref_area), one.item.order, one.item.indicator))
    return without_repeats(known, reader)


def _candidates(reader: Reader, domain: str, ref_area: str) -> list[Indicator]:
    """Return what is published of an area on a topic; of the nation its key indicators and few."""
    published = reader.published_in(ref_area)
    items = [item for item in of_domain(domain) if item.indicator in published]
    if ref_area != NATION:
        return items
    keys = [item for item in items if item.key]
    others = [item for item in items if not item.key]
    others.sort(key=lambda item: (-importance(item), item.is_count, item.order))
    return [*keys, *others[: max(0, _NATION - len(keys))]]


def _fitting(every: Sequence[IndicatorFacts], room: int, each: int) -> list[IndicatorFacts]:
    """Return the first finding of each topic and then the weightiest, in their order."""
    first: dict[str, IndicatorFacts] = {}
    for one in every:
        first.setdefault(one.item.domain, one)
    kept = list(first.values())
    taken = dict.fromkeys(first, 1)
    for one in every:
        domain = one.item.domain
        if one not in kept and len(kept) < room and taken[domain] < each:
            kept.append(one)
            taken[domain] += 1
    return [one for one in every if one in kept]


def key_findings(own: Sequence[IndicatorFacts], most: int) -> list[IndicatorFacts]:
    """Return the weightiest findings: two of a topic, one of a family, while others have any.

    What is counted for its own sake (``listing`` of ``codes/importance.toml``) comes last.
    """
    topics: Counter[str] = Counter()
    families: set[str] = set()
    first: list[IndicatorFacts] = []
    after: list[IndicatorFacts] = []
    for one in own:
        topics[one.item.domain] += 1
        spoken = family_of(one.item) in families
        early = topics[one.item.domain] <= _OF_ONE_TOPIC and not spoken
        (first if early else after).append(one)
        families.add(family_of(one.item))
    weighed = sorted([*first, *after], key=lambda one: importance_name(one.item) == _LISTED)
    kept = weighed[:most]
    return [one for one in own if one in kept]


def _beside(
    reader: Reader, empty: Sequence[str], ref_area: str, beside: Sequence[str]
) -> list[IndicatorFacts]:
    """Return one finding for each topic an area has none on, of the first area that has one."""
    found = (
        (one for code in beside for one in ranked_findings(reader, [domain], ref_area, code))
        for domain in empty
    )
    told = [next(every, None) for every in found]
    return sorted((one for one in told if one), key=lambda one: beside.index(one.ref_area))


def areas_around(ref_area: str) -> list[str]:
    """Return the region around a district."""
    return [code for code in lineage(ref_area)[1:] if code != NATION]


def same_territory(ref_area: str) -> list[str]:
    """Return the areas that a region shares its districts with: its one city, its survey region.

    Examples
    --------
    >>> same_territory("ER01"), same_territory("ER09"), same_territory("ER10")
    (['AZ-BA', 'AZEr101'], ['AZEr105'], [])
    """
    inside = () if ref_area == NATION else areas_within(ref_area, "district")
    only = [code for code in inside if len(inside) == 1 and code != ref_area]
    return [*only, *filter(None, [survey_twin(ref_area)])]
