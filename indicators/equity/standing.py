"""Where the groups of one dimension stand in one indicator: who is behind, by how much."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.codelists import codelist
from indicators.equity.behind import left_behind
from indicators.equity.ends import ORDERED, ends, standard_errors
from indicators.equity.groups import FEWEST
from indicators.equity.measures import measures
from indicators.equity.weights import with_weights
from indicators.errors import EquityInputError
from indicators.model import Indicator
from indicators.options import Amount, checks


@dataclass(frozen=True)
class Standing:
    """The groups of one dimension compared, in one source and period.

    Attributes
    ----------
    behind, ahead : str
        The two groups compared, the worse first: of ordered ones the least and the most
        advantaged, else the worst- and the best-performing.
    reversed : bool
        Whether of ordered groups the most advantaged is the one behind.
    difference, ratio : float
        Between the two, nought or more and 1 or more; the ratio is missing to nought,
        and to what its decimals write as nought.
    reliable : bool or None
        Whether the difference is larger than chance allows (z of two estimates, 5 %); None where
        no errors are published.
    slope, concentration : float
        Slope index of inequality by a straight line and relative concentration index; missing
        unless there are three ordered groups.
    best : str
        The best-performing group.
    share, lower, upper : float
        How many of ``per`` children more would not be left behind if all did as well as ``best``.
    weights : str
        By which rule the groups were given people (``codes/group_weights.toml``).
    """

    indicator: str
    dimension: str
    time_period: str
    data_source: str
    groups: int
    behind: str
    ahead: str
    behind_value: float
    ahead_value: float
    reversed: bool
    difference: float
    ratio: float
    reliable: bool | None
    slope: float
    concentration: float
    best: str
    share: float
    lower: float
    upper: float
    per: float | None
    weights: str


@checks(EquityInputError)
def standing(
    part: pd.DataFrame,
    item: Indicator,
    dimension: str,
    *,
    people: pd.DataFrame | None = None,
    total: Amount | None = None,
) -> Standing | None:
    """Return where the groups stand, or None where they cannot be compared.

    Parameters
    ----------
    part : DataFrame
        Observations of two groups or more, one source and period, in order; the code of a group
        is in the column of the dimension (``ref_area`` for areas).
    people : DataFrame, optional
        ``subgroup`` and ``population``.
    total : float, optional
        The published figure of all groups together, same source and period.
    """
    compared = ends(part, item, dimension)
    if compared is None:
        return None
    favourable, ordered = item.direction == "higher", dimension in ORDERED
    groups = with_weights(
        groups_of(part, dimension), people=people, total=total, step=step_of(item)
    )
    per = codelist("unit_measure")[item.unit_measure].get("per")
    found = measures(groups, favourable=favourable, ordered=ordered, scale=per)
    value = found.set_index("measure")["estimate"]
    share = _share(groups, favourable=favourable, ordered=ordered, per=per)
    complete = len(groups) >= FEWEST and ordered
    return Standing(
        item.indicator,
        dimension,
        str(part["time_period"].iloc[0]),
        str(part["data_source"].iloc[0]),
        len(groups),
        compared.behind,
        compared.ahead,
        compared.behind_value,
        compared.ahead_value,
        compared.reversed,
        abs(float(value["d"])),
        ratio_of(compared.behind_value, compared.ahead_value, item.decimals),
        compared.reliable,
        float(value["sii_linear"]) if complete else np.nan,
        float(value["rci"]) if complete else np.nan,
        *share,
        per,
        str(groups["weights"].iloc[0]),
    )


def step_of(item: Indicator) -> float:
    """Return the last decimal that an indicator is printed with."""
    return float(10**-item.decimals)


def groups_of(part: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Return the groups with the standard errors that their printed intervals imply."""
    columns = {
        "subgroup": part[dimension].to_numpy(),
        "estimate": part["obs_value"].to_numpy(float),
        "se": standard_errors(part),
    }
    return pd.DataFrame(columns)


def ratio_of(one: float, other: float, decimals: int) -> float:
    """Return the larger over the smaller, missing to what is written as nought or below it."""
    return max(one, other) / min(one, other) if round(min(one, other), decimals) > 0 else np.nan


def _share(
    groups: pd.DataFrame, *, favourable: bool, ordered: bool, per: float | None
) -> tuple[str, float, float, float]:
    """Return the best group and the share left behind, missing where it is not a share."""
    ranked = groups.sort_values("estimate", ascending=not favourable, kind="stable")
    best = str(ranked["subgroup"].iloc[0])
    if per is None or not groups["estimate"].between(0, per).all():
        return best, np.nan, np.nan, np.nan
    found = left_behind(groups, favourable=favourable, ordered=ordered, scale=per).iloc[0]
    return str(found["reference"]), found["share"], found["lower"], found["upper"]
