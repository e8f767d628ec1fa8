"""Submissions: all that a person sees, and one of them from its faults to the decision."""

from steward.screens.submission.screen import draw

__all__ = ["draw"]
