"""Who gets where: every screen and every address in one table. What is not listed fails.

What somebody may do once he or she is there, the database decides: see the table of functions.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Literal

import pytest
from starlette.types import Scope

from indicators.words import words
from steward.screens import SCREENS
from steward.server.guarding import refusal
from tests.serving.site import ask as fetched
from tests.steward.conftest import Enter, Installation

ROLES = ("contributor:MSE", "reviewer", "publisher", "administrator", "auditor", "prerelease")
# Which screens each role sees; "nobody" is whoever is logged in without a right.
_OF_FIGURES = {"tasks", "requests", "submissions", "calendar", "releases", "my_login"}
SCREENS_OF: dict[str, set[str]] = {
    "nobody": {"my_login"},
    "contributor:MSE": _OF_FIGURES | {"send"},
    "reviewer": _OF_FIGURES,
    "publisher": _OF_FIGURES,
    "administrator": {"memberships", "my_login"},
    "auditor": {"audit", "my_login"},
    "prerelease": {"releases", "my_login"},
}
# Who is answered at an address. "anyone" gets nothing there that belongs to somebody: the page of
# the framework and its scripts; "own page" is anyone's, from a script of a page of ours; "session"
# needs one that is open; "token" a token; "nobody" is refused before the framework sees it.
Who = Literal["anyone", "own page", "session", "token", "nobody"]
ROUTES: dict[str, Who] = {
    "/livez": "anyone",
    "/healthz": "anyone",
    "/steward/healthz": "anyone",
    "/steward/app/static/STYLE": "anyone",
    "/steward/api/v1/submissions": "token",
    "/steward/_stcore/health": "anyone",
    "/steward/_stcore/metrics": "nobody",
    "/steward/_stcore/host-config": "own page",
    "/steward/_stcore/stream": "session",
    "/steward/_stcore/upload_file/{session_id}/{file_id}": "own page",
    "/steward/_stcore/bidi-components/{path:path}": "anyone",
    "/steward/_stcore/agent/interact": "nobody",
    "/steward/_stcore/agent/openapi.json": "nobody",
    "/steward/_stcore/agent/mcp": "nobody",
    "/steward/media/{file_id:path}": "own page",
    "/steward/component/{path:path}": "anyone",
    "/steward/auth/login": "own page",
    "/steward/auth/logout": "own page",
    "/steward/oauth2callback": "anyone",
    "/steward": "anyone",
}


def routes(installation: Installation) -> set[str]:
    """Return every route of the server; the name of the style is its content's."""
    told = {
        "STEWARD_SECRETS": str(installation.secrets),
        "STEWARD_DATABASE_URL": installation.database,
        "BLOBS_DIR": str(installation.secrets.parent / "blobs"),
    }
    with ProcessPoolExecutor(1, get_context("fork")) as apart:  # to import it sets the framework up
        found = apart.submit(paths_of_server, told).result()
    return {"/steward/app/static/STYLE" if "/style-" in path else path for path in found}


def paths_of_server(told: dict[str, str]) -> list[str]:
    """Return the routes of the server with these settings, as this process has it from now on."""
    os.environ |= told
    from steward.app import app

    return [route.path for route in app._build_starlette_app().routes]


def test_every_address_of_the_server_is_in_the_table(installation: Installation) -> None:
    assert routes(installation) == set(ROUTES)


@pytest.mark.parametrize("path, who", ROUTES.items())
def test_who_is_answered_at_an_address(path: str, who: Who) -> None:
    """Without a login, a token, and a page of ours."""
    asked: Scope = {
        "type": "http",
        "method": "POST" if who == "token" else "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"monitor.example")],
    }
    refused = refusal(asked)
    if who in ("nobody", "own page"):
        assert refused is not None
        assert refused.status_code == 404
    elif path == "/steward":
        assert refused is not None
        assert refused.headers["location"] == "/steward/"
    else:
        assert refused is None


def test_a_file_of_a_session_is_not_found_by_guessing(installation: Installation) -> None:
    address = f"{installation.address}media/{'0' * 56}.jsonl"
    assert fetched(address, Sec_Fetch_Site="same-origin").status == 404


def test_every_screen_is_in_the_table() -> None:
    assert {screen.path for screen in SCREENS} == set().union(*SCREENS_OF.values())


@pytest.mark.parametrize("role", SCREENS_OF)
def test_each_role_sees_its_screens_and_no_other(worker_named: Enter, role: str) -> None:
    one = worker_named(f"Role{role.partition(':')[0]}", *([] if role == "nobody" else [role]))
    titles = {
        screen.path: one.page.locator(":is(.crm-nav > a, .crm-person a)").and_(
            one.page.locator(f"[data-path={screen.path}]")
        )
        for screen in SCREENS
    }
    assert {path for path, link in titles.items() if link.count()} == SCREENS_OF[role]
    for screen in SCREENS:
        title = screen.title(words("en"))
        if screen.path in SCREENS_OF[role]:
            one.turn(title)
            one.shows(title)
        else:
            one.open(screen.path)
            why = "You have no right here yet" if role == "nobody" else "not open to you"
            one.sees(why)
            assert one.page.locator(".crm-plain").count() == 0
