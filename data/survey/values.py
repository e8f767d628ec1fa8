"""The values of the variables of a file as an indicator takes them: missing codes, derived ones."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.survey.declarations import (
    Derivation,
    Flags,
    Lookup,
    Number,
    Truth,
    condition,
    variables_of,
)
from data.survey.files import Loaded
from data.survey.guesses import Guess

Floats = NDArray[np.float64]


class Values:
    """The values of a loaded file under one declaration: which codes are missing, what is derived.

    Parameters
    ----------
    missing : mapping
        By variable the codes that mean nothing is known.
    derived : mapping
        By name the ways to a number; the first whose variables are there is taken.
    optional : sequence of str
        Variables that need not be there: where they are absent nothing is recorded.
    """

    def __init__(
        self,
        loaded: Loaded,
        missing: Mapping[str, Sequence[Number]],
        derived: Mapping[str, Sequence[Derivation]],
        optional: Sequence[str] = (),
    ) -> None:
        self.loaded = loaded
        self._missing, self._derived, self._optional = missing, derived, optional
        self._numbers: dict[str, Floats] = {}

    @cached_property
    def lookup(self) -> Lookup:
        """How conditions find values."""
        return Lookup(self.numbers, self.texts, self.blank)

    def truth(self, table: Mapping[str, object]) -> Truth:
        """Return where a table of conditions holds; an empty one holds everywhere."""
        if not table:
            every = np.ones(len(self.loaded.frame), dtype=bool)
            return Truth(every, ~every)
        return condition(table).of(self.lookup)

    def wanting(self, variables: Sequence[str], texts: frozenset[str] = frozenset()) -> list[str]:
        """Return why variables cannot be used, each in words; nothing where all can.

        Parameters
        ----------
        texts : frozenset of str
            Those that are taken as texts.
        """
        found = []
        for name in sorted(variables):
            if name in self._derived:
                if self._way(name) is None:
                    found.append(f"nothing to derive {name} from")
            elif self.loaded.in_words(name) and name not in texts:
                found.append(f"{name} holds words, not codes")
            elif not self.loaded.has(name) and name not in self._optional:
                found.append(f"no variable {name}")
        return found

    def has(self, name: str) -> bool:
        """Return whether the file has a variable."""
        return self.loaded.has(name)

    def numbers(self, name: str) -> Floats:
        """Return a variable as numbers, NaN where it is not known."""
        if name not in self._numbers:
            self._numbers[name] = self._found(name)
        return self._numbers[name]

    def texts(self, name: str) -> NDArray[np.object_]:
        """Return a variable as it is written; nothing where it is blank."""
        if not self.loaded.has(name):
            return np.full(len(self.loaded.frame), "", dtype=object)
        column = self.loaded.frame[name]
        return np.asarray(column.astype(object).where(column.notna(), "").astype(str), dtype=object)

    def blank(self, name: str) -> Flags:
        """Return where nothing at all was recorded."""
        if not self.loaded.has(name):
            return np.isnan(self.numbers(name))
        return np.asarray(self.loaded.frame[name].isna())

    def ways(self) -> list[Guess]:
        """Return which way each derived number that was asked for took, where there are several."""
        found = []
        for name, ways in self._derived.items():
            taken = self._way(name)
            if name in self._numbers and taken is not None and len(ways) > 1:
                why = "the first of the declared ways whose variables are there"
                found.append(Guess(f"{self.loaded.kind} {name}", _told(taken), why))
        return found

    def doubts(self) -> list[Guess]:
        """Return what the file's records show that may not be as it is declared."""
        found = []
        for doubt in self.loaded.file.doubt:
            variables = sorted(variables_of(condition(doubt.when)))
            if not self.wanting(variables) and (records := int(self.truth(doubt.when).met.sum())):
                why = f"{doubt.says} ({records} record(s))"
                about = f"{self.loaded.kind} {', '.join(variables)}"
                found.append(Guess(about, "as declared", why, doubt.remedy))
        return found

    def _found(self, name: str) -> Floats:
        size = len(self.loaded.frame)
        way = self._way(name) if name in self._derived else None
        if way is not None:
            return self._without(self._derive(way), way.missing) / way.divide
        if not self.loaded.has(name):
            return np.full(size, np.nan)
        own = self.loaded.frame[name].to_numpy(dtype="float64")
        return self._without(own, self._missing.get(name, ()))

    @staticmethod
    def _without(values: Floats, missing: Sequence[Number]) -> Floats:
        return np.where(np.isin(values, [*missing]), np.nan, values) if missing else values

    def _way(self, name: str) -> Derivation | None:
        ways = self._derived[name]
        return next((way for way in ways if self._can(way, way.needs - {name})), None)

    def _can(self, way: Derivation, needed: frozenset[str]) -> bool:
        usable = (self._usable(name, way.texts) for name in needed)
        return any(usable) if way.optional else all(usable)

    def _usable(self, name: str, texts: frozenset[str]) -> bool:
        if name in self._derived:
            return self._way(name) is not None
        return self.loaded.has(name) and (name in texts or not self.loaded.in_words(name))

    def _derive(self, way: Derivation) -> Floats:
        if way.variable:
            return self.numbers(way.variable)
        if way.minus:
            return self.numbers(way.minus[0]) - self.numbers(way.minus[1])
        if way.plus:
            return np.asarray(sum(self.numbers(name) for name in way.plus))
        if way.first:
            return self._first([self.numbers(name) for name in way.first])
        if way.count:
            met = [self.truth(table).met for table in way.count]
            return np.asarray(np.sum(met, axis=0), dtype="float64")
        return self._cases(way)

    @staticmethod
    def _first(columns: Sequence[Floats]) -> Floats:
        found = columns[0]
        for column in columns[1:]:
            found = np.where(np.isnan(found), column, found)
        return found

    def _cases(self, way: Derivation) -> Floats:
        """Return the value of the first case that is met; none where an earlier is not known."""
        size = len(self.loaded.frame)
        found, open_ = np.full(size, np.nan), np.ones(size, dtype=bool)
        for case in way.cases or ():
            truth = self.truth(case.when)
            found = np.where(open_ & truth.met, case.value, found)
            open_ = open_ & (~truth.met if way.optional else truth.failed)
        return found if way.otherwise is None else np.where(open_, way.otherwise, found)


def _told(way: Derivation) -> str:
    if way.minus:
        return " − ".join(way.minus)
    if way.plus:
        return " + ".join(way.plus)
    return way.variable or ", else ".join(way.first or ["by cases"])
