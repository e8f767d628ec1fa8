"""The old or the new figure of a revision, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from figures.maps import interval
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.words import Words, inside_sentence

_CARRIED = ("lower_bound", "upper_bound", "obs_status", "unit_measure")
_MOST = 17  # significant digits of a number as the store holds it (IEEE 754, binary64)


@dataclass(frozen=True)
class Side:
    """One observation, with the declaration that its unit and decimals are taken from.

    ``row`` has the measures, ``obs_status`` and ``unit_measure`` of the frame contract.
    """

    row: Mapping[str, Any]
    item: Indicator

    @property
    def absent(self) -> bool:
        """Whether there is no value."""
        return bool(pd.isna(self.row["obs_value"]))


def side_text(side: Side, other: Side | None, words: Words) -> str:
    """Return the old or new figure: its value with the interval, and what else was revised.

    Two values that would be written alike are written with as many decimals as tell them apart;
    the unit and the status are named where they differ. A state stands in place of no value.

    Parameters
    ----------
    other : Side or None
        The other side; None where there is none, as of a new figure.
    """
    if side.absent:
        return _named("obs_status", side, words)
    row, item = side.row, _told_apart(side, other, words)
    bounds = interval(row["lower_bound"], row["upper_bound"], item, words)
    more = ", ".join(part for part in (bounds, *_revised(side, other, words)) if part)
    value = words.value(row["obs_value"], item)
    return f"{value} ({more})" if more else value


def before_or_after(
    row: Mapping[Any, Any], name: str, items: Mapping[str, Indicator], words: Words
) -> str:
    """Return one side of a row of differences; nothing where there was, or is, no figure.

    Parameters
    ----------
    row : mapping
        Of ``indicators.revisions.differences``.
    name : {"before", "after"}
        Which side.
    items : mapping
        The declaration of each side.
    """
    missing = {"new": "before", "withdrawn": "after"}.get(row["change"], "")
    if name == missing:
        return ""
    sides = {side: _side(row, side, items[side]) for side in ("before", "after")}
    other = "after" if name == "before" else "before"
    return side_text(sides[name], None if other == missing else sides[other], words)


def _side(row: Mapping[Any, Any], name: str, item: Indicator) -> Side:
    carried = {column: row[f"{column}_{name}"] for column in _CARRIED}
    return Side({"obs_value": row[name], **carried}, item)


def _told_apart(side: Side, other: Side | None, words: Words) -> Indicator:
    """Return the declaration, with more decimals where the two values need them."""
    item = side.item
    if other is None or other.absent or side.row["obs_value"] == other.row["obs_value"]:
        return item
    while _alike(side, other, item.decimals, words) and item.decimals < _MOST:
        item = replace(item, decimals=item.decimals + 1)
    return item


def _alike(side: Side, other: Side, decimals: int, words: Words) -> bool:
    """Return whether two values are written alike, each with at least some number of decimals."""
    items = (replace(one.item, decimals=max(one.item.decimals, decimals)) for one in (side, other))
    written = zip((side, other), items, strict=True)
    return len({words.value(one.row["obs_value"], item) for one, item in written}) == 1


def _revised(side: Side, other: Side | None, words: Words) -> Iterator[str]:
    for name in ("unit_measure", "obs_status"):
        if other is not None and side.row[name] != other.row[name]:
            yield inside_sentence(_named(name, side, words), words.language)


def _named(name: str, side: Side, words: Words) -> str:
    code = side.row[name]
    named: str = codelist(name).get(code, {}).get(words.language, code)
    return named
