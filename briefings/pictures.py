"""The pictures of a briefing: the map, the trend and the groups of one indicator.

Each says which groups it is of, and rests on its own sources: they need not be those of the figure
that a sentence beside it tells.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from briefings.document import Picture
from briefings.picture_subject import PictureSubject
from briefings.reading import IndicatorFacts, Reader
from data.print_shapes import print_shapes
from figures.maps import legend_breaks
from figures.print import DimensionGroups, Series, alt_text, area_map, bars, trend
from geo.classes import breaks, class_of
from indicators.codelists import NATION, TOTAL, areas, areas_of, codelist
from indicators.facts import Gap, Key, key_of
from indicators.quality import grade_of, grade_of_areas
from indicators.selection import Selection, View, resolve
from indicators.summary import by_source, same_slice, valued
from indicators.words import Words, area_name, short_source

_FEWEST = 3  # points of a line worth drawing
_CROWDED = 0.5  # of the areas: a class that holds more separates too few
_ENOUGH = 0.5  # of the areas: a map on which fewer have a figure shows what is not known


def map_picture(told: IndicatorFacts, reader: Reader, words: Words, *, size: str) -> Picture | None:
    """Return the map of a finding, or None where its areas have no figures of its period.

    A map of another period or source than the sentence beside it would not show what it says.
    """
    if told.latest is None:
        return None
    view = _map_view(told, reader)
    if not (view.exists and _of_same(view, told.figure.key)):
        return None
    item, shown = told.item, _mapped(view, reader)
    if len(valued(shown)) < _ENOUGH * len(areas_of(view.scheme)):
        return None
    own, letter = _own(told, shown), _letter(view, shown, reader)
    subject = PictureSubject(item, view.dimensions, (view.data_source,), own, letter, reader, words)
    scheme = words.of(codelist("scheme")[view.scheme]["short"])
    where = f"{area_name(NATION, words)} · {scheme}"
    caption = subject.caption(where, words.period(view.time_period, item.period))
    figure = area_map(
        print_shapes(reader.store, view.scheme),
        shown,
        item,
        words,
        breaks=_classes(view, shown, reader),
        caption=caption,
        size=size,
        marked=told.ref_area if areas()[told.ref_area].scheme == view.scheme else "",
    )
    return subject.picture(
        figure, caption, alt_text(shown, item, words, caption=caption, kind="map")
    )


def _letter(view: View, shown: pd.DataFrame, reader: Reader) -> str:
    """Return the quality grade of a map as a whole."""
    source, every = reader.sources[view.data_source], len(areas_of(view.scheme))
    return grade_of_areas(source, shown, view.indicator, every, reader.today.year).letter


def _classes(view: View, shown: pd.DataFrame, reader: Reader) -> list[float]:
    """Return the locked classes of a map, or its own where those would not separate its areas.

    Locked ones serve every year and group: one of them may hold nearly all areas of one year.
    """
    code, values = view.indicator.indicator, list(valued(shown)["obs_value"])
    known = reader.store.breaks().get(code, "")
    locked = legend_breaks(known, reader.edition, view.scheme, view.dimensions)
    if separates(locked, values):
        return locked
    return breaks(values, decimals=view.indicator.decimals)


def separates(inner: Sequence[float], values: Sequence[float]) -> bool:
    """Return whether no class holds more than half of the areas.

    Examples
    --------
    >>> separates([5.0], [1.0, 2.0, 6.0, 7.0]), separates([5.0], [1.0, 2.0, 3.0, 7.0])
    (True, False)
    """
    sizes = Counter(class_of(value, inner) for value in values)
    return bool(sizes) and max(sizes.values()) <= max(1, _CROWDED * len(values))


def _map_view(told: IndicatorFacts, reader: Reader) -> View:
    """Return the map of the groups of the finding, or of the groups published by area."""
    code = told.item.indicator
    wanted = Selection(
        indicator=code,
        edition=reader.edition,
        ref_area=told.ref_area,
        **told.figure.key.codes(),  # type: ignore[arg-type]
    )
    return resolve(wanted, reader.coverage(code), mapped=True)


def _of_same(view: View, key: Key) -> bool:
    return (view.time_period, view.data_source) == (key.time_period, key.data_source)


def _mapped(view: View, reader: Reader) -> pd.DataFrame:
    named = {"time_period": view.time_period, "data_source": view.data_source}
    found = same_slice(reader.observations(view.indicator.indicator), {**named, **view.dimensions})
    return found[found["ref_area"].isin(areas_of(view.scheme))]


def _own(told: IndicatorFacts, shown: pd.DataFrame) -> Key:
    """Return the area's figure on its map, or the figure of the finding if it has none."""
    own = shown[shown["ref_area"] == told.ref_area]
    return key_of(own.iloc[0].to_dict()) if len(own) == 1 else told.figure.key


