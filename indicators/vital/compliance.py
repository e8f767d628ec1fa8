"""Screening of civil registration: whether its counts fit the live birth definition.

A. Aleshina, G. Redmond (2005), How high is infant mortality in Central and Eastern Europe and the
Commonwealth of Independent States?, Population Studies 59: 39–54, tables 5 and 6. A ratio that
stands out is a reason to look at the records; it is no proof of anything, and neither is one that
does not.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.codelists import codelist
from indicators.errors import UncertaintyError
from indicators.options import Level, checks
from indicators.uncertainty import proportions
from indicators.vital.mortality import COUNTS, complete

# What is published of the counts that ratios compare, by the indicator that has it.
PUBLISHED_COUNTS: Mapping[str, str] = {
    "DM_BRTS": "live_births",
    "AZE_INFANT_DEATHS": "infant_deaths",
    "AZE_EARLY_NEONATAL_DEATHS": "early_neonatal_deaths",
    "AZE_STILLBIRTHS": "stillbirths",
}


@checks(UncertaintyError)
def diagnostics(counts: pd.DataFrame, *, confidence: Level = 0.95) -> pd.DataFrame:
    """Return every diagnostic that counts allow, with benchmark, interval and verdict.

    Parameters
    ----------
    counts : DataFrame
        One row an area, period or group: the counts of ``vital.mortality`` and those of
        ``registration.counts_of_records``, each where it is known. Other columns are kept.

    Returns
    -------
    DataFrame
        One row a row and diagnostic (codes/diagnostic.toml): the other columns, ``diagnostic``,
        ``numerator``, ``denominator``, ``estimate`` (a ratio, or a share of 1), ``lower_bound``,
        ``upper_bound``, ``benchmark_low``, ``benchmark_high`` (missing where that side is open),
        ``verdict``: "look" (the whole interval lies outside the benchmark), "nothing" (inside),
        "unclear" (the interval reaches across: too few events to tell), "unknown" (a count is
        missing, or both are zero); ``side``: "high", "low" or empty. A ratio's interval is
        Wilson's of the share that the numerator is of both.
    """
    known = complete(counts)
    extra = [name for name in _needed() if name not in known]
    known = known.assign(**dict.fromkeys(extra, np.nan))
    known["later_deaths"] = known["infant_deaths"] - known["early_neonatal_deaths"]
    keys = [str(name) for name in counts if name not in {*COUNTS, *_needed()}]
    found = [_diagnosed(known, keys, code, confidence) for code in codelist("diagnostic")]
    return pd.concat(found, ignore_index=True)


def _needed() -> dict[str, None]:
    entries = codelist("diagnostic").values()
    return dict.fromkeys(entry[side] for entry in entries for side in ("numerator", "denominator"))


def _diagnosed(
    known: pd.DataFrame, keys: Sequence[str], code: str, confidence: float
) -> pd.DataFrame:
    entry: Mapping[str, Any] = codelist("diagnostic")[code]
    above = pd.to_numeric(known[entry["numerator"]])
    below = pd.to_numeric(known[entry["denominator"]])
    ratio = entry["kind"] == "ratio"
    sample = pd.DataFrame({"count": above, "n": above + below if ratio else below})
    share = proportions(sample, confidence=confidence)
    rows = known[list(keys)].assign(diagnostic=code, numerator=above, denominator=below)
    for name in ("estimate", "lower_bound", "upper_bound"):
        rows[name] = _odds(share[name]) if ratio else share[name]
    low, high = entry.get("low", np.nan), entry.get("high", np.nan)
    rows = rows.assign(benchmark_low=low, benchmark_high=high)
    return rows.assign(verdict=_verdict(rows), side=_side(rows))


def _odds(share: pd.Series) -> pd.Series:
    """Return a share of two counts as the ratio of one to the other; to none it has no bound."""
    with np.errstate(divide="ignore"):
        return pd.Series(share.to_numpy() / (1 - share.to_numpy()), share.index)


def _side(rows: pd.DataFrame) -> pd.Series:
    high = rows["lower_bound"] > rows["benchmark_high"]
    low = rows["upper_bound"] < rows["benchmark_low"]
    return pd.Series(np.select([high, low], ["high", "low"], ""), rows.index)


def _verdict(rows: pd.DataFrame) -> pd.Series:
    below = rows["benchmark_low"].isna() | (rows["lower_bound"] >= rows["benchmark_low"])
    above = rows["benchmark_high"].isna() | (rows["upper_bound"] <= rows["benchmark_high"])
    told = np.select(
        [rows["estimate"].isna(), _side(rows).ne(""), below & above],
        ["unknown", "look", "nothing"],
        "unclear",
    )
    return pd.Series(told, rows.index)
