"""Who is not ranked, what is missing there, and what is not known of the number of children."""

from collections.abc import Mapping
from html import escape

from indicators.catalog import indicator
from indicators.words import Words, area_name, holders
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.most_deprived.ranked import (
    Ranked,
    children_of,
    population_code,
)


def not_ranked(page: Page, found: Ranked) -> str:
    """Return as markup the areas that are not ranked, and who counts the children."""
    lines = [*unranked_lines(found.missing, len(found.chosen), page.words)]
    text = "".join(f"<p class='crm-picked'>{escape(line)}</p>" for line in lines)
    return text + ("" if children_of(page) else _uncounted(page))


def unranked_lines(missing: Mapping[str, tuple[str, ...]], chosen: int, words: Words) -> list[str]:
    """Return one line for all areas that lack the same measures."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for code, gaps in missing.items():
        alike.setdefault(gaps, []).append(area_name(code, words))
    return [_line(names, gaps, chosen, words) for gaps, names in alike.items()]


def _line(names: list[str], gaps: tuple[str, ...], chosen: int, words: Words) -> str:
    areas = ", ".join(names)
    if len(gaps) == chosen:
        return words("Not ranked: {areas}. No figure of any measure chosen.", areas=areas)
    lacking = "; ".join(words.of(indicator(code).name) for code in gaps)
    return words("Not ranked: {areas}. No figure of: {measures}.", areas=areas, measures=lacking)


def _uncounted(page: Page) -> str:
    words, item = page.words, indicator(population_code(page))
    text = words(
        "How many children live in each of these areas is not published. Who holds it: {holders}.",
        holders=holders(words, item),
    )
    link = link_to(page, item.indicator)
    nation = escape(words("Children of the whole country"))
    return f"<p class='crm-picked'>{escape(text)} <a href='{link}' target='_self'>{nation}</a></p>"
