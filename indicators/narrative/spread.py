"""How far apart the figures of areas lie: titles of pictures that show every area at once."""

import pandas as pd

from indicators.model import Indicator
from indicators.words import Words


def middle_half(observations: pd.DataFrame, item: Indicator, words: Words) -> str:
    """Return between what the middle half of the districts with a figure lies.

    As many are left out at the upper end as at the lower, a quarter at most; the two figures are
    those of areas, not values between them.
    """
    ordered = observations.sort_values("obs_value", kind="stable")
    out = len(ordered) // 4
    low, high = ordered.iloc[out], ordered.iloc[-1 - out]
    return words.plural(
        "The middle half of {n} district or city lies between {low} and {high}",
        "The middle half of {n} districts and cities lies between {low} and {high}",
        len(ordered),
        low=words.figure(low, item),
        high=words.figure(high, item),
    )


def all_between(observations: pd.DataFrame, item: Indicator, words: Words) -> str:
    """Return between what the regions with a figure lie in one period."""
    ordered = observations.sort_values("obs_value", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    return words.plural(
        "{when}, {n} region lay between {low} and {high}",
        "{when}, {n} regions lay between {low} and {high}",
        len(ordered),
        when=words.in_period(str(high["time_period"]), item.period),
        low=words.figure(low, item),
        high=words.figure(high, item),
    )
