"""What a watcher may ask of the process: whether it lives, and whether the workflow answers."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.workflow import Workflow
from indicators.errors import DashboardError
from steward.settings import BASE


def health_routes(workflow: Workflow) -> list[Route]:
    """Return the routes of both questions."""

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
