"""The chance of each series to stand where it stands though nothing has changed.

Charts are told from their own kind drawn at random, the years that they learn from as well: so the
chance allows for what is not known of the level before (L. A. Jones, C. W. Champ and S. E. Rigdon
2001, Technometrics 43: 156–167). That a chance of a chart can be held against others is shown by
O. Grigg, D. Spiegelhalter and H. Jones (2009), Journal of the Royal Statistical Society A 172:
49–66.
"""

import numpy as np
from scipy import special, stats

from indicators.signals.charts import cusum, ewma
from indicators.uncertainty import Floats

DRAWS = 4_999
LEARNT = 8  # changes of a series that a moving average is held against
HEAVY = 5  # degrees of freedom: yearly changes have more large ones than the normal curve
_END = 0.1  # of the areas at each end: drawn in before the spread of all is measured
_DRAWN_IN = 0.678655  # variance of a standard normal drawn in so at both ends

Draws = np.random.Generator


def draws_of(name: str) -> Draws:
    """Return the random numbers of a name: the same at every build."""
    return np.random.default_rng([*name.encode()])


def cusum_draws(
    expected: Floats, learnt_sum: Floats, change: float, draws: Draws, n: int = DRAWS
) -> Floats:
    """Return cumulative sums of areas in which nothing changes; shape (n, areas, periods).

    Parameters
    ----------
    expected : array
        Of each area and period, by what was learnt; counts are Poisson.
    learnt_sum : array
        Of each area, what was counted in the years learnt from: with it the level that was learnt
        varies as it would have.
    """
    learnt = draws.poisson(learnt_sum, (n, len(learnt_sum))) / learnt_sum
    counts = draws.poisson(expected, (n, *expected.shape)).astype(float)
    return cusum(counts, expected * learnt[..., None], change)


def ewma_draws(periods: int, draws: Draws, n: int = DRAWS) -> Floats:
    """Return moving averages of series in which nothing changes; shape (n, periods)."""
    return ewma(draws.standard_t(HEAVY, (n, LEARNT + periods)), LEARNT)


def beyond(found: Floats, drawn: Floats) -> Floats:
    """Return the share of what was drawn that is as far out as what was found, counting it too.

    Parameters
    ----------
    found : array
        Shape (sets, ...): several sets are held against the same draws.
    drawn : array
        Shape (n, ...), the other axes as those of ``found``.
    """
    out = np.empty(found.shape)
    for cell in np.ndindex(found.shape[1:]):
        column, here = np.sort(drawn[(slice(None), *cell)]), (slice(None), *cell)
        out[here] = len(column) - np.searchsorted(column, found[here], "left")
    share: Floats = (1 + out) / (1 + len(drawn))
    return share


def funnel_chance(count: Floats, size: Floats, *, part: bool) -> tuple[Floats, Floats, float]:
    """Return what the nation makes expect, the z of each area, and the dispersion of all.

    The z is that of the exact Poisson or binomial tail on its side. Where areas differ by more than
    chance almost everywhere, it is divided by the root of their dispersion: the mean square of the
    z, a tenth of the areas drawn in at each end so that the few that stand out do not widen it
    (Spiegelhalter 2005, section 5), over what that is by chance; never below one.

    Parameters
    ----------
    part : bool
        Whether the count is part of its size.
    """
    middle = count.sum() / size.sum()
    expected = size * middle
    low, high = _tails(count, size.round(), middle) if part else _tails(count, expected)
    z = np.where(count < expected, special.ndtri(low), -special.ndtri(high))
    z = np.where(np.minimum(low, high) > 0.5, 0.0, z)
    drawn_in = np.clip(z, *np.quantile(z, [_END, 1 - _END]))
    dispersion = max(1.0, float(np.mean(drawn_in**2)) / _DRAWN_IN)
    return expected, z / np.sqrt(dispersion), dispersion


def _tails(count: Floats, size: Floats, share: float | None = None) -> tuple[Floats, Floats]:
    """Return the chances of a count to be as low, and as high: binomial, or Poisson of a mean."""
    before = np.maximum(count - 1, 0)
    if share is None:
        low, high = special.pdtr(count, size), special.pdtrc(before, size)
    else:
        low, high = special.bdtr(count, size, share), special.bdtrc(before, size, share)
    return low, np.where(count > 0, high, 1.0)


def ratio_chance(count: Floats, total: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the chances of a count to be as low, and as high, at the ends of its benchmark.

    Parameters
    ----------
    count, total : array
        A count, and it with what it is held against.
    low, high : array
        The ends as shares of the total; missing where that side is open.
    """
    below = np.where(np.isnan(low), 1.0, stats.binom.cdf(count, total, np.nan_to_num(low, nan=0.5)))
    above = stats.binom.sf(count - 1, total, np.nan_to_num(high, nan=0.5))
    return below, np.where(np.isnan(high), 1.0, above)


def either_end(below: Floats, above: Floats) -> Floats:
    """Return the chance to lie beyond a benchmark on either side; of one end alone, on that."""
    sides = np.where(np.maximum(below, above) == 1.0, 1.0, 2.0)
    found: Floats = np.minimum(1.0, sides * np.minimum(below, above))
    return found


def adjusted(chances: Floats, *, dependent: bool) -> Floats:
    """Return chances held against one another along the last axis, as shares of false discovery."""
    found: Floats = stats.false_discovery_control(
        chances, axis=-1, method="by" if dependent else "bh"
    )
    return found
