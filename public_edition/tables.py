"""Rows of tables as a page shows them: every value written, every absence named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from figures.maps import interval
from figures.pictured import Pictured
from indicators.codelists import codes, state
from indicators.display import row_as_printed
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import ranking
from indicators.words import Words, area_name
from passports.files import readable_rows


@dataclass(frozen=True)
class Table:
    """Column titles, rows of text, and which columns are numbers."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def every_figure(observations: pd.DataFrame, item: Indicator, words: Words) -> Table:
    """Return all observations of an indicator, the latest first."""
    ordered = observations.sort_values(
        ["time_period", "ref_area", "data_source"], ascending=[False, True, True], kind="stable"
    )
    table = readable_rows(ordered, item, words)
    numeric = tuple(pd.api.types.is_float_dtype(table[name]) for name in table)
    rows = plain_rows(ordered)
    places = [row_as_printed(item, row).decimals for row in rows]
    columns = [
        _written(table[name], places, words) if number else [str(cell) for cell in table[name]]
        for name, number in zip(table, numeric, strict=True)
    ]
    return Table(tuple(map(str, table)), tuple(zip(*columns, strict=True)), numeric)


def _written(values: "pd.Series[float]", places: Sequence[int], words: Words) -> list[str]:
    """Return numbers, each with the decimals that its source printed."""
    return [
        "—" if pd.isna(value) else words.number(float(value), decimals)
        for value, decimals in zip(values, places, strict=True)
    ]


@dataclass(frozen=True)
class Bar:
    """One area or group on a scale: its name, its value in words, and its place from 0 to 100."""

    code: str
    name: str
    written: str
    bounds: str
    state: str
    place: float
    low: float
    high: float


def scale_places(
    observations: pd.DataFrame, names: Mapping[str, str], by: str, item: Indicator, words: Words
) -> list[Bar]:
    """Return figures as places on one scale from nought to the highest value or bound.

    Parameters
    ----------
    by : str
        The column that tells the rows apart: ``ref_area`` or a dimension.
    """
    columns = ["obs_value", "lower_bound", "upper_bound"]
    every = observations[columns].to_numpy(dtype=float)
    low, high = min(0.0, float(np.nanmin(every))), float(np.nanmax(every))
    room = (high - low) or 1.0

    def place(value: float) -> float:
        return -1.0 if pd.isna(value) else round((value - low) / room * 100, 1)

    return [
        Bar(
            row[by],
            names[row[by]],
            words.figure(row, item),
            interval(row["lower_bound"], row["upper_bound"], row_as_printed(item, row), words),
            state(row["obs_status"]),
            place(row["obs_value"]),
            place(row["lower_bound"]),
            place(row["upper_bound"]),
        )
        for row in plain_rows(observations)
    ]


def ranked_areas(
    drawn: Pictured, areas: Sequence[str], words: Words
) -> tuple[list[Bar], list[str]]:
    """Return areas that have a figure, worst for children first, and the names of the others."""
    below = drawn.rows[drawn.rows["ref_area"].isin(areas)]
    ordered = ranking(below, drawn.item)
    names = {code: area_name(code, words) for code in areas}
    known = set(ordered["ref_area"])
    without = sorted(names[code] for code in areas if code not in known)
    bars = scale_places(ordered, names, "ref_area", drawn.item, words)
    return [replace(bar, written=drawn.written.get(bar.code, bar.written)) for bar in bars], without


def dimension_groups(
    part: pd.DataFrame, dimension: str, item: Indicator, words: Words
) -> list[Bar]:
    """Return the groups of one dimension, in the order of its code list."""
    named = codes(dimension, item.population)
    names = {code: words.of(text) for code, text in named.items()}
    return scale_places(part, names, dimension, item, words)
