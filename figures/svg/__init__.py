"""Pictures as SVG for plain pages, and the small pictures of links."""

from figures.svg.card import PLOT, card
from figures.svg.dots import dot_rows
from figures.svg.file import standalone
from figures.svg.map import (
    MAP_STYLE,
    Shape,
    by_reference,
    colour_class,
    drawn_in,
    file_of_shapes,
    labels,
    map_marks,
    map_svg,
)
from figures.svg.plot import Frame, plot
from figures.svg.trend import TREND_STYLE, trend_marks, trend_svg

__all__ = [
    "MAP_STYLE",
    "PLOT",
    "TREND_STYLE",
    "Frame",
    "Shape",
    "by_reference",
    "card",
    "colour_class",
    "dot_rows",
    "drawn_in",
    "file_of_shapes",
    "labels",
    "map_marks",
    "map_svg",
    "plot",
    "standalone",
    "trend_marks",
    "trend_svg",
]
