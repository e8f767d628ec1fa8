"""Pictures on a plane of two scales as plain SVG: funnels, steps, stairs, plans, equality."""

from figures.svg.planes.equality import HeldAgainst, equality_picture
from figures.svg.planes.funnel import FunnelWords, funnel_picture
from figures.svg.planes.plan import frontier_picture, path_picture
from figures.svg.planes.plane import PLANE_STYLE
from figures.svg.planes.step import step_picture
from figures.svg.planes.waiting import WaitingWords, waiting_picture

__all__ = [
    "PLANE_STYLE",
    "FunnelWords",
    "HeldAgainst",
    "WaitingWords",
    "equality_picture",
    "frontier_picture",
    "funnel_picture",
    "path_picture",
    "step_picture",
    "waiting_picture",
]
