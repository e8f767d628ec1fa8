"""Every measure of inequality that applies to the groups of one dimension."""

import pandas as pd

from indicators.equity.gradient import gradient
from indicators.equity.groups import FEWEST, checked_groups
from indicators.equity.pairs import pairs
from indicators.equity.spread import DRAWS, spread
from indicators.errors import EquityInputError
from indicators.options import AtLeastOne, Number, checks


@checks(EquityInputError)
def measures(
    groups: pd.DataFrame,
    *,
    favourable: bool,
    ordered: bool,
    scale: Number | None = 100.0,
    reference: str | None = None,
    average: Number | None = None,
    force: bool = False,
    draws: AtLeastOne = DRAWS,
) -> pd.DataFrame:
    """Return every measure that applies to the groups of one dimension.

    Parameters
    ----------
    groups : DataFrame
        One row a group: ``subgroup``, ``estimate``, ``population``; ``se`` where it is known.
        Ordered groups stand from the least to the most advantaged, or have ``subgroup_order``.
    favourable : bool
        Whether more is better (coverage) or worse (mortality).
    ordered : bool
        Whether the groups have a natural order (wealth) or none (regions).
    scale : float or None
        The largest value the estimate can have; None where it has no bound (years, manats).
    reference : str, optional
        The subgroup from which the mean difference from a reference is taken.
    average : float, optional
        The published mean of all, for the attributable risk where no populations are known
        (give the groups equal ones then).
    force : bool
        Leave out groups without an estimate, if the others hold more than 85 % of the people and
        both ends of an order are there.
    draws : int
        Draws of the simulated intervals; the seed is fixed.

    Returns
    -------
    DataFrame
        ``measure``, ``estimate``, ``lower``, ``upper`` (95 %), ``groups`` (how many were used),
        ``left_out`` (how many had no estimate). Measures: d, r; par, paf; bgv, bgsd, covar, mld,
        ti, mdmw, mdmu, mdbw, mdbu, idisw, idisu, mdrw and mdru with a reference; for ordered
        groups aci, rci, rci_wagstaff, rci_erreygers, sii_linear, sii_logit, rii_linear,
        rii_logit. Complex measures need three groups with people. A measure that is not defined
        (a ratio to nought, a logarithm of nought, a bound that does not hold) is missing. Without
        the standard error of every group only ``d`` and ``r`` of two that have one get an
        interval. The other intervals take the population for the survey's sample, as HEAT does.

    Raises
    ------
    EquityInputError
        If a group has no estimate or no population, or there are fewer than two groups.

    Examples
    --------
    >>> registered = pd.DataFrame(
    ...     {"subgroup": ["R", "U"], "estimate": [90.0, 96.0], "population": [1, 1]}
    ... )
    >>> found = measures(registered, favourable=True, ordered=False).set_index("measure")
    >>> found.loc[["d", "par"], "estimate"].tolist()
    [6.0, 3.0]
    """
    ready = checked_groups(
        groups, favourable=favourable, ordered=ordered, scale=scale, average=average, force=force
    )
    found = pairs(ready)
    if ready.populated >= FEWEST:
        found |= spread(ready, reference, draws)
        if ordered:
            found |= gradient(ready)
    rows = [(name, *row, len(ready.y), len(ready.left_out)) for name, row in found.items()]
    columns = ["measure", "estimate", "lower", "upper", "groups", "left_out"]
    return pd.DataFrame(rows, columns=columns)
