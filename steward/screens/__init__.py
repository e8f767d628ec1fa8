"""The screens, in the order of the menu; the first that a person may see opens first."""

from steward.screens import audit, memberships, my_login
from steward.screens.screen import Screen

SCREENS: tuple[Screen, ...] = (
    Screen(
        "memberships",
        lambda words: words("Memberships"),
        frozenset({"administrator"}),
        memberships.draw,
    ),
    Screen("audit", lambda words: words("Audit"), frozenset({"auditor"}), audit.draw),
    Screen("my_login", lambda words: words("My login"), frozenset(), my_login.draw),
)

__all__ = ["SCREENS", "Screen"]
