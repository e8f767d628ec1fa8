"""Rows of marks for some areas, each with a shape of its own, as marks of a picture."""

from collections.abc import Sequence
from html import escape

Row = tuple[str, Sequence[tuple[float, str] | None], float | None]

COLOURS = ("#c4560a", "#7a4fa3", "#5c6b75", "#0b4d73")
DOTS_STYLE = "".join(f".d-{place}{{fill:{colour}}}" for place, colour in enumerate(COLOURS)) + (
    ".d-name{font-size:14px}.d-line{stroke:#d5dee5;stroke-width:1.4}"
    ".d-nation{stroke:#13212b;stroke-width:2}.d-word{font-size:54px;fill:#b05400;"
    "fill-opacity:.2;font-weight:700;text-anchor:middle}"
)
_LEFT, _RIGHT, _STEP = 420, 940, 34
_SHAPES = ("M0 -8l8 8l-8 8l-8 -8z", "M0 -8l8 14h-16z", "M-6 -6h12v12h-12z")


def dot_rows(rows: Sequence[Row], watermark: str) -> tuple[str, float]:
    """Return the marks of rows, and how high they stand.

    Parameters
    ----------
    rows : sequence of (label, marks, nation)
        Of each area its place between 0 and 1 and its written value, or None; the nation's place.
    watermark : str
        The word of the illustrative edition; empty for published figures.
    """
    height = _STEP * len(rows) + 16
    drawn = "".join(_row(each, _STEP * place + 22) for place, each in enumerate(rows))
    word = (
        f'<text class="d-word" x="480" y="{height / 2:g}">{escape(watermark)}</text>'
        if watermark
        else ""
    )
    return f"<style>{DOTS_STYLE}</style>{drawn}{word}", height


def _row(row: Row, y: float) -> str:
    label, marks, nation = row
    line = f'<path class="d-line" d="M{_LEFT} {y:g}H{_RIGHT}"/>'
    tick = ""
    if nation is not None:
        tick = f'<path class="d-nation" d="M{_x(nation):.1f} {y - 10:g}v20"/>'
    dots = "".join(_mark(place, mark, y) for place, mark in enumerate(marks) if mark)
    return f'<text class="d-name" x="0" y="{y + 5:g}">{escape(label[:62])}</text>{line}{tick}{dots}'


def _x(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _mark(place: int, mark: tuple[float, str], y: float) -> str:
    share, said = mark
    at = f'transform="translate({_x(share):.1f} {y:g})" class="d-{place}"'
    title = f"<title>{escape(said)}</title>"
    if place < len(_SHAPES):
        return f'<path {at} d="{_SHAPES[place]}">{title}</path>'
    return f'<circle {at} r="7">{title}</circle>'
