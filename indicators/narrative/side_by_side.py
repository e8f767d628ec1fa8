"""Where the areas with the most alarming figures lie, for those who do not see the map."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from indicators.codelists import areas, areas_of, codelist
from indicators.model import Indicator
from indicators.summary import unranked
from indicators.words import Words, area_name

Beside = Mapping[str, frozenset[str]]  # an area → those it touches; a place → those along it
_MOST, _FEWEST = 6, 3  # areas that a sentence names
_PART = 0.5  # of the areas, at most: a place that more lie along tells nothing


def declared_places(scheme: str) -> Beside:
    """Return the areas of a scheme along each place that ``codes/geography.toml`` gives areas."""
    return {
        name: frozenset(code for code in place.get("areas", []) if areas()[code].scheme == scheme)
        for name, place in codelist("geography").items()
    }


def side_by_side(
    observations: pd.DataFrame,
    item: Indicator,
    scheme: str,
    beside: Beside,
    places: Beside,
    words: Words,
) -> str:
    """Return where the areas with the highest figures lie; the lowest where higher is better.

    As many as may be, three to six, are named: along one place, side by side, or three that do not
    touch. Nothing is said where figures may not be ranked, where a tie of printed figures leaves
    open which areas they are, or where none of it is so.

    Parameters
    ----------
    observations : DataFrame
        One figure an area; an area without a value is left out, and that is said.
    beside : mapping
        The areas that each touches (``geo.adjacency.neighbours``).
    places : mapping
        The areas along each place of ``codes/geography.toml``.
    """
    known = observations[observations["obs_value"].notna()]
    if unranked(known, item) or item.grows_with_area:
        return ""
    known = known.sort_values("obs_value", ascending=item.direction == "higher", kind="stable")
    order, values = (
        known["ref_area"].astype(str).tolist(),
        known["obs_value"].round(item.decimals).tolist(),
    )
    for n in range(min(_MOST, len(order) // 2), _FEWEST - 1, -1):
        if values[n - 1] != values[n] and (lie := _lie(order[:n], order, beside, places, words)):
            return _sentence(order[:n], lie, item, len(order) < len(areas_of(scheme)), words)
    return ""


def _lie(
    first: Sequence[str], order: Sequence[str], beside: Beside, places: Beside, words: Words
) -> str:
    """Return what is true of where some areas lie, or nothing."""
    for name, along in places.items():
        if along.issuperset(first) and len(along.intersection(order)) <= _PART * len(order):
            return words.of(codelist("geography")[name]["lie"])
    if _touching(first, beside):
        return words("lie side by side")
    apart = not any(other in beside.get(one, ()) for one, other in combinations(first, 2))
    return words("do not touch one another") if apart and len(first) == _FEWEST else ""


def _touching(codes: Sequence[str], beside: Beside) -> bool:
    """Return whether one can walk between any two of some areas without leaving them."""
    left = set(codes[1:])
    reached = {codes[0]}
    while reached:
        reached = {other for one in reached for other in beside.get(one, ()) if other in left}
        left -= reached
    return not left


def _sentence(
    first: Sequence[str], lie: str, item: Indicator, some_missing: bool, words: Words
) -> str:
    n = len(first)
    if item.direction == "higher":
        who = words.plural(
            "The {n} area with the lowest figure", "The {n} areas with the lowest figures", n
        )
    else:
        who = words.plural(
            "The {n} area with the highest figure", "The {n} areas with the highest figures", n
        )
    names = ", ".join(area_name(code, words) for code in first)
    said = words("{areas} {lie}: {names}.", areas=who, lie=lie, names=names)
    left_out = words("Areas without a figure are left out.") if some_missing else ""
    return f"{said} {left_out}".strip()
