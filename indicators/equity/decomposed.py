"""What an inequality is made of: contributions to a concentration index, its change, Theil's parts.

A. Wagstaff, E. van Doorslaer and N. Watanabe (2003), On decomposing the causes of health sector
inequalities, Journal of Econometrics 112: 207–223; the change after R. Oaxaca (1973), International
Economic Review 14: 693–709, as they write it; H. Theil (1967), Economics and Information Theory. A
contribution says what goes together with an inequality, not what causes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.equity.groups import Floats
from indicators.errors import EquityInputError
from indicators.options import checks, numbers

INDEX = "index"  # what all parts sum to
REST = "rest"  # what no factor goes together with
_APART = 1e-10  # below it a factor follows from the others
_FLAT = 1e-7  # of a factor's mean: scattered less, it is the same for all


@dataclass(frozen=True)
class Parts:
    """What contributions are made of: each factor's slope and twice its covariance with the rank.

    ``mean`` is that of the outcome; ``rest`` the contribution of what the line leaves.
    """

    slope: Floats
    covered: Floats
    mean: float
    rest: float


def parts(y: Floats, order: Floats, x: Floats, w: Floats, outcome: str) -> Parts:
    """Return the parts of the index of ``y`` over persons in ``order``; weights sum to one."""
    mean = float(w @ y)
    if not mean > 0:
        raise EquityInputError(f"The mean of {outcome} is not above zero: it has no index.")
    off = 2 * w * (_fractional(order, w) - 0.5)
    slope, left = _fitted(y, x, w)
    return Parts(slope, off @ x, mean, float(off @ left / mean))


@checks(EquityInputError)
def contributions(
    persons: pd.DataFrame, *, outcome: str, rank: str, factors: Sequence[str], weight: str = ""
) -> pd.DataFrame:
    """Return what each factor contributes to the concentration index of an outcome.

    The outcome is fitted by a straight line on all factors together, y = a + Σ bₖxₖ + e; then
    C = Σ (bₖx̄ₖ/μ)·Cₖ + GC(e)/μ, exactly.

    Parameters
    ----------
    persons : DataFrame
        One row a person: the outcome, what persons are ranked by from the least to the most
        advantaged (ties share the middle of their ranks), and the factors, all as numbers.
    weight : str
        The column of weights; without it every person counts the same.

    Returns
    -------
    DataFrame
        One row a factor, and ``rest``: ``factor``, ``coefficient`` b, ``mean`` x̄,
        ``elasticity`` bx̄/μ, ``concentration`` Cₖ, ``contribution``; all sum to the index. Of the
        rest only the contribution is known. A factor with a mean of nought has no concentration,
        and its contribution is told all the same.

    Raises
    ------
    EquityInputError
        If a column is missing or has a value missing, a weight is not above zero, the outcome's
        mean is not above zero, or factors follow from one another.
    """
    y, order = _column(persons, outcome), _column(persons, rank)
    w = _weights(persons, weight)
    x = np.column_stack([_column(persons, name) for name in factors])
    found, means = parts(y, order, x, w, outcome), w @ x
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(means == 0, np.nan, found.covered / means)
    rows = pd.DataFrame(
        {
            "factor": list(factors),
            "coefficient": found.slope,
            "mean": means,
            "elasticity": found.slope * means / found.mean,
            "concentration": own,
            "contribution": found.slope * found.covered / found.mean,
        }
    )
    rest = {"factor": REST, "contribution": found.rest}
    return pd.concat([rows, pd.DataFrame([rest])], ignore_index=True)


def change_between(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return by factor how a concentration index changed between two rounds.

    Parameters
    ----------
    before, after : DataFrame
        As of :func:`contributions`, of the same factors.

    Returns
    -------
    DataFrame
        ``factor``; ``by_concentration``, the change of its own inequality at the elasticity of
        after; ``by_elasticity``, the change of its elasticity at the inequality of before;
        ``change``, their sum. Of the rest only the change. All changes sum to that of the index.

    Raises
    ------
    EquityInputError
        If the rounds have not the same factors.
    """
    one, other = (found.set_index("factor") for found in (before, after))
    if [*one.index] != [*other.index]:
        raise EquityInputError("The two rounds have not the same factors.")
    moved = other["elasticity"] * (other["concentration"] - one["concentration"])
    shifted = one["concentration"] * (other["elasticity"] - one["elasticity"])
    told = {"by_concentration": moved, "by_elasticity": shifted}
    change = other["contribution"] - one["contribution"]
    return pd.DataFrame({**told, "change": change}).reset_index()


