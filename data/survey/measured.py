"""The records of one file as an indicator counts them: who is meant, and who of them has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.survey.account import Account
from data.survey.all_women import TOTAL, all_women
from data.survey.declarations import (
    BirthHistories,
    Deprived,
    Flags,
    Number,
    Part,
    condition,
    spanned,
    variables_of,
    worded,
)
from data.survey.design import WEIGHT, design_columns
from data.survey.files import Loaded
from data.survey.groups import Levels, groups_of
from data.survey.guesses import Guess
from data.survey.labelled import labelled_missing
from data.survey.mapping import Mapped
from data.survey.values import Values

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """The outcome and the base of an indicator for every record of a file: NaN outside it.

    ``bases`` has a base for all, and one for the levels of each group that has its own.
    """

    outcome: Floats
    bases: Mapping[str, Floats]

    @property
    def base(self) -> Floats:
        """What each record counts as in the denominator of all."""
        return self.bases[TOTAL]


@dataclass
class Drawn:
    """A file of a survey with one of its weights: the design and the groups of every record."""

    loaded: Loaded
    weight: str | None
    missing: Mapping[str, Sequence[Number]]
    mapped: Mapped
    account: Account
    histories: BirthHistories | None = None

    @cached_property
    def design(self) -> pd.DataFrame:
        """Weight, stratum and cluster of every record."""
        frame, guesses = design_columns(self.loaded, self.mapped, self.weight)
        self.account.guesses += guesses
        return frame

    @cached_property
    def levels(self) -> dict[str, Levels]:
        """The level of every record in every group that the file has."""
        found, absent = groups_of(self.loaded, self.values())
        for name, reason in absent.items():
            about = f"{self.loaded.kind} by {name}"
            remedy = "write what the file has under [variables] or [values] in a mapping"
            self.account.guesses.append(Guess(about, "no figures", reason, remedy))
        return found

    @property
    def frame(self) -> pd.DataFrame:
        """Design and groups of every record, as one table."""
        groups = {group_column(name): levels for name, levels in self.levels.items()}
        return self.design.assign(**groups)

    def wanting(self, part: Deprived) -> list[str]:
        """Return why the file cannot tell what children are deprived of; nothing where it can."""
        tables = [part.population, *part.deprived.values()]
        asked = frozenset[str]().union(*(_variables(table) for table in tables))
        return self.values().wanting([*asked | {part.age}])

    def values(self, part: Part | None = None) -> Values:
        """Return the values of the file as the family, and an indicator, declares them."""
        own = part or Part(file=self.loaded.kind)
        codes = {**self.missing, **own.missing, **self._labelled(own), **self.mapped.missing}
        derived = {**self.loaded.file.derived, **own.derived}
        return Values(self.loaded, codes, derived, own.optional)

    def _weightless(self) -> list[str]:
        """Return why the weight of a part of the questions cannot be used; nothing where it can."""
        if self.weight is None:
            return []
        there = self.loaded.has(self.weight) and not self.loaded.in_words(self.weight)
        if there and self.loaded.frame[self.weight].gt(0).any():
            return []
        return [f"no weight {self.weight}"]

    def _labelled(self, part: Part) -> dict[str, list[Number]]:
        """Return the missing codes of variables that are taken as numbers, with what labels add."""
        found: dict[str, list[Number]] = {}
        for name in sorted(_as_numbers(part) - {*self.mapped.missing}):
            known = [*part.missing.get(name, self.missing.get(name, ()))]
            added = labelled_missing(self.loaded.labels.get(name, {}), known)
            if added:
                found[name] = [*known, *added]
                taken = f"no answer: {', '.join(f'{code:g}' for code in added)}"
                why = f"labelled {', '.join(added.values())}"
                remedy = f"write [missing] {name} = […] in a mapping"
                about = f"{self.loaded.kind} {name}"
                self.account.guesses.append(Guess(about, taken, why, remedy))
        return found

    def measured(self, name: str, part: Part) -> Measured | None:
        """Return what an indicator counts in this file, or nothing where the file lacks it."""
        values = self.values(part)
        wanting = [*values.wanting([*needs(part)], _texts(part)), *self._weightless()]
        wanting += _none_of(part, values)
        wanting += [f"it has {name}: other questions" for name in part.without if values.has(name)]
        bases = self._bases(part, values)
        wanting += [] if bases else ["only women who ever married, and no factor of all women"]
        if wanting:
            self.account.cannot(name, f"{self.loaded.name}: {'; '.join(wanting)}")
            return None
        found = self._counted(name, part, values, bases)
        self.account.guesses += values.ways()
        if np.isnan(found.base).all():
            self.account.cannot(name, f"{self.loaded.name}: no record is in its population")
            return None
        return found

    def _bases(self, part: Part, values: Values) -> dict[str, Floats]:
        """Return what each record counts as in the denominator: one, where nothing else is said."""
        if part.base is None:
            return {TOTAL: np.ones(len(self.loaded.frame))}
        return all_women(self.histories, values)

    def _counted(
        self, name: str, part: Part, values: Values, bases: Mapping[str, Floats]
    ) -> Measured:
        population = values.truth(part.population)
        outcome = _outcome(part, values)
        unknown = population.met & np.isnan(outcome)
        taken = part.unknown == "no" and part.value is None
        if taken:
            outcome = np.where(unknown, 0.0, outcome)
        inside = population.met & ~np.isnan(outcome) & (self.design[WEIGHT] > 0).to_numpy()
        found = {group: np.where(inside, own, np.nan) for group, own in bases.items()}
        self._tell(name, part, population.unknown, unknown, taken=taken)
        self._tell_groups(name, inside)
        return Measured(np.where(inside, outcome, np.nan), found)

    def _tell(self, name: str, part: Part, outside: Flags, unknown: Flags, *, taken: bool) -> None:
        kind = self.loaded.kind
        of = ", ".join(sorted(_variables(part.population)))
        reason = f"not known whether of the population ({of})"
        self.account.leave_out(name, kind, reason, int(outside.sum()))
        of = part.value or ", ".join(sorted(_variables(part.numerator)))
        reason = f"not known, taken as no ({of})" if taken else f"not known ({of})"
        self.account.leave_out(name, kind, reason, int(unknown.sum()))
        nobody = int((self.design[WEIGHT] == 0).sum())
        self.account.leave_out(name, kind, "no weight, or a weight of zero", nobody)

    def _tell_groups(self, name: str, counted: Flags) -> None:
        for group, levels in self.levels.items():
            lost = int((counted & pd.isna(levels)).sum())
            reason = "level not known, or none that is declared"
            self.account.leave_out(name, self.loaded.kind, reason, lost, by=group)


def group_column(name: str) -> str:
    """Return the column of the levels of a group: a name that no column of the design has."""
    return f"group {name}"


def needs(part: Part) -> frozenset[str]:
    """Return the variables that an indicator asks for by name, derived ones among them."""
    named = frozenset([part.value] if part.value else [])
    return named | _variables(part.population) | _variables(part.numerator)


def _texts(part: Part) -> frozenset[str]:
    tables = (table for table in (part.population, part.numerator) if table)
    return frozenset[str]().union(*(worded(condition(table)) for table in tables))


def _none_of(part: Part, values: Values) -> list[str]:
    """Return that a file has none of the variables by which an indicator could be met."""
    asked = _variables(part.numerator)
    if not asked or asked - {*part.optional} or any(map(values.has, asked)):
        return []
    return [f"none of {', '.join(sorted(asked))}"]


def _as_numbers(part: Part) -> frozenset[str]:
    """Return the variables of which spans or the mean are taken: no code may pass for a number."""
    tables = [table for table in (part.population, part.numerator) if table]
    asked = (spanned(condition(table)) for table in tables)
    return frozenset([part.value] if part.value else []).union(*asked)


def _variables(table: Mapping[str, object] | None) -> frozenset[str]:
    return variables_of(condition(table)) if table else frozenset()


def _outcome(part: Part, values: Values) -> Floats:
    if part.value is not None:
        return values.numbers(part.value)
    truth = values.truth(part.numerator or {})
    return truth.as_numbers
