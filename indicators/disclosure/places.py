"""Where a child can be counted in one dimension: a code, and every total above it."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

Signs = NDArray[np.int8]

_MOST = 512


def places(size: int, trees: Sequence[dict[int, int]]) -> Signs:
    """Return every way to count one child in a dimension; shape (ways, codes), 1 where counted.

    A child stands in one code without parts and in all the totals above it; where trees share no
    such code (groups by sex and by wealth beside one total), in one of each tree. The difference
    of two ways is a move that leaves every sum true.
    """
    totals = {parent for tree in trees for parent in tree.values()}
    leaves = [code for code in range(size) if code not in totals]
    choices = [[_lifted(leaf, size, trees) for leaf in part] for part in _apart(leaves, trees)]
    ways = [np.maximum.reduce(one) for one, _ in zip(product(*choices), range(_MOST), strict=False)]
    return np.array(ways, np.int8).reshape(-1, size)


def _apart(leaves: Sequence[int], trees: Sequence[dict[int, int]]) -> list[list[int]]:
    """Return the codes without parts, those together that stand in the same trees or in none."""
    found: list[set[int]] = [{leaf for leaf in leaves if not any(leaf in tree for tree in trees)}]
    for tree in trees:
        own = {leaf for leaf in leaves if leaf in tree}
        shared = [part for part in found if part & own]
        found = [part for part in found if not part & own] + [own.union(*shared)]
    return [sorted(part) for part in found if part]


def _lifted(leaf: int, size: int, trees: Sequence[dict[int, int]]) -> Signs:
    above = np.zeros(size, np.int8)
    new = {leaf}
    while new:
        above[list(new)] = 1
        new = {tree[code] for code in new for tree in trees if code in tree}
    return above
