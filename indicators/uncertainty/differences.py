"""Whether a change between two figures, or a difference of two groups, is more than noise.

Interval of the difference from the intervals of the two: R. G. Newcombe (1998), Interval estimation
for the difference between independent proportions, Statistics in Medicine 17: 873–890 (method 10);
for any estimates: G. Y. Zou, A. Donner (2008), Statistics in Medicine 27: 1693–1702. Whether two
intervals overlap is not the test: N. Schenker, J. F. Gentleman (2001), Am. Statistician 55.
"""

from typing import Literal

import numpy as np
import pandas as pd
from scipy import special

from indicators.errors import UncertaintyError
from indicators.options import Level, Positive, checks
from indicators.uncertainty.evidence import SIDES, Options, Side, side, skewed, transformed
from indicators.uncertainty.intervals import (
    Bounds,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
)

Kind = Literal["proportion", "rate", "estimate"]

_COMPARED = ("data_source_1", "data_source_2", "across_break")


@checks(UncertaintyError)
def differences(
    pairs: pd.DataFrame,
    *,
    kind: Kind,
    per: Positive = 1000,
    confidence: Level = 0.95,
    bounds_confidence: Level = 0.95,
    top: Positive | None = None,
) -> pd.DataFrame:
    """Return, for each pair of independent figures, their difference and whether it is reliable.

    z = (p₂ − p₁) / √(se₁² + se₂²). A difference is called reliable only if p is below
    1 − confidence and the interval leaves out zero as well: with few events the two can disagree.

    Parameters
    ----------
    pairs : DataFrame
        One row a pair, columns ending in ``_1`` (the earlier, or the reference) and ``_2``:
        ``data_source``; ``across_break`` (no ending): whether a definition changed between them;
        for a proportion ``count`` and ``n`` (``deff`` where there is one); for a rate ``events``
        and ``denominator``; for an estimate ``estimate`` and ``se``, or ``lower_bound`` and
        ``upper_bound``.
    kind : {"proportion", "rate", "estimate"}
        What stands behind the figures. Proportions: Wilson; rates: exact below ten events, Byar's
        from ten; estimates: the interval given, its standard error taken on the logarithmic scale
        where it is skewed, on the logit scale where a ``top`` is given.
    per : float
        What rates are given per.
    confidence : float
        Level of the result.
    bounds_confidence : float
        Level of the bounds given; UN IGME prints 90 per cent bounds.
    top : float, optional
        The largest value an estimate can have: 100 for a percentage.

    Returns
    -------
    DataFrame
        The pairs, with ``difference`` (second less first; proportions as shares of 1), its
        ``lower_bound`` and ``upper_bound``, ``z``, ``p_value``, ``verdict``: "up", "down",
        "no reliable difference", or missing where either figure is; for rates also ``ratio``,
        ``ratio_lower``, ``ratio_upper`` (logarithmic scale; missing without events).

    Raises
    ------
    UncertaintyError
        If two figures are of different sources or lie on two sides of a break, or it is not said.

    Examples
    --------
    >>> pair = {"count_1": [15], "n_1": [148], "count_2": [81], "n_2": [263]}
    >>> told = {"data_source_1": "MICS", "data_source_2": "MICS", "across_break": False}
    >>> differences(pd.DataFrame(pair).assign(**told), kind="proportion")["verdict"].item()
    'up'
    """
    _comparable(pairs)
    options = Options(per, confidence, bounds_confidence, top)
    first, second = (SIDES[kind](side(pairs, end), options) for end in "12")
    difference = second[0] - first[0]
    low, high = _between(first, second)
    z = _z(pairs, kind, first, second, options)
    p = 2 * special.ndtr(-np.abs(z))
    found = pairs.assign(difference=difference, lower_bound=low, upper_bound=high, z=z, p_value=p)
    found["verdict"] = _verdict(difference, low, high, p, 1 - confidence).to_numpy()
    return (
        _with_ratio(found, first, second, normal_quantile(confidence)) if kind == "rate" else found
    )


def _comparable(pairs: pd.DataFrame) -> None:
    missing = [name for name in _COMPARED if name not in pairs]
    if missing:
        raise UncertaintyError(f"Nothing is compared without {', '.join(missing)}.")
    across = pairs["across_break"].astype(bool).to_numpy()
    refuse_rows(across, "the figures stand on two sides of a break")
    refuse_rows(
        pairs["data_source_1"].ne(pairs["data_source_2"]).to_numpy(),
        "the figures are of different sources",
    )


def _between(first: Side, second: Side) -> Bounds:
    """Return the interval of a difference from the intervals of both figures."""
    (one, _, (one_low, one_high)), (two, _, (two_low, two_high)) = first, second
    low = (two - one) - np.hypot(two - two_low, one_high - one)
    high = (two - one) + np.hypot(two_high - two, one - one_low)
    return low, high


def _z(pairs: pd.DataFrame, kind: Kind, first: Side, second: Side, options: Options) -> Floats:
    plain = _ratio_of(second[0] - first[0], np.hypot(first[1], second[1]))
    if kind != "estimate" or "se_1" in pairs:
        return plain
    bends = skewed(first) | skewed(second)
    bent = [transformed(side(pairs, end), options) for end in "12"]
    onto = _ratio_of(bent[1][0] - bent[0][0], np.hypot(bent[0][1], bent[1][1]))
    return np.where(bends & np.isfinite(onto), onto, plain)


def _ratio_of(difference: Floats, error: Floats) -> Floats:
    """Return z; two figures alike and without error are no different."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((difference == 0) & (error == 0), 0.0, difference / error)


def _verdict(difference: Floats, low: Floats, high: Floats, p: Floats, alpha: float) -> pd.Series:
    known = np.isfinite(low) & np.isfinite(high) & np.isfinite(p)
    reliable = known & (p < alpha) & ((low > 0) | (high < 0))
    told = np.where(difference > 0, "up", "down")
    words = pd.Series(np.where(reliable, told, "no reliable difference"), dtype=object)
    return words.where(known, None)


def _with_ratio(found: pd.DataFrame, first: Side, second: Side, level: float) -> pd.DataFrame:
    events = [number_column(found, f"events_{end}") for end in "12"]
    some = (events[0] > 0) & (events[1] > 0)
    ratio = np.where(some, second[0] / np.where(some, first[0], 1), np.nan)
    reach = level * np.sqrt(sum(1 / np.where(some, part, np.nan) for part in events))
    return found.assign(
        ratio=ratio, ratio_lower=ratio * np.exp(-reach), ratio_upper=ratio * np.exp(reach)
    )
