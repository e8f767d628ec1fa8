"""What a reader takes along: a link or text copied, the picture of a figure, a panel's files."""

from pages.parts.taken_along.cards import figure_picture, pasted
from pages.parts.taken_along.copying import COPYING, copy_link, copy_text
from pages.parts.taken_along.offered import offer_table_and_picture

__all__ = [
    "COPYING",
    "copy_link",
    "copy_text",
    "figure_picture",
    "offer_table_and_picture",
    "pasted",
]
