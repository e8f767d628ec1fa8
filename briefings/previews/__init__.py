"""A survey before its release: its figures, held against what would be taken in; their page."""

from briefings.previews.page import not_released, preview_page
from briefings.previews.read import Measured, Preview, read_preview

__all__ = ["Measured", "Preview", "not_released", "preview_page", "read_preview"]
