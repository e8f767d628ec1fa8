"""The screens, in the order of the menu; the first that a person may see opens first."""

from steward.screens.calendar import draw as draw_calendar
from steward.screens.my_login import draw as draw_my_login
from steward.screens.releases import draw as draw_releases
from steward.screens.requests import draw as draw_requests
from steward.screens.screen import Screen
from steward.screens.send import draw as draw_send
from steward.screens.submission import draw as draw_submissions
from steward.screens.tasks import draw as draw_tasks

_DECIDING = frozenset({"reviewer", "publisher"})
_FIGURES = _DECIDING | {"contributor"}

SCREENS: tuple[Screen, ...] = (
    Screen("tasks", lambda words: words("My tasks"), _FIGURES | {"administrator"}, draw_tasks),
    Screen("requests", lambda words: words("Requests"), _FIGURES, draw_requests),
    Screen("send", lambda words: words("Send"), frozenset({"contributor"}), draw_send),
    Screen("submissions", lambda words: words("Submissions"), _FIGURES, draw_submissions),
    Screen("calendar", lambda words: words("Calendar"), _FIGURES, draw_calendar),
    Screen("releases", lambda words: words("Releases"), _FIGURES | {"prerelease"}, draw_releases),
    Screen("my_login", lambda words: words("My login"), frozenset(), draw_my_login),
)

__all__ = ["SCREENS", "Screen"]
