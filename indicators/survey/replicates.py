"""The weights of a sample drawn again and again from itself: jackknife, half-samples, bootstrap.

K. M. Wolter, Introduction to Variance Estimation, 2nd ed., 2007, chapters 3 to 5; R. E. Fay (1989),
Theory and application of replicate weighting, ASA Survey Research Methods Section; J. N. K. Rao,
C. F. J. Wu (1988), Resampling inference with complex survey data, Journal of the American
Statistical Association 83: 231–241. Verified against R's package survey: see
tests/indicators/test_replicates.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import hadamard

from indicators.errors import RecordsError
from indicators.options import AtLeastOne, AtLeastZero, Range, check_fields, checks
from indicators.survey.design import Lonely

Floats = NDArray[np.float64]
Resampling: TypeAlias = Literal["JK1", "JKn", "BRR", "bootstrap"]
Centre: TypeAlias = Literal["estimate", "mean"]
Fay: TypeAlias = Annotated[float, Range(0, 1, "[)")]

MOST_UNITS = 4_000  # of one table of factors: 128 MB


@dataclass(frozen=True)
class Replication:
    """How a sample is drawn again from itself.

    Parameters
    ----------
    kind : {"JKn", "JK1", "BRR", "bootstrap"}
        Each cluster left out in turn, within its stratum (JKn) or without regard to strata (JK1);
        balanced half-samples, for strata of two clusters (BRR); one cluster fewer than the
        stratum has, drawn with replacement (bootstrap, after Rao and Wu).
    rho : float
        Of half-samples by Fay's rule: the weight that the half left out keeps (0: none, plain BRR).
    draws, seed : int
        Of the bootstrap: the same seed gives the same draws.
    centre : {"estimate", "mean"}
        Whether replicates are held against the estimate of the whole sample or their own mean.
    """

    kind: Resampling = "JKn"
    rho: Fay = 0.0
    draws: AtLeastOne = 500
    seed: AtLeastZero = 20_260_701
    centre: Centre = "estimate"

    def __post_init__(self) -> None:
        check_fields(self, RecordsError)
        if self.rho and self.kind != "BRR":
            raise RecordsError(f"rho is {self.rho:g}; only BRR takes one, not {self.kind}.")


JACKKNIFE = Replication()


@dataclass(frozen=True)
class Replicates:
    """The factors of the weights of each unit, and what each replicate counts for.

    ``factors`` has one row a replicate and one column a unit; the variance of an estimate is
    Σ c·(replicate − centre)² with the ``coefficients`` c.
    """

    factors: Floats
    coefficients: Floats
    centre: Centre = "estimate"

    def variance(self, estimate: Floats, replicated: Floats) -> Floats:
        """Return the variance of estimates (shape m) from their replicates (shape r × m)."""
        middle = estimate if self.centre == "estimate" else replicated.mean(axis=0)
        return np.asarray(self.coefficients @ (replicated - middle) ** 2)


@checks(RecordsError)
def replicates(
    strata: Sequence[Any],
    how: Replication,
    kept: Sequence[float] | Floats | None = None,
    *,
    lonely: Lonely,
) -> Replicates:
    """Return the replicates of a design from the stratum of each of its first-stage units.

    Parameters
    ----------
    strata : sequence
        The stratum of each unit; JK1 takes all units for one stratum.
    kept : sequence of float, optional
        The finite population correction of each unit's stratum; only jackknives take one.
    lonely : {"adjust", "certainty", "fail", "average"}
        Of a stratum with one unit JKn leaves that unit out, which counts its whole distance
        (adjust), or never does (certainty); half-samples and the bootstrap never change it.

    Raises
    ------
    RecordsError
        If there are fewer than two units, or more than can be held at once; a stratum has not the
        units that the kind takes; or a correction is given that the kind does not take.
    """
    codes = np.unique(np.asarray(strata, dtype=object).astype(str), return_inverse=True)[1]
    units, corrected = len(codes), np.ones(len(codes)) if kept is None else np.asarray(kept, float)
    if not 2 <= units <= MOST_UNITS:
        raise RecordsError(f"Replicates take from 2 to {MOST_UNITS} units, not {units}.")
    if how.kind not in ("JK1", "JKn") and (corrected != 1).any():
        raise RecordsError(f"{how.kind} takes no finite population correction.")
    if how.kind in ("JK1", "JKn"):
        codes = codes if how.kind == "JKn" else np.zeros_like(codes)
        factors, coefficients = _jackknife(codes, corrected, lonely)
    else:
        factors, coefficients = _RULES[how.kind](codes, how)
    return Replicates(factors, coefficients, how.centre)


def measured(
    values: Mapping[str, Floats], made: Replicates, told: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return one row a measure from its value in the sample (place 0) and in each replicate."""
    found = np.column_stack([np.asarray(value, dtype=float) for value in values.values()])
    with np.errstate(invalid="ignore"):
        errors = np.sqrt(made.variance(found[0], found[1:]))
    errors = errors if told["clusters"] > 1 else np.full(len(errors), np.nan)
    triples = zip(values, found[0], errors, strict=True)
    names = ("measure", "estimate", "standard_error")
    return [{**dict(zip(names, one, strict=True)), **told} for one in triples]


