"""Maps of areas on paper: their ground, colours, circles and names, and what stands beside."""

from figures.print.maps.areas import draw_borders, entries_of, paint_areas
from figures.print.maps.ground import fit_window
from figures.print.maps.map import area_map

__all__ = ["area_map", "draw_borders", "entries_of", "fit_window", "paint_areas"]
