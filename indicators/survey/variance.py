"""Standard errors by Taylor linearisation, from sums of cluster totals.

K. M. Wolter, Introduction to Variance Estimation, 2nd ed., 2007, chapter 6. With
u = weight × (value − ratio × base) ÷ Σ weight × base summed by cluster, the variance is
the sum over strata of n/(n−1) × Σ over clusters of (u − mean u)². A cluster without a record of the
domain counts with u = 0.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.survey.design import STRATUM, Sample
from indicators.survey.moments import Kind

Floats = NDArray[np.float64]
Whole = NDArray[np.integer[Any]]

_ROUNDING = 1e-13  # of a sum of squares: below it a difference of squares is rounding
_SUMS = ("y", "x", "w", "wyy", "wxy", "wxx", "records", "clusters", "persons")


def linearised(
    moments: pd.DataFrame, sample: Sample, by: Sequence[str], kinds: Sequence[Kind]
) -> pd.DataFrame:
    """Return estimate, standard error and degrees of freedom of each quantity in each group.

    A standard error of a ratio from a single cluster of the domain, and of anything from a design
    of a single cluster, stays missing: one cluster shows no variation.

    Returns
    -------
    DataFrame
        ``by``, ``quantity``, ``estimate``, ``standard_error``, ``df``, ``deff``, ``records``,
        ``clusters``, ``missing`` (records of the group left out: no base, or a weight of zero),
        ``weighted`` (the sum of weight × base: persons, or in proportion to them).
    """
    rows = moments.merge(sample.strata, on=STRATUM, suffixes=("", "_drawn"))
    groups = {f"group{place}": name for place, name in enumerate(by)}
    keys = ["quantity", *groups]
    grouped = rows.groupby(keys, dropna=False, sort=True)
    place = grouped.ngroup().to_numpy()
    sums = grouped[[name for name in _SUMS if name in rows]].sum().reset_index()
    total = np.array([kind == "total" for kind in kinds])[sums["quantity"]]
    base = np.where(total, 1.0, sums["x"].where(sums["x"] != 0))
    rate = np.where(total, 0.0, sums["y"] / base)
    variance = _variance(rows, place, rate[place], base[place], sample)
    alone = np.where(total, len(sample.strata) == sample.strata["clusters"].sum() == 1, False)
    alone |= ~total & sums["clusters"].lt(2).to_numpy()
    error = np.where(alone, np.nan, np.sqrt(variance))
    found = sums[keys].assign(
        estimate=np.where(total, sums["y"], rate),
        standard_error=np.where(np.isnan(base), np.nan, error),
        df=_degrees(sums, rows, place, sample),
        deff=_design_effect(sums, rate, total, error**2),
        records=sums["records"].astype(int),
        clusters=sums["clusters"].astype(int),
        missing=(sums["persons"] - sums["records"]).astype(int),
        weighted=sums["x"],
    )
    return found.rename(columns=groups)


def _variance(
    rows: pd.DataFrame, place: Whole, rate: Floats, base: Floats, sample: Sample
) -> Floats:
    """Return the variance of each quantity in each group: its strata summed."""
    y, x, yy, xy, xx = (rows[name].to_numpy(float) for name in ("y", "x", "yy", "xy", "xx"))
    sums = (y - rate * x) / base
    squares = (yy - 2 * rate * xy + rate**2 * xx) / base**2
    rounding = (yy + 2 * np.abs(rate * xy) + rate**2 * xx) / base**2 * _ROUNDING
    squares = np.where(squares > rounding, squares, 0.0)
    n, kept = rows["clusters_drawn"].to_numpy(float), rows["kept"].to_numpy(float)
    about_mean = np.maximum(squares - sums**2 / n, 0.0)
    own = kept * n / np.maximum(n - 1, 1) * about_mean
    lonely = (n == 1) & (kept > 0)
    own = np.where(lonely, kept * squares if sample.design.lonely == "adjust" else 0.0, own)
    size = int(place.max()) + 1
    variance = np.bincount(place, own, minlength=size).astype(float)
    if sample.design.lonely == "average":
        there = rows["records"].to_numpy(float) > 0  # a stratum outside the domain has no say
        strata = np.bincount(place, there, minlength=size)
        paired = np.bincount(place, there & ~lonely, minlength=size)
        variance = variance * strata / np.where(paired, paired, np.nan)
    return variance


def _degrees(sums: pd.DataFrame, rows: pd.DataFrame, place: Whole, sample: Sample) -> Floats:
    wanted = sample.design.df
    if wanted == "domain":
        strata = np.bincount(place, rows["clusters"] > 0, minlength=len(sums))
        return np.asarray(sums["clusters"].to_numpy(float) - strata)
    if wanted == "design":
        wanted = float(sample.strata["clusters"].sum() - len(sample.strata))
    return np.full(len(sums), float(wanted))


def _design_effect(sums: pd.DataFrame, rate: Floats, total: NDArray[np.bool_], v: Floats) -> Floats:
    """Return the variance over that of a simple random sample of as many, without replacement.

    Missing where the weights sum to no more than the records: they do not count a population.
    """
    if "wyy" not in sums:
        return np.full(len(sums), np.nan)
    people, n = sums["w"].to_numpy(float), sums["records"].to_numpy(float)
    y, x = sums["y"].to_numpy(float), sums["x"].to_numpy(float)
    people, x = np.where(n > 0, people, np.nan), np.where(x != 0, x, np.nan)
    about_zero = sums["wyy"] - 2 * rate * sums["wxy"] + rate**2 * sums["wxx"]
    about_mean = about_zero.to_numpy(float) - np.where(total, y, 0.0) ** 2 / people
    known = (people > n) & (n > 1) & (about_mean > _ROUNDING * sums["wyy"].to_numpy(float))
    scale = np.where(total, people, people / x) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        simple = about_mean / people * n / (n - 1) * (people - n) / (people * n) * scale
        return np.asarray(np.where(known, v / simple, np.nan))
