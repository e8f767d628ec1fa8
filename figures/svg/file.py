"""A picture that travels alone: title, subtitle, legend, source and licence drawn into the file."""

from collections.abc import Sequence
from html import escape

from figures.palette import LIGHT
from figures.svg.maps import MAP_STYLE
from figures.svg.plot import wrap_to_length
from figures.svg.trend import TREND_STYLE

FILE_STYLE = (
    f"text{{font-family:'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif;fill:{LIGHT.ink}}}"
    f".f-title{{font-size:22px;font-weight:700}}.f-sub{{font-size:15px;fill:{LIGHT.muted}}}"
    f".f-source{{font-size:12.5px;fill:{LIGHT.muted}}}.f-key{{font-size:14px}}"
)
WARNED_STYLE = (
    f".f-warning{{font-size:15px;font-weight:700;fill:{LIGHT.warning}}}"
    f".f-stamp{{font-weight:700;fill:{LIGHT.warning};fill-opacity:.17;text-anchor:middle}}"
)
_WIDTH, _MARGIN = 1000, 20
_TURN = -18  # degrees of the word across a picture
_LETTER = 0.78  # width of the widest bold capitals, Cyrillic ones, in sizes of the type


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
    drawn, height = framed(inner, size, title=title, subtitle=subtitle, keys=keys, foot=foot)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" xml:lang="{language}">'
        f"<title>{escape(title)}</title><desc>{escape(' '.join(foot))}</desc>"
        f"<style>{TREND_STYLE}{MAP_STYLE}{FILE_STYLE}</style>{drawn}</svg>\n"
    )


def framed(
    inner: str,
    size: tuple[float, float],
    *,
    title: str,
    subtitle: str,
    keys: Sequence[tuple[Sequence[str], str]],
    foot: Sequence[str],
    warnings: Sequence[str] = (),
    stamp: str = "",
    width: int = _WIDTH,
) -> tuple[str, int]:
    """Return the marks of a picture with what stands around them, and their height.

    Parameters
    ----------
    inner, keys, foot
        As of ``standalone``.
    warnings : sequence of str
        What must not be overlooked, below the subtitle.
    stamp : str
        The word across the picture; none where it is empty.
    width : int
        Pixels of the sheet: the type is the same on all.
    """
    room = width / _WIDTH
    head, y = _rows("f-title", title, 30, round(74 * room), 27)
    under, y = _rows("f-sub", subtitle, y + 2, round(118 * room), 20)
    warned = ""
    for text in warnings:
        rows, y = _rows("f-warning", text, y, round(106 * room), 20)
        warned += rows
    scale = (width - 2 * _MARGIN) / size[0]
    marks = f'<g transform="translate({_MARGIN} {y:g}) scale({scale:.4f})">{inner}</g>'
    across = _stamp(stamp, width, y + size[1] * scale / 2)
    legend, y = _legend(keys, y + size[1] * scale + 24)
    lines = ""
    for text in foot:
        rows, y = _rows("f-source", text, y, round(150 * room), 16)
        lines += rows
    height = round(y + 6)
    ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    return f"{ground}{head}{under}{warned}{marks}{across}{legend}{lines}", height


def _stamp(word: str, width: int, middle: float) -> str:
    """Return a word across a picture, as wide as it is."""
    if not word:
        return ""
    size = round((width - 2 * _MARGIN) / (_LETTER * len(word)))
    return (
        f'<text class="f-stamp" x="{width / 2:g}" y="{middle:.0f}" font-size="{size}" '
        f'dominant-baseline="central" transform="rotate({_TURN} {width / 2:g} {middle:.0f})" '
        f'aria-hidden="true">{escape(word)}</text>'
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
