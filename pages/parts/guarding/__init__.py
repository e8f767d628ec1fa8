"""What stands between the network and the pages: guard, compression, turns, the styled page."""

from pages.parts.guarding.compression import Compression
from pages.parts.guarding.guard import (
    Guard,
    by_own_page,
    guards,
    headers,
    inline_scripts,
    is_too_long,
    page_headers,
)
from pages.parts.guarding.opening import WHERE, Opening, drawn_by_all
from pages.parts.guarding.pace import session_is_too_fast
from pages.parts.guarding.turns import TURNS, Turns

__all__ = [
    "TURNS",
    "WHERE",
    "Compression",
    "Guard",
    "Opening",
    "Turns",
    "by_own_page",
    "drawn_by_all",
    "guards",
    "headers",
    "inline_scripts",
    "is_too_long",
    "page_headers",
    "session_is_too_fast",
]
