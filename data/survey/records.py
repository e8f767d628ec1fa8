"""The files of a survey loaded: only the variables that what is asked for needs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from data.survey.declarations import (
    Deprived,
    Derivation,
    Family,
    KindOfFile,
    Part,
    SurveyIndicator,
    condition,
    variables_of,
)
from data.survey.files import Folder, Loaded, joined, load
from data.survey.mapping import Mapped
from data.survey.progress import Progress
from data.survey.values import Values


def load_all(
    folder: Folder, asked: Iterable[SurveyIndicator], mapped: Mapped, progress: Progress
) -> dict[str, Loaded]:
    """Return the files that the indicators asked for need, by kind, each with what it joins."""
    loaded = {}
    for kind, names in _wanted_of_files(folder, [*asked], mapped).items():
        if kind in folder.files:
            progress.say(f"{folder.files[kind].path.name}: reading {len(names)} variables")
            file = folder.declared.family.files[kind]
            loaded[kind] = load(folder.files[kind], file, names, mapped)
    codes = {**folder.declared.family.missing, **mapped.missing}

    def met(other: Loaded, table: Mapping[str, Any]) -> "pd.Series[float] | None":
        values = Values(other, codes, other.file.derived)
        if values.wanting([*variables_of(condition(table))]):
            return None
        return pd.Series(values.truth(table).met.astype("float64"), index=other.frame.index)

    return {kind: joined(one, loaded, met) for kind, one in loaded.items()}


def _wanted_of_files(
    folder: Folder, items: Sequence[SurveyIndicator], mapped: Mapped
) -> dict[str, set[str]]:
    """Return by kind of file every variable that indicators may ask for, and what joins take."""
    family, rates = folder.declared.family, folder.declared.indicators
    items = [rates[item.ratio_of] if item.ratio_of else item for item in items]
    parts = [part for item in items for part in item.parts if part.file in folder.files]
    wanted = {
        kind: _wanted(family.files[kind], [one for one in parts if one.file == kind])
        for kind in {part.file for part in parts}
    }
    if any(item.kind == "deprivation" for item in items):
        _add(wanted, _of_deprivation(family), family)
    if any(part.base for part in parts):
        _add(wanted, _of_all_women(family), family)
    if any(item.of_histories for item in items):
        _add(wanted, of_histories(family), family)
    for kind in [*wanted]:
        wanted[kind] |= {*mapped.strata.get(kind, ())}
        _add(wanted, _of_joins(kind, family.files[kind]), family)
    return wanted


def _add(wanted: dict[str, set[str]], more: Mapping[str, set[str]], family: Family) -> None:
    """Add variables to those of the files; a file that had none is read with keys and design."""
    for kind, names in more.items():
        wanted.setdefault(kind, _wanted(family.files[kind], ())).update(names)


def _of_joins(kind: str, file: KindOfFile) -> dict[str, set[str]]:
    """Return the variables of a file, and of others, that its joins take."""
    found: dict[str, set[str]] = {kind: set()}
    for join in file.join.values():
        found[kind] |= {*join.on}
        asked = (variables_of(condition(table)) for table in join.any.values())
        theirs = {*join.on.values(), *join.take.values()}.union(*asked)
        found[join.file] = found.get(join.file, set()) | theirs
    return found


def _of_deprivation(family: Family) -> dict[str, set[str]]:
    """Return the variables by which files tell what children are deprived of."""
    found: dict[str, set[str]] = {}
    for told in family.deprivation:
        found[told.file] = found.get(told.file, set()) | _telling(told)
        if told.people:
            other = found.setdefault(told.people.file, set())
            other |= {told.people.variable, *family.files[told.people.file].weight}
    return found


def _of_all_women(family: Family) -> dict[str, set[str]]:
    """Return the variables that say for how many women each stands."""
    told = family.histories
    if told is None:
        return {}
    asked = {told.ever_married} if told.ever_married else set()
    return {told.women: {*told.all_women.values(), *asked}}


def of_histories(family: Family) -> dict[str, set[str]]:
    """Return the variables that birth histories take, by the kind of file."""
    told = family.histories
    if told is None:
        return {}
    strata = {name for names in told.strata for name in names}
    births = {told.born, told.died_at, told.asked, told.mother_born, *strata}
    women = {told.woman_born, told.woman_asked, *told.all_women.values(), *strata}
    women |= {told.ever_married} if told.ever_married else set()
    return {told.births: births, told.women: women}


def _wanted(file: KindOfFile, parts: Iterable[Part]) -> set[str]:
    """Return every variable of a file that may be asked for."""
    names = {*file.keys, *file.weight, *file.cluster}
    names |= {name for strata in file.strata for name in strata}
    names |= {name for group in file.group.values() for name in group.variable}
    names |= {name for name in (file.interview, file.year, file.country, file.edition) if name}
    names |= _derived(file.derived.values())
    for part in parts:
        names |= _asked(part)
    return names


def _telling(told: Deprived) -> set[str]:
    tables = [told.population, *told.deprived.values()]
    return {told.age}.union(*(variables_of(condition(table)) for table in tables))


def _asked(part: Part) -> set[str]:
    names = {*part.without, *(name for name in (part.value, part.weight) if name)}
    for table in (part.population, part.numerator):
        names |= variables_of(condition(table)) if table else set()
    return names | _derived(part.derived.values())


def _derived(ways: Iterable[Iterable[Derivation]]) -> set[str]:
    return {name for group in ways for way in group for name in way.needs}
