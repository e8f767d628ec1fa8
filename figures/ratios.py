"""Ratios against their benchmarks, a row each, all on one logarithmic scale."""

from collections.abc import Mapping
from html import escape
from math import log
from typing import Any

import pandas as pd

from figures.rows import mark_said, told
from indicators.plain_rows import plain_rows
from indicators.words import Words

_ENDS = (0.04, 25.0)  # of the scale: a ratio further out is drawn at its end
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


def ratio_rows(rows: pd.DataFrame, words: Words, source: str) -> str:
    """Return one row a ratio: its benchmark as a band, its value with the interval.

    Parameters
    ----------
    rows : DataFrame
        As ``compliance.diagnostics`` returns them, known ones only, with ``name`` and ``text``
        (value and interval in words).
    """
    drawn = "".join(_row(row, words, source) for row in plain_rows(rows))
    ticks = "".join(_tick(tick, words) for tick in _TICKS)
    foot = f"<li class='crm-ratio-ends' aria-hidden='true'><span>{ticks}</span></li>"
    return f"<ul class='crm-ratio-rows'>{drawn}{foot}</ul>"


def _row(row: Mapping[Any, Any], words: Words, source: str) -> str:
    period = words.period(str(row["time_period"]))
    value, low, high = (row[name] for name in ("estimate", "lower_bound", "upper_bound"))
    said = told(mark_said(str(row["name"]), period, str(row["text"]), "", source))
    return (
        f"<li{said}><span>{escape(str(row['name']))}</span>"
        f"<b>{escape(period)}: {escape(str(row['text']))}</b><span class='crm-ratio-track'>"
        f"{_length('crm-ratio-band', *_benchmark(row))}{_length('crm-ratio-between', low, high)}"
        f"<i class='crm-ratio-{row['verdict']}' style='left:{_place(value)}%'></i></span></li>"
    )


def _benchmark(row: Mapping[Any, Any]) -> tuple[float, float]:
    """Return the ends of a benchmark; a side that is open reaches to the end of the scale."""
    low, high = row["benchmark_low"], row["benchmark_high"]
    return _ENDS[0] if pd.isna(low) else low, _ENDS[1] if pd.isna(high) else high


def _length(kind: str, low: float, high: float) -> str:
    left, right = _place(low), _place(high)
    return f"<i class='{kind}' style='left:{left}%;width:{round(right - left, 1):g}%'></i>"


def _tick(tick: float, words: Words) -> str:
    written = words.number(tick, 2 if tick < 0.1 else 1 if tick < 1 else 0)
    return f"<i style='left:{_place(tick)}%'>{escape(written)}</i>"


def _place(value: float) -> float:
    """Return the place of a ratio on the scale, in hundredths of it, within its ends.

    Examples
    --------
    >>> _place(1.0), _place(1000.0)
    (50.0, 100.0)
    """
    low, high = _ENDS
    return round(100 * log(min(max(value, low), high) / low) / log(high / low), 1)
