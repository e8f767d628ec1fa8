"""Figures of one unit as bars from nought, the longest first where they may be ordered."""

from collections.abc import Sequence
from html import escape

from figures.svg import wrap_to_length
from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.words import Words, unit
from stories.figures import Figures, Row, figure_of
from stories.model import Picture
from stories.pictures.drawn import (
    Drawn,
    Size,
    breaks_between,
    foot_of,
    keys_of,
    labels_of,
    svg,
    text,
    title_of,
)

_WIDE, _NARROW = 760.0, 340.0
_THICK, _BELOW, _LINE = 20.0, 15.0, 17.0


def bars_picture(asked: Picture, figures: Figures, words: Words, ident: str) -> Drawn:
    """Return bars in the order in which the story names them; all in one unit, of one scale."""
    rows = [figure_of(one, figures) for one in asked.of]
    items = [catalog()[str(row["indicator"])] for row in rows]
    if len({item.unit_measure for item in items}) > 1:
        raise Unbound("bars have one unit: these figures have several")
    names = labels_of(rows, words)
    written = [words.figure(row, item) for row, item in zip(rows, items, strict=True)]
    values = [float(row["obs_value"]) for row in rows]
    title = title_of(items, words)
    said = "; ".join(f"{name}: {value}" for name, value in zip(names, written, strict=True))
    bars = list(zip(names, values, written, [*breaks_between(rows, words), ""], strict=True))
    large, small = (
        svg(*_drawn(bars, wide), title, said, name)
        for wide, name in ((_WIDE, ident), (_NARROW, f"{ident}s"))
    )
    shared = _shared(rows, words)
    return Drawn(
        title,
        ", ".join([unit(items[0], words), *shared]),
        large,
        small,
        (),
        foot_of(rows, figures, words),
        keys_of(rows),
    )


def _shared(rows: list[Row], words: Words) -> list[str]:
    """Return the period that all bars have."""
    periods = {str(row["time_period"]) for row in rows}
    item = catalog()[str(rows[0]["indicator"])]
    return [words.period(periods.pop(), item.period)] if len(periods) == 1 else []


def _drawn(bars: Sequence[tuple[str, float, str, str]], wide: float) -> tuple[str, Size]:
    """Return the marks of bars and their size; a break is a line between two of them."""
    most = max([*(value for _, value, _, _ in bars), 0.0]) or 1.0
    marks, y = "", 6.0
    for name, value, figure, parted in bars:
        rows = wrap_to_length(name, int(wide / 8))
        marks += "".join(text(0, y + 13 + _LINE * at, row) for at, row in enumerate(rows))
        y += _LINE * len(rows) + 4
        marks += _bar(y, (wide - 96) * value / most, name, figure)
        y += _THICK + _BELOW
        for row in wrap_to_length(parted, int(wide / 7)) if parted else []:
            marks += text(0, y + 12, row, "v-note")
            y += _LINE
        marks += f'<path class="v-break" d="M0 {y + 4:g}H{wide:g}"/>' if parted else ""
        y += _BELOW if parted else 0
    return marks, (wide, y)


def _bar(y: float, length: float, name: str, figure: str) -> str:
    said = f"<title>{escape(f'{name}: {figure}')}</title>"
    bar = f'<rect class="s-bar" x="0" y="{y:g}" width="{max(length, 1):.1f}" height="{_THICK:g}">'
    return f"{bar}{said}</rect>{text(max(length, 1) + 8, y + 16, figure, 's-value')}"
