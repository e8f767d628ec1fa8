"""What a watcher may ask of a process: whether it lives, and what figures it serves.

``/livez`` answers as long as the process does. ``/healthz`` opens the database as a reader's page
does, reads figures from it, and says which release they are; it answers 503 where it cannot.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.history import releases
from data.released import damage_of
from data.settings import editions
from data.store import open_store
from indicators.codelists import NATION
from indicators.errors import DashboardError, StoreUnavailable

_READ = "DM_POP_TOT"  # the one indicator that no release is without


def routes(state: Callable[[], dict[str, Any]] | None = None) -> list[Route]:
    """Return the routes of both questions."""
    asked = state or state_of_the_figures

    async def healthz(_: Request) -> Response:
        try:
            return JSONResponse(await run_in_threadpool(asked))
        except DashboardError as error:
            return JSONResponse({"healthy": False, "reason": error.message}, 503)

    return [Route("/healthz", healthz), Route("/livez", _livez)]


async def _livez(_: Request) -> Response:
    return PlainTextResponse("alive")


def state_of_the_figures(url: str | None = None, today: date | None = None) -> dict[str, Any]:
    """Return release, age in days and build of the figures that readers are shown.

    ``intact`` says whether the release's tables are as they were frozen; None where the figures
    belong to no release, as in a build of data that are being worked on.

    Raises
    ------
    StoreUnavailable
        If there is no build, or its figures cannot be read.
    """
    store = open_store(url)
    try:
        built = store.build()
        read = store.observations(_READ, editions()[0], ref_area=[NATION])
    finally:
        store.engine.dispose()
    if read.empty:
        raise StoreUnavailable(f"The database holds no figure of {_READ}.")
    about = next((one for one in releases() if one.content.startswith(built["release"])), None)
    return {
        "healthy": True,
        "release": about.id if about else built["release"],
        "age_days": ((today or date.today()) - about.date).days if about else None,
        "intact": damage_of(about) is None if about else None,
        "build": built["fingerprint"][:12],
    }
