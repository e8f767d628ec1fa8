"""What the panels of stories share: the figures and the ground, and a picture as markup."""

from html import escape

from data.settings import STATIC
from figures.svg import MAP_STYLE, TREND_STYLE
from indicators.facts import Key
from indicators.words import Words
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.shell import Page
from passports.identity import figure_id
from stories import Drawn, Ground, Step, StoreFigures, Told, read_ground, tell_or_say_why

STYLE = f"<style>{TREND_STYLE}{MAP_STYLE}</style>"


def ground(page: Page) -> Ground:
    """Return the outlines of areas; read once a build."""
    path = STATIC / page.store.build()["static_areas"]
    return kept_for_build(page.store, "stories/ground", lambda: read_ground(path))


def told(page: Page, step: Step, ident: str) -> Told:
    """Return a step as the reader's language and edition tell it; made once a build."""
    figures = StoreFigures(page.store, page.selection.edition, page.today.year)
    return page.remembered(
        f"story/{ident}",
        lambda: tell_or_say_why(step, figures, page.words, ident, ground(page)),
    )


def picture(page: Page, drawn: Drawn) -> str:
    """Return a picture with its title, legend and foot; of the illustrative edition marked."""
    subtitle = f"<p class='crm-sub'>{escape(drawn.subtitle)}</p>" if drawn.subtitle else ""
    passports = " · ".join(_passport(page, key) for key in drawn.figures[:4])
    more = f"<p>{escape(page.words('Passport'))}: {passports}</p>" if passports else ""
    return (
        f"<figure class='s-figure'><h2 class='crm-h2'>{escape(drawn.title)}</h2>{subtitle}"
        f"{marked(drawn, page.watermark)}{legend(drawn)}"
        f"<figcaption>{foot(drawn, page)}{more}</figcaption></figure>"
    )


def marked(drawn: Drawn, mark: str) -> str:
    """Return the two sizes of a picture, and the word of the illustrative edition across it."""
    stamp = f"<span class='s-mark'>{escape(mark)}</span>" if mark else ""
    small = f"<div class='s-small'>{drawn.small}</div>" if drawn.small else ""
    look = "s-large" if small else "s-only"
    return f"<div class='s-drawn'><div class='{look}-size'>{drawn.large}</div>{small}{stamp}</div>"


def legend(drawn: Drawn) -> str:
    """Return what the marks stand for."""
    keys = "".join(
        f"<li><svg viewBox='0 0 26 14' aria-hidden='true'><rect width='26' height='14' {look}/>"
        f"</svg>{escape(said)}</li>"
        for look, said in drawn.keys
    )
    return f"<ul class='s-keys'>{keys}</ul>" if keys else ""


def foot(drawn: Drawn, page: Page) -> str:
    """Return source, period, grade and caveat; the illustrative edition says so first."""
    mark = f"<p><strong>{escape(page.watermark)}</strong></p>" if page.watermark else ""
    return mark + "".join(f"<p>{escape(line)}</p>" for line in drawn.foot)


def _passport(page: Page, key: Key) -> str:
    link = link_to(page, path="figure", id=figure_id(key))
    return f"<a href='{link}' target='_self'>{escape(_short(key, page.words))}</a>"


def _short(key: Key, words: Words) -> str:
    return " ".join([words.period(key.time_period), *(code for _, code in key.dimensions)])
