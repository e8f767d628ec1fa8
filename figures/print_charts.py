"""Charts for print, by the names under which briefings know them."""

from figures.print_bars import Part, bars
from figures.print_ranking import ranking
from figures.print_social import Card, SmallMap, social
from figures.print_trend import trend

__all__ = ["Card", "Part", "SmallMap", "bars", "ranking", "social", "trend"]
