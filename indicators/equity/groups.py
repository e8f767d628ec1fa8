"""The groups of one dimension, checked: estimates, shares of the people, who is best and worst."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import EquityInputError
from indicators.options import Number, checks, numbers

Floats = NDArray[np.float64]
Row = tuple[float, float, float]  # estimate, lower bound, upper bound

FEWEST = 3  # groups below which a complex measure says nothing
FORCED_SHARE = 0.85  # of the people, above which groups may be left out if the caller insists
_COLUMNS = ("subgroup", "estimate", "population")


@dataclass(frozen=True)
class Groups:
    """Groups ready to be measured; ordered ones stand from the least to the most advantaged.

    Attributes
    ----------
    y, se, population : array
        Estimate, its standard error (NaN where unknown), people; one value a group.
    average : float
        What the attributable risk starts from: the mean of the groups, or the published one.
    scale : float or None
        The largest value an estimate can have; None for an estimate without a bound.
    left_out : tuple of str
        Groups without an estimate, left out because the caller forced it.
    """

    names: tuple[str, ...]
    y: Floats
    se: Floats
    population: Floats
    average: float
    favourable: bool
    ordered: bool
    scale: float | None
    left_out: tuple[str, ...] = ()

    @property
    def p(self) -> Floats:
        """Shares of the people, summing to 1."""
        shares: Floats = self.population / self.population.sum()
        return shares

    @property
    def mean(self) -> float:
        """The mean of the estimates over the people of the groups."""
        return float(self.p @ self.y)

    @property
    def populated(self) -> int:
        """How many groups have people."""
        return int((self.population > 0).sum())

    @property
    def performing(self) -> tuple[int, int]:
        """The places of the worst- and the best-performing group; of equals, the largest."""
        goodness = self.y if self.favourable else -self.y
        keys = list(zip(goodness, self.population, strict=True))
        places = range(len(keys))
        worst = min(places, key=lambda i: (keys[i][0], -keys[i][1], self.names[i]))
        best = max(places, key=lambda i: (*keys[i], self.names[i]))
        return worst, best

    @property
    def ends(self) -> tuple[int, int]:
        """The places compared: least and most advantaged if ordered, else worst and best."""
        return (0, len(self.y) - 1) if self.ordered else self.performing

    @property
    def bounded(self) -> bool:
        """Whether every estimate lies between nought and the scale."""
        return self.scale is not None and bool(((self.y >= 0) & (self.y <= self.scale)).all())


@checks(EquityInputError)
def checked_groups(
    groups: pd.DataFrame,
    *,
    favourable: bool,
    ordered: bool,
    scale: Number | None = 100.0,
    average: Number | None = None,
    force: bool = False,
) -> Groups:
    """Return groups ready to be measured.

    Parameters
    ----------
    groups : DataFrame
        ``subgroup``, ``estimate``, ``population``; ``se`` and ``subgroup_order`` where known.
    average : float, optional
        The published mean, for groups whose populations are not known.
    force : bool
        Leave out groups without an estimate, if the others hold more than 85 % of the people.

    Raises
    ------
    EquityInputError
        A missing column, a group named twice, a group without estimate or population, fewer than
        two groups, a negative population or standard error, a scale that is not positive.
    """
    _columns(groups)
    if scale is not None and not scale > 0:
        raise EquityInputError(f"The scale must be positive, not {scale:g}.")
    if ordered and "subgroup_order" in groups:
        _order(groups)
        groups = groups.sort_values("subgroup_order", kind="stable")
    _populations(groups)
    present, left_out = _present(groups, ordered=ordered, force=force)
    if len(present) < 2:
        raise EquityInputError("A measure of inequality needs at least two groups.")
    y, population = (present[name].to_numpy(float) for name in ("estimate", "population"))
    mean = float(np.average(y, weights=population)) if average is None else float(average)
    names = tuple(map(str, present["subgroup"]))
    errors = _errors(present)
    return Groups(names, y, errors, population, mean, favourable, ordered, scale, left_out)


def _columns(groups: pd.DataFrame) -> None:
    missing = [name for name in _COLUMNS if name not in groups]
    if missing:
        raise EquityInputError(f"The groups have no column(s) {', '.join(missing)}.")
    for name in (*_COLUMNS[1:], *({"se"} & {*groups})):
        _check_numbers(groups[name], name)
    twice = groups.loc[groups["subgroup"].duplicated(), "subgroup"]
    if len(twice):
        raise EquityInputError(f"The group(s) {_named(twice)} are given more than once.")


def _check_numbers(column: pd.Series, name: str) -> None:
    if not pd.api.types.is_numeric_dtype(column):
        numbers(column, name, EquityInputError)


def _order(groups: pd.DataFrame) -> None:
    order = numbers(groups["subgroup_order"], "subgroup_order", EquityInputError)
    unclear = groups.loc[order.isna() | order.duplicated(keep=False), "subgroup"]
    if len(unclear):
        raise EquityInputError(f"subgroup_order puts {_named(unclear)} in no order of their own.")


def _populations(groups: pd.DataFrame) -> None:
    unknown = groups.loc[groups["population"].isna(), "subgroup"]
    if len(unknown):
        raise EquityInputError(
            f"No population for the group(s) {_named(unknown)}: nothing is computed."
        )
    if not np.isfinite(groups["population"].to_numpy(float)).all():
        raise EquityInputError("The populations of the groups must be finite.")
    if (groups["population"] < 0).any() or (len(groups) and not groups["population"].sum() > 0):
        raise EquityInputError("The populations of the groups must be positive.")


def _present(
    groups: pd.DataFrame, *, ordered: bool, force: bool
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the groups with an estimate, and the names of those left out."""
    absent = ~np.isfinite(groups["estimate"].to_numpy(float))
    if not absent.any():
        return groups, ()
    named = _named(groups.loc[absent, "subgroup"])
    if not force:
        raise EquityInputError(f"No estimate for the group(s) {named}: nothing is computed.")
    share = groups.loc[~absent, "population"].sum() / groups["population"].sum()
    if share <= FORCED_SHARE:
        raise EquityInputError(
            f"No estimate for the group(s) {named}: the others hold {share:.0%} of the people, "
            f"not more than {FORCED_SHARE:.0%}."
        )
    if ordered and (absent[0] or absent[-1]):
        raise EquityInputError(f"No estimate for the group(s) {named}, an end of the order.")
    return groups.loc[~absent], tuple(map(str, groups.loc[absent, "subgroup"]))


def _errors(groups: pd.DataFrame) -> Floats:
    if "se" not in groups:
        return np.full(len(groups), np.nan)
    errors = groups["se"].to_numpy(float)
    if (errors < 0).any():
        raise EquityInputError("A standard error cannot be negative.")
    return errors


def _named(names: "pd.Series[str]") -> str:
    return ", ".join(map(str, names))


@checks(EquityInputError)
def ranks(groups: pd.DataFrame, *, favourable: bool) -> "pd.Series[float]":
    """Return the rank of each group, 1 the best for children; equals share the better rank.

    Examples
    --------
    >>> mortality = pd.DataFrame({"subgroup": ["a", "b", "c"], "estimate": [9.0, 4.0, 4.0]})
    >>> ranks(mortality, favourable=False).tolist()
    [3.0, 1.0, 1.0]
    """
    return groups["estimate"].rank(ascending=not favourable, method="min")
