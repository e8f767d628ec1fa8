"""One dimension of a table: its codes, and the totals that they are parts of."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.errors import DisclosureError

Tree = Mapping[str, str]
Trees = Tree | Sequence[Tree]

_NAMED = 5


def axis_of(
    name: str, column: pd.Series, given: Trees | None, total: str
) -> tuple[tuple[str, ...], tuple[dict[int, int], ...]]:
    """Return the codes of one dimension, and the parents in each of its trees by place."""
    if column.isna().any():
        raise DisclosureError(f"{name}: {int(column.isna().sum())} row(s) have no code.")
    present = list(dict.fromkeys(column))
    if given is None:
        parts = [code for code in present if code != total] if total in present else []
        trees: list[Tree] = [dict.fromkeys(parts, total)]
    else:
        trees = [given] if isinstance(given, Mapping) else list(given)
    needed = [_needed(name, present, tree) for tree in trees]
    _check(name, present, trees, needed)
    needed = [_reached(tree, present) for tree in needed]
    others = [code for tree in needed for pair in tree.items() for code in pair]
    codes = tuple(dict.fromkeys([*present, *others]))
    place = {code: number for number, code in enumerate(codes)}
    numbered = [{place[c]: place[p] for c, p in tree.items()} for tree in needed]
    return codes, tuple(numbered)


def _needed(name: str, present: Sequence[str], tree: Tree) -> dict[str, str]:
    """Return what stands above the codes of the table, with every other part of those totals."""
    found: dict[str, str] = {}
    for start in present:
        code, seen = start, {start}
        while code in tree:
            found[code] = tree[code]
            code = tree[code]
            if code in seen:
                raise DisclosureError(f"{name}: {code} is its own ancestor.")
            seen.add(code)
    totals = set(found.values())
    return {code: parent for code, parent in tree.items() if parent in totals}


def _check(
    name: str, present: Sequence[str], trees: Sequence[Tree], needed: Sequence[Tree]
) -> None:
    """Raise where a code belongs nowhere, or under a total that nobody knows."""
    every = {code for tree in needed for code in (*tree, *tree.values())}
    wrong = [f"{code} has no parent" for code in present if every and code not in every]
    for tree, part in zip(trees, needed, strict=True):
        tops = {code for code in part.values() if code not in tree}
        if tops & set(present):
            unknown = sorted(tops - set(present))
            wrong += [f"{top}, the parent of {_child(part, top)}, is unknown" for top in unknown]
    if wrong:
        raise DisclosureError(f"{name}: {'; '.join(wrong[:_NAMED])}.")


def _reached(tree: Tree, present: Sequence[str]) -> dict[str, str]:
    """Return a tree without a topmost total that the table does not have."""
    tops = {code for code in tree.values() if code not in tree} - set(present)
    return {code: parent for code, parent in tree.items() if parent not in tops}


def _child(tree: Tree, parent: str) -> str:
    return next(code for code, above in tree.items() if above == parent)
