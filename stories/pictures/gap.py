"""Indicators without a figure: what is not known, why, and who could say."""

from figures.svg import wrap_to_length
from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.model import Indicator
from indicators.summary import valued
from indicators.words import Words, holders
from stories.figures import Figures
from stories.model import Picture
from stories.pictures.drawn import Drawn, svg, text

_WIDE, _NARROW = 760.0, 340.0


def gap_picture(asked: Picture, figures: Figures, words: Words, ident: str) -> Drawn:
    """Return hatched boxes, one an indicator, with its name and who holds the figure.

    Raises
    ------
    Unbound
        If one of them has a figure: what is known is no gap.
    """
    items = [_without_figure(code, figures) for code in asked.of]
    title = words("No figure is published")
    said = "; ".join(words.of(item.name) for item in items)
    large, small = (
        _drawn(items, words, wide, title, said, name)
        for wide, name in ((_WIDE, ident), (_NARROW, f"{ident}s"))
    )
    why = tuple(words.of(item.gap) for item in items if item.gap)
    return Drawn(title, "", large, small, (), why[:2], ())


def _without_figure(code: str, figures: Figures) -> Indicator:
    if code not in catalog():
        raise Unbound(f"{code!r} is no indicator")
    if len(valued(figures.figures(code))):
        raise Unbound(f"{code} has figures: it is no gap")
    return catalog()[code]


def _drawn(
    items: list[Indicator], words: Words, wide: float, title: str, said: str, ident: str
) -> str:
    y, marks = 0.0, ""
    for item in items:
        name = wrap_to_length(words.of(item.name), int(wide / 10.5))
        who = holders(words, item)
        asked = words("Who could provide it: {holders}.", holders=who) if who else ""
        lines = [("s-name", row) for row in name]
        lines += [("s-text", row) for row in wrap_to_length(asked, int(wide / 9)) if row]
        height = 22.0 * len(lines) + 22
        marks += f'<rect class="s-gap" x="1" y="{y + 1:g}" width="{wide - 2:g}" height="{height:g}"'
        marks += f' fill="url(#{ident}-missing)"/>'
        marks += "".join(
            text(16, y + 28 + 22 * at, row, look) for at, (look, row) in enumerate(lines)
        )
        y += height + 14
    return svg(_hatch(ident) + marks, (wide, y), title, said, ident)


def _hatch(ident: str) -> str:
    return (
        f'<defs><pattern id="{ident}-missing" width="12" height="12" patternUnits='
        '"userSpaceOnUse"><path class="s-hatch" d="M-3 3l6-6M0 12L12 0M9 15l6-6"/></pattern></defs>'
    )
