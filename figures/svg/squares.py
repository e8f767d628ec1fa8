"""A share as a hundred squares: so many of a hundred children, so many of a hundred manats."""

from html import escape

SQUARES_STYLE = ".q-part{fill:#12638c}.q-rest{fill:#e3b08a}"
_ACROSS, _STEP, _SIDE = 10, 24, 21


def squares_svg(share: float, said: str) -> str:
    """Return a hundred squares, the first ``share`` of them (of 1, rounded) in the first colour."""
    filled = round(100 * share)
    sheet = _ACROSS * _STEP
    drawn = "".join(_square(place, place < filled) for place in range(_ACROSS**2))
    return (
        f'<svg viewBox="0 0 {sheet} {sheet}" role="img" aria-label="{escape(said)}">'
        f"<title>{escape(said)}</title>{drawn}</svg>"
    )


def _square(place: int, filled: bool) -> str:
    kind = "q-part" if filled else "q-rest"
    x, y = place % _ACROSS * _STEP, place // _ACROSS * _STEP
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}" rx="2"/>'
