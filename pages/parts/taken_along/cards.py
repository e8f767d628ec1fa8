"""The picture of one figure, and what another site pastes to show it."""

from html import escape
from typing import Literal

from data.apart import run_apart
from data.settings import database_url
from data.store import current_build
from pages.parts.page import Page
from pages.parts.passports import site
from passports.card import Card, draw_card
from passports.identity import figure_id
from passports.links import figure_link
from passports.standing import ReleasedFigure
from passports.words import sentence


def figure_picture(page: Page, found: ReleasedFigure, kind: Literal["png", "svg"]) -> bytes:
    """Return the picture of a figure: its number, its sentence, its line and what it carries."""
    release = found.release if found.content else ""
    url, language = database_url(), page.words.language
    card = Card(
        figure_id(found.key), release, language, url, current_build(url), page.today, site()
    )
    return run_apart(draw_card, card, kind)


def pasted(page: Page, found: ReleasedFigure) -> str:
    """Return the element with which another site shows a figure: its picture, linked, in words.

    The picture is of the figure's release, so that what was quoted never changes.
    """
    here, language = site(), page.words.language
    of = f"?release={found.release}" if found.content else ""
    address = f"{here}/card/{language}/{figure_id(found.key)}.png{of}"
    link = figure_link(found.key, found.release, language, here)
    size = 'width="1200" height="630" style="max-width:100%;height:auto"'
    said = escape(sentence(found, page.words))
    return f'<a href="{escape(link)}"><img src="{escape(address)}" {size} alt="{said}"></a>'
