"""The picture of a figure by its name: found, and drawn with what it must carry."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from data.apart import kept_store
from data.frozen import Release, open_release
from indicators.model import Language
from indicators.words import words
from passports.finding import find_figure, observations_of
from passports.links import figure_link
from passports.picture import picture


@dataclass(frozen=True)
class Card:
    """Which figure: by its name, in a release or as it stands now, of which build of the store.

    ``site`` is where its link leads: ``SITE_URL`` where it is empty.
    """

    name: str
    release: str
    language: Language
    url: str
    build: str
    today: date
    site: str = ""


def draw_card(card: Card, kind: Literal["png", "svg"]) -> bytes:
    """Return the picture of a figure: its number, its sentence, its line and what it carries.

    Raises
    ------
    FigureIdError, FigureUnknown, ReleaseError, StoreUnavailable
        If there is no such figure or release, or no figures at all.
    """
    store = kept_store(card.url, card.build)
    found = find_figure(card.name, card.release, store, card.today, _release)
    link = figure_link(found.key, found.release, card.language, card.site)
    own = observations_of(found, store, _release)
    told = words(card.language)
    return picture(found, own, told, kind, link, watermark=found.edition.watermark(told))


@lru_cache(maxsize=2)
def _release(name: str) -> Release:
    """Return a release, opened and checked once."""
    return open_release(name)
