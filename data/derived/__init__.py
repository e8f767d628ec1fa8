"""What the build derives from observations and writes beside them."""

from typing import TYPE_CHECKING

from data.derived.slices import Points, area_rows, coverage, indicator_rows, locked_breaks
from indicators.late import late

if TYPE_CHECKING:
    from data.derived.comparisons import comparison_rows
    from data.derived.plausible import find_implausible, finding_rows

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

# A process that reads what was sent compares no groups.
__getattr__ = late(
    __name__,
    {
        "comparison_rows": "comparisons",
        "find_implausible": "plausible",
        "finding_rows": "plausible",
    },
)
