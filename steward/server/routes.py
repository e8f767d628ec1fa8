"""What is answered beside the screens: whether the process lives, and the sheet of its style."""

from hashlib import sha256
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.own_static import style as house_style
from data.workflow import Workflow
from indicators.errors import DashboardError
from steward.settings import BASE

_OWN = Path(__file__).parents[1] / "style"


def health_routes(workflow: Workflow) -> list[Route]:
    """Return the routes of what a watcher may ask: whether it lives, and the workflow answers."""

    async def healthz(_: Request) -> Response:
        try:
            await run_in_threadpool(workflow.answer)
        except DashboardError as error:
            return JSONResponse({"healthy": False, "reason": error.message}, 503)
        return JSONResponse({"healthy": True})

    async def livez(_: Request) -> Response:
        return PlainTextResponse("alive")

    return [
        Route("/livez", livez),
        Route("/healthz", healthz),
        Route(f"/{BASE}/healthz", healthz),
    ]


def sheet() -> tuple[str, str]:
    """Return the name of the sheet, which holds its hash, and its rules.

    They are the house style, and what the screens add.
    """
    own = sorted(_OWN.glob("*.css"))
    rules = "\n".join([house_style(), *(path.read_text(encoding="utf-8") for path in own)])
    return f"style-{sha256(rules.encode()).hexdigest()[:10]}.css", rules


def style_route(name: str, rules: str) -> Route:
    """Return the route of the sheet: named by its content, so that it is kept for a year."""

    async def answer(_: Request) -> Response:
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(rules, media_type="text/css", headers=kept)

    return Route(f"/{BASE}/app/static/{name}", answer)
