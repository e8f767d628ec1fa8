"""An index of measures that the reader chose and weighted, and how firm its ranking is."""

from indicators.composite.choice import (
    LARGEST,
    Weights,
    equal_weights,
    read_weights,
    weights_text,
)
from indicators.composite.measures import (
    ENOUGH,
    Offered,
    figures_of,
    offered,
    unranked_areas,
)
from indicators.composite.trials import DRAWS, SWING, TOP, WAYS, normalised, rank_areas, worse_up

__all__ = [
    "DRAWS",
    "ENOUGH",
    "LARGEST",
    "SWING",
    "TOP",
    "WAYS",
    "Offered",
    "Weights",
    "equal_weights",
    "figures_of",
    "normalised",
    "offered",
    "rank_areas",
    "read_weights",
    "unranked_areas",
    "weights_text",
    "worse_up",
]
