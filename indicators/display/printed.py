"""An indicator as one source prints it: without decimals where the source gave none."""

from dataclasses import replace
from typing import Any, Protocol

from indicators.caveats import decimals_of
from indicators.model import Indicator


class Row(Protocol):
    """An observation of the frame contract: a row of a frame, or a mapping."""

    def __getitem__(self, name: Any, /) -> Any:
        """Return the value of a column."""


def as_printed(item: Indicator, time_period: str, data_source: str) -> Indicator:
    """Return the declaration with the decimals of a figure of a period and a source."""
    decimals = decimals_of(item.caveats, item.decimals, time_period, data_source)
    return item if decimals == item.decimals else replace(item, decimals=decimals)


def row_as_printed(item: Indicator, row: Row) -> Indicator:
    """Return the declaration with the decimals of an observation of the frame contract."""
    return as_printed(item, str(row["time_period"]), str(row["data_source"]))


def printed_number(item: Indicator, row: Row, value: float) -> str:
    """Return a number as a cell of CSV has it: with the decimals that its source printed.

    The number itself is never changed: one that has more decimals is written with all of them.

    Examples
    --------
    >>> from indicators.catalog import catalog
    >>> row = {"time_period": "2023", "data_source": "WUENIC_2025_07"}
    >>> printed_number(catalog()["IM_DTP3"], row, 51.0)
    '51'
    """
    decimals = row_as_printed(item, row).decimals
    return f"{value:.{decimals}f}" if round(value, decimals) == value else repr(float(value))


def rounded_as_printed(
    value: float, indicator: Indicator, time_period: str, data_source: str
) -> float:
    """Return a value with the decimals that are printed of it."""
    return round(value, as_printed(indicator, time_period, data_source).decimals)
