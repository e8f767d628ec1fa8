"""How firm a ranking is: the ranks areas take under other weights and another mean.

Method: Saisana, Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques as tools
for the quality assessment of composite indicators, Journal of the Royal Statistical Society A 168
(2005): 307–323; OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 7.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import RiskInputError
from indicators.options import AtLeastOne, Range, check_fields, checks

Floats = NDArray[np.float64]
Mean = Literal["arithmetic", "geometric"]


@dataclass(frozen=True)
class Uncertainty:
    """What is not certain about an index, and how what follows from it is reported.

    Parameters
    ----------
    means : tuple of str
        Ways of taking the mean of components; every weighting is tried with each.
    level : float
        Share of the trials that the interval of a rank holds.
    top : int
        How many areas count as the worst.
    """

    means: tuple[Mean, ...] = ("arithmetic", "geometric")
    level: Annotated[float, Range(0, 1, "(]")] = 0.9
    top: AtLeastOne = 10

    def __post_init__(self) -> None:
        check_fields(self, RiskInputError)


def rank_ranges(
    scores: pd.DataFrame,
    weights: pd.DataFrame,
    uncertainty: Uncertainty = Uncertainty(),
) -> pd.DataFrame:
    """Return the rank of each area under equal weights, and those it takes under other weights.

    Parameters
    ----------
    scores : DataFrame
        ``ref_area`` and a column for each component, on one scale; higher is worse.
    weights : DataFrame
        One weighting a row, a column for each component (`random_weights`, `weight_grid`).
    uncertainty : Uncertainty
        Which means are tried; the interval; how many areas are the worst.

    Returns
    -------
    DataFrame
        ``ref_area``, ``value`` and ``rank`` (equal weights, first mean; 1 is the worst, ties share
        the better rank), ``median``, ``low``, ``high`` (ranks), ``top_share`` (share of trials in
        which the area is among the ``top`` worst), ``records`` (trials); by rank.

    Raises
    ------
    RiskInputError
        If a component or a score is missing, weights are negative or do not sum to one, or a
        geometric mean is asked of scores that are not positive.
    """
    names, values = _checked(scores, weights, uncertainty)
    trials = np.vstack(list(_trials(values, weights[names].to_numpy(float), uncertainty)))
    equal = np.full((1, len(names)), 1 / len(names))
    value = weighted_means(values, equal, uncertainty.means[0])[0]
    return summed_up(scores["ref_area"], value, trials, uncertainty)


def summed_up(
    ref_areas: Iterable[str],
    value: Floats,
    trials: NDArray[np.int_],
    uncertainty: Uncertainty,
) -> pd.DataFrame:
    """Return the ranks that areas take in many trials, as `rank_ranges` has them.

    Parameters
    ----------
    value : array
        The value of each area as it is ranked; higher is worse.
    trials : array
        A row a trial, the rank of each area in it.
    """
    tail = (1 - uncertainty.level) / 2
    low, median, high = np.quantile(trials, [tail, 0.5, 1 - tail], axis=0, method="inverted_cdf")
    made = pd.DataFrame(
        {
            "ref_area": list(ref_areas),
            "value": value,
            "rank": ranks_of(value[None])[0],
            "median": median,
            "low": low,
            "high": high,
            "top_share": (trials <= uncertainty.top).mean(axis=0),
            "records": len(trials),
        }
    )
    return made.sort_values(["rank", "ref_area"], ignore_index=True)


def _trials(
    values: Floats, weights: Floats, uncertainty: Uncertainty
) -> Iterator[NDArray[np.int_]]:
    for mean in uncertainty.means:
        yield ranks_of(weighted_means(values, weights, mean))


@checks(RiskInputError)
def leave_one_out(scores: pd.DataFrame, *, mean: Mean = "arithmetic") -> pd.DataFrame:
    """Return the rank each area takes under equal weights when one component is left out.

    Parameters
    ----------
    scores : DataFrame
        ``ref_area`` and a column for each of at least two components; higher is worse.
    mean : {"arithmetic", "geometric"}
        How components are averaged.

    Returns
    -------
    DataFrame
        ``ref_area``, ``left_out`` (the component), ``rank``, ``shift`` (against the rank with all
        components; positive: less bad without it), ``records`` (components used).

    Raises
    ------
    RiskInputError
        If a score is missing or there are fewer than two components.
    """
    names = [name for name in scores.columns if name != "ref_area"]
    if len(names) < 2:
        raise RiskInputError("To leave one out, an index needs at least two components.")
    equal = pd.DataFrame([[1 / len(names)] * len(names)], columns=names)
    _, values = _checked(scores, equal, Uncertainty(means=(mean,)))
    without = (1 - np.eye(len(names))) / (len(names) - 1)
    ranks = ranks_of(weighted_means(values, without, mean))
    base = ranks_of(weighted_means(values, equal.to_numpy(), mean))[0]
    wide = pd.DataFrame(ranks.T, scores["ref_area"].to_numpy(), names)
    made = wide.rename_axis(index="ref_area", columns="left_out").stack()
    found = pd.DataFrame({"rank": made}).reset_index()
    return found.assign(shift=(ranks - base).T.ravel(), records=len(names) - 1)


def _checked(
    scores: pd.DataFrame, weights: pd.DataFrame, uncertainty: Uncertainty
) -> tuple[list[str], Floats]:
    names = [name for name in scores.columns if name != "ref_area"]
    if set(names) != set(weights.columns) or not names:
        raise RiskInputError(f"Scores of {names}, but weights of {list(weights.columns)}.")
    empty = scores.loc[scores[names].isna().any(axis=1), "ref_area"].tolist()
    if empty:
        raise RiskInputError(f"{len(empty)} area(s) lack a score, {empty[0]} the first.")
    if (weights < 0).any(axis=None) or not np.allclose(weights.sum(axis=1), 1):
        raise RiskInputError("Weights must not be negative, and must sum to one.")
    values = scores[names].to_numpy(float)
    if "geometric" in uncertainty.means and (values <= 0).any():
        raise RiskInputError("A geometric mean needs positive scores: put them on a scale from 1.")
    return names, values


@checks(RiskInputError)
def weighted_means(values: Floats, weights: Floats, mean: Mean) -> Floats:
    """Return the weighted mean of every area (columns) under every weighting (rows)."""
    if mean == "geometric":
        logs: Floats = np.exp(weights @ np.log(values).T)
        return logs
    plain: Floats = weights @ values.T
    return plain


def ranks_of(values: Floats) -> NDArray[np.int_]:
    """Return ranks within each row, 1 the highest; equal values share the better rank."""
    placed = pd.DataFrame(-np.round(values, 9)).rank(axis=1, method="min")
    found: NDArray[np.int_] = placed.to_numpy(int)
    return found