def series_of(told: IndicatorFacts, reader: Reader, words: Words) -> Series:
    """Return the lines of an indicator in an area, one a source, the headline's first."""
    latest = told.latest
    if latest is None:
        return []
    found = reader.observations(told.item.indicator)
    own = same_slice(found, {"ref_area": told.ref_area, **latest.key.codes()})
    parts = [(str(part["data_source"].iloc[0]), part) for part in by_source(own, told.item)]
    parts.sort(key=lambda entry: entry[0] != latest.key.data_source)
    return [(short_source(reader.sources[code], words), part) for code, part in parts]


def trend_picture(
    told: IndicatorFacts, reader: Reader, words: Words, *, size: str
) -> Picture | None:
    """Return the lines of an indicator over time, or None where there are too few points."""
    series = series_of(told, reader, words)
    if not series or len(series[0][1]) < _FEWEST:
        return None
    item, key = told.item, told.figure.key
    used = tuple(str(part["data_source"].iloc[0]) for _, part in series)
    periods = pd.concat([part["time_period"] for _, part in series])
    span = "–".join(words.period(p, item.period) for p in (periods.min(), periods.max()))
    subject = PictureSubject(item, key.codes(), used, key, told.letter, reader, words, span)
    caption = subject.caption(area_name(told.ref_area, words), span)
    figure = trend(series, item, words, caption=caption, size=size)
    return subject.picture(
        figure, caption, alt_text(series, item, words, caption=caption, kind="trend")
    )


def groups_picture(
    told: IndicatorFacts, reader: Reader, words: Words, *, size: str
) -> Picture | None:
    """Return the groups of an indicator in the period and source of its gaps, or None."""
    gaps = _gaps(told)
    if not gaps:
        return None
    item, key, parts = told.item, gaps[0].key, groups_of(told, reader)
    shared = {**key.codes(), **{part.dimension: TOTAL for part in parts}}
    row, source = parts[0].observations.iloc[0], reader.sources[key.data_source]
    letter = grade_of(source, row.to_dict(), reader.today.year).letter
    subject = PictureSubject(item, shared, (key.data_source,), key, letter, reader, words)
    period = words.period(key.time_period, item.period)
    caption = subject.caption(area_name(told.ref_area, words), period)
    figure = bars(parts, item, words, caption=caption, size=size)
    return subject.picture(
        figure, caption, alt_text(parts, item, words, caption=caption, kind="bars")
    )


def groups_of(told: IndicatorFacts, reader: Reader) -> list[DimensionGroups]:
    """Return the groups of each dimension that has them in the period and source of the first."""
    gaps = _gaps(told)
    found = reader.observations(told.item.indicator)
    first = (gaps[0].key.time_period, gaps[0].key.data_source)
    same = (gap for gap in gaps if (gap.key.time_period, gap.key.data_source) == first)
    return [_part(found, gap) for gap in same]


def _gaps(told: IndicatorFacts) -> list[Gap]:
    return [fact for fact in told.facts if isinstance(fact, Gap)]


def _part(found: pd.DataFrame, gap: Gap) -> DimensionGroups:
    key = gap.key
    named = {name: getattr(key, name) for name in ("ref_area", "time_period", "data_source")}
    others = {name: code for name, code in key.codes().items() if name != gap.dimension}
    rows = same_slice(found, {**named, **others})
    return DimensionGroups(gap.dimension, rows[rows[gap.dimension] != TOTAL])
