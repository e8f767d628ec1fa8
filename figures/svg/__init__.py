"""Pictures as SVG for plain pages, and the small pictures of links."""

from figures.svg.atlas import Outlines
from figures.svg.card import PLOT, card
from figures.svg.dots import dot_rows
from figures.svg.file import standalone
from figures.svg.gap import GAP_STYLE, gap_row, ratio_row
from figures.svg.label import value_labels
from figures.svg.layers import LAYER_STYLE, TWO_WAY, circles, told_areas
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
    patterns,
)
from figures.svg.plot import Frame, Plot, Series, plot
from figures.svg.trend import TREND_STYLE, trend_marks, trend_svg, wrap_to_length
from figures.svg.upset import UPSET_STYLE, Column, Sheet, Total, upset_svg

__all__ = [
    "GAP_STYLE",
    "LAYER_STYLE",
    "MAP_STYLE",
    "PLOT",
    "TREND_STYLE",
    "TWO_WAY",
    "UPSET_STYLE",
    "Column",
    "Frame",
    "Outlines",
    "Plot",
    "Series",
    "Shape",
    "Sheet",
    "Total",
    "by_reference",
    "card",
    "circles",
    "colour_class",
    "dot_rows",
    "drawn_in",
    "file_of_shapes",
    "gap_row",
    "labels",
    "map_marks",
    "map_svg",
    "patterns",
    "plot",
    "ratio_row",
    "standalone",
    "told_areas",
    "trend_marks",
    "trend_svg",
    "upset_svg",
    "value_labels",
    "wrap_to_length",
]
