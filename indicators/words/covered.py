"""What a figure entered under the nation is really of, where it covers a part of it."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.caveats import Caveat, part_of, place_of
from indicators.codelists import areas_of, codelist
from indicators.model import Indicator
from indicators.words.grammar import area_full, area_in, with_ending
from indicators.words.labels import area_name
from indicators.words.language import Words

_KEY = ["ref_area", "time_period", "data_source"]


def figure_area(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return the name of what a figure is of: of its area, or of the part of it that it covers."""
    own = _caveats(item, row)
    return _part(own, "part", words) or area_name(place_of(own, str(row["ref_area"])), words)


def figure_area_full(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return the full name of what a figure is of."""
    own = _caveats(item, row)
    return _part(own, "part", words) or area_full(place_of(own, str(row["ref_area"])), words)


def drawn_areas(item: Indicator, rows: pd.DataFrame, words: Words) -> str:
    """Return the names of all that some figures are of, each once, in their order."""
    every = rows[_KEY].drop_duplicates().to_dict("records")
    return ", ".join(dict.fromkeys(figure_area(item, row, words) for row in every))


def figure_and_part(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return a figure, with what it is of in brackets where it is of a part of its area."""
    written, own = words.figure(row, item), _caveats(item, row)
    partly = any(caveat.code == "place" for caveat in own)
    return f"{written} ({figure_area(item, row, words)})" if partly else written


def covered_in(caveats: Iterable[Caveat], ref_area: str, words: Words) -> str:
    """Return where a figure under some caveats is: in its area, or in the part that it covers."""
    own = tuple(caveats)
    return _part(own, "part_in", words) or area_in(place_of(own, ref_area), words)


def some_of(scheme: str, n: int, words: Words, form: str = "part") -> str:
    """Return so many of the areas of a scheme; as ``part_in`` where they are.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> some_of("region_2021", 12, words("az"), "part_in")
    'Azərbaycanın 14 iqtisadi rayonunun 12-də'
    """
    said = words.of(codelist("scheme")[scheme][form])
    return said.format(n=n, n_in=with_ending(str(n), "locative"), all=len(areas_of(scheme)))


def _caveats(item: Indicator, row: Mapping[Any, Any]) -> list[Caveat]:
    key = (str(row["time_period"]), str(row["data_source"]), str(row["ref_area"]))
    return [caveat for caveat in item.caveats if caveat.concerns(*key)]


def _part(caveats: Iterable[Caveat], form: str, words: Words) -> str:
    """Return so many of the areas of a scheme; empty where none are counted."""
    part = part_of(caveats)
    return some_of(*part, words, form) if part else ""
