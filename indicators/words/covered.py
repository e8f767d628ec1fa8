"""What a figure entered under the nation is really of, where it covers a part of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.caveats import Caveat, is_partial, part_of, place_of, survey_of
from indicators.codelists import NATION, areas_of, codelist
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.words.grammar import area_full, area_in, area_of, with_ending
from indicators.words.labels import area_name
from indicators.words.language import Words

_KEY = ["ref_area", "time_period", "data_source"]


def figure_area(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return the name of what a figure is of: of its area, or of the part of it that it covers."""
    return _named(_caveats(item, row), str(row["ref_area"]), words, area_name)


def figure_area_full(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return the full name of what a figure is of."""
    return _named(_caveats(item, row), str(row["ref_area"]), words, area_full)


def figure_in(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return where a figure is: in its area, or in the part of it that it covers."""
    return covered_in(_caveats(item, row), str(row["ref_area"]), words)


def figure_of(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return of what a figure is, as a phrase inside a sentence."""
    return _named(_caveats(item, row), str(row["ref_area"]), words, area_of)


def is_of_part(item: Indicator, row: Mapping[Any, Any]) -> bool:
    """Return whether a figure is of a part of the area that it is entered under."""
    return is_partial(_caveats(item, row))


def areas_without(item: Indicator, row: Mapping[Any, Any]) -> frozenset[str]:
    """Return the areas that the survey of a figure of the nation left out; its name has theirs."""
    survey = survey_of(_caveats(item, row))
    return frozenset(codelist("left_out")[survey]["areas"]) if survey else frozenset()


def named_nation(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return the word for the nation, with the areas that its figure leaves out."""
    return _without(words("nation"), _caveats(item, {**row, "ref_area": NATION}), words)


def left_out(figures: Sequence[tuple[Indicator, Mapping[Any, Any]]], words: Words) -> str:
    """Return without which areas figures of the nation are, and how many where not all are.

    Empty where each is of all areas.
    """
    partly = Counter(
        named_nation(item, row, words) for item, row in figures if is_of_part(item, row)
    )
    if partly.total() == len(figures):
        return ", ".join(partly)
    return ", ".join(
        words.plural(
            "{k} of {m} measure: {nation}",
            "{k} of {m} measures: {nation}",
            len(figures),
            k=words.number(times, 0),
            m=words.number(len(figures), 0),
            nation=named,
        )
        for named, times in partly.items()
    )


def drawn_areas(item: Indicator, rows: pd.DataFrame, words: Words) -> str:
    """Return the names of all that some figures are of, each once, in their order."""
    every = plain_rows(rows[_KEY].drop_duplicates())
    return ", ".join(dict.fromkeys(figure_area(item, row, words) for row in every))


def figure_and_part(item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return a figure, with what it is of in brackets where it is of a part of its area."""
    return in_part(words.figure(row, item), item, row, words)


def in_part(written: str, item: Indicator, row: Mapping[Any, Any], words: Words) -> str:
    """Return a figure as it is written, with what it is of where that is a part of its area."""
    return f"{written} ({figure_area(item, row, words)})" if is_of_part(item, row) else written


def covered_in(caveats: Iterable[Caveat], ref_area: str, words: Words) -> str:
    """Return where a figure under some caveats is: in its area, or in the part that it covers."""
    return _named(tuple(caveats), ref_area, words, area_in, "part_in")


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


def _named(
    caveats: Sequence[Caveat],
    ref_area: str,
    words: Words,
    name: Callable[[str, Words], str],
    form: str = "part",
) -> str:
    """Return so many of the areas of a scheme, else an area in some form without those left out."""
    part = part_of(caveats)
    if part:
        return some_of(*part, words, form)
    return _without(name(place_of(caveats, ref_area), words), caveats, words)


def _without(named: str, caveats: Sequence[Caveat], words: Words) -> str:
    survey = survey_of(caveats)
    if survey is None:
        return named
    return words.of(codelist("left_out")[survey]["without"]).format(area=named)
