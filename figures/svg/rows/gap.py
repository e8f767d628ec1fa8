"""Two groups on one scale, and the ratio of their figures, each as one row of a picture.

Places are per cent of the row's width, so that type keeps its size however wide the row stands.
"""

from html import escape
from math import log

GAP_STYLE = (
    ".g-line{stroke:var(--line,#dfe6eb);stroke-width:1.4}.g-gap{stroke:var(--muted,#4a5b66);"
    "stroke-width:4;stroke-opacity:.55}.g-behind{fill:#d55e00}.g-ahead{fill:#1b84b8}"
    ".g-ratio{fill:#5c6b75}.g-value{font-size:13px;font-weight:600;fill:var(--ink,#13212b)}"
    ".g-end{text-anchor:end}"
)
_HEIGHT, _MIDDLE = 26, 13
_DIAMOND = '<path class="g-behind" d="M0-7l7 7-7 7-7-7z"/>'


def gap_row(behind: tuple[float, str], ahead: tuple[float, str], top: float, said: str) -> str:
    """Return two figures on a scale from nought: the group behind a diamond, the other a dot.

    Parameters
    ----------
    behind, ahead : (value, text)
        The figures, and as they are written.
    top : float
        The end of the scale.
    said : str
        What the row says to those who do not see it.
    """
    one, other = (100 * value / top for value, _ in (behind, ahead))
    left, right = sorted((one, other))
    names = {one: behind[1], other: ahead[1]} if one != other else {one: behind[1]}
    marks = (
        f'<line class="g-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f'<line class="g-gap" x1="{left:.1f}%" x2="{right:.1f}%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f'<circle class="g-ahead" cx="{other:.1f}%" cy="{_MIDDLE}" r="5.5"/>'
        f"{_at(one, _DIAMOND)}"
    )
    return row_svg(
        marks + _value(left, names[left], -12, " g-end") + _far(left, right, names), said
    )


def _far(left: float, right: float, names: dict[float, str]) -> str:
    return _value(right, names[right], 12, "") if right != left else ""


def ratio_row(ratio: float, text: str, top: float, said: str) -> str:
    """Return a ratio as a bar on a scale of ratios, which begins at one.

    Parameters
    ----------
    top : float
        The ratio at the end of the scale, above one.
    """
    wide = 100 * log(ratio) / log(top)
    bar = f'<rect class="g-ratio" y="{_MIDDLE - 5}" width="{max(wide, 0.8):.1f}%" height="10"/>'
    line = f'<line class="g-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
    return row_svg(f"{line}{bar}{_value(wide, text, 8, '')}", said)


def row_svg(marks: str, said: str) -> str:
    """Return marks as one row, 26 pixels high and as wide as its place.

    ``said`` is what the row says to those who do not see it.
    """
    return (
        f'<svg class="g-row" height="{_HEIGHT}" role="img" aria-label="{escape(said)}">'
        f"<title>{escape(said)}</title>{marks}</svg>"
    )


def _at(place: float, mark: str) -> str:
    return f'<svg class="g-at" x="{place:.1f}%" y="{_MIDDLE}" overflow="visible">{mark}</svg>'


def _value(place: float, text: str, beside: float, kind: str) -> str:
    written = f'<text class="g-value{kind}" x="{beside:g}" y="4.5">{escape(text)}</text>'
    return _at(place, written)
