"""Weights of the components of an index, to try a ranking with."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from indicators.errors import RiskInputError
from indicators.options import AtLeastOne, AtLeastZero, Positive, Whole, checks


@checks(RiskInputError)
def random_weights(
    components: Sequence[str],
    *,
    draws: Whole = 1000,
    seed: AtLeastZero = 0,
    concentration: Positive | None = None,
) -> pd.DataFrame:
    """Return random weights that sum to one, drawn from a Dirichlet distribution.

    Parameters
    ----------
    components : sequence of str
        Names of the components, which become the columns.
    draws : int
        Number of weightings, one a row.
    seed : int
        The same seed gives the same weights.
    concentration : float, optional
        How close to equal the weights keep; by default as many as components: every weighting is
        as likely as any other.

    Examples
    --------
    >>> weights = random_weights(["flood", "heat"], draws=3, seed=1)
    >>> weights.shape, weights.sum(axis=1).round(9).tolist()
    ((3, 2), [1.0, 1.0, 1.0])
    """
    size = len(components)
    total = size if concentration is None else concentration
    if draws < 1 or not total > 0:
        raise RiskInputError(f"{draws} draws of concentration {total}: both must be positive.")
    drawn = np.random.Generator(np.random.PCG64(seed)).dirichlet([total / size] * size, draws)
    return pd.DataFrame(drawn, columns=list(components))


@checks(RiskInputError)
def weight_grid(components: Sequence[str], steps: AtLeastOne) -> pd.DataFrame:
    """Return every weighting whose weights are multiples of 1/steps.

    Examples
    --------
    >>> weight_grid(["flood", "heat"], 2).values.tolist()
    [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]
    """
    if steps < 1:
        raise RiskInputError(f"A grid of {steps} steps has no weights.")
    size = len(components)
    bars = combinations(range(steps + size - 1), size - 1)
    parts = [np.diff([-1, *bar, steps + size - 1]) - 1 for bar in bars]
    return pd.DataFrame(np.array(parts) / steps, columns=list(components))
