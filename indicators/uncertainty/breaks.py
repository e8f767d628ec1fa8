"""How large the step of a series is at a break: an annotation, never a change between figures.

Segmented regression with a trend on both sides: A. K. Wagner et al. (2002), Journal of Clinical
Pharmacy and Therapeutics 27: 299–309; J. Lopez Bernal et al. (2017), International Journal of
Epidemiology 46: 348–355.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from indicators.errors import UncertaintyError
from indicators.observations import year
from indicators.options import AtLeastOne, Level, checks
from indicators.uncertainty.intervals import Floats, normal_quantile, number_column

_FEWEST = 3  # points on each side: a line and something to judge it by
_TERMS = 4  # level and trend, before and after


@dataclass(frozen=True)
class _Fit:
    beta: NDArray[Any]
    error: float
    dispersion: float
    method: str
    reach: float


@checks(UncertaintyError)
def step(
    series: pd.DataFrame,
    time_period: str,
    *,
    years: AtLeastOne | None = None,
    confidence: Level = 0.95,
) -> pd.DataFrame:
    """Return the step of one series at a break, as a ratio: after over before, in the break's year.

    The line before is continued to the year of the break and compared with the line after. With
    ``events`` (and ``denominator``): a Poisson regression, its errors widened where the counts
    scatter more than chance does (quasi-Poisson, Student's t). With ``estimate`` alone: a
    regression of logarithms.

    Parameters
    ----------
    series : DataFrame
        One row a year: ``time_period``, ``events`` and ``denominator`` (or no denominator: the
        number itself), or ``estimate``. Rows without a value are left out.
    time_period : str
        The first period of the new definition.
    years : int, optional
        How many years on each side are used; by default all.

    Returns
    -------
    DataFrame
        One row: ``time_period``, ``step`` (ratio), ``lower_bound``, ``upper_bound``;
        ``level_before`` and ``level_after`` (both lines in the break's year, per 1 of the
        denominator), ``trend_before`` and ``trend_after`` (ratio a year); ``dispersion``;
        ``method`` ("poisson", "quasi-poisson", "log-linear"); ``model`` (all of that in one
        phrase, to stand beside the figure); ``before`` and ``after`` (points used); ``reason``
        (why there is no step: "fewer than 3 points before", "fewer than 3 points after", "no
        events on one side", or empty).

    Raises
    ------
    UncertaintyError
        If a value is negative, an estimate is zero, or two rows have the same period.

    Notes
    -----
    Anything else that happened in that year is in the step as well: it does not prove its cause.
    """
    value = "events" if "events" in series else "estimate"
    used = _used(series, value, year(time_period), years)
    at = used["time_period"].map(year).to_numpy() - year(time_period)
    before, after = int((at < 0).sum()), int((at >= 0).sum())
    row = {"time_period": time_period, "before": before, "after": after}
    reason = _reason(used, value, at, before, after)
    if reason:
        nothing = dict.fromkeys((*_NUMBERS, "method", "model"))
        return pd.DataFrame([{**row, **nothing, "reason": reason}])
    fit = _fit(used, value, _design(at), confidence)
    told = _told(fit)
    named = {"method": fit.method, "model": _model(fit.method, told)}
    return pd.DataFrame([{**row, **told, **named, "reason": ""}])


_NUMBERS = (
    "step",
    "lower_bound",
    "upper_bound",
    "level_before",
    "level_after",
    "trend_before",
    "trend_after",
    "dispersion",
)


def _told(fit: _Fit) -> dict[str, float]:
    wide = fit.reach * fit.error
    level, trend, jump, turn = fit.beta
    found = np.exp([jump, jump - wide, jump + wide, level, level + jump, trend, trend + turn])
    return dict(zip(_NUMBERS, [*map(float, found), fit.dispersion], strict=True))


def _model(method: str, told: dict[str, float]) -> str:
    """Return the model in a phrase: what was fitted, both trends, and how far figures scatter."""
    return (
        f"{method} regression with a level and a trend on each side: "
        f"x{told['trend_before']:.4g} a year before, x{told['trend_after']:.4g} a year after; "
        f"dispersion {told['dispersion']:.3g}"
    )


def _used(series: pd.DataFrame, value: str, start: int, years: int | None) -> pd.DataFrame:
    if series["time_period"].duplicated().any():
        raise UncertaintyError("Two figures of the series have the same period.")
    wrong = int((number_column(series, value) < (0 if value == "events" else 1e-300)).sum())
    if wrong:
        raise UncertaintyError(f"{wrong} value(s) of the series are not above zero.")
    needed = [name for name in (value, "denominator") if name in series]
    used = series.dropna(subset=needed)
    at = used["time_period"].map(year) - start
    return used if years is None else used[(at >= -years) & (at < years)]


def _reason(used: pd.DataFrame, value: str, at: Floats, before: int, after: int) -> str:
    if before < _FEWEST:
        return "fewer than 3 points before"
    if after < _FEWEST:
        return "fewer than 3 points after"
    sides = used[value].to_numpy(float)
    nothing = not sides[at < 0].any() or not sides[at >= 0].any()
    return "no events on one side" if nothing else ""


def _design(at: Floats) -> Floats:
    new = (at >= 0).astype(float)
    return np.column_stack([np.ones(len(at)), at, new, new * at])


def _fit(used: pd.DataFrame, value: str, design: Floats, confidence: float) -> _Fit:
    if value == "estimate":
        return _log_linear(np.log(used["estimate"].to_numpy(float)), design, confidence)
    size = number_column(used, "denominator") if "denominator" in used else np.ones(len(used))
    return _poisson(number_column(used, "events"), size, design, confidence)


def _log_linear(y: Floats, design: Floats, confidence: float) -> _Fit:
    beta = np.linalg.lstsq(design, y, rcond=None)[0]
    freedom = len(y) - _TERMS
    variance = float(((y - design @ beta) ** 2).sum() / freedom)
    error = float(np.sqrt(variance * np.linalg.inv(design.T @ design)[2, 2]))
    return _Fit(beta, error, variance, "log-linear", _student(freedom, confidence))


def _poisson(events: Floats, size: Floats, design: Floats, confidence: float) -> _Fit:
    """Return the fit by iteratively reweighted least squares; the size of each point is offset."""
    beta = np.linalg.lstsq(design, np.log((events + 0.5) / size), rcond=None)[0]
    for _ in range(100):
        mean = size * np.exp(design @ beta)
        curvature = design.T @ (design * mean[:, None])
        move = np.linalg.solve(curvature, design.T @ (events - mean))
        beta = beta + move
        if np.abs(move).max() < 1e-12:
            break
    mean = size * np.exp(design @ beta)
    freedom = len(events) - _TERMS
    dispersion = float(((events - mean) ** 2 / mean).sum() / freedom)
    error = float(np.sqrt(np.linalg.inv(design.T @ (design * mean[:, None]))[2, 2]))
    if dispersion <= 1:
        return _Fit(beta, error, dispersion, "poisson", normal_quantile(confidence))
    reach = _student(freedom, confidence)
    return _Fit(beta, error * dispersion**0.5, dispersion, "quasi-poisson", reach)


def _student(freedom: int, confidence: float) -> float:
    normal_quantile(confidence)  # refuses what is no level
    return float(special.stdtrit(freedom, (1 + confidence) / 2))
