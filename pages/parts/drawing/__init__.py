"""How panels are put on a page: drawings, tables, text, side by side, and shared scenes."""

from pages.parts.drawing.drawn import (
    draw,
    draw_choosable,
    drawn,
    offer_picture,
    outlines,
    picture_style,
)
from pages.parts.drawing.layout import multiples, two_columns
from pages.parts.drawing.map_frame import frame
from pages.parts.drawing.measured import MeasuredRow, ends_of, measured_table, written
from pages.parts.drawing.scene import PageScene, shared
from pages.parts.drawing.table import (
    MOST_OPEN,
    folded,
    listed,
    listed_table,
    show_listed,
    show_table,
)
from pages.parts.drawing.text import (
    beside,
    empty,
    headed,
    heading,
    note,
    noted,
    nothing,
    pieces,
    source_line,
    sourced,
    sources_line,
    sources_named,
    sources_of,
)

__all__ = [
    "MOST_OPEN",
    "MeasuredRow",
    "PageScene",
    "beside",
    "draw",
    "draw_choosable",
    "drawn",
    "empty",
    "ends_of",
    "folded",
    "frame",
    "headed",
    "heading",
    "listed",
    "listed_table",
    "measured_table",
    "multiples",
    "note",
    "noted",
    "nothing",
    "offer_picture",
    "outlines",
    "picture_style",
    "pieces",
    "shared",
    "show_listed",
    "show_table",
    "source_line",
    "sourced",
    "sources_line",
    "sources_named",
    "sources_of",
    "two_columns",
    "written",
]
