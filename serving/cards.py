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

from data.apart import run_apart
from data.settings import database_url
from data.store import current_build
from indicators.errors import DashboardError
from indicators.model import LANGUAGES, Language
from passports.card import Card, draw_card

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
    url = database_url()
    return _drawn(Card(name, release, lang, url, current_build(url), date.today()))


@lru_cache(maxsize=_KEPT)
def _drawn(card: Card) -> bytes:
    """Return the picture, drawn once a day for each build of the figures."""
    return run_apart(draw_card, card, "png")
