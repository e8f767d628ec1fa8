"""Time to an event when some still wait: Kaplan–Meier, the median, and the log-rank test.

Everything works on counts a time (``time``, ``events``, ``censored``), never on records.

E. L. Kaplan, P. Meier (1958), Journal of the American Statistical Association 53: 457–481;
R. Brookmeyer, J. Crowley (1982), Biometrics 38: 29–41; D. Collett, Modelling Survival Data in
Medical Research, 3rd ed. 2015, chapter 2.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtrc

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.uncertainty import Z95

Floats = NDArray[np.float64]

_COLUMNS = ("time", "events", "censored")
_ROUNDING = 1e-12  # of a product of shares: one half must be found where it is reached exactly


class Estimate(NamedTuple):
    """An estimate and its interval; not a number where the data do not reach that far."""

    estimate: float
    lower: float
    upper: float


def kaplan_meier(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the share still waiting after each time at which anything happened.

    Parameters
    ----------
    counts : DataFrame
        ``time`` (0 or more), ``events``, ``censored``: how many at that time. Those censored at a
        time of an event were still waiting when it happened.

    Returns
    -------
    DataFrame
        ``time``, ``at_risk``, ``events``, ``censored``, ``survival`` (share of 1), ``se``
        (Greenwood), ``lower``, ``upper`` (95 per cent, symmetric in log(−log S), which keeps the
        interval within 0…1; Collett, section 2.2). At a survival of 1 or 0 the data bound
        nothing: interval and error are missing.

    Raises
    ------
    RecordsError
        If there is nobody, or a time or a count is missing or negative.

    Examples
    --------
    >>> kaplan_meier(pd.DataFrame({"time": [3, 5], "events": [1, 1], "censored": [1, 0]}))[
    ...     ["time", "at_risk", "survival"]
    ... ].values.tolist()
    [[3.0, 3.0, 0.6666666666666667], [5.0, 1.0, 0.0]]
    """
    by_time = _by_time(counts)
    leaving = by_time["events"] + by_time["censored"]
    at_risk = leaving[::-1].cumsum()[::-1]
    n, d = at_risk.to_numpy(float), by_time["events"].to_numpy(float)
    survival = np.cumprod(1 - d / n)
    lower, upper, se = _log_log(survival, _greenwood(n, d))
    return by_time.assign(
        at_risk=n.astype(int), survival=survival, se=se, lower=lower, upper=upper
    )[["time", "at_risk", "events", "censored", "survival", "se", "lower", "upper"]]


def _by_time(counts: pd.DataFrame) -> pd.DataFrame:
    """Return one row a time, in order, that somebody left the wait."""
    values = counts[list(_COLUMNS)]
    broken = int((values.isna() | values.lt(0)).any(axis=1).sum())
    if broken:
        raise RecordsError(f"{broken} row(s) of waits have a missing or negative time or count.")
    summed = values.groupby("time", as_index=False).sum().sort_values("time")
    summed = summed[summed["events"] + summed["censored"] > 0].reset_index(drop=True)
    if summed.empty:
        raise RecordsError("There is nobody whose wait could be measured (0 records).")
    return summed


def _greenwood(at_risk: Floats, events: Floats) -> Floats:
    """Return the variance of the logarithm of the survival: infinite once nobody is left."""
    with np.errstate(divide="ignore"):
        terms = np.where(events > 0, events / (at_risk * (at_risk - events)), 0.0)
    total: Floats = np.cumsum(terms)
    return total


def _log_log(survival: Floats, variance: Floats) -> tuple[Floats, Floats, Floats]:
    """Return lower bound, upper bound and Greenwood's standard error."""
    inside = (survival > 0) & (survival < 1)
    s = np.where(inside, survival, np.nan)
    spread = np.sqrt(np.where(inside, variance, np.nan))
    reach = Z95 * spread / np.abs(np.log(s))
    return s ** np.exp(reach), s ** np.exp(-reach), s * spread


