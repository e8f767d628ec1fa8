"""What stands between the network and the pages: guard, compression, turns, the styled page."""

from pages.parts.guarding.compression import Compression
from pages.parts.guarding.guard import Guard, guards, headers, inline_scripts, page_headers
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
    "drawn_by_all",
    "guards",
    "headers",
    "inline_scripts",
    "page_headers",
    "session_is_too_fast",
]
