"""Whether the extremes of several groups of a survey differ by more than chance."""

import numpy as np
import pandas as pd
from scipy.special import ndtri

from indicators.errors import RecordsError
from indicators.options import Level, checks


@checks(RecordsError)
def extremes_differ(
    values_of: "pd.Series[float]", errors: "pd.Series[float]", level: Level = 0.95
) -> bool:
    """Return whether the largest and the smallest of independent groups differ beyond chance.

    The two were picked for being the extremes of all pairs: the level is divided among the pairs
    (Bonferroni). Independent are groups of whole strata, such as regions; groups that share
    clusters need ``indicators.survey.difference``.

    Examples
    --------
    >>> extremes_differ(pd.Series([0.30, 0.32, 0.36]), pd.Series([0.02, 0.02, 0.02]))
    False
    >>> extremes_differ(pd.Series([0.30, 0.32, 0.40]), pd.Series([0.02, 0.02, 0.02]))
    True
    """
    known = (values_of.notna() & errors.notna()).to_numpy()
    values, own = values_of.to_numpy(float)[known], errors.to_numpy(float)[known]
    pairs = len(values) * (len(values) - 1) / 2
    if not pairs:
        return False
    high, low = int(values.argmax()), int(values.argmin())
    apart, error = values[high] - values[low], np.hypot(own[high], own[low])
    return bool(apart > ndtri(1 - (1 - level) / 2 / pairs) * error)
