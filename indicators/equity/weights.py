"""How many people stand behind each group: by construction, as published, implied, or equal."""

import pandas as pd

from indicators.codelists import codelist
from indicators.errors import EquityInputError
from indicators.options import Amount, Positive, checks

_STEPS = 10  # of the last decimal printed, between two groups whose total implies their sizes


@checks(EquityInputError)
def with_weights(
    groups: pd.DataFrame,
    *,
    people: pd.DataFrame | None = None,
    total: Amount | None = None,
    step: Positive = 0.1,
) -> pd.DataFrame:
    """Return groups with the population each is given, and by which rule.

    Rules (``codes/group_weights.toml``), the first that applies: ``construction``, the complete
    set of wealth quintiles or quarters, equal parts of the household population (DHS and MICS
    recode manuals: the wealth index divides the de jure household population); ``people``, the
    published population of every group; ``implied``, of two groups the sizes whose mean is the
    published total, where the groups lie ten printed steps apart or more; ``equal``.

    Parameters
    ----------
    groups : DataFrame
        ``subgroup`` and ``estimate``.
    people : DataFrame, optional
        ``subgroup`` and ``population``; used where it has every group.
    total : float, optional
        The published figure of all groups together, same source and period.
    step : float
        The last decimal printed, in the unit of the estimate.

    Returns
    -------
    DataFrame
        The groups with ``population`` (people, or parts of them) and ``weights`` (the rule).

    Examples
    --------
    >>> towns = pd.DataFrame({"subgroup": ["U", "R"], "estimate": [96.0, 90.0]})
    >>> with_weights(towns, total=93.0)[["population", "weights"]].to_numpy().tolist()
    [[0.5, 'implied'], [0.5, 'implied']]
    """
    names = set(groups["subgroup"])
    if names in [set(one) for one in codelist("group_weights")["construction"]["sets"]]:
        return groups.assign(population=1.0, weights="construction")
    if people is not None and names <= set(people["subgroup"]):
        known = people.set_index("subgroup")["population"]
        own = groups["subgroup"].map(known).astype(float)
        if (own > 0).all():
            return groups.assign(population=own, weights="people")
    shares = _implied(groups["estimate"].tolist(), total, step)
    if shares:
        return groups.assign(population=shares, weights="implied")
    return groups.assign(population=1.0, weights="equal")


def _implied(estimates: list[float], total: float | None, step: float) -> list[float]:
    """Return the shares of two groups whose weighted mean is the total, or nothing."""
    if total is None or len(estimates) != 2:
        return []
    first, second = estimates
    if not abs(first - second) >= _STEPS * step:
        return []
    share = (total - second) / (first - second)
    return [share, 1 - share] if 0 < share < 1 else []


def nearest_people(counts: pd.DataFrame, subgroups: set[str], year: int) -> pd.DataFrame | None:
    """Return the population of every group in the period nearest to a year, of one source.

    Parameters
    ----------
    counts : DataFrame
        ``subgroup``, ``time_period``, ``data_source``, ``obs_value``: a number of people.

    Returns
    -------
    DataFrame or None
        ``subgroup`` and ``population``; None where no period of one source has every group. Of
        two periods as near the later is taken.
    """
    own = counts[counts["subgroup"].isin(subgroups) & counts["obs_value"].notna()]
    have = own.groupby(["time_period", "data_source"])["subgroup"].nunique()
    full = have.index[have == len(subgroups)]
    if not len(full):
        return None
    period, source = min(full, key=lambda one: (abs(int(one[0][:4]) - year), -int(one[0][:4]), one))
    chosen = own[own["time_period"].eq(period) & own["data_source"].eq(source)]
    named = chosen.rename(columns={"obs_value": "population"})
    return named[["subgroup", "population"]].reset_index(drop=True)
