"""The application: which address is answered by what.

``/rest`` is the service. ``/unicef/rest`` answers programs that write the names of UNICEF's own
dataflows, so that their one changed address is enough: data of one indicator, from our dataflow.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from indicators.errors import StoreUnavailable
from passports import sdmx
from service.answers import Answers, Question
from service.figures import Current, unavailable
from service.formats import DATA, STRUCTURE
from service.limits import Bounded
from service.logs import Logged, log_failure
from service.not_there import PARAMETERS, RESOURCES
from service.refused import NO_RESULTS, OUR_FAULT, Refused, quoted
from service.replies import HEADERS, refusal
from service.settings import Settings
from service.structures import ANY, KINDS

_COMPRESSION = 4  # of gzip: a third of the work of the highest, and a tenth more bytes
_SMALLEST = 1_000  # bytes that are compressed
Endpoint = Callable[[Request], Awaitable[Response]]


def application(settings: Settings) -> Starlette:
    """Return the application."""
    current = Current(unreleased=settings.unreleased)
    answers = Answers(settings, current, asyncio.Semaphore(settings.large_at_once))
    routes = [
        Route("/", _contents),
        Route("/livez", _livez),
        Route("/healthz", _health(current)),
        Route("/rest/{path:path}", _answering(answers.answer)),
        Route("/unicef/rest/{path:path}", _answering(answers.answer_as_unicef)),
    ]
    bounds = (settings.requests_a_minute, settings.patience, settings.longest)
    middleware = [
        Middleware(Logged),
        Middleware(Bounded, *bounds),
        Middleware(GZipMiddleware, _SMALLEST, _COMPRESSION),
    ]
    made = Starlette(
        routes=routes, middleware=middleware, exception_handlers={NO_RESULTS.status: _elsewhere}
    )
    made.router.redirect_slashes = False  # it would lead to whatever host the request names
    return made


def _answering(answer: Callable[[Question], Response]) -> Endpoint:
    """Return what answers a request; whatever fails is told as a message of SDMX."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run_in_threadpool(answer, Question.of(request))
        except Refused as refused:
            return refusal(refused)
        except StoreUnavailable:
            return refusal(unavailable())
        except Exception as error:  # noqa: BLE001 - told as SDMX, whatever it is
            log_failure(error)
            return refusal(Refused(OUR_FAULT, "A fault of this service."))

    return endpoint


def _health(current: Current) -> Endpoint:
    async def healthz(_: Request) -> Response:
        try:
            figures = await run_in_threadpool(current.figures)
        except Refused as refused:
            return JSONResponse({"healthy": False, "reason": refused.text}, 503)
        return JSONResponse({"healthy": True, "release": figures.release})

    return healthz


async def _livez(_: Request) -> Response:
    return PlainTextResponse("alive")


async def _contents(_: Request) -> Response:
    """Say what is there, and what is not."""
    told = {
        "agency": sdmx.AGENCY,
        "dataflow": sdmx.reference("published"),
        "resources": ["data", "availableconstraint", *KINDS, ANY],
        "formats": [*(one.media for one in DATA), STRUCTURE],
        "key": ".".join(name.upper() for name in sdmx.SERIES),
        "not_there": {"resources": RESOURCES, "parameters": PARAMETERS},
    }
    return JSONResponse(told, headers=HEADERS)


async def _elsewhere(request: Request, _: Exception) -> Response:
    text = f"There is nothing at {quoted(request.url.path)}: begin with /rest/dataflow."
    return refusal(Refused(NO_RESULTS, text))
