"""Pictures for print and documents, drawn by matplotlib."""

from figures.print.alt import alt_text
from figures.print.bars import DimensionGroups, bars
from figures.print.cuts import Series
from figures.print.file import Kind, file_metadata, save
from figures.print.frame import headline
from figures.print.maps import area_map
from figures.print.ranking import ranking
from figures.print.social import Card, social
from figures.print.style import Caption
from figures.print.trend import trend
from figures.print.type import width

__all__ = [
    "Caption",
    "Card",
    "DimensionGroups",
    "Kind",
    "Series",
    "alt_text",
    "area_map",
    "bars",
    "file_metadata",
    "headline",
    "ranking",
    "save",
    "social",
    "trend",
    "width",
]
