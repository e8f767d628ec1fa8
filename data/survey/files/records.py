"""The files of a survey loaded: only the variables that what is asked for needs."""

from collections.abc import Iterable

from data.survey.declarations import (
    Deprived,
    Derivation,
    KindOfFile,
    Part,
    SurveyIndicator,
    condition,
    variables_of,
)
from data.survey.files.folder import Folder
from data.survey.files.loaded import Loaded, Meeting, joined, load
from data.survey.mapping import Mapped
from data.survey.progress import Progress


def load_all(
    folder: Folder,
    asked: Iterable[SurveyIndicator],
    mapped: Mapped,
    progress: Progress,
    met: Meeting,
) -> dict[str, Loaded]:
    """Return the files that the indicators asked for need, by kind, each with what it joins.

    Parameters
    ----------
    met : callable
        Tells which records of another file meet conditions (``joined``).
    """
    files = folder.declared.family.files
    items = [item for item in asked if item.kind != "mortality"]
    rates = folder.declared.indicators
    items = [rates[item.rate] if item.rate else item for item in items]
    parts = [part for item in items for part in item.parts if part.file in folder.files]
    wanted = {
        kind: _wanted(files[kind], [one for one in parts if one.file == kind])
        for kind in {part.file for part in parts}
    }
    if any(item.kind == "deprivation" for item in items):
        for told in folder.declared.family.deprivation:
            wanted.setdefault(told.file, set()).update(_telling(told))
            if told.people:
                counted = files[told.people.file]
                other = wanted.setdefault(told.people.file, {*counted.keys})
                other |= {told.people.variable, *counted.weight}
    for kind in [*wanted]:
        wanted[kind] |= {*mapped.strata.get(kind, ())}
        for join in files[kind].join.values():
            wanted[kind] |= {*join.on}
            other = wanted.setdefault(join.file, {*files[join.file].keys})
            other |= {*join.on.values(), *join.take.values()}
            other |= {
                name for table in join.any.values() for name in variables_of(condition(table))
            }
    loaded = {}
    for kind, names in wanted.items():
        if kind in folder.files:
            progress.say(f"{folder.files[kind].path.name}: reading {len(names)} variables")
            loaded[kind] = load(folder.files[kind], files[kind], names, mapped)
    return {kind: joined(one, loaded, met) for kind, one in loaded.items()}


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
    names = {name for name in (part.value, part.weight) if name}
    names |= {part.base.variable} if part.base else set()
    for table in (part.population, part.numerator):
        names |= variables_of(condition(table)) if table else set()
    return names | _derived(part.derived.values())


def _derived(ways: Iterable[Iterable[Derivation]]) -> set[str]:
    return {name for group in ways for way in group for name in way.needs}
