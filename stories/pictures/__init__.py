"""The pictures of stories, each drawn on the server from live figures."""

from indicators.words import Words
from stories.figures import Figures
from stories.model import Picture
from stories.pictures.bars import bars_picture
from stories.pictures.dots import dots_picture
from stories.pictures.drawn import Drawn, Ground, ground_of
from stories.pictures.gap import gap_picture
from stories.pictures.map import map_picture
from stories.pictures.style import PICTURE_STYLE
from stories.pictures.trend import trend_picture

__all__ = ["PICTURE_STYLE", "Drawn", "Ground", "draw", "ground_of"]

_DRAW = {"trend": trend_picture, "bars": bars_picture, "dots": dots_picture, "gap": gap_picture}


def draw(asked: Picture, figures: Figures, words: Words, ident: str, ground: Ground) -> Drawn:
    """Return a picture in one language.

    Raises
    ------
    Unbound
        If one of its figures is not there, or they may not be drawn so.
    """
    if asked.kind == "map":
        return map_picture(asked, figures, words, ident, ground)
    return _DRAW[asked.kind](asked, figures, words, ident)
