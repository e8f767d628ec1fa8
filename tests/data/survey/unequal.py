"""Inequality over fifths a second way: from the records, by the definitions, in numpy."""

import numpy as np
import pandas as pd


def indices(y, w, fifth):
    """Return slope, ratio and index of records: a line through their fractional ranks.

    A record stands at the middle of its fifth's share of the weights; the line is that of least
    squares, weighted; the index is twice the covariance of outcome and rank over the mean.
    """
    share = w / w.sum()
    own = np.bincount(fifth, share, minlength=6)
    rank = (own.cumsum() - own / 2)[fifth]
    mean = share @ y
    together = share @ ((y - mean) * (rank - share @ rank))
    slope = together / (share @ (rank - share @ rank) ** 2)
    bottom = mean - slope * (share @ rank)
    ratio = (bottom + slope) / bottom if bottom > 0 < bottom + slope else np.nan
    return np.array([slope, ratio, 2 * together / mean if mean else np.nan])


def indices_with_errors(told: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the measures and their errors, each cluster left out in turn within its stratum.

    Parameters
    ----------
    told : DataFrame
        ``y`` (nothing outside the population), ``w``, ``fifth`` (1 to 5), ``stratum``, ``psu``.
    """
    units = told[["stratum", "psu"]].drop_duplicates()
    inside = told[told["y"].notna() & told["w"].gt(0) & told["fifth"].notna()]
    y, w = inside["y"].to_numpy(float), inside["w"].to_numpy(float)
    fifth = inside["fifth"].to_numpy(int)
    whole = indices(y, w, fifth)
    variance = np.zeros(3)
    for stratum, psu in units.itertuples(index=False):
        n = int(units["stratum"].eq(stratum).sum())
        same = inside["stratum"].eq(stratum).to_numpy()
        raised = np.where(same, w * (n / (n - 1) if n > 1 else 1), w)
        kept = np.where(same & inside["psu"].eq(psu).to_numpy(), 0.0, raised)
        variance += ((n - 1) / n if n > 1 else 1) * (indices(y, kept, fifth) - whole) ** 2
    return whole, np.sqrt(variance)
