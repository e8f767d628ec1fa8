"""The rank of an area and the interval of its rank, as marks on one row of a picture.

Places are per cent of the row's width, so that a row fits any column; the first rank stands on
the left.
"""

from html import escape

from figures.palette import LIGHT

INTERVAL_STYLE = (
    f".i-line{{stroke:var(--line,{LIGHT.grid});stroke-width:1}}"
    f".i-tick{{stroke:var(--line,{LIGHT.grid});stroke-width:1}}"
    ".i-bar{fill:#5fb3da}.i-rank{fill:#0b4f75;stroke:#fff;stroke-width:1.5}"
)
_EDGE = 4.0  # per cent kept free on either side


def rank_place(rank: float, areas: int) -> float:
    """Return where a rank stands on its row, in per cent of the width.

    Examples
    --------
    >>> rank_place(1, 9), rank_place(5, 9), rank_place(9, 9)
    (4.0, 50.0, 96.0)
    """
    return _EDGE + (rank - 1) / max(areas - 1, 1) * (100 - 2 * _EDGE)


def rank_interval(rank: int, low: int, high: int, areas: int, said: str) -> str:
    """Return the marks of one row, 28 pixels high: a line, the interval, and a dot at the rank.

    Parameters
    ----------
    areas : int
        How many areas are ranked.
    said : str
        What the row says when pointed at.
    """
    ticks = "".join(
        f'<line class="i-tick" x1="{at:.1f}%" x2="{at:.1f}%" y1="10" y2="18"/>'
        for at in (rank_place(place, areas) for place in range(1, areas + 1))
    )
    start, end, dot = (rank_place(place, areas) for place in (low, high, rank))
    bar = (
        f'<rect class="i-bar" x="{start - 1.5:.1f}%" width="{end - start + 3:.1f}%" '
        'y="9" height="10" rx="5"/>'
    )
    return (
        f"<title>{escape(said)}</title>"
        f'<line class="i-line" x1="{_EDGE}%" x2="{100 - _EDGE}%" y1="14" y2="14"/>{ticks}{bar}'
        f'<circle class="i-rank" cx="{dot:.1f}%" cy="14" r="6"/>'
    )
