"""The picture of a figure for pages of others: ``/card/az/<name of the figure>.png``.

A page of another site shows it by an ``img``, which no rule about frames forbids. Unit, period,
grade, source, caveat, edition and link stand on the picture, so that it cannot lose them.
"""

from asyncio import Semaphore
from datetime import date
from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.frozen import Release, open_release
from data.settings import database_url
from data.store import current_build, open_store
from indicators.errors import DashboardError
from indicators.model import LANGUAGES, Language
from indicators.words import words
from passports.finding import find_figure
from passports.links import figure_link
from passports.picture import picture

_KEPT = 200  # pictures of some 60 kB
_A_DAY = "public, max-age=86400"


def routes() -> list[Route]:
    """Return the route of the pictures; one is drawn at a time, whoever asks."""
    one = Semaphore(1)

    async def card(request: Request) -> Response:
        asked = request.path_params
        if asked["lang"] not in LANGUAGES:
            return PlainTextResponse("Not Found", 404)
        release = request.query_params.get("release", "")
        make = partial(card_of, asked["lang"], asked["name"], release)
        try:
            async with one:
                drawn = await run_in_threadpool(make)
        except DashboardError as error:
            return PlainTextResponse(error.message, 404)
        allowed = {"Cache-Control": _A_DAY, "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(drawn, media_type="image/png", headers=allowed)

    return [Route("/card/{lang}/{name}.png", card)]


def card_of(lang: Language, name: str, release: str) -> bytes:
    """Return the picture of a figure as PNG: in a given release, or as it stands now.

    Raises
    ------
    FigureIdError, FigureUnknown, ReleaseError, StoreUnavailable
        If there is no such figure or release, or no figures at all.
    """
    return _drawn(lang, name, release, current_build(database_url()))


@lru_cache(maxsize=_KEPT)
def _drawn(lang: Language, name: str, release: str, build: str) -> bytes:
    """Return the picture, drawn once for each build of the figures."""
    store = open_store(build=build)
    try:
        found = find_figure(name, release, store, date.today(), _release)
        link = figure_link(found.key, found.release, lang)
        own = (
            _release(found.release).of(found.key.indicator)
            if found.content
            else store.observations(found.key.indicator, found.key.edition)
        )
        told = words(lang)
        return picture(found, own, told, "png", link, watermark=found.edition.watermark(told))
    finally:
        store.engine.dispose()


@lru_cache(maxsize=2)
def _release(name: str) -> Release:
    """Return a release, opened and checked once."""
    return open_release(name)
