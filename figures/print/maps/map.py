"""Maps of areas for print: the classes, colours and patterns of the map on the screen.

A briefing calls it with what the store gives; ``figures`` itself reads nothing::

    from briefings.tables import cite
    from data.print_shapes import print_shapes
    from figures.maps import legend_breaks
    from figures.print_alt import alt_text
    from figures.print_file import about, save
    from figures.print_frame import headline
    from figures.print_map import area_map
    from figures.print_style import Caption

    view = resolve(selection, store.coverage(edition, code), mapped=True)
    observations = store.observations(
        code, edition, ref_area=areas_of(view.scheme), time_period=view.time_period,
        data_source=view.data_source, dimensions=view.dimensions,
    )
    breaks = legend_breaks(store.breaks().get(code, ""), edition, view.scheme, view.dimensions)
    caption = Caption(title, subtitle, source, watermark=Edition(edition).watermark(words))
    shapes = print_shapes(store, view.scheme)
    figure = area_map(shapes, observations, item, words, breaks=breaks, caption=caption)
    said = about(
        item, headline(caption), words,
        source=cite(source, words), licence=source["licence"], link=link, release=release,
    )
    svg = save(figure, "svg", said)
    alternative = alt_text(observations, item, words, caption=caption, kind="map")

``size`` is one of ``print_style.SIZES``; ``marked`` draws a line round one area; ``focus`` shows
one economic region and its districts alone. The projection is Albers' equal-area conic
(``geo.albers``): two areas of the same size on the ground are the same size on paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from figures.left_out import write_instead
from figures.maps import boundary_note, classes, states_shown
from figures.print.checks import AREAS, check_comparable
from figures.print.frame import (
    Box,
    Key,
    caption_with_notes,
    framed_sheet,
    inner_width,
    legend,
    legend_places,
)
from figures.print.maps.areas import draw_borders, draw_neighbours, entries_of, paint_areas, pattern
from figures.print.maps.beside import LOCATED, draw_legend_and_bars, draw_legend_and_ranking
from figures.print.maps.circles import PLAIN, draw_circles
from figures.print.maps.ground import Bounds, fit_window
from figures.print.maps.names import names
from figures.print.ranking import areas_without, rank_note, rows_in_order
from figures.print.style import SIZES, Caption, Size
from figures.symbols import numbers_of, without_classes
from geo.plane import Plane, bounds
from indicators.headlines import Areas
from indicators.model import Indicator
from indicators.words import Words


def area_map(
    shapes: Plane,
    observations: pd.DataFrame,
    item: Indicator,
    words: Words,
    *,
    breaks: Sequence[float],
    caption: Caption,
    size: str = "full",
    marked: str = "",
    focus: str = "",
    known: Areas = "map",
    written: Mapping[str, str] | None = None,
    alone: bool = True,
) -> Figure:
    """Return the map of one scheme of areas, with names, values and a legend.

    What grows with an area is drawn as circles, never as colours (``indicators.headlines``).

    Where the format is wide its areas stand beside it in order.

    Parameters
    ----------
    shapes : Plane
        The areas on the plane (``data.print_shapes``).
    observations : DataFrame
        One figure an area; rows of other areas are left out. An area without a row is missing.
    breaks : sequence of float
        The locked breaks of the indicator (``figures.maps.legend_breaks``).
    marked : str
        The area a document is about: drawn with a line round it.
    focus : str
        An economic region: its districts fill the map, the others step back.
    known : {"map", "partial", "locator"}
        How much is known of the areas (``indicators.headlines``). Of a part the missing are named;
        a locator has no scale of colours and no order.
    written : mapping, optional
        What is written in the place of the values of some areas.
    alone : bool
        Whether no map before it says what its boundaries do not: once a document is enough.

    Raises
    ------
    PictureRefused
        If the figures are not of one source and period, or the caption does not mark them.
    """
    check_comparable([observations], caption.watermark, one=AREAS, each="ref_area")
    entries = entries_of(shapes, observations, breaks, item, words)
    write_instead(entries, written or {})
    located = known == "locator"
    sized = item.grows_with_area and not located
    counted = numbers_of(entries) if sized else {}
    if counted or located:
        entries = without_classes(entries)
    shown = _colours(item, breaks, words, located=located)
    keys = _keys(entries, [] if sized else shown, words, shapes.scheme)
    inside = _inside(shapes, focus)
    extent = bounds(shapes.areas, inside)
    format_ = SIZES[size]
    said = [boundary_note(words)] if alone else []
    if format_.wide and not located:
        said.insert(0, rank_note(observations, item, words))
    if format_.wide or known != "map":
        said.insert(0, areas_without(observations, [*shapes.areas], words))
    em, wide = format_.type_size, inner_width(format_)
    rows = legend_places([label for label, _ in keys], em, wide)
    below = 0.0 if format_.wide else (1.5 * len(rows) + 0.4) * em
    body = 0.0 if format_.wide else _height(extent, wide) + below
    sheet, box = framed_sheet(caption_with_notes(caption, *said), format_, body)
    frame = Box(box.x, box.y, _wide(box, format_), box.height - below)
    view = fit_window(extent, frame, 0.022 * frame.width)
    draw_neighbours(sheet, shapes, view)
    fills = paint_areas(sheet, shapes, view, entries, shown, inside)
    draw_borders(sheet, shapes, view, marked)
    if counted:
        draw_circles(sheet, shapes, view, {c: counted[c] for c in inside if c in counted}, words)
    names(sheet, shapes, view, entries, words, inside, fills)
    if format_.wide:
        order = rows_in_order(observations, item, words, [] if located else breaks, marked)
        order = [replace(row, written=(written or {}).get(row.code, row.written)) for row in order]
        right = Box(frame.right + 1.5 * em, box.y, box.right - frame.right - 1.5 * em, box.height)
        draw_beside = draw_legend_and_bars if located else draw_legend_and_ranking
        draw_beside(sheet, keys, order, len(shapes.areas), item, words, right)
    else:
        under = Box(box.x, frame.bottom + 0.7 * em, wide, below)
        legend(sheet, keys, under, upright=False)
    return sheet.figure


def _inside(shapes: Plane, focus: str) -> list[str]:
    """Return the areas shown in full: those of the region in focus, else all."""
    own = [code for code, parent in shapes.parents.items() if focus and parent == focus]
    return own or [*shapes.areas]


def _height(extent: Bounds, wide: float) -> float:
    west, south, east, north = extent
    return wide * min(max((north - south) / (east - west), 0.6), 0.8)


def _wide(box: Box, size: Size) -> float:
    """Return the width of the map: where words stand beside it, what leaves room for them."""
    return min(1.4 * box.height, 0.64 * box.width) if size.wide else box.width


def _colours(
    item: Indicator, breaks: Sequence[float], words: Words, *, located: bool
) -> list[dict[str, str]]:
    """Return the colours of areas: classes, or one of all where there is no scale."""
    if located:
        return [{"c": LOCATED, "l": words("with a figure")}]
    if item.grows_with_area:
        return [{"c": PLAIN, "l": ""}]
    return classes(breaks, item, words)


def _keys(
    entries: Mapping[str, list[Any]],
    shown: Sequence[Mapping[str, str]],
    words: Words,
    scheme: str,
) -> list[Key]:
    """Return label and style of every legend entry: classes, then the states that occur."""
    keys: list[Key] = [(entry["l"], {"facecolor": entry["c"]}) for entry in shown]
    for state in states_shown(entries, scheme, words):
        keys.append((state["l"], pattern(state["s"])))
    return keys
