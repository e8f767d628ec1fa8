"""What changed between two sets of observations: figures new, revised, withdrawn."""

from typing import Literal

import pandas as pd

from indicators.observations import ATTRIBUTES, KEY, MEASURES

Change = Literal["new", "revised", "withdrawn"]
CHANGES: tuple[Change, ...] = ("new", "revised", "withdrawn")

IDENTITY: tuple[str, ...] = tuple(name for name in KEY if name != "edition")
_CARRIED = (*MEASURES, *ATTRIBUTES)
_SIDES = {"left_only": "withdrawn", "right_only": "new", "both": "revised"}
# What a figure says, against what is said of where it comes from.
FIGURE = frozenset({*MEASURES, "obs_status", "unit_measure"})


def revised_rows(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each figure that is not in both sets as it is.

    Parameters
    ----------
    old, new : DataFrame
        Observations of one edition under the frame contract.

    Returns
    -------
    DataFrame
        The identity of the figure; ``change`` (new, revised, withdrawn); ``before`` and ``after``,
        its values in the unit of its indicator; ``figure``, whether the value, a bound, the status
        or the unit differs and not only what is said of the source; and each other column of an
        observation as ``<name>_before`` and ``<name>_after``. In the order of indicator, period,
        groups, source and area.
    """
    sides = [frame[[*IDENTITY, *_CARRIED]] for frame in (old, new)]
    both = sides[0].merge(
        sides[1], "outer", on=list(IDENTITY), suffixes=("_before", "_after"), indicator="change"
    )
    both["change"] = both["change"].map(_SIDES).astype(object)
    differ = {name: _differ(both[f"{name}_before"], both[f"{name}_after"]) for name in _CARRIED}
    every = pd.DataFrame(differ, index=both.index)
    both["figure"] = every[[name for name in _CARRIED if name in FIGURE]].any(axis=1)
    kept = both[every.any(axis=1) | both["change"].ne("revised")]
    named = kept.rename(columns={"obs_value_before": "before", "obs_value_after": "after"})
    return named.reset_index(drop=True)


def apply_revisions(old: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return the new set of observations: the old one with its differences carried out.

    The reverse of ``revised_rows``, in the order of the identity.
    """
    gone = found[list(IDENTITY)]
    kept = old.merge(gone, "left", on=list(IDENTITY), indicator="touched")
    kept = kept[kept["touched"].eq("left_only")]
    after = found[found["change"].ne("withdrawn")].rename(columns={"after": "obs_value_after"})
    taken = after[list(IDENTITY)].assign(**{name: after[f"{name}_after"] for name in _CARRIED})
    whole = pd.concat([kept[[*IDENTITY, *_CARRIED]], taken], ignore_index=True)
    return whole.sort_values(list(IDENTITY), ignore_index=True)


def _differ(before: pd.Series, after: pd.Series) -> pd.Series:
    """Return where two columns are not the same; nothing on both sides is the same."""
    return before.ne(after) & ~(before.isna() & after.isna())
