"""Charts that can be edited: a trend, groups, or the values that a finding tells."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from briefings.document import Chart, Picture
from briefings.drawing import Under
from briefings.pictures.drawn import groups_of
from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import codes
from indicators.display import as_printed
from indicators.facts import Key, Point, point_of
from indicators.model import Indicator
from indicators.narrative import Sentence, Stated
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.summary import segments, valued
from indicators.words import Words, drawn_areas, figure_area, full_name, shown_decimals, unit

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
    where = (drawn_areas(told.item, part, words), picture.alt)
    names = [words.period(str(each), told.item.period) for each in every]
    return _chart("line", told, words, names, shown, where, picture.notes, picture.under)


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
    area = drawn_areas(item, pd.concat([part.observations for part in parts]), words)
    where = (f"{area}, {period}", picture.alt)
    return _chart(
        "bar", told, words, [name for name, _ in rows], points, where, picture.notes, picture.under
    )


def told_chart(
    told: IndicatorFacts, said: Sentence, words: Words, notes: tuple[int, ...]
) -> Chart | None:
    """Return the values that a finding tells as bars: areas, else groups, else periods.

    None where it tells one alone, or an interval, which a bar does not show.
    """
    key = told.figure.key
    points = _told_points(said, key)
    bounded = any(number.part == "lower" for number in said.numbers)
    if bounded or len(points) < 2 or told.item.unit_measure == "YES_NO":
        return None
    names = _names([point.key for point in points], told.item, words)
    where = _where([point.key for point in points], told.item, words)
    listed = "; ".join(
        f"{name} {_label(point, told.item, words)}"
        for name, point in zip(names, points, strict=True)
    )
    title = full_name(told.item, _shared(points), words)
    bars = words("Bar chart")
    alt = f"{bars}: {title}, {where}; {listed}."
    drawn = _chart("bar", told, words, names, points, (where, alt), notes)
    own = [place for place, point in enumerate(points) if point.key == key]
    return replace(drawn, marked=own[0] if own else None)


def _told_points(said: Sentence, key: Key) -> list[Point]:
    """Return the latest value with those that differ from it in one way, in their order."""
    known = {n.key: Point(n.key, n.value) for n in said.numbers if n.part == "value"}
    for ways in (("ref_area",), ("dimensions",), ("time_period", "data_source")):
        found = [one for one in known if one != key and _differs_in(one, key, ways)]
        if found and ways == ("dimensions",):
            return [known[one] for one in found]
        if found:
            return [known[one] for one in _ordered(key, found) if one in known]
    return [known[key]] if key in known else [*known.values()][:1]


def _differs_in(one: Key, other: Key, ways: Sequence[str]) -> bool:
    return replace(one, **{name: getattr(other, name) for name in ways}) == other


def _ordered(key: Key, found: Sequence[Key]) -> list[Key]:
    """Return a figure and the areas around it, or the figure before it and itself.

    More periods than two would stand at distances that are not those of their years.
    """
    if found[0].ref_area != key.ref_area:
        return [key, *found]
    before = max(found, key=lambda one: one.time_period)
    return sorted([before, key], key=lambda one: one.time_period)


def _names(keys: Sequence[Key], item: Indicator, words: Words) -> list[str]:
    """Return what tells some figures apart: their areas, their periods or their groups."""
    if len({key.ref_area for key in keys}) > 1:
        return [figure_area(item, vars(key), words) for key in keys]
    if len({key.time_period for key in keys}) > 1:
        return [words.period(key.time_period, item.period) for key in keys]
    return [_group(key, keys, item, words) for key in keys]


def _group(key: Key, keys: Sequence[Key], item: Indicator, words: Words) -> str:
    own = {
        name: code
        for name, code in key.codes().items()
        if any(other.codes()[name] != code for other in keys)
    }
    return ", ".join(words.of(codes(name, item.population)[code]) for name, code in own.items())


def _where(keys: Sequence[Key], item: Indicator, words: Words) -> str:
    """Return the area and the period that all figures of a chart share."""
    places = {figure_area(item, vars(key), words) for key in keys}
    times = {words.period(key.time_period, item.period) for key in keys}
    return ", ".join(name for shared in (places, times) if len(shared) == 1 for name in shared)


def _chart(
    kind: str,
    told: IndicatorFacts,
    words: Words,
    names: Sequence[str],
    points: Sequence[Point | None],
    said: tuple[str, str],
    notes: tuple[int, ...],
    under: Under | None = None,
) -> Chart:
    """Return a chart of points in their order; ``said`` is what it is of, and its words."""
    item, (where, alt) = told.item, said
    title = full_name(item, told.figure.key.codes() if kind == "line" else _shared(points), words)
    places = [place for place, point in enumerate(points) if point is not None]
    written = (places[0], places[-1]) if kind == "line" else places
    finest = max(_printed(point, item).decimals for point in points if point)
    return Chart(
        "line" if kind == "line" else "bar",
        f"{title}, {where}",
        unit(item, words),
        words.of(item.name),
        tuple(names),
        tuple(round(p.value, finest) if p else None for p in points),
        tuple((place, _label(points[place], item, words)) for place in dict.fromkeys(written)),
        finest,
        alt,
        notes,
        tuple(_stated(point, item, words) for point in points if point),
        under,
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
    return words.value(point.value, _printed(point, item)) if point else ""


def _stated(point: Point, item: Indicator, words: Words) -> Stated:
    places = shown_decimals(point.value, _printed(point, item))
    return Stated(words.number(point.value, places), point.value, point.key, "value")


def _printed(point: Point, item: Indicator) -> Indicator:
    """Return the declaration with the decimals that the source of a point printed."""
    return as_printed(item, point.key.time_period, point.key.data_source)


def _bounded(rows: pd.DataFrame) -> bool:
    known = rows[rows["obs_value"].notna()]
    return bool(known["lower_bound"].notna().any() or known["obs_status"].eq("U").any())


def _rows(rows: pd.DataFrame) -> list[dict[str, object]]:
    return plain_rows(rows)
