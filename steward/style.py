"""The sheet of the application: the house style, and what its screens add."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.own_static import style as house_style
from steward.settings import BASE

_OWN = Path(__file__).parent / "style"


def sheet() -> tuple[str, str]:
    """Return the name of the sheet, which holds its hash, and its rules."""
    own = sorted(_OWN.glob("*.css"))
    rules = "\n".join([house_style(), *(path.read_text(encoding="utf-8") for path in own)])
    return f"style-{sha256(rules.encode()).hexdigest()[:10]}.css", rules


def style_route(name: str, rules: str) -> Route:
    """Return the route of the sheet: named by its content, so that it is kept for a year."""

    async def answer(_: Request) -> Response:
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(rules, media_type="text/css", headers=kept)

    return Route(f"/{BASE}/app/static/{name}", answer)
