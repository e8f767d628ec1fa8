"""The pictures of a briefing: the map, the trend and the groups of one indicator.

Each says which groups it is of, and rests on its own sources: they need not be those of the figure
that a sentence beside it tells.
"""

from dataclasses import replace

import pandas as pd

from briefings.document import Picture
from briefings.pictures.map_shown import as_pictured, map_shown
from briefings.pictures.picture_subject import PictureSubject
from briefings.reading import IndicatorFacts, Reader
from data.print_shapes import print_shapes
from figures.maps import boundary_note
from figures.print import (
    DimensionGroups,
    Series,
    alt_text,
    area_map,
    bars,
    trend,
)
from indicators.codelists import NATION, TOTAL, areas, areas_of, codelist
from indicators.facts import Gap, Key, key_of
from indicators.quality import grade_of, grade_of_areas
from indicators.selection import View
from indicators.summary import by_source, same_slice
from indicators.words import Words, area_name, drawn_areas, short_source

_FEWEST = 3  # points of a line worth drawing


def map_picture(
    told: IndicatorFacts, reader: Reader, words: Words, *, size: str, alone: bool = True
) -> Picture | None:
    """Return the map of a finding, or None where there is none of its period and source.

    Where under a third of the areas are known it shows where they are, without a scale. ``alone``
    is whether no map stands before it, so that it says what its boundaries do not.
    """
    found = map_shown(told, reader)
    if found is None:
        return None
    view, painted = found.view, as_pictured(found, reader, words)
    own, letter = _own(told, found.rows), _letter(view, found.rows, reader)
    subject = PictureSubject(
        painted.item, view.dimensions, (view.data_source,), own, letter, reader, words
    )
    scheme = words.of(codelist("scheme")[view.scheme]["short"])
    where = f"{area_name(NATION, words)} · {scheme}"
    caption = subject.caption(where, words.period(view.time_period, view.indicator.period))
    figure = area_map(
        print_shapes(reader.store, view.scheme),
        painted.rows,
        painted.item,
        words,
        breaks=painted.scale.breaks,
        caption=caption,
        size=size,
        marked=told.ref_area if areas()[told.ref_area].scheme == view.scheme else "",
        known=found.shown,
        written=painted.written,
        alone=alone,
    )
    said = alt_text(
        painted.rows, painted.item, words, caption=caption, kind="map", written=painted.written
    )
    drawn = replace(subject.picture(figure, caption, said), is_map=True)
    return drawn if alone else replace(drawn, apart=boundary_note(words))


def _letter(view: View, shown: pd.DataFrame, reader: Reader) -> str:
    """Return the quality grade of a map as a whole."""
    source, every = reader.sources[view.data_source], len(areas_of(view.scheme))
    return grade_of_areas(source, shown, view.indicator, every, reader.today.year).letter


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
    drawn = pd.concat([part for _, part in series])
    caption = subject.caption(drawn_areas(item, drawn, words), span)
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
    drawn = pd.concat([part.observations for part in parts])
    caption = subject.caption(drawn_areas(item, drawn, words), period)
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
