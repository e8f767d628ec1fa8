"""How high a frame must be for the embedded figure: by what stands in it, at its narrowest.

The text of the figure needs most lines at the narrowest width; the picture takes what the text
leaves (``site.css``: ``.embed``), so that nothing is cut off at any width and nothing scrolls.
Widths of letters are those of a wide sans serif, so that another font needs no more lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

NARROWEST = 360  # pixels: the narrowest frame that is promised
_ROOM = NARROWEST - 32  # between the margins
_STEP = 10  # heights are whole tens
_KEY, _GAP = 34, 19  # pixels of a key's sign, and between two keys
_EDGES = 40  # pixels above, below and between the parts


@dataclass(frozen=True)
class Size:
    """Letters of one kind: the average width of a letter and the height of a line, in pixels."""

    letter: float
    line: float

    def lines(self, text: str, room: float = _ROOM) -> int:
        """Return how many lines a text takes."""
        return len(wrap(text, int(room / self.letter)))

    def height(self, text: str) -> float:
        """Return how high a paragraph is, with the space below it."""
        return self.lines(text) * self.line + 8 if text else 0.0


TITLE, TEXT, SMALL = Size(11.6, 23.5), Size(8.6, 22.1), Size(8.0, 20.4)
PICTURES = {"trend": 242, "map": 232, "gap": 60, "": 0}  # pixels, at the narrowest width


def frame_height(
    title: str, under: Iterable[str], small: Iterable[str], keys: Iterable[str], picture: str
) -> int:
    """Return the height of a frame in pixels that fits at every width from ``NARROWEST`` on.

    Parameters
    ----------
    under, small : iterables of str
        The paragraphs under the title, and those in small letters below the picture.
    keys : iterable of str
        The entries of the legend.
    picture : {"trend", "map", "gap", ""}
        What is drawn; of a gap the frame around why there is none.
    """
    text = TITLE.height(title) + sum(map(TEXT.height, under)) + sum(map(SMALL.height, small))
    whole = _EDGES + text + PICTURES[picture] + _legend(keys)
    return int(-(-whole // _STEP) * _STEP)


def _legend(keys: Iterable[str]) -> float:
    """Return how high a legend is whose entries stand beside each other where they fit."""
    rows, used = 0, float(_ROOM)
    for key in keys:
        wide = _KEY + len(key) * TEXT.letter
        lines = TEXT.lines(key, _ROOM - _KEY)
        beside = lines == 1 and used + _GAP + wide <= _ROOM
        rows, used = (rows, used + _GAP + wide) if beside else (rows + lines, wide)
    return rows * (TEXT.line + 4) + 12 if rows else 0.0
