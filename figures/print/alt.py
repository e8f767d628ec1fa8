"""Alternative text: what a printed picture shows, in one sentence, for those who do not see it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.print.bars import DimensionGroups
from figures.print.cuts import Series
from figures.print.frame import headline
from figures.print.style import Caption
from indicators.codelists import areas, codelist, codes
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import segments, valued
from indicators.words import Words

_MOST = 3  # lines of a chart that one sentence can carry


def alt_text(
    shown: pd.DataFrame | Series | Sequence[DimensionGroups],
    item: Indicator,
    words: Words,
    *,
    caption: Caption,
    kind: str,
    written: Mapping[str, str] | None = None,
) -> str:
    """Return one sentence: what kind of picture, of what, and between which figures.

    Parameters
    ----------
    shown : DataFrame, or sequence
        What the picture was drawn of: areas (``map``, ``ranking``), series of one source each
        (``trend``) or groups (``bars``).
    kind : {"map", "ranking", "trend", "bars"}
        The function that drew it.
    written : mapping, optional
        What is written in the place of the values of some areas.

    Raises
    ------
    KeyError
        For any other kind.
    """
    name = {
        "map": words("Map"),
        "ranking": words("Ranking"),
        "trend": words("Line chart"),
        "bars": words("Dot chart"),
    }[kind]
    what = f"{name}: {headline(caption)} ({caption.subtitle})"
    if kind in ("map", "ranking"):
        told = _areas(shown, item, words, written or {})
    else:
        told = {"trend": _series, "bars": _groups}[kind](shown, item, words)
    return f"{what}; {told or words('no figure')}."


def _areas(shown: Any, item: Indicator, words: Words, written: Mapping[str, str]) -> str:
    found = valued(shown)
    absent = len(shown) - len(found)
    names = [words.of(areas()[str(code)].name) for code in found["ref_area"]]
    instead = [written.get(str(code), "") for code in found["ref_area"]]
    parts = [_ends(found, names, item, words, instead)] if names else []
    if absent:
        parts.append(
            words.plural("{n} area without a figure", "{n} areas without a figure", absent)
        )
    return "; ".join(parts)


def _groups(shown: Any, item: Indicator, words: Words) -> str:
    parts = []
    for part in shown:
        found = valued(part.observations)
        named = codes(part.dimension, item.population)
        names = [words.of(named[str(code)]) for code in found[part.dimension]]
        if names:
            title = words.of(codelist("dimension")[part.dimension]["name"])
            parts.append(f"{title}: {_ends(found, names, item, words)}")
    return "; ".join(parts)


def _ends(
    found: pd.DataFrame,
    names: Sequence[str],
    item: Indicator,
    words: Words,
    instead: Sequence[str] = (),
) -> str:
    """Return the lowest and the highest of some figures with the names that have them."""
    values = list(found["obs_value"])
    low, high = values.index(min(values)), values.index(max(values))
    low_name, high_name = (_sharing(values, names, place, words) for place in (low, high))
    said = [
        (instead[place] if instead else "") or words.figure(found.iloc[place], item)
        for place in (low, high)
    ]
    if low == high:
        return f"{said[0]} ({low_name})" if len(values) > 1 else f"{low_name} {said[0]}"
    return words(
        "lowest {lowest} ({low_name}), highest {highest} ({high_name})",
        lowest=said[0],
        low_name=low_name,
        highest=said[1],
        high_name=high_name,
    )


def _sharing(values: Sequence[float], names: Sequence[str], place: int, words: Words) -> str:
    """Return the name of a figure, and how many others have the same one."""
    others = list(values).count(values[place]) - 1
    if not others:
        return names[place]
    return words("{name} and {n} more", name=names[place], n=words.number(others, 0))


def _series(shown: Any, item: Indicator, words: Words) -> str:
    """Return each line's last unbroken piece by its ends: nothing is told across a break."""
    lines = [(label, segments(part, item)) for label, part in shown]
    told = [f"{label}: {_piece(parts[-1], item, words)}" for label, parts in lines if parts]
    more = len(told) - _MOST
    if more > 0:
        others = words.plural("{n} more source", "{n} more sources", more)
        told = [*told[:_MOST], others]
    return "; ".join(told)


def _piece(part: pd.DataFrame, item: Indicator, words: Words) -> str:
    ends = part.iloc[[0, -1]] if len(part) > 1 else part
    return ", ".join(
        f"{words.figure(row, item)} ({words.period(str(row['time_period']), item.period)})"
        for row in plain_rows(ends)
    )
