"""What the reader chose, and what of it the data can answer."""

from indicators.selection.asked import MEASURES, TABS, Fallback, Selection, read_query
from indicators.selection.slices import default_code, default_codes, default_slice
from indicators.selection.view import View, resolve

__all__ = [
    "MEASURES",
    "TABS",
    "Fallback",
    "Selection",
    "View",
    "default_code",
    "default_codes",
    "default_slice",
    "read_query",
    "resolve",
]
