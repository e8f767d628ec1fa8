"""Charts that can be edited: the numbers of a trend or of groups, as a presentation holds them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from briefings.document import Chart, Picture
from briefings.pictures import groups_of, series_of
from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import codes
from indicators.facts import key_of
from indicators.model import Indicator
from indicators.narrative import Stated
from indicators.printed import row_as_printed
from indicators.summary import segments
from indicators.words import Words, area_name, shown_decimals, unit

_LATEST = 12  # periods: as many as a slide can label


def chart_of(told: IndicatorFacts, reader: Reader, words: Words, picture: Picture) -> Chart:
    """Return the latest comparable piece of each source's line, never joined across a break."""
    item = told.item
    lines = [(label, segments(part, item)[-1]) for label, part in series_of(told, reader, words)]
    periods = sorted({str(p) for _, part in lines for p in part["time_period"]})[-_LATEST:]
    shown = [(label, part[part["time_period"].isin(periods)]) for label, part in lines]
    shown = [(label, part) for label, part in shown if len(part)]
    drawn = [row for _, part in shown for row in part.to_dict("records")]
    decimals = _finest(drawn, item)
    return Chart(
        "line",
        f"{picture.title}, {area_name(told.ref_area, words)}",
        unit(item, words),
        tuple(words.period(period, item.period) for period in periods),
        tuple((label, _values(part, periods, decimals)) for label, part in shown),
        decimals,
        item.unit_measure == "PCNT",
        picture,
        tuple(_stated(row, item, words) for row in drawn),
    )


def groups_chart(
    told: IndicatorFacts, reader: Reader, words: Words, picture: Picture
) -> Chart | None:
    """Return one bar a group, or None where a figure has an interval or is of low reliability.

    A bar shows neither: the picture does.
    """
    item, parts = told.item, groups_of(told, reader)
    rows = [
        (words.of(codes(part.dimension, item.population)[str(row[part.dimension])]), row)
        for part in parts
        for row in part.observations.to_dict("records")
        if pd.notna(row["obs_value"])
    ]
    if any(pd.notna(row["lower_bound"]) or row["obs_status"] == "U" for _, row in rows):
        return None
    decimals = _finest([row for _, row in rows], item)
    values = tuple(round(float(row["obs_value"]), decimals) for _, row in rows)
    period = words.period(str(rows[0][1]["time_period"]), item.period)
    return Chart(
        "bar",
        f"{picture.title}, {area_name(told.ref_area, words)}, {period}",
        unit(item, words),
        tuple(name for name, _ in rows),
        ((words.of(item.name), values),),
        decimals,
        item.unit_measure == "PCNT",
        picture,
        tuple(_stated(row, item, words) for _, row in rows),
    )


def _finest(rows: Sequence[Mapping[Any, Any]], item: Indicator) -> int:
    """Return the most decimals that a source of some figures printed."""
    return max(row_as_printed(item, row).decimals for row in rows)


def _stated(row: Mapping[Any, Any], item: Indicator, words: Words) -> Stated:
    """Return a figure of a chart as it is written elsewhere, without the sign of its unit."""
    value = float(row["obs_value"])
    places = shown_decimals(value, row_as_printed(item, row))
    return Stated(words.number(value, places), value, key_of(row), "value")


def _values(part: pd.DataFrame, periods: list[str], decimals: int) -> tuple[float | None, ...]:
    known = dict(zip(part["time_period"], part["obs_value"], strict=True))
    return tuple(
        round(float(known[period]), decimals) if period in known else None for period in periods
    )
