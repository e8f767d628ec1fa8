"""How far a figure is from its target, and how fast it has moved."""

from indicators.targets.distances import Distance, distance, distances
from indicators.targets.median_slope import median_slope
from indicators.targets.pace import Pace

__all__ = [
    "Distance",
    "Pace",
    "distance",
    "distances",
    "median_slope",
]
