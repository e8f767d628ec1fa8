"""What the build derives from observations and writes beside them."""

from data.derived.comparisons import comparison_rows
from data.derived.plausible import find_implausible, finding_rows
from data.derived.slices import Points, area_rows, coverage, indicator_rows, locked_breaks

__all__ = [
    "Points",
    "area_rows",
    "comparison_rows",
    "coverage",
    "find_implausible",
    "finding_rows",
    "indicator_rows",
    "locked_breaks",
]
