"""Pictures as SVG for plain pages, and the small pictures of links."""

from figures.svg.atlas import Outlines
from figures.svg.card import PLOT, card
from figures.svg.dots import dot_rows
from figures.svg.file import standalone
from figures.svg.gap import GAP_STYLE, gap_row, ratio_row
from figures.svg.intervals import INTERVAL_STYLE, rank_interval, rank_place
from figures.svg.label import value_labels
from figures.svg.layers import LAYER_STYLE, TWO_WAY, circles, counts_on_map, shaped_areas
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
    state_marks,
)
from figures.svg.panels import PANEL_STYLE, Scale, SmallTrend, panels_markup
from figures.svg.plot import Frame, Plot, Series, plot
from figures.svg.tiles import TILE_STYLE, Tile, tiles_svg
from figures.svg.trend import TREND_STYLE, trend_marks, trend_svg, wrap_to_length
from figures.svg.upset import UPSET_STYLE, Column, Sheet, Total, upset_svg

__all__ = [
    "GAP_STYLE",
    "INTERVAL_STYLE",
    "LAYER_STYLE",
    "MAP_STYLE",
    "PANEL_STYLE",
    "PLOT",
    "TILE_STYLE",
    "TREND_STYLE",
    "TWO_WAY",
    "UPSET_STYLE",
    "Column",
    "Frame",
    "Outlines",
    "Plot",
    "Scale",
    "Series",
    "Shape",
    "Sheet",
    "SmallTrend",
    "Tile",
    "Total",
    "by_reference",
    "card",
    "circles",
    "colour_class",
    "counts_on_map",
    "dot_rows",
    "drawn_in",
    "file_of_shapes",
    "gap_row",
    "map_marks",
    "map_svg",
    "panels_markup",
    "patterns",
    "plot",
    "rank_interval",
    "rank_place",
    "ratio_row",
    "shaped_areas",
    "standalone",
    "state_marks",
    "tiles_svg",
    "trend_marks",
    "trend_svg",
    "upset_svg",
    "value_labels",
    "wrap_to_length",
]
