"""Small areas as a model takes them: direct estimates, their variances, what is known of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.errors import SmallAreaError
from indicators.uncertainty import Floats

_SHOWN = 5  # faults told by name; the others are counted


@dataclass(frozen=True)
class SmallAreas:
    """Areas with their direct estimates, checked.

    Attributes
    ----------
    codes : tuple of str
        The areas; m of them.
    direct : array of shape (m,)
        Direct estimates on the scale of the model; 0 where there is no sample.
    variance : array of shape (m,)
        Their sampling variances, in the square of that unit; infinite where there is no sample.
    design : array of shape (m, p)
        A column of ones, then the covariates.
    """

    codes: tuple[str, ...]
    direct: Floats
    variance: Floats
    design: Floats

    @property
    def is_sampled(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Which areas have a direct estimate."""
        found: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.isfinite(self.variance)
        return found

    def without(self, left_out: Sequence[str]) -> "SmallAreas":
        """Return the same areas, some of them as if they had no sample."""
        gone = np.isin(self.codes, list(left_out))
        direct, variance = np.where(gone, 0.0, self.direct), np.where(gone, np.inf, self.variance)
        return SmallAreas(self.codes, direct, variance, self.design)


def small_areas(table: pd.DataFrame, covariates: Sequence[str]) -> SmallAreas:
    """Return areas as a model takes them.

    Parameters
    ----------
    table : DataFrame
        ``ref_area``, ``direct``, ``variance`` (both empty where there is no sample) and one column
        a covariate.

    Raises
    ------
    SmallAreaError
        Naming area, variable and reason: an area twice; a covariate missing or not finite; a
        direct estimate without a variance above zero, or the other way round; covariates that say
        the same; fewer areas with a sample than coefficients and three.

    Examples
    --------
    >>> table = pd.DataFrame({"ref_area": list("abcdef"), "direct": [1, 2, 3, 4, 5, np.nan]})
    >>> table = table.assign(variance=[1, 1, 1, 1, 1, np.nan], rain=[0, 1, 2, 3, 5, 8])
    >>> areas = small_areas(table, ["rain"])
    >>> areas.design.shape, areas.is_sampled.sum()
    ((6, 2), np.int64(5))
    """
    faults = list(_faults(table, covariates))
    if faults:
        more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise SmallAreaError("; ".join(faults[:_SHOWN]) + more + ".")
    numbers = table[list(covariates)].to_numpy(float)
    design = np.column_stack([np.ones(len(table)), numbers])
    direct, variance = (table[name].to_numpy(float) for name in ("direct", "variance"))
    sampled = np.isfinite(variance)
    _check_enough(design[sampled], covariates)
    codes = tuple(map(str, table["ref_area"]))
    return SmallAreas(
        codes, np.where(sampled, direct, 0.0), np.where(sampled, variance, np.inf), design
    )


def _faults(table: pd.DataFrame, covariates: Sequence[str]) -> Iterator[str]:
    for code in table.loc[table["ref_area"].duplicated(), "ref_area"]:
        yield f"{code}, ref_area: listed twice"
    for name in covariates:
        wrong = ~np.isfinite(table[name].to_numpy(float))
        for code in table.loc[wrong, "ref_area"]:
            yield f"{code}, {name}: missing or not finite; every area needs every covariate"
    direct, variance = (table[name].to_numpy(float) for name in ("direct", "variance"))
    for code in table.loc[np.isfinite(direct) & ~np.isfinite(variance), "ref_area"]:
        yield f"{code}, variance: missing beside a direct estimate"
    for code in table.loc[~np.isfinite(direct) & ~np.isnan(variance), "ref_area"]:
        yield f"{code}, direct: missing beside a variance"
    for code in table.loc[variance <= 0, "ref_area"]:
        yield f"{code}, variance: not above zero; smooth the variances first"


def _check_enough(design: Floats, covariates: Sequence[str]) -> None:
    areas, coefficients = design.shape
    if areas < coefficients + 3:
        raise SmallAreaError(
            f"{areas} area(s) have a sample; a model of {coefficients} coefficient(s) takes "
            f"{coefficients + 3} or more."
        )
    if np.linalg.matrix_rank(design) < coefficients:
        named = ", ".join(covariates)
        raise SmallAreaError(f"The covariates {named} say the same, or one is constant.")
