"""Which figures lead, how a theme stands, and what is known enough to be drawn."""

from indicators.headlines.importance import (
    QUALITY,
    importance,
    importance_class,
    importance_name,
    news,
    worth_telling,
)
from indicators.headlines.known import Areas, Marks, areas_drawn, marks_drawn, years_drawn
from indicators.headlines.latest import LatestFigure, latest_figures, leading, target_statuses
from indicators.headlines.standing import (
    PACED,
    SharedTarget,
    ThemeStanding,
    counted_statuses,
    theme_standing,
    theme_standings,
)

__all__ = [
    "PACED",
    "QUALITY",
    "Areas",
    "LatestFigure",
    "Marks",
    "SharedTarget",
    "ThemeStanding",
    "areas_drawn",
    "counted_statuses",
    "importance",
    "importance_class",
    "importance_name",
    "latest_figures",
    "leading",
    "marks_drawn",
    "news",
    "target_statuses",
    "theme_standing",
    "theme_standings",
    "worth_telling",
    "years_drawn",
]
