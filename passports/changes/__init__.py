"""What a release changed: counted and listed, told at a corrected figure, each side in words."""

from passports.changes.changed import (
    COUNTED,
    Changes,
    change_names,
    changed_figures,
    compare_releases,
    count_changes,
    total_changes,
)
from passports.changes.corrections import (
    corrected_on,
    correction_notice,
    corrections_of,
    corrections_of_indicator,
    indicator_notice,
    is_told,
    kind_said,
)
from passports.changes.sides import Side, before_or_after, side_text

__all__ = [
    "COUNTED",
    "Changes",
    "Side",
    "before_or_after",
    "change_names",
    "changed_figures",
    "compare_releases",
    "corrected_on",
    "correction_notice",
    "corrections_of",
    "corrections_of_indicator",
    "count_changes",
    "indicator_notice",
    "is_told",
    "kind_said",
    "side_text",
    "total_changes",
]
