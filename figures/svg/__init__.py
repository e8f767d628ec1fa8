"""Pictures as SVG for plain pages, and the small pictures of links."""

from figures.svg.atlas import Outlines
from figures.svg.card import PLOT, card
from figures.svg.dots import dot_rows
from figures.svg.file import standalone
from figures.svg.label import value_labels
from figures.svg.layers import LAYER_STYLE, TWO_WAY, circles, shaped_areas
from figures.svg.map import (
    MAP_STYLE,
    Shape,
    by_reference,
    colour_class,
    drawn_in,
    file_of_shapes,
    map_marks,
    map_svg,
    patterns,
)
from figures.svg.plot import Frame, Plot, Series, plot
from figures.svg.trend import TREND_STYLE, trend_marks, trend_svg, wrap_to_length

__all__ = [
    "LAYER_STYLE",
    "MAP_STYLE",
    "PLOT",
    "TREND_STYLE",
    "TWO_WAY",
    "Frame",
    "Outlines",
    "Plot",
    "Series",
    "Shape",
    "by_reference",
    "card",
    "circles",
    "colour_class",
    "dot_rows",
    "drawn_in",
    "file_of_shapes",
    "map_marks",
    "map_svg",
    "patterns",
    "plot",
    "shaped_areas",
    "standalone",
    "trend_marks",
    "trend_svg",
    "value_labels",
    "wrap_to_length",
]
