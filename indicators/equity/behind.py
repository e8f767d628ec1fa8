"""How many children would not be left behind if every group did as well as one of them."""

from typing import Literal

import numpy as np
import pandas as pd

from indicators.equity.groups import Groups, checked_groups
from indicators.errors import EquityInputError
from indicators.options import Number, checks
from indicators.uncertainty import Z95


@checks(EquityInputError)
def left_behind(
    groups: pd.DataFrame,
    *,
    favourable: bool,
    ordered: bool,
    scale: Number = 100.0,
    reference: Literal["best", "advantaged"] = "best",
    children: Number | None = None,
    force: bool = False,
) -> pd.DataFrame:
    """Return how many more children would be served (or spared) without the gaps between groups.

    Parameters
    ----------
    groups : DataFrame
        As in :func:`indicators.equity.measures`.
    reference : {"best", "advantaged"}
        The group all others are brought up to: the best-performing, or the most advantaged of an
        ordered dimension. A group that does better than the reference stays as it is.
    children : float, optional
        How many children the groups divide; without it no number of children is given.

    Returns
    -------
    DataFrame
        One row: ``reference`` (subgroup), ``share`` with ``lower`` and ``upper`` (in the unit of
        the scale: of 100 children for a percentage), ``children`` with ``children_lower`` and
        ``children_upper``, ``groups``, ``left_out``. The share is the sum over groups of their
        share of the people times their gap to the reference. Intervals are 95 %, from the
        standard errors; the reference is taken as given, although chance helps to choose it.

    Raises
    ------
    EquityInputError
        As in :func:`indicators.equity.measures`; an estimate outside the scale; ``advantaged``
        asked of groups without an order; a negative number of children.
    """
    found = checked_groups(groups, favourable=favourable, ordered=ordered, scale=scale, force=force)
    if not found.bounded:
        raise EquityInputError(f"An estimate lies outside 0…{scale:g}: no share of children.")
    if reference == "advantaged" and not ordered:
        raise EquityInputError("Groups without an order have no most advantaged one.")
    if children is not None and not children >= 0:
        raise EquityInputError("The number of children cannot be negative.")
    like = found.performing[1] if reference == "best" else len(found.y) - 1
    share, reach = _gaps(found, like)
    low, high = max(share - reach, 0.0), min(share + reach, scale)
    if np.isnan(reach):
        low, high = np.nan, np.nan
    of = np.nan if children is None else children / scale
    shares = {"share": share, "lower": low, "upper": high}
    counts = {"children": share * of, "children_lower": low * of, "children_upper": high * of}
    used = {"groups": len(found.y), "left_out": len(found.left_out)}
    return pd.DataFrame([{"reference": found.names[like], **shares, **counts, **used}])


def _gaps(found: Groups, like: int) -> tuple[float, float]:
    """Return the sum of shares times gaps of the groups behind, and half of its interval."""
    gap = (found.y[like] - found.y) * (1 if found.favourable else -1)
    behind = np.where(gap > 0, found.p, 0.0)
    variance = (behind**2) @ found.se**2 + (behind.sum() * found.se[like]) ** 2
    return float(behind @ gap), float(Z95 * np.sqrt(variance))
