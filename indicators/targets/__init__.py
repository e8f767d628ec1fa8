"""How far a figure is from its target, and how fast it has moved."""

from indicators.targets.median_slope import median_slope
from indicators.targets.pace import Pace, pace
from indicators.targets.to_target import Distance, distance, distances

__all__ = [
    "Distance",
    "Pace",
    "distance",
    "distances",
    "median_slope",
    "pace",
]
