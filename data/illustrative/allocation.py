"""Whole numbers shared out so that they sum exactly."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


def share_out(total: int, weights: ArrayLike, capacity: ArrayLike | None = None) -> Integers:
    """Return whole numbers in proportion to weights, summing exactly to a total.

    Largest remainders (Hamilton 1792): each gets the whole part of its share, and what is left
    goes to the largest fractions. With a capacity, no part exceeds its own, and what overflows
    is shared among the others.

    Raises
    ------
    ValueError
        If the total exceeds the sum of capacities, or is positive with no weight to share it by.

    Examples
    --------
    >>> share_out(10, [1, 1, 1]).tolist()
    [4, 3, 3]
    >>> share_out(10, [8, 1, 1], [5, 9, 9]).tolist()
    [5, 3, 2]
    """
    weight = np.asarray(weights, float)
    if capacity is None:
        return _remainders(total, weight)
    room = np.asarray(capacity, np.int64)
    if total > room.sum():
        raise ValueError(f"{total} cannot be shared among capacities of {room.sum()}")
    given = np.zeros(len(weight), np.int64)
    while (left := total - int(given.sum())) > 0:
        free = given < room
        part = _remainders(left, np.where(free, np.maximum(weight, 1e-12), 0.0))
        given = np.minimum(given + part, room)
    return given


def _remainders(total: int, weight: Floats) -> Integers:
    if total == 0:
        return np.zeros(len(weight), np.int64)
    if weight.sum() <= 0:
        raise ValueError("nothing to share by: all weights are zero")
    exact = total * weight / weight.sum()
    whole = np.floor(exact).astype(np.int64)
    order = np.argsort(-(exact - whole), kind="stable")
    whole[order[: total - int(whole.sum())]] += 1
    found: Integers = whole
    return found


def share_rows(totals: ArrayLike, weights: Floats, capacity: Integers | None = None) -> Integers:
    """Return a table whose rows sum exactly to the totals; shape (rows, parts)."""
    rows = np.asarray(totals, np.int64)
    room = [None] * len(rows) if capacity is None else list(capacity)
    parts = [share_out(int(n), w, c) for n, w, c in zip(rows, weights, room, strict=True)]
    return np.array(parts, np.int64)
