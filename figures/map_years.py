"""Every year of a map in columns: what the component steps over without asking the server."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.maps import classes, rank_words
from figures.pictured import Pictured
from geo.classes import breaks, class_of
from indicators.codelists import NATION
from indicators.summary import unranked
from indicators.words import Words, figure_area, unit_beside

_ENOUGH = 3  # classes in use, from which the colours of all years tell the areas of one apart
NO_CLASS = "-"


def first_scale(values: Sequence[float], locked: Sequence[float]) -> str:
    """Return which colours a map has at first: those of all maps where they tell areas apart.

    Examples
    --------
    >>> first_scale([1, 6, 9], [5.0, 8.0]), first_scale([1, 2, 6], [5.0, 8.0])
    ('locked', 'own')
    """
    return "locked" if len({class_of(value, locked) for value in values}) >= _ENOUGH else "own"


def year_drawn(drawn: Pictured, bounded: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Return what the component draws of one year: values, marks, colours, states and ranks.

    Parameters
    ----------
    bounded : DataFrame
        The published figures of the areas with all intervals that are known of them.
    """
    item, known, marks = drawn.item, drawn.known, drawn.marks
    own, values = breaks(known, decimals=item.decimals), drawn.entries(words)
    return {
        "unit": unit_beside(item, words),
        "direction": item.direction,
        "marks": marks,
        "titled": drawn.scale.is_left_out,
        "scale": first_scale(known, drawn.scale.breaks),
        "own": classes(own, item, words) if marks == "choropleth" else [],
        "own_breaks": own,
        "states": drawn.states(values, words),
        "values": values,
        "ranked": marks != "locator" and not unranked(drawn.below, item),
        "ranks": None if drawn.scale.is_left_out else rank_words(bounded, item, words),
        "reference": _reference(drawn, words),
    }


def _reference(drawn: Pictured, words: Words) -> list[Any] | None:
    """Return value and label of the national line, where the same source gives one."""
    nation, item = drawn.rows[drawn.rows["ref_area"] == NATION], drawn.item
    if drawn.shown != "map" or len(nation) != 1 or item.grows_with_area:
        return None
    row = nation.iloc[0].to_dict()
    if pd.isna(row["obs_value"]):
        return None
    name = figure_area(item, row, words)
    return [float(row["obs_value"]), f"{name} {words.figure(row, item)}"]


def columns(
    values: Mapping[str, Sequence[Any]], own: Sequence[float], order: Sequence[str]
) -> dict[str, Any]:
    """Return the entries of areas (``maps.area_values``) column by column.

    Parameters
    ----------
    own : sequence of float
        The breaks of this map's values.
    order : sequence of str
        The areas of the scheme: a column has one entry for each. One that is not among the
        values has none, and is missing.

    Returns
    -------
    dict
        ``q`` and ``o``: a digit an area, its class of all maps and of this one, or a hyphen;
        ``w`` written values, ``v`` numbers; by place ``s`` states other than missing and ``i``
        intervals.

    Examples
    --------
    >>> columns({"a": [1, "6.0%", "", "", 6.0], "b": [-1, "", "", "missing"]}, [5.5], ["a", "b"])
    {'q': '1-', 'o': '1-', 'w': ['6.0%', 0], 'v': [6.0, 0], 's': {}, 'i': {}}
    """
    entries = [values.get(code, (-1, "", "", "missing")) for code in order]
    known = [len(entry) > 4 for entry in entries]
    pairs = list(zip(entries, known, strict=True))
    return {
        "q": "".join(str(entry[0]) if has else NO_CLASS for entry, has in pairs),
        "o": "".join(str(class_of(entry[4], own)) if has else NO_CLASS for entry, has in pairs),
        "w": [entry[1] if has else 0 for entry, has in pairs],
        "v": [entry[4] if has else 0 for entry, has in pairs],
        "s": {place: e[3] for place, e in enumerate(entries) if e[3] not in ("", "missing")},
        "i": {
            place: [entry[2], *entry[5:]] for place, entry in enumerate(entries) if len(entry) > 5
        },
    }
