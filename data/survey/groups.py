"""The groups of a file: which level each record belongs to, by declared codes or by labels."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.survey.declarations import Group, Lookup, level_condition
from data.survey.files import Loaded, on_a_line
from data.survey.values import Values

Levels = NDArray[np.object_]


def levels_of(group: Group, values: Values) -> Levels | None:
    """Return the level of every record, None of one not known; nothing without the variable."""
    name = next((one for one in group.variable if _usable(one, group, values)), None)
    if name is None:
        return None
    if group.values is not None:
        return _declared(name, group.values, values.lookup, len(values.loaded.frame))
    if values.loaded.in_words(name):
        return np.array([on_a_line(word) or None for word in values.texts(name)], dtype=object)
    return _labelled(values.numbers(name), values.loaded.labels.get(name, {}))


def _usable(name: str, group: Group, values: Values) -> bool:
    """Return whether a variable gives levels: as codes, or as words where each is a level."""
    return not values.wanting([name]) or (group.values is None and values.loaded.in_words(name))


def _declared(name: str, given: Mapping[str, str], lookup: Lookup, size: int) -> Levels:
    found: Levels = np.full(size, None, dtype=object)
    for key, level in given.items():
        found[level_condition(name, key).of(lookup).met] = level
    return found


def _labelled(codes: NDArray[np.float64], labels: Mapping[float, str]) -> Levels:
    known = {
        code: (labels.get(code) or f"{code:g}").strip()
        for code in np.unique(codes)
        if not np.isnan(code)
    }
    return np.array([known.get(code) for code in codes], dtype=object)


def groups_of(loaded: Loaded, values: Values) -> tuple[dict[str, Levels], dict[str, str]]:
    """Return the levels of every group that a file has, and why it has not the others."""
    found = {name: levels_of(group, values) for name, group in loaded.file.group.items()}
    absent = {
        name: "; ".join(values.wanting(loaded.file.group[name].variable))
        for name, levels in found.items()
        if levels is None
    }
    return {name: levels for name, levels in found.items() if levels is not None}, absent
