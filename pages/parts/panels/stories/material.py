"""What the panels of stories share: the figures and the ground, and a picture as markup."""

from html import escape

from figures.panels import keys
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.facts import Key
from indicators.words import Words, area_name, group_names
from pages.parts.drawing import drawn as across
from pages.parts.drawing import outlines
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.page import Page
from passports.identity import figure_id
from stories import (
    PICTURE_STYLE,
    Drawn,
    Ground,
    Step,
    StoreFigures,
    Told,
    ground_of,
    tell_or_say_why,
)


def ground(page: Page) -> Ground:
    """Return the outlines of areas; read once a build."""
    return kept_for_build(page.store, "stories/ground", lambda: ground_of(outlines(page)))


def told(page: Page, step: Step, ident: str) -> Told:
    """Return a step as the reader's language and edition tell it; made once a build."""
    return page.remembered(
        f"story/{ident}",
        lambda: tell_or_say_why(step, figures_of(page), page.words, ident, ground(page)),
    )


def figures_of(page: Page) -> StoreFigures:
    """Return the figures of the edition that the reader has chosen."""
    return StoreFigures(page.store, page.selection.edition, page.today.year)


def picture(page: Page, drawn: Drawn) -> str:
    """Return a picture with its title, legend and foot; of the illustrative edition marked."""
    subtitle = f"<p class='crm-sub'>{escape(drawn.subtitle)}</p>" if drawn.subtitle else ""
    passports = " · ".join(_passport(page, key) for key in drawn.figures[:4])
    named = page.words("Passport")
    more = f"<p>{escape(named)}: {passports}</p>" if passports else ""
    legend = drawn.key_patterns + keys(drawn.keys) if drawn.keys else ""
    return (
        f"<figure class='s-figure'><h2 class='crm-h2'>{escape(drawn.title)}</h2>{subtitle}"
        f"{sizes(page, drawn)}{legend}"
        f"<figcaption>{foot(drawn, page)}{more}</figcaption></figure>"
    )


def style() -> str:
    """Return what pictures of stories have of their own, to stand once on a page."""
    return f"<style>{PICTURE_STYLE}</style>"


def sizes(page: Page, picture: Drawn) -> str:
    """Return the two sizes of a picture, marked where it is of the illustrative edition."""
    large = f"<div class='s-large-size'>{picture.large}</div>"
    return across(page, f"{large}<div class='s-small'>{picture.small}</div>")


def foot(drawn: Drawn, page: Page) -> str:
    """Return source, period, grade and caveat; the illustrative edition says so first."""
    mark = f"<p><strong>{escape(page.watermark)}</strong></p>" if page.watermark else ""
    return mark + "".join(f"<p>{escape(line)}</p>" for line in drawn.foot)


def _passport(page: Page, key: Key) -> str:
    link = link_to(page, path="figure", id=figure_id(key))
    return f"<a href='{link}' target='_self'>{escape(_short(key, page.words))}</a>"


def _short(key: Key, words: Words) -> str:
    """Return what tells a figure from those beside it: area below the nation, groups, period."""
    item = catalog()[key.indicator]
    area = [area_name(key.ref_area, words)] if key.ref_area != NATION else []
    period = words.period(key.time_period, item.period)
    return ", ".join([*area, *group_names(item, key.codes(), words), period])
