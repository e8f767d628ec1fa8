"""Rows of a page: a name, a dot or a bar on one scale, the value in words. No script, no picture.

Places are shares of the scale, so that rows are as wide as they may be; ``21_rows.css`` draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from indicators.model import Indicator

_NARROWEST = 0.25  # of the largest value: so little room does not make little look like much
_POINTS = (5.0, 20.0)  # the same for percentages, below and above a fifth
_FROM_NOUGHT = 0.4  # of the largest value, below which the smallest begins a scale at nought


@dataclass(frozen=True)
class Row:
    """One figure: its name, its value and, where there is one, its interval; ``own`` stands out.

    ``said`` is what the row says when pointed at: figure, period, interval, source.
    """

    name: str
    value: float
    written: str
    low: float | None = None
    high: float | None = None
    between: str = ""
    own: bool = False
    said: str = ""


def span(values: "pd.Series[float]", item: Indicator) -> tuple[float, float]:
    """Return the ends of a scale for dots: it holds all values and is not too narrow.

    No narrower than a quarter of the largest value; of percentages five points, or twenty where
    one is above a fifth. Dots stand for places, not lengths: a scale need not begin at nought,
    and its ends are printed.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> span(pd.Series([93.0, 97.0]), indicator("PT_CHLD_Y0T4_REG"))
    (80.0, 100.0)
    """
    low, high = float(values.min()), float(values.max())
    percentage = item.unit_measure == "PCNT"
    least = _POINTS[high > _POINTS[1]] if percentage else _NARROWEST * abs(high) or 1.0
    if 0 <= low <= _FROM_NOUGHT * high:
        return 0.0, max(high, least)
    half = max(high - low, least) / 2
    first, last = (low + high) / 2 - half, (low + high) / 2 + half
    if first < 0 <= low:
        return 0.0, last - first
    if percentage and last > 100 >= high:
        return max(0.0, first - (last - 100)), 100.0
    return first, last


def dot_rows(
    rows: Sequence[Row], ends: tuple[float, float], written: tuple[str, str], total: float | None
) -> str:
    """Return one dot a row on a scale whose ends are printed, with intervals.

    Parameters
    ----------
    ends : tuple of float
        The values at the ends of the scale (``span``), and ``written`` how they are written.
    total : float, optional
        The figure of all rows together, drawn as a dotted line.
    """
    tick = "" if total is None else f"<i class='crm-row-all' style='left:{_at(total, ends)}%'></i>"
    drawn = "".join(_row(row, f"{tick}{_interval(row, ends)}{_dot(row, ends)}") for row in rows)
    scale = "".join(f"<span>{escape(end)}</span>" for end in written)
    foot = f"<li class='crm-ends' aria-hidden='true'><span></span><span>{scale}</span><b></b></li>"
    return f"<ul class='crm-value-rows'>{drawn}{foot}</ul>"


def bar_rows(rows: Sequence[Row], top: float | None = None) -> str:
    """Return one bar a row, from nought; negative values have none.

    Parameters
    ----------
    top : float, optional
        The end of the scale, where several lists of bars share one or the scale has an end.
    """
    ends = (0.0, top or max((row.high or row.value for row in rows), default=0.0) or 1.0)
    drawn = "".join(_row(row, f"{_bar(row, ends)}{_interval(row, ends)}") for row in rows)
    return f"<ul class='crm-value-rows crm-lengths'>{drawn}</ul>"


def stacked(rows: str) -> str:
    """Return rows that set names above their bars where there is little room beside them."""
    return f"<div class='crm-stacked'>{rows}</div>"


def _row(row: Row, track: str) -> str:
    between = f" <small>{escape(row.between)}</small>" if row.between else ""
    own = " class='crm-own-row'" if row.own else ""
    return (
        f"<li{own}{told(row.said)}><span>{escape(row.name)}</span>"
        f"<span class='crm-line-of-row'>{track}</span><b>{escape(row.written)}{between}</b></li>"
    )


def told(text: str) -> str:
    """Return what a mark says when pointed at, as an attribute; none where it says nothing."""
    return f" title='{escape(text, quote=True)}'" if text else ""


def mark_said(name: str, period: str, value: str, between: str = "", source: str = "") -> str:
    """Return what a mark says when pointed at: its name, period, value, interval and source.

    Examples
    --------
    >>> mark_said("Girls", "2006", "12%", "10–14%", "MICS 2006")
    'Girls, 2006: 12% (10–14%); MICS 2006'
    """
    head = ", ".join(part for part in (name, period) if part)
    interval = f" ({between})" if between else ""
    return "; ".join(part for part in (f"{head}: {value}{interval}", source) if part)


def _dot(row: Row, ends: tuple[float, float]) -> str:
    return f"<i class='crm-row-dot' style='left:{_at(row.value, ends)}%'></i>"


def _bar(row: Row, ends: tuple[float, float]) -> str:
    if pd.isna(row.value):
        return ""
    return f"<i class='crm-row-bar' style='width:{_at(row.value, ends)}%'></i>"


def _interval(row: Row, ends: tuple[float, float]) -> str:
    if row.low is None or row.high is None:
        return ""
    left, right = _at(row.low, ends), _at(row.high, ends)
    return f"<i class='crm-row-between' style='left:{left}%;width:{round(right - left, 1):g}%'></i>"


def _at(value: float, ends: tuple[float, float]) -> float:
    """Return the place of a value on a scale, in hundredths of it, within its ends."""
    share = (value - ends[0]) / (ends[1] - ends[0]) if ends[1] > ends[0] else 0.0
    return round(100 * min(1.0, max(0.0, share)), 1)
