"""The counts of a packet as one table: what adds up to what, protected and attacked as one."""

from collections.abc import Iterator, Sequence

import pandas as pd

from data.packet.kinds import KEY, Kind, Tree
from data.packet.periods import within
from data.protection import tree
from indicators.codelists import DIMENSIONS, NATION, TOTAL
from indicators.disclosure import THRESHOLD, narrow_cells, protect

COLUMNS: tuple[str, ...] = (*KEY, "obs_value", "obs_status", "obs_conf")
_AXES = ("ref_area", "item", "what")


def complete(counts: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return counts with every column of a packet's table; what is left out is the total."""
    fixed = dict.fromkeys(KEY, TOTAL) | {"ref_area": NATION, "time_period": period}
    fixed |= {"obs_status": "A", "obs_conf": "F"}
    for name, value in fixed.items():
        given = counts[name].fillna(value) if name in counts else value
        counts = counts.assign(**{name: given})
    return counts[[*COLUMNS]].sort_values([*KEY], ignore_index=True)


def protected(kind: Kind, counts: pd.DataFrame, threshold: int = THRESHOLD) -> pd.DataFrame:
    """Return the counts of one period as they may leave: small ones withheld, and what tells them.

    Raises
    ------
    DisclosureError
        If a count is negative, or a total is not the sum of its parts.
    """
    named = with_names(kind, counts)
    made = protect(
        named, dimensions=_AXES, hierarchies=hierarchies([kind], named), threshold=threshold
    )
    found = counts.assign(obs_value=made["obs_value"].to_numpy())
    for column in ("obs_status", "obs_conf"):
        found[column] = made[column].to_numpy()
    return found


def with_names(kind: Kind, counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts with ``what`` is counted in one code: the count and its group."""
    names = counts["count"].map(kind.cell_name)
    return counts.assign(what=[*map(_what, names, group_names(counts))])


def group_names(counts: pd.DataFrame) -> list[str]:
    """Return the group of each row as one code, empty where it is the total of all."""
    return [
        " ".join(
            f"{name}={code}" for name, code in zip(DIMENSIONS, row, strict=True) if code != TOTAL
        )
        for row in counts[[*DIMENSIONS]].itertuples(index=False)
    ]


def _what(count: str, group: str) -> str:
    return f"{count} {group}".strip()


def hierarchies(kinds: Sequence[Kind], named: pd.DataFrame) -> dict[str, list[Tree]]:
    """Return what adds up to what among the cells of a table."""
    items: dict[str, str] = {}
    for kind in kinds:
        items |= kind.items
    found: dict[str, list[Tree]] = {
        "ref_area": [tree() if named["ref_area"].nunique() > 1 else {}],
        "what": [*_what_trees(kinds, named)],
        "item": [items if named["item"].nunique() > 1 else {}],
    }
    return found


def _what_trees(kinds: Sequence[Kind], named: pd.DataFrame) -> Iterator[Tree]:
    groups, there = sorted({*group_names(named)}), {*named["what"]}
    yield _apart(named["what"])
    for kind in kinds:
        for own in kind.trees:
            yield {
                _what(kind.cell_name(child), group): _what(kind.cell_name(parent), group)
                for group in groups
                for child, parent in own.items()
                if not group or _what(kind.cell_name(child), group) in there
            }
    for name in DIMENSIONS:
        part = named[named[name] != TOTAL]
        pairs = zip(part["what"], part[name], strict=True)
        yield {what: what.replace(f"{name}={code}", "").strip() for what, code in pairs}


def _apart(codes: "pd.Series[str]") -> Tree:
    """Return a tree in which nothing adds up: a code that belongs nowhere else stands in it."""
    return dict.fromkeys(codes.unique(), "all that there is")


def narrow(kinds: Sequence[Kind], named: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Return the cells that a table tells too closely: see ``indicators.disclosure``.

    A period is the sum of those that fill it where every kind counts events.
    """
    trees = hierarchies(kinds, named)
    adds_up = all(kind.adds_up for kind in kinds)
    trees["time_period"] = [_apart(named["time_period"])]
    trees["time_period"] += [within(named["time_period"])] if adds_up else []
    axes = (*_AXES, "time_period")
    return narrow_cells(named, dimensions=axes, hierarchies=trees, threshold=threshold)
