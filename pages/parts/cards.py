"""The picture of one figure, and what another site pastes to show it."""

from html import escape
from typing import Literal

import pandas as pd

from pages.parts.passports import kept_release, site
from pages.parts.shell import Page
from passports.identity import figure_id
from passports.links import figure_link
from passports.picture import picture
from passports.standing import ReleasedFigure
from passports.words import sentence


def figure_picture(page: Page, found: ReleasedFigure, kind: Literal["png", "svg"]) -> bytes:
    """Return the picture of a figure: its number, its sentence, its line and what it carries."""
    link = figure_link(found.key, found.release, page.words.language, site())
    mark = found.edition.watermark(page.words)
    return picture(found, observations_of(page, found), page.words, kind, link, watermark=mark)


def observations_of(page: Page, found: ReleasedFigure) -> pd.DataFrame:
    """Return the observations the figure's series is taken from: of its own release."""
    if found.content:
        return kept_release(page, found.release).of(found.key.indicator)
    return page.store.observations(found.key.indicator, found.key.edition)


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
