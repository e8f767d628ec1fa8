"""The screens, in the order of the menu; the first that a person may see opens first."""

from steward.screens.my_login import draw as draw_my_login
from steward.screens.screen import Screen

SCREENS: tuple[Screen, ...] = (
    Screen("my_login", lambda words: words("My login"), frozenset(), draw_my_login),
)

__all__ = ["SCREENS", "Screen"]
