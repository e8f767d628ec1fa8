"""Where a login leads: to the screen of a link, and never off the site."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from steward.server.wanted import COOKIE, LedOn, wanted_screen

SITE = "https://monitor.example"


@pytest.fixture
def client() -> TestClient:
    """The two addresses of a login, as the framework answers them."""

    async def to_provider(_: Request) -> Response:
        return RedirectResponse("https://provider.example/authorize", 302)

    async def back(_: Request) -> Response:
        return RedirectResponse("/steward/", 302)

    routes = [Route("/steward/auth/login", to_provider), Route("/steward/oauth2callback", back)]
    wrapped = LedOn(Starlette(routes=routes))
    return TestClient(wrapped, base_url=SITE, follow_redirects=False)


@pytest.mark.parametrize(
    "address, screen",
    [
        (f"{SITE}/steward/requests?request=7", "/steward/requests?request=7"),
        (f"{SITE}/steward/send?flow=MSE_PUPILS&lang=az", "/steward/send?flow=MSE_PUPILS&lang=az"),
        (f"{SITE}/steward/audit", "/steward/audit"),
        (f"{SITE}/steward/", ""),
        (f"{SITE}/steward/auth/logout", ""),
        (f"{SITE}/steward/oauth2callback?code=abc", ""),
        (f"{SITE}/steward/requests?next=https://evil.example", ""),
        (f"{SITE}/steward//evil.example", ""),
        (f"{SITE}/steward/audit\r\nSet-Cookie: a=b", ""),
        (f"{SITE}/overview", ""),
        ("//evil.example", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_a_screen_is_led_to(address: str, screen: str) -> None:
    assert wanted_screen(address) == screen


def test_the_way_back_leads_to_the_screen_from_which_the_login_was_asked(
    client: TestClient,
) -> None:
    gone = client.get(
        "/steward/auth/login", headers={"referer": f"{SITE}/steward/requests?request=7"}
    )
    assert gone.headers["location"] == "https://provider.example/authorize"
    assert {"Path=/steward", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600"} <= set(
        gone.headers["set-cookie"].split("; ")
    )
    back = client.get("/steward/oauth2callback")
    assert back.headers["location"] == "/steward/requests?request=7"
    assert COOKIE not in client.cookies


@pytest.mark.parametrize("cookie", ["//evil.example", "%2F%2Fevil.example", "/steward/auth/logout"])
def test_a_cookie_that_somebody_else_laid_leads_nowhere(client: TestClient, cookie: str) -> None:
    client.cookies.set(COOKIE, cookie, domain="monitor.example", path="/steward")
    assert client.get("/steward/oauth2callback").headers["location"] == "/steward/"


def test_a_login_from_the_first_screen_forgets_what_was_wanted_before(client: TestClient) -> None:
    client.cookies.set(COOKIE, "%2Fsteward%2Faudit", domain="monitor.example", path="/steward")
    client.get("/steward/auth/login", headers={"referer": f"{SITE}/steward/"})
    assert client.get("/steward/oauth2callback").headers["location"] == "/steward/"
