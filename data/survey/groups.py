"""The groups of a file: which level each record belongs to, by declared codes or by labels."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.survey.conditions import Lookup
from data.survey.declared import Group, level_condition
from data.survey.loaded import Loaded
from data.survey.values import Values

Levels = NDArray[np.object_]


def levels_of(group: Group, values: Values) -> Levels | None:
    """Return the level of every record, None of one not known; nothing without the variable."""
    name = next((one for one in group.variable if not values.wanting([one])), None)
    if name is None:
        return None
    if group.values is None:
        return _labelled(values.numbers(name), values.loaded.labels.get(name, {}))
    return _declared(name, group.values, values.lookup, len(values.loaded.frame))


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


def groups_of(loaded: Loaded, values: Values) -> dict[str, Levels]:
    """Return the levels of every group of a file whose variable is there."""
    found = {name: levels_of(group, values) for name, group in loaded.file.group.items()}
    return {name: levels for name, levels in found.items() if levels is not None}
