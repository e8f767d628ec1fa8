"""The pictures of a briefing: what is drawn of a finding, and what stands on and under it."""

from briefings.pictures.drawn import groups_picture, map_picture, trend_picture
from briefings.pictures.map_shown import map_shown
from briefings.pictures.native import groups_chart, told_chart, trend_chart
from briefings.pictures.shown import Shown
from briefings.pictures.under import under_figure

__all__ = [
    "Shown",
    "groups_chart",
    "groups_picture",
    "map_picture",
    "map_shown",
    "told_chart",
    "trend_chart",
    "trend_picture",
    "under_figure",
]
