"""What a question finds, best first: indicators, areas, an indicator at a place or of a group."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from indicators.address import bounded
from indicators.codelists import areas
from indicators.search.entries import Entry, entries, of_kind, told_of
from indicators.search.letters import alike, bones, split, stems, typos

Figures = Callable[[str], Collection[str]]

# Areas of one name: first those that stand today, the larger before the smaller.
_SCHEMES = ("nation", "region_2021", "district", "region_2006")
_CERTAIN = 0.85
_SURE = 0.6
_HELD = 0.7
_OTHER = 0.75
_MORE = 0.25


@dataclass(frozen=True)
class Hit:
    """Something found, by its code; an indicator also at a place or of a group, if asked for.

    ``score`` is higher for better; ``ref_area`` is an area, ``group`` a dimension with its code.
    """

    kind: str
    code: str
    score: float
    ref_area: str = ""
    group: str = ""


def search(query: str, most: int = 30, figures: Figures = lambda ref_area: ()) -> list[Hit]:
    """Return what matches the words of a query, best first.

    Parameters
    ----------
    figures : callable
        From an area to the indicators that have figures there, which come first at that place.
    """
    asked = bounded("q", query)
    if asked.strip().upper() in areas():
        return [Hit("area", asked.strip().upper(), 3)]
    words = tuple(word for word in dict.fromkeys(split(asked)) if _is_known(word))
    if not words:
        return []
    places, rest = _places(words)
    found = [*_placed(rest, places, figures), *_plain(words)] if places else _plain(words)
    best: dict[tuple[str, str], Hit] = {}
    for hit in sorted(found, key=lambda hit: -hit.score):
        best.setdefault((hit.kind, hit.code), hit)
    return [*best.values()][:most]


def _is_known(word: str) -> bool:
    """Return whether anything has a word: what nothing has is passed over."""
    return bool(matches(word)) or bool(_mentioning(word))


def _placed(words: tuple[str, ...], places: list[Entry], figures: Figures) -> list[Hit]:
    """Return the places, and the indicators that the other words find, each at one of them."""
    if not words:
        return [Hit("area", place.code, 3 - rank / 100) for rank, place in enumerate(places)]
    known = {place.code: frozenset(figures(place.code)) for place in places}
    beside = [Hit("area", place.code, 0.9 - rank / 100) for rank, place in enumerate(places)]
    return [*(_at(hit, known) for hit in _indicators(words)), *beside]


def _at(hit: Hit, known: Mapping[str, Collection[str]]) -> Hit:
    """Return an indicator at the first of some places where it has figures, if at any."""
    held = [place for place, codes in known.items() if hit.code in codes]
    place = held[0] if held else next(iter(known))
    return Hit(hit.kind, hit.code, hit.score + 1 + 0.35 * bool(held), place, hit.group)


def _plain(words: tuple[str, ...]) -> list[Hit]:
    found = [Hit("area", entry.code, _score(words, entry)) for entry in of_kind("area")]
    return [*_indicators(words), *(hit for hit in found if hit.score)]


def _indicators(words: tuple[str, ...]) -> list[Hit]:
    """Return the indicators that have every word, or most of them where none has all."""
    asked = {word: group for word in words if (group := _group(word))}
    rated = [(entry, *_rated(words, entry, asked)) for entry in of_kind("indicator")]
    whole = [each for each in rated if all(each[1].values())]
    shown = whole or [each for each in rated if _mostly(each[1])]
    return [
        Hit("indicator", entry.code, _total(found, entry), group=group)
        for entry, found, group in shown
        if any(found.values())
    ]


def _mostly(found: Mapping[str, float]) -> bool:
    """Return whether half of the words fit, or more."""
    return sum(map(bool, found.values())) * 2 >= len(found)


def _rated(
    words: tuple[str, ...], entry: Entry, asked: Mapping[str, str]
) -> tuple[Mapping[str, float], str]:
    """Return how well each word fits an indicator, and the group that a word asks it for."""
    found = {word: _fit(word, entry) for word in words}
    group = ""
    if any(found[word] for word in words if word not in asked):
        for word, wanted in asked.items():
            if found[word] < _CERTAIN and wanted.split(".")[0] in entry.parts:
                found[word], group = _CERTAIN, wanted
    return found, group


def _score(words: tuple[str, ...], entry: Entry) -> float:
    found = {word: _fit(word, entry) for word in words}
    return _total(found, entry) if all(found.values()) else 0


def _fit(word: str, entry: Entry) -> float:
    """Return how well a word fits an entry: by its names best, by what else is said of it least."""
    known = matches(word)
    if not known.keys().isdisjoint(entry.words):
        named = max((known.get(token, 0) for name in entry.names for token in name), default=0)
        other = max((known.get(token, 0) for token in entry.others), default=0)
        return max(named, _OTHER * other)
    return _MORE if entry.code in _mentioning(word) else 0


@lru_cache(maxsize=512)
def _mentioning(word: str) -> frozenset[str]:
    """Return the indicators of which more than their names has a word, in whatever ending."""
    return frozenset(code for stem in stems(word) for code in told_of().get(stem, ()))


def _weighed(found: Mapping[str, float]) -> float:
    """Return the mean of the fits; a word that few entries have counts for more."""
    rare = {word: _rare(word) for word in found}
    return sum(found[word] * rare[word] for word in found) / sum(rare.values())


def _total(found: Mapping[str, float], entry: Entry) -> float:
    told = max(_told(found, name) for name in entry.names)
    return _weighed(found) + 0.3 * told + entry.weight


def _told(words: Iterable[str], name: tuple[str, ...]) -> float:
    """Return how much of a name is said by some words."""
    said = (max((matches(word).get(token, 0) for word in words), default=0) for token in name)
    return sum(said) / max(len(name), 1)


@lru_cache(maxsize=512)
def _rare(word: str) -> float:
    known = matches(word)
    having = sum(bool(entry.words & known.keys()) for entry in entries())
    return log(1 + len(entries()) / (having or len(entries())))


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for entry in entries() for word in entry.words}))


@lru_cache(maxsize=512)
def matches(word: str) -> Mapping[str, float]:
    """Return the words of all names that a word can stand for, and how surely."""
    rated = {token: _likeness(word, token) for token in _vocabulary()}
    return {token: value for token, value in rated.items() if value}


def _likeness(word: str, token: str) -> float:
    if word == token:
        return 1
    if alike(word, token):
        return 0.9
    if token.startswith(word) and len(word) > 1:
        return 0.8
    return max(_same_bones(word, token), _mistyped(word, token), 0.4 * _inside(word, token))


def _inside(word: str, token: str) -> bool:
    return len(word) > 3 and word in token


def _same_bones(word: str, token: str) -> float:
    """Return how surely two words are one name that two alphabets spell with other vowels."""
    if word[0] != token[0] or len(bones(token)) < 3 or token not in _place_words():
        return 0
    return 0.7 * any(bones(stem) == bones(token) for stem in stems(word) if len(stem) > 3)


def _mistyped(word: str, token: str) -> float:
    most = 0 if len(word) < 5 else 1 if len(word) < 8 else 2
    if not most or word[0] != token[0]:
        return 0
    wrong = typos(word, token, most)
    return 0 if wrong > most else 0.7 - 0.1 * wrong


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word for entry in of_kind("area") for word in entry.words)


@cache
def _subjects() -> frozenset[str]:
    return frozenset(word for entry in of_kind("indicator") for word in entry.words)


def _places(words: tuple[str, ...]) -> tuple[list[Entry], tuple[str, ...]]:
    """Return the areas that some of the words name best, and the words that name none."""
    named = {
        entry: tuple(word for word in words if _names(word, entry)) for entry in of_kind("area")
    }
    rated = {entry: _covered(own, entry) for entry, own in named.items() if own}
    best = max(rated.values(), default=0)
    chosen = [entry for entry, value in rated.items() if value == best >= _HELD]
    chosen.sort(key=place_order)
    taken = {word for entry in chosen for word in named[entry]}
    return chosen, tuple(word for word in words if word not in taken)


def place_order(entry: Entry) -> int:
    """Return where an area stands among those of its name."""
    return _SCHEMES.index(areas()[entry.code].scheme)


def _names(word: str, entry: Entry) -> float:
    """Return how surely a word names an area: never by less than it names a subject."""
    known = matches(word)
    if known.keys().isdisjoint(entry.words):
        return 0
    place = max(known.get(token, 0) for token in entry.words)
    subject = max((value for token, value in known.items() if token in _subjects()), default=0)
    return place if place >= _SURE and (place > subject or place == 1) else 0


def _covered(words: Iterable[str], entry: Entry) -> float:
    """Return how much of the name of an area is said, and how surely."""
    names = (*entry.names, *((word,) for word in entry.others))
    return max(_told(words, name) for name in names if name)


@lru_cache(maxsize=512)
def _group(word: str) -> str:
    """Return the group that a word names, or an empty text."""
    for entry in of_kind("group"):
        if any(alike(word, token) for name in entry.names for token in name):
            return entry.code
    return ""
