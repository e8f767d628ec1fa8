"""Where, when and of whom a number in a sentence is said to be."""

from dataclasses import dataclass
from functools import cached_property

from briefings.statements.numbers import Number, numbers_of
from briefings.statements.places import Place, places_named
from briefings.statements.sentences import Sentence
from briefings.statements.told import starts_change
from briefings.statements.vocabulary import has, listed, other_countries
from briefings.statements.years import Year, years_away, years_of
from indicators.codelists import NATION


class Read:
    """A sentence with what it names; each found once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers that may be figures, in order."""
        return numbers_of(self.sentence)

    @cached_property
    def years(self) -> list[Year]:
        """The calendar years, in order."""
        return years_of(self.sentence)

    @cached_property
    def places(self) -> list[Place]:
        """The areas below the nation, in order."""
        return places_named(self.sentence)

    @cached_property
    def countries(self) -> list[tuple[int, bool]]:
        """Where a country is named, and whether it is another one than this."""
        return countries_of(self.sentence)

    def numbers_within(self, start: int, end: int) -> list[Number]:
        """Return the numbers between two places."""
        return [number for number in self.numbers if start <= number.start < end]


def countries_of(sentence: Sentence) -> list[tuple[int, bool]]:
    """Return where a sentence names a country, and whether it is another one than this."""
    abroad = has(sentence.folded, other_countries(sentence.language))
    home = has(sentence.folded, listed("nation", sentence.language))
    return sorted([*((at, True) for at in abroad), *((at, False) for at in home)])


def is_abroad(read: Read, number: Number, carried: "Carried") -> bool:
    """Return whether a number is of another country: the one that its part of a sentence names.

    Where that names none, the country that was named last is meant; where none was, this one,
    unless the sentence goes on to speak of others and of no figure of theirs.
    """
    start, end = read.sentence.clause(number.start)
    own = [abroad for at, abroad in read.countries if start <= at < end]
    if own:
        return all(own)
    before = [abroad for at, abroad in read.countries if at < start]
    if before or not read.countries:
        near = read.sentence.opens or read.places
        return before[-1] if before else carried.abroad and not near
    later = read.numbers_within(end, len(read.sentence.text))
    return all(abroad for _, abroad in read.countries) and not later


@dataclass(frozen=True)
class About:
    """What a number is said to be of.

    Attributes
    ----------
    places : tuple of tuple of str
        The areas it may be of, each by the codes of its name, the likeliest first.
    years : tuple of int
        The years it may be of; none where the text names none.
    named : bool
        Whether the sentence itself names an area below the nation.
    earlier : bool
        Whether it is where a change began, at a time that the text does not name: from 33 to 29.
    """

    places: tuple[tuple[str, ...], ...]
    years: tuple[int, ...]
    named: bool
    earlier: bool = False


@dataclass
class Carried:
    """What earlier sentences have named, and this one need not repeat."""

    place: tuple[str, ...] = ()
    year: int = 0
    abroad: bool = False


def about(read: Read, number: Number, carried: Carried) -> About:
    """Return where and when a number is said to be."""
    named = [place.codes for place in _of(number, read)]
    told = tuple(_years(number, read, carried))
    nation, earlier = (NATION,), _is_start(number, read)
    if named and not _turns_to_nation(number, read):
        return About(tuple(named), told, True, earlier)
    if carried.place and not _is_of_nation(read):
        return About((carried.place, nation), told, False, earlier)
    return About((nation,), told, False, earlier)


def carry(read: Read, carried: Carried) -> Carried:
    """Return what the next sentence may leave out."""
    kept = carried.place
    if read.places:
        kept = read.places[-1].codes
    elif _is_of_nation(read):
        kept = ()
    foreign = carried.abroad and not read.places and not read.sentence.opens
    abroad = read.countries[-1][1] if read.countries else foreign
    return Carried(kept, read.years[-1].year if read.years else carried.year, abroad)


def _is_of_nation(read: Read) -> bool:
    return any(not abroad for _, abroad in read.countries)


def _is_start(number: Number, read: Read) -> bool:
    """Return whether a change is told from a number to the next one, and no year stands between."""
    later = [one for one in read.numbers if one.start > number.start]
    end = read.sentence.clause(number.start)[1]
    if not later or later[0].start >= end:
        return False
    between = any(number.end <= year.start < later[0].start for year in read.years)
    return not between and starts_change(read.sentence, number.start, number.end)


def _turns_to_nation(number: Number, read: Read) -> bool:
    """Return whether the number's part of a sentence names the country, and no area below it."""
    start, end = read.sentence.clause(number.start)
    own = any(start <= place.start < end for place in read.places)
    return not own and any(not abroad and start <= at < end for at, abroad in read.countries)


def _of(number: Number, read: Read) -> list[Place]:
    """Return the places that a number may be of.

    Those of its part of the sentence; else one for each number in order; else the last named
    before it; else those of a later part without a number of its own.
    """
    start, end = read.sentence.clause(number.start)
    own = [place for place in read.places if start <= place.start < end]
    before = [place for place in read.places if place.start < number.start]
    if not own and len(read.places) == len(read.numbers):
        return [read.places[read.numbers.index(number)]]
    return own or before[-1:] or [one for one in read.places if not _has_number(one, read)]


def _has_number(place: Place, read: Read) -> bool:
    return bool(read.numbers_within(*read.sentence.clause(place.start)))


def _years(number: Number, read: Read, carried: Carried) -> list[int]:
    """Return the years that a number may be of.

    Those of its part of the sentence; one for each number in order, where there are as many; else
    the last that was named before it; else those of the next part, if no number stands there.
    """
    start, end = read.sentence.clause(number.start)
    before = [year.year for year in read.years if year.start < number.start]
    if away := years_away(read.sentence, *_around(number, end, read)):
        named = before[-1] if before else carried.year
        return [named + away] if named else []
    own = [year for year in read.years if start <= year.start < end]
    if own:
        return _in_order(number, own, read)
    told = [year for year in read.years if not year.compared]
    if len(told) == len(read.numbers):
        return [told[read.numbers.index(number)].year]
    earlier = [year.year for year in told if year.start < number.start]
    return earlier[-1:] or _of_next(end, read)


def _around(number: Number, end: int, read: Read) -> tuple[int, int]:
    """Return from where to where no other number stands, no farther than its part goes.

    A part that names a year of its own is of no year told before it.
    """
    start = read.sentence.clause(number.start)[0]
    dated = any(start <= year.start < end for year in read.years)
    before = [one.end for one in read.numbers if one.end <= number.start]
    return max([start if dated else 0, *before]), min(
        [end, *(one.start for one in read.numbers if one.start > number.start)]
    )


def _in_order(number: Number, own: list[Year], read: Read) -> list[int]:
    numbers = read.numbers_within(*read.sentence.clause(number.start))
    if len(own) == len(numbers) > 1:
        return [own[numbers.index(number)].year]
    return [year.year for year in own if not year.compared]


def _of_next(end: int, read: Read) -> list[int]:
    later = [year for year in read.years if year.start >= end and not year.compared]
    if not later or read.numbers_within(*read.sentence.clause(later[0].start)):
        return []
    return [later[0].year]
