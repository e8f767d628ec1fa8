"""Many faults of one kind: the first few are told, the others counted and never kept."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import SupportsIndex, TypeVar

from data.intake.told import Found
from indicators.codelists import codelist
from indicators.errors import Fault
from indicators.model import LANGUAGES, Text
from indicators.words import words

MOST = 20  # told of one kind
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\S*\d\S*")
T = TypeVar("T")


class FewOfEach(list[T]):
    """A list that keeps of each kind the first few of what is added to it."""

    def __init__(self, kind: Callable[[T], Hashable]) -> None:
        super().__init__()
        self._kind = kind
        self.counts: Counter[Hashable] = Counter()

    def append(self, one: T) -> None:
        """Add one, unless there are enough of its kind."""
        kind = self._kind(one)
        self.counts[kind] += 1
        if self.counts[kind] <= MOST:
            super().append(one)

    def extend(self, several: Iterable[T]) -> None:
        """Add each of several."""
        for one in several:
            self.append(one)

    def __iadd__(self, several: Iterable[T]) -> "FewOfEach[T]":  # type: ignore[override, misc]
        self.extend(several)
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[type[list[T]], tuple[list[T]]]:
        """Go to another process as a plain list."""
        return list, ([*self],)

    @property
    def more(self) -> Iterator[tuple[T, int]]:
        """The first of each kind of which not all are kept, and how many are not."""
        first: dict[Hashable, T] = {}
        for one in self:
            first.setdefault(self._kind(one), one)
        for kind, count in self.counts.items():
            if count > MOST:
                yield first[kind], count - MOST


def kind_of_fault(fault: Fault) -> Hashable:
    """Return what is alike in faults of one kind: the column, and what is wrong but for numbers.

    Examples
    --------
    >>> first = Fault("a.csv", 2, "sex", "'X' is not in its code list")
    >>> other = Fault("a.csv", 9, "sex", "'Y 1' is not in its code list")
    >>> kind_of_fault(first) == kind_of_fault(other)
    True
    """
    return fault.column, _QUOTED.sub("", fault.reason)


def kind_of_found(found: Found) -> Hashable:
    """Return what is alike in what was found of one kind."""
    return found.column, found.reason["en"]


def and_more(sheet: str, first: Found, count: int) -> Found:
    """Return that there are more like one that was told."""
    told: Text = {
        language: words(language)
        .of(codelist("intake")["more_faults"])
        .format(count=words(language).number(count, 0), row=first.row or 1)
        for language in LANGUAGES
    }
    return Found(sheet, None, first.column, told)
