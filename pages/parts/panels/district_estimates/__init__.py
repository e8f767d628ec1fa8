"""Panels of estimates for districts, and of the tests that decide whether there are any."""

from pages.parts.panels.district_estimates.panel import district_estimates

__all__ = ["district_estimates"]
