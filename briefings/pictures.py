"""The pictures of a briefing: the map, the trend and the groups of one indicator."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
from matplotlib.figure import Figure

from briefings.document import Drawing, Picture
from briefings.headers import cite
from briefings.labels import area_name, short_source, unit
from briefings.reading import Reader, Told
from data.print_shapes import print_shapes
from figures.maps import legend_breaks
from figures.print_alt import alt_text
from figures.print_bars import Part, bars
from figures.print_cuts import Series
from figures.print_file import about, save
from figures.print_frame import headline
from figures.print_map import area_map
from figures.print_style import Caption
from figures.print_trend import trend
from indicators.codelists import TOTAL, areas, areas_of
from indicators.facts import Gap, Latest
from indicators.language import Words
from indicators.selection import Selection, resolve
from indicators.summary import by_source, same_slice

_FEWEST = 3  # points of a line worth drawing


def map_picture(told: Told, reader: Reader, words: Words, *, size: str) -> Picture | None:
    """Return the map on which an area is found, or None where no figure is published by area."""
    item, latest = told.item, told.latest
    coverage = reader.store.coverage(reader.edition, item.indicator)
    if latest is None or coverage.empty:
        return None
    wanted = Selection(indicator=item.indicator, edition=reader.edition, ref_area=told.ref_area)
    view = resolve(wanted, coverage, mapped=True)
    if not view.exists:
        return None
    shown = reader.store.observations(
        item.indicator,
        reader.edition,
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    breaks = legend_breaks(
        reader.store.breaks().get(item.indicator, ""),
        reader.edition,
        view.scheme,
        view.dimensions,
    )
    period = words.period(view.time_period, item.period)
    caption = _caption(told, (view.data_source,), period, reader, words)
    marked = told.ref_area if areas()[told.ref_area].scheme == view.scheme else ""
    figure = area_map(
        print_shapes(reader.store, view.scheme),
        shown,
        item,
        words,
        breaks=breaks,
        caption=caption,
        size=size,
        marked=marked,
    )
    alt = alt_text(shown, item, words, caption=caption, kind="map")
    return _picture(figure, told, latest, caption, alt, reader, words, size)


def series_of(told: Told, reader: Reader, words: Words) -> Series:
    """Return the lines of an indicator in an area, one a source, the headline's first."""
    latest = told.latest
    if latest is None:
        return []
    found = reader.observations(told.item.indicator)
    own = same_slice(found, {"ref_area": told.ref_area, **latest.key.codes()})
    parts = [(str(part["data_source"].iloc[0]), part) for part in by_source(own, told.item)]
    parts.sort(key=lambda entry: entry[0] != latest.key.data_source)
    return [(short_source(reader.sources[code], words), part) for code, part in parts]


def trend_picture(told: Told, reader: Reader, words: Words, *, size: str) -> Picture | None:
    """Return the lines of an indicator over time, or None where there are too few points."""
    series, latest = series_of(told, reader, words), told.latest
    if latest is None or not series or len(series[0][1]) < _FEWEST:
        return None
    periods = pd.concat([part["time_period"] for _, part in series])
    first, last = (words.period(p, told.item.period) for p in (periods.min(), periods.max()))
    span = f"{first}–{last}"
    used = [str(part["data_source"].iloc[0]) for _, part in series]
    caption = _caption(told, used, span, reader, words)
    figure = trend(series, told.item, words, caption=caption, size=size)
    alt = alt_text(series, told.item, words, caption=caption, kind="trend")
    return _picture(figure, told, latest, caption, alt, reader, words, size)


def groups_picture(told: Told, reader: Reader, words: Words, *, size: str) -> Picture | None:
    """Return the groups of an indicator in the period and source of its gaps, or None."""
    latest, gaps = told.latest, _gaps(told)
    if latest is None or not gaps:
        return None
    same, key = groups_of(told, reader), gaps[0].key
    period = words.period(key.time_period, told.item.period)
    caption = _caption(told, (key.data_source,), period, reader, words)
    figure = bars(same, told.item, words, caption=caption, size=size)
    alt = alt_text(same, told.item, words, caption=caption, kind="bars")
    return _picture(figure, told, latest, caption, alt, reader, words, size)


def groups_of(told: Told, reader: Reader) -> list[Part]:
    """Return the groups of each dimension that has them in the period and source of the first."""
    gaps = _gaps(told)
    found = reader.observations(told.item.indicator)
    first = (gaps[0].key.time_period, gaps[0].key.data_source)
    same = (gap for gap in gaps if (gap.key.time_period, gap.key.data_source) == first)
    return [_part(found, gap) for gap in same]


def _gaps(told: Told) -> list[Gap]:
    return [fact for fact in told.facts if isinstance(fact, Gap)]


def _part(found: pd.DataFrame, gap: Gap) -> Part:
    key = gap.key
    named = {name: getattr(key, name) for name in ("ref_area", "time_period", "data_source")}
    others = {name: code for name, code in key.codes().items() if name != gap.dimension}
    rows = same_slice(found, {**named, **others})
    return Part(gap.dimension, rows[rows[gap.dimension] != TOTAL])


def _caption(told: Told, used: Sequence[str], period: str, reader: Reader, words: Words) -> Caption:
    named = "; ".join(short_source(reader.sources[code], words) for code in used)
    where = area_name(told.ref_area, words)
    return Caption(
        words.of(told.item.name),
        f"{where} · {unit(told.item, words)} · {period}",
        words("Source: {source}. Data release {release}.", source=named, release=reader.release),
        watermark=words("ILLUSTRATIVE") if reader.edition == "illustrative" else "",
    )


def _picture(
    figure: Figure,
    told: Told,
    latest: Latest,
    caption: Caption,
    alt: str,
    reader: Reader,
    words: Words,
    size: str,
) -> Picture:
    link = reader.link(latest.key, words.language)
    source = reader.sources[latest.key.data_source]
    said = about(
        told.item,
        headline(caption),
        words,
        source=cite(source, words),
        licence=str(source["licence"]),
        link=link,
        release=reader.release,
    )

    def draw(kind: Literal["png", "svg"]) -> bytes:
        return save(figure, kind, said, colours=256 if kind == "png" else None)

    title = f"{caption.title}. {caption.subtitle}"
    return Picture(Drawing(draw), title, alt, link)
