"""What can be found: indicators, areas and groups, each with its words as they sound."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from indicators.catalog import catalog
from indicators.codelists import areas, codelist, codes
from indicators.model import Indicator
from indicators.search.letters import keys, split, without_endings

Words = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its names in every language, and other words for them.

    ``parts`` are the dimensions by which an indicator is divided, ``meant`` the groups of phrases
    that mean a part of its names; ``weight`` settles ties.
    """

    kind: str
    code: str
    names: tuple[Words, ...]
    others: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    meant: tuple[int, ...] = ()
    weight: float = 0.0

    @cached_property
    def words(self) -> frozenset[str]:
        """All words by which it is found as by its name."""
        return frozenset(word for name in self.names for word in name) | self.others


@cache
def entries() -> tuple[Entry, ...]:
    """Return everything that can be found."""
    return (*map(_indicator, catalog().values()), *map(_area, areas()), *_groups())


@cache
def of_kind(kind: str) -> tuple[Entry, ...]:
    """Return everything of one kind that can be found."""
    return tuple(entry for entry in entries() if entry.kind == kind)


@cache
def meanings() -> tuple[tuple[Words, ...], ...]:
    """Return the phrases that mean the same, group by group."""
    return tuple(
        tuple(phrase for texts in group.values() for phrase in map(split, texts) if phrase)
        for group in codelist("search")["means"]
    )


def meanings_of(names: Sequence[Words]) -> list[int]:
    """Return which groups of phrases have one that stands in some names."""
    said = frozenset(key for name in names for word in name for key in keys(word))
    every = enumerate(meanings())
    return [place for place, group in every if any(_holds(said, phrase) for phrase in group)]


def words_of_meaning(place: int) -> frozenset[str]:
    """Return the words of a group of phrases."""
    return frozenset(word for phrase in meanings()[place] for word in phrase)


def code_words(item: Indicator) -> tuple[str, ...]:
    """Return the words of the codes of an indicator, which some ask for by them."""
    return split(" ".join([item.indicator, item.sdg_indicator or ""]))


def _holds(said: frozenset[str], phrase: Words) -> bool:
    return not any(said.isdisjoint(keys(word)) for word in phrase)


def _indicator(item: Indicator) -> Entry:
    names = tuple(map(split, item.name.values()))
    meant = meanings_of(names)
    return Entry(
        "indicator",
        item.indicator,
        names,
        frozenset(code_words(item)).union(*map(words_of_meaning, meant)),
        tuple(item.dimensions),
        tuple(meant),
        0.15 * item.key - 0.1 * bool(item.gap) - min(item.order, 1000) / 20_000,
    )


@cache
def told_of() -> Mapping[str, tuple[str, ...]]:
    """Return the indicators in whose definition, topic or framework each stem of a word stands."""
    found: dict[str, list[str]] = {}
    for code, item in catalog().items():
        for stem in {s for word in split(" ".join(_more(item))) for s in without_endings(word)}:
            found.setdefault(stem, []).append(code)
    return {stem: tuple(items) for stem, items in found.items()}


def _more(item: Indicator) -> Iterable[str]:
    framework = codelist("framework")
    yield from item.definition.values()
    yield from codelist("domain")[item.domain]["name"].values()
    for code in item.framework:
        yield from framework[code]["name"].values()


def _area(code: str) -> Entry:
    others = split(" ".join(codelist("search")["places"].get(code, [])))
    names = tuple(map(split, areas()[code].name.values()))
    return Entry("area", code, names, frozenset({*others, code.lower()}))


def group_names() -> dict[str, Mapping[str, str]]:
    """Return the groups that can be asked for, as dimension and code, with their names."""
    asked: Mapping[str, Mapping[str, list[str]]] = codelist("search")["groups"]
    return {
        f"{dimension}.{code}": codes(dimension)[code]
        for dimension, wanted in asked.items()
        for code in wanted
    }


def _groups() -> Iterable[Entry]:
    asked = codelist("search")["groups"]
    for group, named in group_names().items():
        dimension, code = group.split(".")
        phrases = [*named.values(), *asked[dimension][code]]
        yield Entry("group", group, tuple(map(split, phrases)))
