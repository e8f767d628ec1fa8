"""A picture that travels alone: title, subtitle, legend, source and licence drawn into the file."""

from collections.abc import Sequence
from html import escape

from figures.palette import LIGHT
from figures.svg.map import MAP_STYLE
from figures.svg.plot import wrap_to_length
from figures.svg.trend import TREND_STYLE

_STYLE = (
    f"text{{font-family:'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif;fill:{LIGHT.ink}}}"
    f".f-title{{font-size:22px;font-weight:700}}.f-sub{{font-size:15px;fill:{LIGHT.muted}}}"
    f".f-source{{font-size:12.5px;fill:{LIGHT.muted}}}.f-key{{font-size:14px}}"
)
_WIDTH, _MARGIN = 1000, 20


def standalone(
    inner: str,
    size: tuple[float, float],
    *,
    title: str,
    subtitle: str,
    keys: Sequence[tuple[Sequence[str], str]],
    foot: Sequence[str],
    language: str,
) -> str:
    """Return a whole SVG file around the marks of a picture.

    Parameters
    ----------
    inner : str
        Marks drawn on a sheet of ``size`` pixels; scaled to the width of the file.
    keys : sequence of (attributes, text)
        The legend: what paints each mark, one paint over the other, and what it stands for.
    foot : sequence of str
        Source, licence, release and link, a line each.
    """
    head, y = _rows("f-title", title, 30, 74, 27)
    under, y = _rows("f-sub", subtitle, y + 2, 118, 20)
    scale = (_WIDTH - 2 * _MARGIN) / size[0]
    marks = f'<g transform="translate({_MARGIN} {y:g}) scale({scale:.4f})">{inner}</g>'
    legend, y = _legend(keys, y + size[1] * scale + 24)
    lines = ""
    for text in foot:
        drawn, y = _rows("f-source", text, y, 150, 16)
        lines += drawn
    height = round(y + 6)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" xml:lang="{language}">'
        f"<title>{escape(title)}</title><desc>{escape(' '.join(foot))}</desc>"
        f"<style>{TREND_STYLE}{MAP_STYLE}{_STYLE}</style>"
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
        f"{head}{under}{marks}{legend}{lines}</svg>\n"
    )


def _rows(kind: str, text: str, y: float, width: int, step: float) -> tuple[str, float]:
    """Return a text in rows, and where the next may begin."""
    rows = wrap_to_length(text, width) if text else []
    drawn = "".join(
        f'<text class="{kind}" x="{_MARGIN}" y="{y + step * place:g}">{escape(row)}</text>'
        for place, row in enumerate(rows)
    )
    return drawn, y + step * len(rows)


def _legend(keys: Sequence[tuple[Sequence[str], str]], y: float) -> tuple[str, float]:
    """Return one row a key, each with its mark."""
    drawn = "".join(
        _swatch(paints, y + 22 * place - 12)
        + f'<text class="f-key" x="{_MARGIN + 36}" y="{y + 22 * place:g}">{escape(text)}</text>'
        for place, (paints, text) in enumerate(keys)
    )
    return drawn, y + 22 * len(keys) + 6


def _swatch(paints: Sequence[str], y: float) -> str:
    return "".join(
        f'<rect {paint} x="{_MARGIN}" y="{y:g}" width="26" height="13"/>' for paint in paints
    )
