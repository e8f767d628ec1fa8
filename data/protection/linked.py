"""Counts of a register that follow from one another, as one table for disclosure control.

The steps of a case: who reached a step, skipped it, was lost before it, went on from one to the
next. Each is a sum of others, so that what is withheld of one is worked out from the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from indicators.codelists import TOTAL, codelist
from indicators.disclosure import protect

Row = Mapping[str, Any]
Cell = tuple[str, str]  # measure, item

_COUNTED = {"reached": "reached", "skipped": "skipped", "lost": "last"}
_WAITS = ("survival", "median", "completers_median", "within_30", "within_60", "within_90")
_COMPARED = "log_rank_p"  # of all services
_STARTED, _SERVED = "identified", "received"  # between which waits are counted


def hidden_steps(rows: Iterable[Row]) -> set[Cell]:
    """Return the measures and items of a cascade of cases to withhold, as one table.

    A share is withheld where a count that it tells is; the waits of a service where those counts
    are that its curve tells: all who began to wait, and all whose wait ended. If one service has
    none, no other service has any: the one would follow from all and the others.
    """
    shown = {(row["measure"], row["item"]): row for row in rows}
    table = pd.DataFrame(_cells(shown), columns=["service", "count", "obs_value"])
    if table.empty:
        return set()
    trees = {"count": step_trees()}
    made = protect(_whole(table), dimensions=["service", "count"], hierarchies=trees)
    gone = {
        (service, count)
        for service, count, state in made[["service", "count", "suppressed"]].itertuples(
            index=False
        )
        if state
    }
    return {cell for cell in shown if _is_gone(cell, gone)}


def step_trees() -> list[dict[str, str]]:
    """Return what adds up to what among the counts of cases by step: see ``_trees``."""
    return _trees(_steps())


def _steps() -> tuple[str, ...]:
    return tuple(codelist("referral")["step"])


def _cells(shown: Mapping[Cell, Row]) -> Iterator[tuple[str, str, float]]:
    """Yield service, count and number of everything that the rows tell."""
    before = dict(_before(_steps()))
    for (measure, item), row in shown.items():
        service, _, step = item.partition("/")
        if measure in _COUNTED:
            named = before[step] if measure == "lost" else step
            yield service, f"{_COUNTED[measure]} {named}", row["obs_value"]
        elif measure == "conversion":
            of = shown["reached", f"{service}/{before[step]}"]["obs_value"]
            yield service, f"onward {step}", round(row["obs_value"] * of)


def _before(steps: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((step, before) for before, step in pairwise(steps))


def _trees(steps: tuple[str, ...]) -> list[dict[str, str]]:
    """Return what is part of what: several trees, as the same counts are summed several ways.

    ``far``: came at least as far as the step. ``onward``: took the step and the one before;
    ``stayed``: took the one before and not this; ``joined``: took this and not the one before.
    ``passed``: stayed, yet took a later one; ``absent``: took neither, yet a later one.
    """
    ways: list[dict[str, str]] = [{} for _ in range(7)]
    for step in steps:
        ways[0] |= {f"reached {step}": f"far {step}", f"skipped {step}": f"far {step}"}
    for before, step in pairwise(steps):
        ways[1] |= {f"last {before}": f"far {before}", f"far {step}": f"far {before}"}
        ways[2] |= {f"{name} {step}": f"reached {before}" for name in ("onward", "stayed")}
        ways[3] |= {f"{name} {step}": f"reached {step}" for name in ("onward", "joined")}
        ways[4] |= {f"last {before}": f"stayed {step}", f"passed {step}": f"stayed {step}"}
        ways[5] |= {f"{name} {step}": f"skipped {before}" for name in ("joined", "absent")}
        ways[6] |= {f"{name} {step}": f"skipped {step}" for name in ("passed", "absent")}
    return ways


def _whole(table: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with those that nobody publishes, as counts that nobody has."""
    names = dict.fromkeys(name for tree in step_trees() for name in (*tree, *tree.values()))
    every = pd.MultiIndex.from_product([table["service"].unique(), names])
    placed = table.set_index(["service", "count"])["obs_value"].reindex(every)
    return placed.rename_axis(["service", "count"]).reset_index()


def _is_gone(cell: Cell, gone: set[Cell]) -> bool:
    """Return whether a row tells a count that is withheld."""
    measure, item = cell
    service, _, step = item.partition("/")
    before = dict(_before(_steps())).get(step, step)
    if measure in (*_WAITS, _COMPARED):
        ends = {f"reached {_STARTED}", f"reached {_SERVED}"}
        others = {other for other, count in gone if count in ends}
        return any(measure == _COMPARED or _tells(service, other) for other in others)
    told = {
        "reached": {f"reached {step}"},
        "skipped": {f"skipped {step}"},
        "lost": {f"last {before}"},
        "conversion": {f"onward {step}", f"stayed {step}", f"reached {before}"},
        "cumulative": {f"reached {step}", f"reached {_steps()[0]}"},
    }
    return any((service, count) in gone for count in told[measure])


def _tells(service: str, other: str) -> bool:
    """Return whether the waits of a service tell those of another: all services', only its own."""
    return service == other or TOTAL not in (service, other)
