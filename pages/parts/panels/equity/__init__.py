"""Panels that compare groups and areas in many indicators."""

from pages.parts.panels.equity.measures import equity_download, equity_headline, equity_table

__all__ = ["equity_download", "equity_headline", "equity_table"]
