"""In the place of a map where no area has a figure: the number, its line, its holder."""

from html import escape

import pandas as pd

from figures.panels import badge
from indicators.headlines import years_drawn
from indicators.summary import valued
from indicators.words import described
from pages.parts.drawing import draw
from pages.parts.page import Page
from pages.parts.panels.picture.headline import own_series, stated, who_holds
from pages.parts.panels.picture.lines import lines_picture


def nation_only(page: Page) -> None:
    """Draw the nation's figure large, its years beside it, and whom to ask for areas."""
    view = page.of_nation
    series = valued(own_series(page, view)) if view.exists else pd.DataFrame()
    drawn = years_drawn(len(series))
    picture = ""
    if drawn in ("dots", "line"):
        picture = lines_picture(page, [("", series)], view.indicator, "nation")
    draw(page, f"<div class='crm-nation'>{_number(page, series)}{picture}</div>", "crm-nation")


def _number(page: Page, series: pd.DataFrame) -> str:
    """Return the latest figure in large type, what it is, and who could give more."""
    view, words = page.of_nation, page.words
    none = page.edition.none_below(words)
    asks = f"<p class='crm-none'><strong>{escape(none)}</strong> {who_holds(page, view)}</p>"
    if series.empty:
        return f"<div class='crm-number'>{asks}</div>"
    value = escape(words.figure(series.iloc[-1].to_dict(), view.indicator))
    letters = [badge(f.letter, words) for f in stated(page, view) if hasattr(f, "letter")]
    small = f"<p class='crm-sub'>{escape(described(view, words))} {' '.join(letters)}</p>"
    return f"<div class='crm-number'><p class='crm-large'>{value}</p>{small}{asks}</div>"
