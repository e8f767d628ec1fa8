"""How figures and areas are shown: as printed, by the complement, in classes, in their place."""

from indicators.display.complement import left_out_per_thousand, may_be_left_out, near_ceiling
from indicators.display.layout import layout, short_code
from indicators.display.legend import legend_key
from indicators.display.printed import (
    Row,
    as_printed,
    printed_number,
    rounded_as_printed,
    row_as_printed,
)

__all__ = [
    "Row",
    "as_printed",
    "layout",
    "left_out_per_thousand",
    "legend_key",
    "may_be_left_out",
    "near_ceiling",
    "printed_number",
    "rounded_as_printed",
    "row_as_printed",
    "short_code",
]
