"""What stands behind each of two figures that are compared: counts, errors or bounds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.uncertainty.intervals import (
    Bounds,
    Flags,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
)
from indicators.uncertainty.proportions import proportions
from indicators.uncertainty.rates import rates

Side = tuple[Floats, Floats, Bounds]  # estimate, standard error, interval

_SKEWED = 0.05  # of the width: more than rounding makes of a symmetric interval


@dataclass(frozen=True)
class Options:
    """How figures are given and at which level they are compared (``differences``)."""

    per: float
    confidence: float
    bounds_confidence: float
    top: float | None


def side(pairs: pd.DataFrame, end: str) -> pd.DataFrame:
    """Return the columns of one of the two figures, without their ending."""
    own = pairs[[name for name in pairs if str(name).endswith(f"_{end}")]]
    return own.rename(columns=lambda name: str(name)[:-2])


def _of_proportion(side: pd.DataFrame, options: Options) -> Side:
    found = proportions(side, confidence=options.confidence)
    share = found["estimate"].to_numpy()
    n = number_column(side, "n") / (number_column(side, "deff") if "deff" in side else 1.0)
    return share, np.sqrt(share * (1 - share) / np.where(n > 0, n, np.nan)), _bounds(found)


def _of_rate(side: pd.DataFrame, options: Options) -> Side:
    found = rates(side, per=options.per, confidence=options.confidence)
    rate = found["estimate"].to_numpy()
    events = number_column(side, "events")
    root = np.sqrt(np.where(events > 0, events, 1))
    return rate, np.where(events > 0, rate / root, 0.0), _bounds(found)


def _of_estimate(side: pd.DataFrame, options: Options) -> Side:
    estimate = number_column(side, "estimate")
    if "se" in side:
        error = number_column(side, "se")
        refuse_rows(error < 0, "a standard error is negative")
        reach = normal_quantile(options.confidence) * error
        return estimate, error, (estimate - reach, estimate + reach)
    low, high = number_column(side, "lower_bound"), number_column(side, "upper_bound")
    refuse_rows((low > estimate) | (estimate > high), "the estimate lies outside its bounds")
    given = normal_quantile(options.bounds_confidence)
    wider = normal_quantile(options.confidence) / given
    bounds = estimate - wider * (estimate - low), estimate + wider * (high - estimate)
    return estimate, (high - low) / 2 / given, bounds


SIDES: Mapping[str, Callable[[pd.DataFrame, Options], Side]] = {
    "proportion": _of_proportion,
    "rate": _of_rate,
    "estimate": _of_estimate,
}


def _bounds(found: pd.DataFrame) -> Bounds:
    return found["lower_bound"].to_numpy(), found["upper_bound"].to_numpy()


def skewed(side: Side) -> Flags:
    """Return whether an interval reaches further to one side than rounding explains."""
    estimate, _, (low, high) = side
    return np.abs((high - estimate) - (estimate - low)) > _SKEWED * (high - low)


def transformed(side: pd.DataFrame, options: Options) -> tuple[Floats, Floats]:
    """Return estimate and standard error on the scale on which the interval is symmetric."""
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate, low, high = (
            _scaled(number_column(side, name), options.top)
            for name in ("estimate", "lower_bound", "upper_bound")
        )
        return estimate, (high - low) / 2 / normal_quantile(options.bounds_confidence)


def _scaled(values: Floats, top: float | None) -> Floats:
    scaled: Floats = np.log(values) if top is None else np.log(values / (top - values))
    return scaled
