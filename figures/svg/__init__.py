"""Pictures as SVG for plain pages, and the small pictures of links."""

from figures.svg.atlas import Outlines
from figures.svg.card import PLOT, card
from figures.svg.card_map import CardMap
from figures.svg.dots import dot_rows
from figures.svg.equality import HeldAgainst, equality_picture
from figures.svg.file import FILE_STYLE, WARNED_STYLE, framed, standalone
from figures.svg.funnel import FunnelWords, funnel_picture
from figures.svg.gap import GAP_STYLE, gap_row, ratio_row
from figures.svg.intervals import INTERVAL_STYLE, rank_interval, rank_place
from figures.svg.label import value_labels
from figures.svg.layers import (
    LAYER_STYLE,
    TWO_WAY,
    circle_row,
    circles,
    counts_on_map,
    shaped_areas,
)
from figures.svg.map import (
    MAP_STYLE,
    Shape,
    by_reference,
    colour_class,
    drawn_in,
    file_of_shapes,
    linked_map,
    map_marks,
    map_svg,
    patterns,
    state_marks,
)
from figures.svg.measured import MEASURED_STYLE, moved_row, signed_row
from figures.svg.panels import PANEL_STYLE, Scale, SmallTrend, panels_markup
from figures.svg.plan import frontier_picture, path_picture
from figures.svg.plane import PLANE_STYLE
from figures.svg.plot import Frame, Plot, Series, plot, wrap_to_length
from figures.svg.squares import SQUARES_STYLE, squares_svg
from figures.svg.step import step_picture
from figures.svg.tiles import TILE_STYLE, Tile, tiles_svg
from figures.svg.trend import TREND_STYLE, trend_marks, trend_svg
from figures.svg.upset import UPSET_STYLE, Column, Sheet, Total, upset_svg
from figures.svg.waiting import WaitingWords, waiting_picture

__all__ = [
    "FILE_STYLE",
    "GAP_STYLE",
    "INTERVAL_STYLE",
    "LAYER_STYLE",
    "MAP_STYLE",
    "MEASURED_STYLE",
    "PANEL_STYLE",
    "PLANE_STYLE",
    "PLOT",
    "SQUARES_STYLE",
    "TILE_STYLE",
    "TREND_STYLE",
    "TWO_WAY",
    "UPSET_STYLE",
    "WARNED_STYLE",
    "CardMap",
    "Column",
    "Frame",
    "FunnelWords",
    "HeldAgainst",
    "Outlines",
    "Plot",
    "Scale",
    "Series",
    "Shape",
    "Sheet",
    "SmallTrend",
    "Tile",
    "Total",
    "WaitingWords",
    "by_reference",
    "card",
    "circle_row",
    "circles",
    "colour_class",
    "counts_on_map",
    "dot_rows",
    "drawn_in",
    "equality_picture",
    "file_of_shapes",
    "framed",
    "frontier_picture",
    "funnel_picture",
    "gap_row",
    "linked_map",
    "map_marks",
    "map_svg",
    "moved_row",
    "panels_markup",
    "path_picture",
    "patterns",
    "plot",
    "rank_interval",
    "rank_place",
    "ratio_row",
    "shaped_areas",
    "signed_row",
    "squares_svg",
    "standalone",
    "state_marks",
    "step_picture",
    "tiles_svg",
    "trend_marks",
    "trend_svg",
    "upset_svg",
    "value_labels",
    "waiting_picture",
    "wrap_to_length",
]
