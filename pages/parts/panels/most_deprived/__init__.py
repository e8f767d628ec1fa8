"""Panels of the page on which a reader weighs measures to find the most deprived areas."""

from pages.parts.panels.most_deprived.headline import deprived_headline
from pages.parts.panels.most_deprived.picture import deprived_picture
from pages.parts.panels.most_deprived.table import deprived_table
from pages.parts.panels.most_deprived.weights import deprived_weights

__all__ = ["deprived_headline", "deprived_picture", "deprived_table", "deprived_weights"]
