"""Summary measures of inequality between groups, as WHO's HEAT has them.

Formulas: WHO, Health Equity Assessment Toolkit (HEAT): software for exploring and comparing health
inequalities, Technical notes, 2023; concentration indices: Wagstaff (2005), Erreygers (2009).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import DashboardError

Floats = NDArray[np.float64]

_Z = 1.959963984540054
_FEWEST = 3  # groups below which a complex measure says nothing


class EquityInputError(DashboardError):
    """Groups from which no measure can be computed, and why."""


def measures(
    groups: pd.DataFrame,
    *,
    favourable: bool,
    ordered: bool,
    scale: float = 100.0,
    reference: str | None = None,
) -> pd.DataFrame:
    """Return every measure that applies to the groups of one dimension.

    Parameters
    ----------
    groups : DataFrame
        One row a group: ``subgroup``, ``estimate``, ``population``, and ``se`` where it is known.
        Ordered groups stand from the least to the most advantaged.
    favourable : bool
        Whether more is better (coverage) or worse (mortality).
    ordered : bool
        Whether the groups have a natural order (wealth) or none (regions).
    scale : float
        The largest value the estimate can have; for the bounded concentration indices.
    reference : str, optional
        The subgroup from which the mean difference from a reference is taken.

    Returns
    -------
    DataFrame
        ``measure``, ``estimate``, ``lower``, ``upper``, ``groups`` (how many were used). Measures:
        d, r; par, paf; bgv, bgsd, covar, mld, ti, mdmw, mdmu, mdbw, mdbu, idisw, idisu, mdrw and
        mdru with a reference; for ordered groups aci, rci, rci_wagstaff, rci_erreygers,
        sii_linear, sii_logit, rii_linear, rii_logit. Complex measures need three groups.

    Raises
    ------
    EquityInputError
        If a group has no estimate or no population, or there are fewer than two groups.
    """
    _check(groups)
    y = groups["estimate"].to_numpy(float)
    weight = groups["population"].to_numpy(float)
    p = weight / weight.sum()
    worst, best = _ends(y, favourable=favourable, ordered=ordered)
    found: dict[str, float | tuple[float, float, float]] = {}
    found |= _simple(groups, y, worst, best, favourable=favourable)
    mean = float(p @ y)
    par = float(y[best] - mean)
    found |= {"par": par, "paf": 100 * par / mean}
    if len(groups) >= _FEWEST:
        found |= _unordered(y, p, mean, float(y[best]))
        found |= _from_reference(groups, y, p, reference)
        if ordered:
            found |= _ordered(y, p, mean, scale)
    rows = [_row(name, value, len(groups)) for name, value in found.items()]
    return pd.DataFrame(rows, columns=["measure", "estimate", "lower", "upper", "groups"])


def _check(groups: pd.DataFrame) -> None:
    if len(groups) < 2:
        raise EquityInputError("A measure of inequality needs at least two groups.")
    for column in ("estimate", "population"):
        missing = groups.loc[groups[column].isna(), "subgroup"].tolist()
        if missing:
            named = ", ".join(map(str, missing))
            raise EquityInputError(f"No {column} for the group(s) {named}: nothing is computed.")
    if (groups["population"] < 0).any() or not groups["population"].sum() > 0:
        raise EquityInputError("The populations of the groups must be positive.")


def _row(name: str, value: float | tuple[float, float, float], groups: int) -> tuple[Any, ...]:
    estimate, low, high = value if isinstance(value, tuple) else (value, np.nan, np.nan)
    return name, estimate, low, high, groups


def _ends(y: Floats, *, favourable: bool, ordered: bool) -> tuple[int, int]:
    """Return the places of the worst-off and the best-off group."""
    if ordered:
        return 0, len(y) - 1
    low, high = int(np.argmin(y)), int(np.argmax(y))
    return (low, high) if favourable else (high, low)


def _simple(
    groups: pd.DataFrame, y: Floats, worst: int, best: int, *, favourable: bool
) -> dict[str, tuple[float, float, float]]:
    """Return difference and ratio, the larger side first, with their intervals.

    The interval of the ratio is symmetric on the logarithmic scale.
    """
    one, other = (best, worst) if favourable else (worst, best)
    se = groups["se"].to_numpy(float) if "se" in groups else np.full(len(y), np.nan)
    d = float(y[one] - y[other])
    wide = float(_Z * np.hypot(se[one], se[other]))
    r = float(y[one] / y[other]) if y[other] else np.nan
    relative = float(_Z * np.hypot(se[one] / y[one], se[other] / y[other])) if y[other] else np.nan
    return {
        "d": (d, d - wide, d + wide),
        "r": (r, r * float(np.exp(-relative)), r * float(np.exp(relative))),
    }


def _unordered(y: Floats, p: Floats, mean: float, best: float) -> dict[str, float]:
    bgv = float(p @ (y - mean) ** 2)
    from_mean, from_best = np.abs(y - mean), np.abs(y - best)
    found = {
        "bgv": bgv,
        "bgsd": bgv**0.5,
        "covar": 100 * bgv**0.5 / mean,
        "mdmw": float(p @ from_mean),
        "mdmu": float(from_mean.mean()),
        "mdbw": float(p @ from_best),
        "mdbu": float(from_best.mean()),
        "idisw": 100 * float(p @ from_mean) / mean,
        "idisu": 100 * float(from_mean.mean()) / mean,
    }
    if (y > 0).all():  # the entropy measures take logarithms
        found["mld"] = 1000 * float(p @ -np.log(y / mean))
        found["ti"] = 1000 * float(p @ (y / mean * np.log(y / mean)))
    return found


def _from_reference(
    groups: pd.DataFrame, y: Floats, p: Floats, reference: str | None
) -> dict[str, float]:
    if reference is None:
        return {}
    own = groups["subgroup"].eq(reference).to_numpy()
    if own.sum() != 1:
        raise EquityInputError(f"The reference {reference!r} is not one of the groups.")
    away = np.abs(y - y[own][0])
    return {"mdrw": float(p @ away), "mdru": float(away.mean())}


def _ordered(y: Floats, p: Floats, mean: float, scale: float) -> dict[str, float]:
    """Return the measures that use every group's rank: the middle of its share of the people."""
    rank = p.cumsum() - p / 2
    aci = float(2 * p @ ((y - mean) * (rank - 0.5)))
    found = {
        "aci": aci,
        "rci": aci / mean,
        "rci_wagstaff": aci / mean / (1 - mean / scale),
        "rci_erreygers": 4 * aci / scale,
    }
    fits: Mapping[str, Callable[[], tuple[float, float]]] = {
        "linear": lambda: _linear(y, p, rank),
        "logit": lambda: _logit(y / scale, p, rank, scale),
    }
    for name, fit in fits.items():
        at_bottom, at_top = fit()
        found[f"sii_{name}"] = at_top - at_bottom
        found[f"rii_{name}"] = at_top / at_bottom if at_bottom else float("nan")
    return found


def _linear(y: Floats, p: Floats, rank: Floats) -> tuple[float, float]:
    """Return the fitted value at rank 0 and at rank 1, by least squares weighted by people."""
    slope, intercept = np.polyfit(rank, y, 1, w=np.sqrt(p))
    return float(intercept), float(intercept + slope)


def _logit(share: Floats, p: Floats, rank: Floats, scale: float) -> tuple[float, float]:
    """Return the fitted value at rank 0 and 1 of a logistic curve, by Newton's method."""
    design = np.column_stack([np.ones_like(rank), rank])
    beta = np.zeros(2)
    for _ in range(100):
        fitted = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (p * (share - fitted))
        curvature = design.T @ (design * (p * fitted * (1 - fitted))[:, None])
        step = np.linalg.solve(curvature, gradient)
        beta += step
        if np.abs(step).max() < 1e-12:
            break
    ends = scale / (1 + np.exp(-np.array([beta[0], beta.sum()])))
    return float(ends[0]), float(ends[1])
