"""A trend line the size of a word, as SVG; cut at breaks like the large one."""

from base64 import b64encode
from html import escape

import pandas as pd

from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import segments

_WIDTH, _HEIGHT, _PAD = 120.0, 32.0, 4.0


def sparkline(series: pd.DataFrame, indicator: Indicator, label: str) -> str:
    """Return a small picture of one source's series; nothing for fewer than two points."""
    parts = segments(series, indicator)
    values = [float(value) for part in parts for value in part["obs_value"]]
    if len(values) < 2:
        return ""
    years = [year(period) for part in parts for period in part["time_period"]]
    span = max(years) - min(years) or 1
    low, high = min(0.0, *values), max(values)
    height = high - low or 1

    def point(period: str, value: float) -> tuple[float, float]:
        x = _PAD + (year(period) - min(years)) / span * (_WIDTH - 2 * _PAD)
        return x, _HEIGHT - _PAD - (value - low) / height * (_HEIGHT - 2 * _PAD)

    lines = [
        [
            point(period, value)
            for period, value in zip(part["time_period"], part["obs_value"], strict=True)
        ]
        for part in parts
    ]
    drawn = "".join(_polyline(line) for line in lines)
    x, y = lines[-1][-1]
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH:.0f} {_HEIGHT:.0f}'>"
        f"{drawn}<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='#1b84b8'/></svg>"
    )
    picture = b64encode(svg.encode()).decode()
    return (
        f"<img alt='{escape(label, quote=True)}' width='{_WIDTH:.0f}' height='{_HEIGHT:.0f}' "
        f"src='data:image/svg+xml;base64,{picture}'>"
    )


def _polyline(line: list[tuple[float, float]]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in line)
    return f"<polyline points='{points}' fill='none' stroke='#1b84b8' stroke-width='2'/>"
