"""Charts that can be edited: a trend, groups, or an area beside those it lies in."""

from collections.abc import Sequence

import pandas as pd

from briefings.document import Chart, Picture
from briefings.pictures import groups_of
from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import codes
from indicators.facts import Compared, Key, Point, point_of
from indicators.model import Indicator
from indicators.narrative import Stated
from indicators.observations import year
from indicators.summary import segments, valued
from indicators.words import Words, area_name, full_name, unit

_LATEST = 12  # figures: as many as a slide can show
_FEWEST = 3
_PLAIN = 4  # characters of a period that is a year


def trend_chart(
    told: IndicatorFacts, reader: Reader, words: Words, picture: Picture
) -> Chart | None:
    """Return the latest comparable piece of the headline's line; each year has its own place.

    None where a figure has an interval, which a chart does not show, or is not of a whole year.
    """
    part = segments(reader.series(told), told.item)[-1].tail(_LATEST)
    periods = [str(period) for period in part["time_period"]]
    if len(part) < _FEWEST or any(len(period) != _PLAIN for period in periods) or _bounded(part):
        return None
    points = {year(period): point_of(row) for period, row in zip(periods, _rows(part), strict=True)}
    every = range(min(points), max(points) + 1)
    shown = [points.get(each) for each in every]
    where = (area_name(told.ref_area, words), picture.alt)
    names = [words.period(str(each), told.item.period) for each in every]
    return _chart("line", told, words, names, shown, where, picture.notes)


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
        for row in _rows(valued(part.observations))
    ]
    if any(_bounded(part.observations) for part in parts) or not rows:
        return None
    points = [point_of(row) for _, row in rows]
    period = words.period(points[0].key.time_period, item.period)
    where = (f"{area_name(told.ref_area, words)}, {period}", picture.alt)
    return _chart("bar", told, words, [name for name, _ in rows], points, where, picture.notes)


def yardstick_chart(
    told: IndicatorFacts, compared: Sequence[Compared], words: Words, notes: tuple[int, ...]
) -> Chart | None:
    """Return an area beside those it lies in, one bar each; None where there is nothing beside."""
    latest = told.figure
    points = [latest.point, *(fact.whole for fact in compared)]
    if len(points) == 1 or any(point.bounded for point in points):
        return None
    names = [area_name(point.key.ref_area, words) for point in points]
    period = words.period(latest.key.time_period, told.item.period)
    listed = "; ".join(
        f"{name} {words.value(point.value, told.item)}"
        for name, point in zip(names, points, strict=True)
    )
    title = full_name(told.item, latest.key.codes(), words)
    alt = f"{words('Bar chart')}: {title}, {period}; {listed}."
    return _chart("bar", told, words, names, points, (period, alt), notes)


def _chart(
    kind: str,
    told: IndicatorFacts,
    words: Words,
    names: Sequence[str],
    points: Sequence[Point | None],
    said: tuple[str, str],
    notes: tuple[int, ...],
) -> Chart:
    """Return a chart of points in their order; ``said`` is what it is of, and its words."""
    item, (where, alt) = told.item, said
    title = full_name(item, told.figure.key.codes() if kind == "line" else _shared(points), words)
    places = [place for place, point in enumerate(points) if point is not None]
    written = (places[0], places[-1]) if kind == "line" else places
    return Chart(
        "line" if kind == "line" else "bar",
        f"{title}, {where}",
        unit(item, words),
        words.of(item.name),
        tuple(names),
        tuple(round(p.value, item.decimals) if p else None for p in points),
        tuple((place, _label(points[place], item, words)) for place in dict.fromkeys(written)),
        item.decimals,
        alt,
        notes,
        tuple(_stated(point, item, words) for point in points if point),
    )


def _shared(points: Sequence[Point | None]) -> dict[str, str]:
    """Return the groups that all points of a chart share."""
    known: list[Key] = [point.key for point in points if point]
    first = known[0].codes()
    same = {
        name: code for name, code in first.items() if all(k.codes()[name] == code for k in known)
    }
    return {name: same.get(name, "_T") for name in first}


def _label(point: Point | None, item: Indicator, words: Words) -> str:
    return words.value(point.value, item) if point else ""


def _stated(point: Point, item: Indicator, words: Words) -> Stated:
    return Stated(words.number(point.value, item.decimals), point.value, point.key, "value")


def _bounded(rows: pd.DataFrame) -> bool:
    known = rows[rows["obs_value"].notna()]
    return bool(known["lower_bound"].notna().any() or known["obs_status"].eq("U").any())


def _rows(rows: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
