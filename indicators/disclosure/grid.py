"""A table as what an attacker sees: cells, and the sums that tie them to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from indicators.codelists import TOTAL
from indicators.errors import DashboardError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Tree = Mapping[str, str]
Hierarchies = Mapping[str, Tree | Sequence[Tree]]

_LARGEST = 5_000_000
_NAMED = 5


class DisclosureError(DashboardError):
    """A table that cannot be protected or attacked, and the cells for which that is so."""


@dataclass(frozen=True)
class Grid:
    """Every combination of the codes of a table, and the sums between them.

    A combination that the table leaves out is a cell too: one that nobody publishes.

    Attributes
    ----------
    dimensions : tuple of str
    codes : tuple of tuples of str
        The codes of each dimension, those the trees add between a code and its total included.
    parents : tuple of tuples of dicts
        Per dimension and tree, the place of the parent of each code that has one.
    place : array of int, one a row of the table
        The cell of each row.
    """

    dimensions: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    parents: tuple[tuple[dict[int, int], ...], ...]
    place: Integers

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the number of codes of each dimension."""
        return tuple(len(codes) for codes in self.codes)

    @property
    def size(self) -> int:
        """Return the number of cells."""
        return int(np.prod(self.shape))

    def name(self, cell: int) -> str:
        """Return a cell in words: its code in every dimension."""
        where = np.unravel_index(int(cell), self.shape)
        parts = zip(self.dimensions, self.codes, where, strict=True)
        return " ".join(f"{name}={codes[place]}" for name, codes, place in parts)

    def named(self, cells: Sequence[int] | Integers) -> str:
        """Return the first few cells in words, and how many more there are."""
        few = "; ".join(self.name(cell) for cell in cells[:_NAMED])
        return few + (f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else "")

    def spread(self, values: Any, fill: float) -> Floats:
        """Return one number a cell from one number a row of the table."""
        found = np.full(self.size, fill)
        found[self.place] = np.asarray(values, float)
        return found

    @cached_property
    def sums(self) -> sparse.csr_array:
        """Return the sums, shape (sums, cells): +1 for the total and −1 for each of its parts."""
        ids = np.arange(self.size).reshape(self.shape)
        blocks = [
            (np.take(ids, parent, axis).ravel(), np.take(ids, parts, axis), axis)
            for axis, trees in enumerate(self.parents)
            for tree in trees
            for parent, parts in parts_of(tree).items()
        ]
        rows, columns, signs, first = [], [], [], 0
        for totals, parts, axis in blocks:
            several = np.moveaxis(parts, axis, -1).reshape(len(totals), -1)
            number = np.arange(first, first + len(totals))
            rows += [number, np.repeat(number, several.shape[1])]
            columns += [totals, several.ravel()]
            signs += [np.ones(len(totals)), -np.ones(several.size)]
            first += len(totals)
        if not blocks:
            return sparse.csr_array((0, self.size))
        entries = (np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns)))
        return sparse.csr_array(entries, shape=(first, self.size))


def parts_of(tree: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the parts of every total of a tree."""
    found: dict[int, list[int]] = {}
    for child, parent in tree.items():
        found.setdefault(parent, []).append(child)
    return found


def grid(
    table: pd.DataFrame,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    total: str = TOTAL,
) -> Grid:
    """Return the cells and sums of a tidy table, one row a cell.

    Parameters
    ----------
    hierarchies : mapping
        For a dimension, the parent of each code, or several such trees where the same cells are
        summed in several ways (linked tables). Without one, ``total`` is the sum of all others.

    Raises
    ------
    DisclosureError
        If a dimension is not a column, a cell stands twice, or a parent is unknown.
    """
    missing = [name for name in dimensions if name not in table.columns]
    if missing or not dimensions:
        raise DisclosureError(f"The table has no dimension(s) {', '.join(missing)}.")
    given = hierarchies or {}
    axes = [_axis(name, table[name], given.get(name), total) for name in dimensions]
    shape = tuple(len(codes) for codes, _ in axes)
    if np.prod(np.array(shape, float)) > _LARGEST:
        raise DisclosureError(f"A table of {' × '.join(map(str, shape))} cells is too large.")
    places = [
        pd.Index(codes).get_indexer(pd.Index(table[name]))
        for name, (codes, _) in zip(dimensions, axes, strict=True)
    ]
    cells = np.ravel_multi_index(places, shape) if len(table) else np.zeros(0, np.int64)
    made = Grid(tuple(dimensions), tuple(a for a, _ in axes), tuple(b for _, b in axes), cells)
    twice = np.flatnonzero(np.bincount(cells, minlength=1) > 1)
    if len(twice):
        raise DisclosureError(f"Cells that stand twice: {made.named(twice)}.")
    return made


def _axis(
    name: str, column: pd.Series, given: Tree | Sequence[Tree] | None, total: str
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
