"""What a watcher may ask of a process: whether it lives, and what figures it serves.

``/livez`` answers as long as the process does. ``/healthz`` opens the database as a reader's page
does, so that its bytes are held against their hash, reads figures from it, looks for the files
that pages need beside it, and says which release the figures are; it answers 503 where anything
is not as it was written. (``/readyz``, whether new readers are taken, is in ``readers.py``.)
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.frozen import About, damage_of, releases
from data.settings import STATIC, editions
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
        If there is no build, its figures cannot be read, or anything is not as it was written.
    """
    store = open_store(url)
    try:
        built = store.build()
        read = store.observations(_READ, editions()[0], ref_area=[NATION])
    finally:
        store.engine.dispose()
    if read.empty:
        raise StoreUnavailable(f"The database holds no figure of {_READ}.")
    about, intact = _frozen(built["release"])
    if intact is False:
        raise StoreUnavailable(f"The tables of release {built['release']} are damaged.")
    _find_static(built)
    return {
        "healthy": True,
        "release": about.id if about else built["release"],
        "age_days": ((today or date.today()) - about.date).days if about else None,
        "intact": intact,
        "build": built["fingerprint"][:12],
    }


def _find_static(built: Mapping[str, str]) -> None:
    """Look for every file that a browser fetches for the pages of a build."""
    named = sorted(name for role, name in built.items() if role.startswith("static_"))
    absent = [name for name in named if not (STATIC / name).exists()]
    if absent:
        raise StoreUnavailable(f"Files of the build are not there: {', '.join(absent)}.")


@lru_cache(maxsize=2)
def _frozen(content: str) -> tuple[About | None, bool | None]:
    """Return the release of a build and whether it is intact: read whole, once a process."""
    about = next((one for one in releases() if one.content.startswith(content)), None)
    return about, damage_of(about) is None if about else None