@checks(RecordsError)
def quantile(curve: pd.DataFrame, share: Level = 0.5) -> Estimate:
    """Return the time by which a share had the event: the median at one half.

    The first time at which no more than 1 − share are still waiting; its interval holds every
    time whose own interval holds that share (Brookmeyer and Crowley 1982, on the log-log scale).
    Missing where the curve, or its bound, never comes down that far.
    """
    left = (1 - share) * (1 + _ROUNDING)
    reached = [_first(curve, column, left) for column in ("survival", "lower", "upper")]
    return Estimate(*reached)


def _first(curve: pd.DataFrame, column: str, left: float) -> float:
    times = curve.loc[curve[column] <= left, "time"]
    return float(times.iloc[0]) if len(times) else float("nan")


def share_by(curve: pd.DataFrame, time: float) -> Estimate:
    """Return the share that had the event within a time, with its interval.

    Missing beyond the longest wait observed, unless everyone had the event: nobody has been
    watched for that long. Before the first event the share is 0, without an interval.
    """
    past = curve[curve["time"] <= time]
    if past.empty:
        return Estimate(0.0, float("nan"), float("nan"))
    last = past.iloc[-1]
    watched = time <= curve["time"].iloc[-1] or last["survival"] == 0
    if not watched:
        return Estimate(float("nan"), float("nan"), float("nan"))
    return Estimate(*(1 - float(last[name]) for name in ("survival", "upper", "lower")))


def completers_median(counts: pd.DataFrame) -> float:
    """Return the median time of those who had the event: biased, for it leaves out who still waits.

    The shorter waits are over first, so it lies below the median of all; give it only to compare.
    """
    done = counts[counts["events"] > 0].sort_values("time")
    if done.empty:
        return float("nan")
    running = done["events"].cumsum().to_numpy(float)
    total, times = running[-1], done["time"].to_numpy(float)
    middle = [times[np.searchsorted(running, place)] for place in _middle(total)]
    return float(np.mean(middle))


def _middle(total: float) -> tuple[float, float]:
    """Return the places of the one or two middle values, counted from one."""
    return np.floor((total + 1) / 2), np.ceil((total + 1) / 2)


class LogRank(NamedTuple):
    """The log-rank statistic, its degrees of freedom, and the probability of one as large."""

    statistic: float
    degrees: int
    p: float


def log_rank(counts: pd.DataFrame, group: str) -> LogRank:
    """Return the test that groups wait alike (Mantel 1966; Collett, section 2.6).

    Parameters
    ----------
    counts : DataFrame
        ``time``, ``events``, ``censored`` and the column of the group.

    Raises
    ------
    RecordsError
        If there are fewer than two groups.
    """
    wide = counts.pivot_table(
        index="time", columns=group, values=["events", "censored"], aggfunc="sum", fill_value=0
    )
    if wide["events"].shape[1] < 2:
        raise RecordsError("The log-rank test compares at least two groups.")
    d = wide["events"].to_numpy(float)
    leaving = d + wide["censored"].to_numpy(float)
    n = leaving[::-1].cumsum(axis=0)[::-1]
    difference, variance = _observed_less_expected(n, d)
    statistic = float(difference @ np.linalg.pinv(variance) @ difference)
    degrees = int(np.linalg.matrix_rank(variance))
    return LogRank(statistic, degrees, float(chdtrc(degrees, statistic)) if degrees else 1.0)


def _observed_less_expected(n: Floats, d: Floats) -> tuple[Floats, Floats]:
    """Return events less those expected were all alike, a group, and their covariance."""
    all_n, all_d = n.sum(axis=1), d.sum(axis=1)
    some = all_d > 0
    n, d, all_n, all_d = n[some], d[some], all_n[some], all_d[some]
    share = n / all_n[:, None]
    difference = (d - share * all_d[:, None]).sum(axis=0)
    spread = all_d * (all_n - all_d) / np.maximum(all_n - 1, 1)
    variance: Any = np.diag((spread[:, None] * share).sum(axis=0)) - (share.T * spread) @ share
    return difference, variance
