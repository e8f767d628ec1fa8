"""Hazards: what is on record, how many children each reaches, and where homes are poor too."""

from figures.panels.hazards.exposure import several_title
from figures.panels.hazards.recorded import hazard_frame
from figures.panels.hazards.two_way import poor_and_flooded

__all__ = ["hazard_frame", "poor_and_flooded", "several_title"]
