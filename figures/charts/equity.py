"""Two groups beside each other as a picture the size of a word."""

from base64 import b64encode
from html import escape

from figures.spec import SERIES

_WIDTH, _HEIGHT, _PAD = 132.0, 22.0, 7.0


def pair(behind: float, ahead: float, top: float, label: str) -> str:
    """Return two groups on a scale from nought as a small picture: behind orange, ahead blue."""
    low, high = (_PAD + value / top * (_WIDTH - 2 * _PAD) for value in (behind, ahead))
    middle = _HEIGHT / 2
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH:.0f} {_HEIGHT:.0f}'>"
        f"<path d='M{_PAD} {middle}H{_WIDTH - _PAD}' stroke='#8a98a3' stroke-opacity='.45'/>"
        f"<path d='M{low:.1f} {middle}H{high:.1f}' stroke='#8a98a3' stroke-width='3'/>"
        f"<circle cx='{high:.1f}' cy='{middle}' r='5' fill='{SERIES[0]}'/>"
        f"<path d='M{low:.1f} {middle - 6}l6 6-6 6-6-6z' fill='{SERIES[1]}'/>"
        "</svg>"
    )
    picture = b64encode(svg.encode()).decode()
    return (
        f"<img alt='{escape(label, quote=True)}' width='{_WIDTH:.0f}' height='{_HEIGHT:.0f}' "
        f"src='data:image/svg+xml;base64,{picture}'>"
    )
