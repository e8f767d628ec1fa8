"""Submissions: all that a person sees, and one of them from its faults to the decision."""

from steward.screens.submission.changes import changes_counted, draw_figures
from steward.screens.submission.decision import is_for_another
from steward.screens.submission.read import changes_frame
from steward.screens.submission.screen import draw

__all__ = ["changes_counted", "changes_frame", "draw", "draw_figures", "is_for_another"]
