"""On which measures the area that was clicked on the map trails."""

from collections.abc import Sequence
from html import escape

from figures.panels import trailing_names
from indicators.trailing import Counted
from indicators.words import Words, area_name
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.overview.counted import compared


def area_line(page: Page, found: Counted) -> str:
    """Return on which measures the area that was clicked trails, and the way to its portrait."""
    words, code = page.words, page.selection.ref_area
    if code not in (*found.areas, *found.unknown):
        return ""
    names = trailing_names(code, found, compared(page), words)
    link = link_to(page, path="area_profile", ref_area=code)
    portrait = words("Portrait of the area")
    opens = f"<a href='{link}' target='_self'>{escape(portrait)}</a>"
    return (
        f"<p class='crm-picked'><strong>{escape(area_name(code, words))}</strong>: "
        f"{escape(_told(code, names, found, words))} {opens}</p>"
    )


def _told(code: str, names: Sequence[str], found: Counted, words: Words) -> str:
    if code in found.unknown:
        return words("not every measure is known, so it has no count.")
    if not names:
        return words("worse than the nation on none of the measures.")
    said = words("worse than the nation on {k} of {n}:", k=len(names), n=len(found.measures))
    return f"{said} {'; '.join(names)}."
