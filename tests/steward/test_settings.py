"""What an operator must set, and how it is said that it is wanting."""

import os
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

from data.settings import ROOT
from serving.steward import main as serve
from steward.settings import NotSetUp, secrets_file, workflow_url

WHOLE = {
    "redirect_uri": "https://monitor.example/steward/oauth2callback",
    "cookie_secret": "0123456789abcdef" * 4,
    "client_id": "crm",
    "client_secret": "not-to-be-quoted",
    "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
}


def written(folder: Path, asked: str = '{ prompt = "login" }', **changes: str | None) -> Path:
    said = {name: value for name, value in (WHOLE | changes).items() if value is not None}
    lines = [f'{name} = "{value}"' for name, value in said.items()]
    path = folder / "secrets.toml"
    path.write_text("\n".join(["[auth]", *lines, f"client_kwargs = {asked}"]), encoding="utf-8")
    path.chmod(0o640)
    return path


def test_secrets_that_are_whole_are_taken(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert secrets_file({"STEWARD_SECRETS": str(path)}) == path


@pytest.mark.parametrize(
    "changes, why",
    [
        ({"client_secret": None}, "lacks client_secret"),
        ({"cookie_secret": "short"}, "64 hexadecimal digits"),
        ({"redirect_uri": "https://monitor.example/oauth2callback"}, "/steward/oauth2callback"),
        (
            {"redirect_uri": "http://monitor.example/steward/oauth2callback"},
            "no address with https",
        ),
        ({"server_metadata_url": "http://provider.example/x"}, "no address with https"),
        ({"expose_tokens": "id"}, "expose_tokens"),
        ({"asked": '{ scope = "openid" }'}, 'prompt = "login"'),
    ],
)
def test_secrets_that_are_not_what_they_must_be_are_refused_and_not_quoted(
    tmp_path: Path, changes: dict[str, str], why: str
) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(NotSetUp, match=why) as refused:
        secrets_file({"STEWARD_SECRETS": str(path)})
    assert "not-to-be-quoted" not in str(refused.value)


def test_secrets_within_the_project_open_to_all_or_absent_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp, match="within the project"):
        secrets_file({"STEWARD_SECRETS": str(ROOT / ".streamlit" / "secrets.toml")})
    with pytest.raises(NotSetUp, match="is not there"):
        secrets_file({"STEWARD_SECRETS": str(tmp_path / "none.toml")})
    with pytest.raises(NotSetUp, match="STEWARD_SECRETS is not set"):
        secrets_file({})
    path = written(tmp_path)
    path.chmod(0o644)
    with pytest.raises(NotSetUp, match="Everybody may read"):
        secrets_file({"STEWARD_SECRETS": str(path)})


def test_workflow_is_of_postgresql() -> None:
    with pytest.raises(NotSetUp, match="is not set"):
        workflow_url({})
    with pytest.raises(NotSetUp, match="no PostgreSQL"):
        workflow_url({"STEWARD_DATABASE_URL": "sqlite:///x"})


def served_without_settings(said: Path) -> None:
    """Serve as the command does, where nothing is set; what it says goes into a file."""
    os.environ.clear()
    sys.argv = ["serving.steward", "--port", "0"]
    with said.open("w", encoding="utf-8") as sys.stderr:
        serve()


def test_the_process_says_what_is_wanting_and_ends(tmp_path: Path) -> None:
    process = get_context("fork").Process(target=served_without_settings, args=(tmp_path / "said",))
    process.start()
    process.join()
    assert process.exitcode == 1
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert said.splitlines()[0] == "STEWARD_SECRETS is not set."


def test_no_secret_is_in_the_project() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert [path for path in listed.stdout.splitlines() if "secrets.toml" in path] == []
