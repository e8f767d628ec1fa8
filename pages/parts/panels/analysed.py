"""The foot of a panel that shows what the build computed: source, grade, the way to the method."""

from html import escape

from indicators.quality import grade
from pages.parts.drawing import sources_of
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture import badge


def analysed_foot(
    page: Page, data_source: str, time_period: str, method: str, *, interval: bool = True
) -> str:
    """Return the foot as markup.

    Parameters
    ----------
    method : str
        Its code of ``codes/method.toml``.
    interval : bool
        Whether what is shown has its interval.
    """
    words, kind = page.words, str(page.store.sources()[data_source]["kind"])
    letter = grade(kind, time_period, page.today.year, interval=interval).letter
    address = f"{link_to(page, path='methodology')}#method-{method}"
    how = escape(words("How it is computed"))
    link = f"<a href='{address}' target='_self'>{how}</a>"
    return f"{sources_of(page, [data_source])}<p>{badge(letter, words)} {link}</p>"
