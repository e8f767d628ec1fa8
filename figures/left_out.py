"""A picture of shares near their ceiling, by those whom they leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from figures.rows import Row
from indicators.display import left_out_per_thousand, row_as_printed
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.words import Words

_PER = 10  # of a hundred, a thousand


def item_of_left_out(item: Indicator, words: Words) -> Indicator:
    """Return the declaration by which a picture is drawn: named, per thousand, less is better."""
    name = words("{name}: those left out", name=words.of(item.name))
    return replace(
        item,
        name={words.language: name},
        unit_measure="RATE_1000",
        direction="lower",
        decimals=max(0, item.decimals - 1),
        scale=None,
    )


def rows_of_left_out(observations: pd.DataFrame) -> pd.DataFrame:
    """Return how many of 1,000 each share leaves out; an interval turns round."""
    columns = ["obs_value", "lower_bound", "upper_bound"]
    value, lower, upper = (1000 - _PER * observations[name] for name in columns)
    return observations.assign(obs_value=value.round(6), lower_bound=upper, upper_bound=lower)


def breaks_of_left_out(locked: Sequence[float]) -> list[float]:
    """Return the breaks of shares as breaks of those left out, ascending.

    Examples
    --------
    >>> breaks_of_left_out([96.0, 99.5])
    [5.0, 40.0]
    """
    return sorted(round(1000 - _PER * each, 6) for each in locked)


def hidden_words(shares: pd.DataFrame, item: Indicator, words: Words) -> dict[str, str]:
    """Return "under ..." by area, where the print of a share cannot tell its rest from nobody.

    Parameters
    ----------
    shares : DataFrame
        The published shares, with the decimals of ``item``.
    """
    found = {}
    for row in plain_rows(shares[shares["obs_value"].notna()]):
        printed = row_as_printed(item, row).decimals
        left = left_out_per_thousand(float(row["obs_value"]), printed)
        if left.is_hidden:
            found[str(row["ref_area"])] = words("under {n}", n=words.number(left.high, printed))
    return found


def row_of_left_out(name: str, share: float, item: Indicator, words: Words, *, own: bool) -> Row:
    """Return a row of bars by how many of 1,000 a share leaves out; what print hides is a range.

    A share without decimals may have been printed so: 100 leaves out fewer than five.
    """
    decimals = 0 if float(share).is_integer() else item.decimals
    left = left_out_per_thousand(share, decimals)
    if left.is_hidden:
        written = words("under {n}", n=words.number(left.high, max(0, decimals - 1)))
        return Row(name, 0.0, written, left.low, left.high, own=own)
    return Row(name, left.value, words.number(left.value, max(0, item.decimals - 1)), own=own)


def write_instead(values: Mapping[str, list[Any]], written: Mapping[str, str]) -> None:
    """Put words in the place of written values in the entries of areas (``maps.area_values``)."""
    for code in written.keys() & values.keys():
        values[code][1] = written[code]
