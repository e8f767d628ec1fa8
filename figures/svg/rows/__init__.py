"""Marks of one row of a picture: dots, gaps and ratios, ranks with intervals, figures moved."""

from figures.svg.rows.dots import dot_rows
from figures.svg.rows.gap import GAP_STYLE, gap_row, ratio_row
from figures.svg.rows.intervals import INTERVAL_STYLE, rank_interval, rank_place
from figures.svg.rows.measured import MEASURED_STYLE, moved_row, signed_row

__all__ = [
    "GAP_STYLE",
    "INTERVAL_STYLE",
    "MEASURED_STYLE",
    "dot_rows",
    "gap_row",
    "moved_row",
    "rank_interval",
    "rank_place",
    "ratio_row",
    "signed_row",
]
