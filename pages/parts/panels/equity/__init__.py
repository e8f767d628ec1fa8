"""Panels that compare groups and areas in many indicators."""

from pages.parts.panels.equity.gaps import equity_gaps
from pages.parts.panels.equity.measures import (
    equity_counts,
    equity_download,
    equity_headline,
    equity_table,
)
from pages.parts.panels.equity.of_records import equity_of_records
from pages.parts.panels.equity.parts import equity_parts
from pages.parts.panels.equity.third import equity_third

__all__ = [
    "equity_counts",
    "equity_download",
    "equity_gaps",
    "equity_headline",
    "equity_of_records",
    "equity_parts",
    "equity_table",
    "equity_third",
]
