"""Lines over time as a picture made on the server: no script, every point says its figure."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from figures.svg import TREND_STYLE, Frame, plot, trend_svg
from indicators.model import Indicator
from pages.parts.page import Page

_WIDE, _NARROW = Frame(700, 300), Frame(340, 250, left=44, right=12)

Line = tuple[str, pd.DataFrame]


def lines_picture(page: Page, lines: Sequence[Line], item: Indicator, ident: str) -> str:
    """Return several lines of one unit as markup, in a size for a desk and one for a phone.

    Parameters
    ----------
    lines : sequence of (label, observations)
        Each of one source and one area.
    ident : str
        What names the picture in the page.
    """
    words = page.words
    known = [(label, part.dropna(subset="obs_value")) for label, part in lines]
    known = [(label, part) for label, part in known if len(part)]
    title = words("Trend of {name}", name=words.of(item.name))
    said = _said(page, known, item)
    sizes = {"crm-on-wide": _WIDE, "crm-on-narrow": _NARROW}
    drawn = "".join(
        f"<div class='{kind}'>"
        f"{trend_svg(plot(known, item, words, size), title, said, f'{ident}-{kind}')}</div>"
        for kind, size in sizes.items()
    )
    return f"<style>{TREND_STYLE}</style>{_marked(page, _legend(known) + drawn)}"


def _said(page: Page, lines: Sequence[Line], item: Indicator) -> str:
    """Return from when to when the lines run."""
    words = page.words
    periods = sorted(period for _, part in lines for period in part["time_period"])
    first, last = (words.period(end, item.period) for end in (periods[0], periods[-1]))
    return words(
        "Line chart from {first} to {last}; the table has every figure.", first=first, last=last
    )


def _legend(lines: Sequence[Line]) -> str:
    """Return the names of the lines where there are several."""
    if len(lines) < 2:
        return ""
    key = "<svg width='30' height='12' aria-hidden='true'><path class='v-l{n}' d='M0 6H30'/></svg>"
    rows = (f"<li>{key.format(n=n)} {escape(name)}</li>" for n, (name, _) in enumerate(lines))
    return f"<ul class='crm-line-names'>{''.join(rows)}</ul>"


def _marked(page: Page, inner: str) -> str:
    """Return a picture with the mark of its edition."""
    mark = (
        f"<span class='crm-mark-across'>{escape(page.watermark)}</span>" if page.watermark else ""
    )
    return f"<div class='crm-lines'>{mark}{inner}</div>"