def _jackknife(codes: NDArray[np.intp], kept: Floats, lonely: Lonely) -> tuple[Floats, Floats]:
    """Return factors with each unit left out in turn, the others of its stratum raised."""
    sizes = np.bincount(codes)[codes]
    if lonely in ("fail", "average") and (sizes == 1).any():
        raise RecordsError(
            f"{int((sizes == 1).sum())} stratum/strata have a single cluster; with replicates they "
            "are taken as they are (certainty) or about the whole (adjust)."
        )
    same = codes[:, None] == codes[None, :]
    raised = (sizes / np.maximum(sizes - 1, 1))[:, None]
    factors = np.where(same, raised, 1.0)
    np.fill_diagonal(factors, 0.0)
    coefficients = np.where(sizes > 1, (sizes - 1) / sizes, 1.0) * kept
    counted = (sizes > 1) | (lonely == "adjust")
    return factors[counted], coefficients[counted]


def _half_samples(codes: NDArray[np.intp], how: Replication) -> tuple[Floats, Floats]:
    """Return balanced half-samples: of each pair one unit weighs 2 − rho, the other rho."""
    sizes = np.bincount(codes)
    if (sizes != 2).any():
        wrong = int((sizes != 2).sum())
        raise RecordsError(f"BRR takes strata of two clusters; {wrong} stratum/strata differ.")
    order = 1 << len(sizes).bit_length()  # a power of two above the strata
    signs = hadamard(order)[:, 1 : len(sizes) + 1]
    first = np.zeros(len(codes), dtype=bool)
    first[np.unique(codes, return_index=True)[1]] = True
    towards = signs[:, codes] * np.where(first, 1, -1)
    away = 1 - how.rho
    return 1 + away * towards, np.full(order, 1 / (order * away**2))


def _bootstrap(codes: NDArray[np.intp], how: Replication) -> tuple[Floats, Floats]:
    """Return Rao and Wu's weights: n − 1 units of a stratum drawn with replacement, raised."""
    random, parts = np.random.default_rng(how.seed), []
    order = np.argsort(codes, kind="stable")
    for size in np.bincount(codes):
        drawn = random.multinomial(max(size - 1, 1), np.full(size, 1 / size), size=how.draws)
        parts.append(drawn * (size / max(size - 1, 1)))
    factors = np.empty((how.draws, len(codes)))
    factors[:, order] = np.concatenate(parts, axis=1)
    return factors, np.full(how.draws, 1 / how.draws)


_RULES: Mapping[str, Callable[[NDArray[np.intp], Replication], tuple[Floats, Floats]]] = {
    "BRR": _half_samples,
    "bootstrap": _bootstrap,
}
