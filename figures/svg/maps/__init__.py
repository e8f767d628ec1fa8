"""Maps of areas as plain SVG: by class, in circles, as equal squares, and the sheet they lie on."""

from figures.svg.maps.atlas import Outlines
from figures.svg.maps.layers import (
    LAYER_STYLE,
    TWO_WAY,
    circle_row,
    circles,
    counts_on_map,
    shaped_areas,
)
from figures.svg.maps.map import (
    MAP_STYLE,
    Shape,
    by_reference,
    colour_class,
    drawn_in,
    file_of_shapes,
    linked_map,
    map_marks,
    map_svg,
    pattern_sheet,
    patterns,
    state_marks,
)
from figures.svg.maps.tiles import TILE_STYLE, Tile, tiles_svg

__all__ = [
    "LAYER_STYLE",
    "MAP_STYLE",
    "TILE_STYLE",
    "TWO_WAY",
    "Outlines",
    "Shape",
    "Tile",
    "by_reference",
    "circle_row",
    "circles",
    "colour_class",
    "counts_on_map",
    "drawn_in",
    "file_of_shapes",
    "linked_map",
    "map_marks",
    "map_svg",
    "pattern_sheet",
    "patterns",
    "shaped_areas",
    "state_marks",
    "tiles_svg",
]
