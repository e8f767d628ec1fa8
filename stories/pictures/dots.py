"""Shares as so many dots of a hundred or a thousand; a break stands between two definitions."""

from figures.svg import wrap_to_length
from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.words import Words
from stories.figures import Figures, figure_of
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

_COLUMNS = {100: 20, 1000: 40}
_WIDE, _GAP, _TOP, _BELOW = 350.0, 60.0, 58.0, 26.0


def dots_picture(asked: Picture, figures: Figures, words: Words, ident: str) -> Drawn:
    """Return one field of dots a figure: filled as many as the figure says, rounded."""
    rows = [figure_of(one, figures) for one in asked.of]
    items = [catalog()[str(row["indicator"])] for row in rows]
    if any(item.unit_measure != "PCNT" for item in items):
        raise Unbound("dots show shares in per cent")
    counts = [round(float(row["obs_value"]) * asked.base / 100) for row in rows]
    names, base = labels_of(rows, words), words.number(asked.base, 0)
    title = title_of(items, words)
    said = "; ".join(
        words("{name}: {n} of {base}", name=name, n=words.number(n, 0), base=base)
        for name, n in zip(names, counts, strict=True)
    )
    fields = [
        _field(n, asked.base, words.number(n, 0), name)
        for n, name in zip(counts, names, strict=True)
    ]
    breaks = breaks_between(rows, words)
    return Drawn(
        title,
        words("One dot is one of {base}.", base=base),
        svg(*_beside(fields, breaks, asked.base), title, said, ident),
        svg(*_stacked(fields, breaks, asked.base), title, said, f"{ident}s"),
        (),
        foot_of(rows, figures, words),
        keys_of(rows),
    )


def _field(n: int, base: int, number: str, name: str) -> str:
    """Return the number, its name, and the dots: full ones first, row by row."""
    step = _WIDE / _COLUMNS[base]
    full = "".join(_dot(at, base, step) for at in range(n))
    rest = "".join(_dot(at, base, step) for at in range(n, base))
    wide = f'stroke-width="{step * 0.62:.1f}"'
    head = text(0, 32, number, "s-large") + text(27 * len(number) + 10, 32, name, "s-name")
    return f'{head}<path class="s-rest" {wide} d="{rest}"/><path class="s-full" {wide} d="{full}"/>'


def _dot(at: int, base: int, step: float) -> str:
    row, column = divmod(at, _COLUMNS[base])
    return f"M{(column + 0.5) * step:.1f} {_TOP + row * step:.1f}h0"


def _height(base: int) -> float:
    return _TOP + _WIDE / _COLUMNS[base] * (base / _COLUMNS[base])


def _beside(fields: list[str], breaks: list[str], base: int) -> tuple[str, Size]:
    """Return fields beside each other, two a row, with the line of a break between them."""
    height, marks = _height(base) + _BELOW, ""
    for at, one in enumerate(fields):
        x, y = (at % 2) * (_WIDE + _GAP), (at // 2) * height
        marks += f'<g transform="translate({x:g} {y:g})">{one}</g>'
    for at, said in enumerate(breaks):
        if said and at % 2 == 0:
            x, y = _WIDE + _GAP / 2, (at // 2) * height
            marks += f'<path class="v-break" d="M{x:g} {y + 8:g}V{y + height - _BELOW:g}"/>'
            marks += text(x, y + height - 6, said, "v-note v-mid")
    width = 2 * _WIDE + _GAP if len(fields) > 1 else _WIDE
    return marks, (width, height * -(-len(fields) // 2))


def _stacked(fields: list[str], breaks: list[str], base: int) -> tuple[str, Size]:
    """Return fields below each other, with the line and the words of a break between them."""
    y, marks = 0.0, ""
    for one, said in zip(fields, [*breaks, ""], strict=True):
        marks += f'<g transform="translate(0 {y:g})">{one}</g>'
        y += _height(base)
        for row in wrap_to_length(said, 48) if said else []:
            y += 16
            marks += text(0, y, row, "v-note")
        if said:
            marks += f'<path class="v-break" d="M0 {y + 10:g}H{_WIDE:g}"/>'
            y += 16
    return marks, (_WIDE, y)
