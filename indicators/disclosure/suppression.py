"""Which counts of a table to withhold so that no small one can be worked out from the rest."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from indicators.codelists import TOTAL
from indicators.disclosure.grid import CellGrid, Flags, Floats, Hierarchies, cell_grid
from indicators.disclosure.known import check_counts, fill_derived, fill_imagined
from indicators.disclosure.moves import Mover
from indicators.disclosure.pattern import Pattern
from indicators.errors import DisclosureError
from indicators.options import AtLeastOne, checks, numbers

Zeros = Literal["publish", "withhold"]

THRESHOLD = 5


@checks(DisclosureError)
def is_small(
    counts: pd.Series, *, threshold: AtLeastOne = THRESHOLD, zeros: Zeros = "publish"
) -> pd.Series:
    """Return which counts are too small to be published: above zero and below the threshold.

    A zero says that nobody was counted, and is published unless ``zeros`` is ``"withhold"``.
    Threshold rule of frequency tables: Hundepool et al., Handbook on Statistical Disclosure
    Control, 2nd edition 2024, chapter 5.

    Examples
    --------
    >>> is_small(pd.Series([0, 1, 4, 5])).tolist()
    [False, True, True, False]
    """
    return (counts < threshold) & ((counts > 0) | (zeros == "withhold"))


@checks(DisclosureError)
def protect(
    counts: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    threshold: AtLeastOne = THRESHOLD,
    zeros: Zeros = "publish",
    public: str | None = None,
    value: str = "obs_value",
    total: str = TOTAL,
) -> pd.DataFrame:
    """Return a table of counts with the small ones withheld, and others that would give them away.

    Primary: counts above zero and below the threshold. Secondary: further cells, chosen to cost
    little (each 1 + log(1 + count), so that few and small ones go first), until every interval
    that an attacker can infer for a primary cell is at least as wide as the threshold: a sliding
    protection level of the threshold (Fischetti & Salazar 2000). As zeros are published he is
    taken to know that a withheld count is not zero, and that counts are whole. An interval so
    wide always reaches beyond the threshold: that a count is small cannot be inferred either.

    Every cell's protection is proved, by two whole-numbered tables that agree with all that is
    published, or by the attacker's integer programme. Small tables are solved to the optimum;
    larger ones by hypercubes.

    Parameters
    ----------
    counts : DataFrame
        One row a cell, margins among them, with the dimensions and the value. Linked tables are
        one frame: a dimension one table lacks is ``total`` in its rows. A total over years is
        ``total`` in the dimension of time, so that a year does not follow from the others.
        A NaN is a count that nobody has.
    hierarchies : mapping
        For a dimension, the parent of each code, or several such mappings.
    public : str, optional
        A column that is true where a figure has been published already: it stays, whatever it
        is, and the attacker knows it.

    Returns
    -------
    DataFrame
        The columns given and ``suppressed`` ("", "primary", "secondary": for the steward alone,
        never for a reader), the value NaN where withheld, ``obs_status`` Q, and ``obs_conf`` C
        for both kinds alike: to tell them apart would tell which counts are small.

    Raises
    ------
    DisclosureError
        If an option is not one of those allowed, counts are no numbers, negative or not whole,
        ``public`` is no column of True and False, a total is not the sum of its parts, a parent is
        unknown, or public figures give a small count away; the cells are named.
    """
    cells = cell_grid(counts, dimensions, hierarchies, total)
    if value not in counts.columns:
        raise DisclosureError(f"The table has no column {value}.")
    given = cells.spread(numbers(counts[value], value, DisclosureError), np.nan)
    check_counts(cells, given)
    known = fill_derived(cells, given)
    fixed = cells.spread(_public(counts, public), 0.0) > 0
    pattern = _pattern(cells, given, known, fixed, threshold, zeros)
    hidden = pattern.solve()
    return _withheld(counts, value, hidden[cells.place], pattern.primary[cells.place])


def _public(counts: pd.DataFrame, public: str | None) -> Flags:
    """Return which counts are public; nothing but True and False says so."""
    if public is None:
        return np.zeros(len(counts), dtype=bool)
    if public not in counts.columns:
        raise DisclosureError(f"public is {public!r}; it takes the name of a column.")
    strange = [flag for flag in counts[public] if not isinstance(flag, bool | np.bool_)]
    if strange:
        raise DisclosureError(
            f"{public} is {strange[0]!r} in {len(strange)} row(s); it takes True or False."
        )
    return counts[public].to_numpy(bool)


def _pattern(
    cells: CellGrid, given: Floats, known: Floats, fixed: Flags, threshold: int, zeros: Zeros
) -> Pattern:
    """Return what is to be protected, what may be withheld and what that costs."""
    floor = 1 if zeros == "publish" else 0
    primary = is_small(pd.Series(known), threshold=threshold, zeros=zeros).to_numpy() & ~fixed
    unlisted, undecided = np.isnan(given), np.isnan(known)
    known = fill_imagined(cells, known)
    least = np.where(unlisted, 0, floor)
    movable = undecided | (~fixed & (known >= floor))
    room = np.where(movable, known - least, -np.inf)
    cost = np.where(unlisted, 0.0, 1 + np.log1p(known))
    mover = Mover(cells, room, cost, float(threshold))
    return Pattern(cells, given, known, primary, floor, mover)


def _withheld(counts: pd.DataFrame, value: str, hidden: Flags, primary: Flags) -> pd.DataFrame:
    hidden = hidden & counts[value].notna().to_numpy()
    found = counts.copy()
    found["suppressed"] = np.select([hidden & primary, hidden], ["primary", "secondary"], "")
    found[value] = found[value].astype(float).mask(hidden)
    for column, plain, withheld in (("obs_status", "A", "Q"), ("obs_conf", "F", "C")):
        before = found[column] if column in found else pd.Series(plain, index=found.index)
        found[column] = before.astype(object).mask(hidden, withheld)
    for bound in ("lower_bound", "upper_bound"):
        if bound in found:
            found[bound] = found[bound].mask(hidden)
    return found