@checks(EquityInputError)
def theil_parts(
    persons: pd.DataFrame, *, outcome: str, group: str, weight: str = ""
) -> pd.DataFrame:
    """Return Theil's index between groups and within each; all parts sum to that of persons.

    Parameters
    ----------
    persons : DataFrame
        One row a person: the outcome, above zero, and the group.

    Returns
    -------
    DataFrame
        One row a group: ``group``, ``share`` of the persons, ``mean``, ``between``
        (share·(mean/μ)·ln(mean/μ)) and ``within`` (share·(mean/μ)·T of the group).

    Raises
    ------
    EquityInputError
        If an outcome or a weight is missing or not above zero.
    """
    y, w = _column(persons, outcome), _weights(persons, weight)
    if not (y > 0).all():
        raise EquityInputError(f"{outcome} is not above zero everywhere: it has no logarithm.")
    mean, rows = float(w @ y), []
    for name, places in persons.reset_index(drop=True).groupby(group).indices.items():
        share = float(w[places].sum())
        own = float(w[places] @ y[places]) / share
        ratio = y[places] / own
        inside = float(w[places] / share @ (ratio * np.log(ratio)))
        of = share * own / mean
        rows.append((name, share, own, of * float(np.log(own / mean)), of * inside))
    return pd.DataFrame(rows, columns=["group", "share", "mean", "between", "within"])


def _column(persons: pd.DataFrame, name: str) -> Floats:
    if name not in persons:
        raise EquityInputError(f"The persons have no column {name}.")
    found = np.asarray(numbers(persons[name], name, EquityInputError), dtype=np.float64)
    if missing := int(np.isnan(found).sum()):
        raise EquityInputError(f"In {missing} of {len(found)} row(s) {name} is missing.")
    return found


def _weights(persons: pd.DataFrame, name: str) -> Floats:
    """Return weights that sum to one."""
    found = _column(persons, name) if name else np.ones(len(persons))
    if not (found > 0).all():
        raise EquityInputError(f"In {int((~(found > 0)).sum())} row(s) {name} is not above zero.")
    shares: Floats = found / found.sum()
    return shares


def _fractional(order: Floats, w: Floats) -> Floats:
    """Return where each person stands from nought to one; those alike share the middle."""
    _, alike = np.unique(order, return_inverse=True)
    sizes = np.bincount(alike, weights=w)
    found: Floats = (np.cumsum(sizes) - sizes / 2)[alike]
    return found


def slopes(alike: Floats, along: Floats, means: Floats) -> Floats:
    """Return the slopes of a straight line by least squares, from weighted covariances.

    Parameters
    ----------
    alike, along : array
        Covariances of the factors with each other (p × p) and with the outcome (p).
    means : array
        The mean of each factor: one that hardly varies about it is the same for all.

    Raises
    ------
    EquityInputError
        If factors follow from one another.
    """
    scale = np.sqrt(np.maximum(np.diag(alike), 0.0))
    flat = scale <= _FLAT * np.abs(means)
    safe = np.where(flat, 1.0, scale)
    apart = alike / np.outer(safe, safe)
    if flat.any() or np.linalg.svd(apart, compute_uv=False)[-1] < _APART:
        raise EquityInputError("One of the factors follows from the others: leave it out.")
    found: Floats = np.linalg.solve(apart, along / safe) / safe
    return found


def _fitted(y: Floats, x: Floats, w: Floats) -> tuple[Floats, Floats]:
    """Return the slopes of a straight line by weighted least squares, and what it leaves."""
    mean, middle = w @ x, float(w @ y)
    off = x - mean
    weighed = off * w[:, None]
    found = slopes(off.T @ weighed, weighed.T @ (y - middle), mean)
    return found, y - middle - off @ found
