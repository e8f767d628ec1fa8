"""The screens, in the order of the menu; the first that a person may see opens first."""

from steward.screens import (
    audit,
    calendar,
    memberships,
    my_login,
    releases,
    requests,
    send,
    submission,
    tasks,
)
from steward.screens.screen import Screen

_FIGURES = frozenset({"contributor", "reviewer", "publisher"})

SCREENS: tuple[Screen, ...] = (
    Screen("tasks", lambda words: words("My tasks"), _FIGURES, tasks.draw),
    Screen("requests", lambda words: words("Requests"), _FIGURES, requests.draw),
    Screen("send", lambda words: words("Send a table"), frozenset({"contributor"}), send.draw),
    Screen("submissions", lambda words: words("Submissions"), _FIGURES, submission.draw),
    Screen("calendar", lambda words: words("Calendar"), _FIGURES, calendar.draw),
    Screen("releases", lambda words: words("Releases"), _FIGURES | {"prerelease"}, releases.draw),
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
