"""The rank of areas on an index of weighted measures, and the ranks it takes when tried otherwise.

Method: OECD and JRC, Handbook on Constructing Composite Indicators, 2008, steps 5 to 7; Saisana,
Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality
assessment of composite indicators, Journal of the Royal Statistical Society A 168 (2005): 307–323.
The sampling error of the measures is not among the trials: the true intervals are wider.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import RiskInputError
from indicators.model import Direction
from indicators.risk import Mean, Uncertainty, ranks_of, summed_up, weighted_means

Floats = NDArray[np.float64]
Scale = Literal["min_max", "standardised", "ranks"]

# How measures are put on one scale, and averaged: the first is the ranking that is shown. A
# geometric mean does not let one measure make up for another; it needs scores above zero.
WAYS: tuple[tuple[Scale, Mean], ...] = (
    ("min_max", "arithmetic"),
    ("min_max", "geometric"),
    ("standardised", "arithmetic"),
    ("ranks", "arithmetic"),
)
DRAWS = 100  # weightings near the reader's, tried beside it
SWING = 0.5  # of its weight that each measure loses or gains at most
TOP = 3  # areas that count as the most deprived
_SEED = 2005


def worse_up(figures: pd.DataFrame, directions: Mapping[str, Direction]) -> pd.DataFrame:
    """Return figures (areas by measures) turned so that more is always worse."""
    signs = [1 if directions[str(code)] == "lower" else -1 for code in figures]
    return figures * np.array(signs)


def normalised(figures: pd.DataFrame, scale: Scale) -> Floats:
    """Return figures, of which more is worse, on one scale; where all areas are alike, one score.

    Examples
    --------
    >>> normalised(pd.DataFrame({"x": [0.0, 5.0, 20.0]}), "min_max").ravel().tolist()
    [1.0, 3.25, 10.0]
    >>> normalised(pd.DataFrame({"x": [0.0, 5.0, 20.0]}), "ranks").ravel().tolist()
    [1.0, 2.0, 3.0]
    """
    values = figures.to_numpy(float)
    if scale == "ranks":
        found: Floats = figures.rank().to_numpy(float)
        return found
    low, span = values.min(axis=0), np.ptp(values, axis=0)
    alike = span == 0
    if scale == "min_max":
        spread: Floats = 1 + 9 * (values - low) / np.where(alike, 1, span)
        return spread
    told: Floats = (values - values.mean(axis=0)) / np.where(alike, 1, values.std(axis=0))
    return told


def rank_areas(figures: pd.DataFrame, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return the rank of each area by the reader's weights, and the ranks in every trial.

    A trial is one of four ways to compute (`WAYS`), with all measures or each one left out, under
    the reader's weights or one of `DRAWS` weightings in which each weight is up to `SWING` of
    itself smaller or larger; every combination is tried once, and the same choice gives the same
    trials.

    Parameters
    ----------
    figures : DataFrame
        Areas (the index) by measures, none missing; more is worse.
    weights : mapping
        The weight of each measure, by its column; those without a weight are left out. Only their
        proportions count.

    Returns
    -------
    DataFrame
        ``ref_area``, ``value`` (1 to 10), ``rank`` (1 is the most deprived; ties share the better
        rank), ``median``, ``low`` and ``high`` (they hold nine
        trials of ten, and ``rank``), ``top_share``
        (share of trials among the `TOP` most deprived), ``records`` (trials); by rank.

    Raises
    ------
    RiskInputError
        If no measure has a weight, or there is no area.
    """
    chosen = [str(code) for code in figures if weights.get(str(code))]
    if not chosen or figures.empty:
        raise RiskInputError("To rank, it takes an area and a measure with a weight.")
    own = np.array([float(weights[code]) for code in chosen])
    tried = weightings(own / own.sum())
    used = figures[chosen]
    scores = {scale: normalised(used, scale) for scale, _ in WAYS}
    trials = np.vstack(
        [ranks_of(weighted_means(scores[scale], tried, mean)) for scale, mean in WAYS]
    )
    scale, mean = WAYS[0]
    value = weighted_means(scores[scale], tried[:1], mean)[0]
    made = summed_up(used.index, value, trials, Uncertainty(top=TOP))
    ends = {"low": made[["low", "rank"]].min(axis=1), "high": made[["high", "rank"]].max(axis=1)}
    return made.assign(**ends)


def weightings(own: Floats) -> Floats:
    """Return the weightings that are tried, each a row that sums to one; the first is ``own``."""
    draw = np.random.Generator(np.random.PCG64(_SEED))
    factors = draw.uniform(1 - SWING, 1 + SWING, (DRAWS, len(own)))
    near = own * np.vstack([np.ones(len(own)), factors])
    every = np.vstack([near * kept for kept in _left_out(len(own))])
    found: Floats = every / every.sum(axis=1, keepdims=True)
    return found


def _left_out(number: int) -> Iterator[Floats]:
    """Yield which measures are kept: all, then all but each one; one alone is never left out."""
    yield np.ones(number)
    if number > 1:
        yield from 1 - np.eye(number)
