"""Behind nginx: over an encrypted line, cookies for such lines alone, nothing kept."""

import json
import re
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.workflow import give_roles, install
from serving.front import front, write_configuration
from tests.postgresql import copied
from tests.serving.site import ask, free_ports, front_settings, let_all_enter, nginx
from tests.steward.conftest import Installation, Visitor
from tests.steward.people import (
    application,
    free_port,
    provider_for,
    secrets_of,
)


def settings(folder: Path, https: int, http: int, steward: int) -> dict[str, str]:
    return front_settings(folder, https, http, STEWARD_PORT=str(steward))


@pytest.fixture(scope="module")
def behind(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("front")
    let_all_enter(folder)
    https, http, *_ = free_ports()
    port, site = free_port(), f"https://localhost:{https}"
    provider = provider_for(f"{site}/steward/oauth2callback", folder)
    provider.start()
    with ExitStack() as stack:
        stack.callback(provider.stop)
        database = stack.enter_context(copied(postgresql_url, "template1", "behind"))
        install(database)
        secrets, log = secrets_of(folder / "secrets.toml", site, provider), folder / "log"
        stack.enter_context(application(port, database, secrets, log))
        stack.enter_context(nginx(folder, settings(folder, https, http, port)))
        yield Installation(database, provider, site, secrets, log)


@pytest.fixture
def trust(behind: Installation) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=behind.secrets.parent / "localhost.pem")


def test_a_login_works_and_every_cookie_is_for_encrypted_lines_alone(
    behind: Installation, browser: Browser
) -> None:
    behind.provider.know("Behind", "crm-auditor")
    give_roles(behind.database, behind.provider.issuer, "behind", "auditor")
    context = browser.new_context(locale="en", ignore_https_errors=True)
    one = Visitor(context.new_page(), context, behind, "Behind")
    one.open()
    one.page.get_by_role("button", name="EN", exact=True).click()
    one.settle()
    one.enter()
    one.shows("Audit")
    ours = context.cookies(behind.address)
    assert {"_streamlit_user", "_streamlit_xsrf", "crm_language"} <= {one["name"] for one in ours}
    of_the_provider = {"_session", "_session.sig", "_interaction", "_interaction.sig"}
    for cookie in ours:
        if cookie["name"] not in of_the_provider:
            assert cookie["secure"], cookie["name"]
    login = next(cookie for cookie in ours if cookie["name"] == "_streamlit_user")
    assert login["httpOnly"] and login["sameSite"] == "Lax" and login["path"] == "/steward"
    context.close()


def test_nothing_is_kept_and_the_line_stays_encrypted(
    behind: Installation, trust: ssl.SSLContext
) -> None:
    page = ask(behind.address, trust)
    assert page.status == 200
    assert page.headers.get_all("Cache-Control") == ["no-store"]
    assert page.headers["Strict-Transport-Security"].startswith("max-age=")
    assert page.headers.get_all("X-Frame-Options") == ["DENY"]
    assert ask(behind.address[:-1], trust).headers["Location"].endswith("/steward/")


def test_scripts_come_from_nginx_and_what_it_lacks_from_the_process(
    behind: Installation, trust: ssl.SSLContext
) -> None:
    scripts = behind.secrets.parent / "files" / "static" / "js"
    laid = next(path.name for path in sorted(scripts.glob("*.js")))
    ask(f"{behind.address}static/js/{laid}", trust)
    page = ask(behind.address, trust).body.decode()
    lacking = re.search(r"static/js/index\.[\w-]+\.js", page)
    assert lacking
    answered = ask(f"{behind.address}{lacking.group()}", trust)
    assert answered.status == 200
    assert answered.headers["Cache-Control"].startswith("public")
    lines = (behind.secrets.parent / "access.log").read_text(encoding="utf-8").splitlines()
    by = {json.loads(line)["path"]: json.loads(line)["process"] for line in lines}
    assert by[f"/steward/static/js/{laid}"] == ""
    assert by[f"/steward/{lacking.group()}"] != ""


@pytest.mark.parametrize(
    "path, status",
    [
        ("_stcore/metrics", 404),
        ("_stcore/agent", 404),
        ("healthz", 200),
        ("auth/logout", 404),
        ("oauth2callback", 302),
    ],
)
def test_what_is_answered_through_it(
    behind: Installation, trust: ssl.SSLContext, path: str, status: int
) -> None:
    assert ask(f"{behind.address}{path}", trust).status == status


def test_without_a_port_nothing_of_it_is_in_front(tmp_path: Path) -> None:
    told = settings(tmp_path, 1, 2, 3)
    write_configuration(front(told), tmp_path / "with.conf")
    write_configuration(front(told | {"STEWARD_PORT": ""}), tmp_path / "without.conf")
    assert "/steward/" in (tmp_path / "with.conf").read_text(encoding="utf-8")
    assert "steward" not in (tmp_path / "without.conf").read_text(encoding="utf-8")
