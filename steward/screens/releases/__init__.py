"""Releases: what is out, what is to come; scheduled, corrected, pulled back, shown early."""

from steward.screens.releases.screen import draw

__all__ = ["draw"]
