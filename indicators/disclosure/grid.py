"""A table as what an attacker sees: cells, and the sums that tie them to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.codelists import TOTAL
from indicators.disclosure.axis import Trees, axis_of
from indicators.errors import DisclosureError

if TYPE_CHECKING:
    from scipy import sparse

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Hierarchies = Mapping[str, Trees]

_LARGEST = 5_000_000
_NAMED = 5


@dataclass(frozen=True)
class CellGrid:
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
    def sums(self) -> "sparse.csr_array":
        """Return the sums, shape (sums, cells): +1 for the total and −1 for each of its parts."""
        from scipy import sparse

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


def cell_grid(
    table: pd.DataFrame,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    total: str = TOTAL,
) -> CellGrid:
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
    axes = [axis_of(name, table[name], given.get(name), total) for name in dimensions]
    shape = tuple(len(codes) for codes, _ in axes)
    if np.prod(np.array(shape, float)) > _LARGEST:
        raise DisclosureError(f"A table of {' × '.join(map(str, shape))} cells is too large.")
    places = [
        pd.Index(codes).get_indexer(pd.Index(table[name]))
        for name, (codes, _) in zip(dimensions, axes, strict=True)
    ]
    cells = np.ravel_multi_index(places, shape) if len(table) else np.zeros(0, np.int64)
    made = CellGrid(tuple(dimensions), tuple(a for a, _ in axes), tuple(b for _, b in axes), cells)
    twice = np.flatnonzero(np.bincount(cells, minlength=1) > 1)
    if len(twice):
        raise DisclosureError(f"Cells that stand twice: {made.named(twice)}.")
    return made
