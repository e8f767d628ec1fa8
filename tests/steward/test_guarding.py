"""What gets through to the screens: addresses, methods, other sites, and what goes out with it."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from steward.server.guarding import guards

OWN = {"sec-fetch-site": "same-origin"}
OTHER = {"sec-fetch-site": "cross-site"}
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"]


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Whatever gets through is answered "through"; a line says which origin it was told."""

    async def through(_: Request) -> Response:
        return PlainTextResponse("through")

    async def line(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(socket.headers.get("origin", "none"))
        await socket.close()

    routes: list[Any] = [
        WebSocketRoute("/steward/_stcore/stream", line),
        Route("/{path:path}", through, methods=METHODS),
    ]
    return TestClient(
        Starlette(routes=routes, middleware=guards("")),
        base_url="https://monitor.example",
        follow_redirects=False,
    )


@pytest.mark.parametrize(
    "path, sent, status",
    [
        ("/steward/", {}, 200),
        ("/steward/memberships", {}, 200),
        ("/steward/_stcore/health", {}, 200),
        ("/steward/_stcore/metrics", {}, 404),
        ("/steward/_stcore/agent", {}, 404),
        ("/steward/memberships/_stcore/stream", {}, 404),
        ("/steward/_stcore/host-config", OTHER, 404),
        ("/steward/_stcore/host-config", OWN, 200),
        ("/steward/auth/logout", OTHER, 404),  # another site logs nobody out, or in
        ("/steward/auth/login", OTHER, 404),
        ("/steward/auth/logout", {}, 404),
        ("/steward/auth/login", OWN, 200),
        ("/steward/oauth2callback", OTHER, 200),  # the provider leads back
        ("/overview", {}, 404),
        ("/_stcore/stream", {}, 404),
        ("//evil.example/steward/", {}, 404),
        (f"/steward/{'a' * 8_001}", {}, 414),
    ],
)
def test_only_what_a_screen_needs_is_answered(
    client: TestClient, path: str, sent: dict[str, str], status: int
) -> None:
    assert client.get(f"https://monitor.example{path}", headers=sent).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/steward/", "/steward/oauth2callback", "/steward/auth/login"])
def test_nothing_is_sent_to_a_screen(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path, headers=OWN).status_code == 405


def test_files_are_given_in_from_our_own_pages_alone(client: TestClient) -> None:
    path = "/steward/_stcore/upload_file/1/2"
    assert client.put(path, headers=OWN).status_code == 200
    assert client.put(path, headers=OTHER).status_code == 404
    assert client.put(path).status_code == 404
    assert client.post(path, headers=OWN).status_code == 405


def test_a_machine_sends_and_asks_nothing(client: TestClient) -> None:
    assert client.post("/steward/api/v1/submissions").status_code == 200
    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        assert client.request(method, "/steward/api/v1/submissions").status_code == 405


@pytest.mark.parametrize("path", ["/", "/steward"])
def test_the_way_to_the_first_screen_stays_on_the_site(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, "/steward/")


def test_every_answer_carries_the_policy_and_is_not_kept(client: TestClient) -> None:
    for path in ("/steward/", "/steward/nothing", "/overview", "/steward/api/v1/submissions"):
        told = client.get(path).headers
        assert "frame-ancestors 'none'" in told["content-security-policy"]
        assert told["x-frame-options"] == "DENY"
        assert told["x-content-type-options"] == "nosniff"
        assert told["cross-origin-opener-policy"] == "same-origin"
        assert told["cross-origin-resource-policy"] == "same-origin"
    assert client.get("/steward/").headers["cache-control"] == "no-store"
    assert "cache-control" not in client.get("/steward/static/js/index.js").headers


def test_frames_of_a_portal_are_for_the_dashboard_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", "https://portal.example")
    wanted = guards("")[0].kwargs["wanted"]
    assert "frame-ancestors 'none'" in wanted["Content-Security-Policy"]


def test_another_site_opens_no_line(client: TestClient) -> None:
    path = "/steward/_stcore/stream"
    own = {"origin": "https://monitor.example", "host": "monitor.example"}
    with client.websocket_connect(path, headers=own) as line:
        assert line.receive_text() == "https://monitor.example"
    strange = own | {"origin": "https://evil.example"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(path, headers=strange):
        pass
