"""What an operator sets, in one file; and what is written from it."""

import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from data.settings import ROOT
from pages.parts.guarding import page_headers
from serving.front import front, together, write_configuration
from serving.front.__main__ import main
from serving.settings import settings

FILE = ROOT / "deploy" / "settings.env"
STEWARD = ROOT / "deploy" / "steward.env"
UNITS = ROOT / "deploy" / "systemd"


def given(path: Path) -> dict[str, str]:
    """Return the settings of a file as a shell reads them."""
    command = ["env", "-i", "bash", "-c", f"set -a && . {path} && env -0"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(line.split("=", 1) for line in told.split("\0") if line)


@pytest.mark.parametrize("file", [FILE, STEWARD], ids=lambda path: path.name)
def test_every_setting_of_the_file_is_explained_above_it(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"[A-Z]", line):
            assert before.startswith("# ") or re.match(r"[A-Z]", before), line


def test_the_file_is_enough_for_the_proxy_and_a_machine_of_one_s_own_changes_only_names_in_it():
    known = given(FILE)
    chosen = front(known)
    assert list(chosen.ports) == [8601, 8602]
    assert not chosen.logs_addresses
    assert given(ROOT / "deploy" / "local.env")["LISTEN_AT"] == "127.0.0.1"
    assert given(ROOT / "deploy" / "local.env").keys() <= known.keys()


def test_a_process_does_as_the_file_says(monkeypatch):
    for name, value in given(FILE).items():
        monkeypatch.setenv(name, value)
    chosen = settings()
    assert "/overview?lang=az" in chosen.warm_pages
    assert chosen.drain_seconds == 600
    assert chosen.metrics_above == 1000
    assert chosen.logs_json


@pytest.mark.parametrize("name", ["SERVER_NAME", "TLS_KEY", "PROCESSES"])
def test_a_setting_that_is_absent_is_named(monkeypatch, capsys, name, tmp_path):
    for key, value in given(FILE).items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv(name)
    monkeypatch.setattr("sys.argv", ["front", "run", str(tmp_path)])
    assert main() == 1
    assert f"{name} is not set" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["HTTPS_PORT", "REQUESTS_A_SECOND", "PROCESSES"])
def test_a_number_with_a_typing_error_is_named_and_nothing_is_written(
    monkeypatch, capsys, name, tmp_path
):
    told = given(FILE) | {name: "3O", "FRONT_FILES": str(tmp_path / "files")}
    for key, value in told.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr("sys.argv", ["front", "configure", str(tmp_path / "site.conf")])
    assert main() == 1
    assert capsys.readouterr().err == f"{name} is no whole number: 3O\n"
    assert list(tmp_path.iterdir()) == []


def test_where_nginx_is_missing_it_is_said_how_to_get_it(monkeypatch, capsys, tmp_path):
    for key, value in given(FILE).items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(together, "PLACES", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["front", "run", str(tmp_path)])
    assert main() == 1
    assert "apt-get install nginx" in capsys.readouterr().err


def test_a_folder_that_the_workers_of_nginx_may_not_enter_is_named(tmp_path):
    if os.geteuid():
        pytest.skip("only the superuser's nginx has workers of another user")
    tmp_path.chmod(0o700)
    with pytest.raises(together.OutOfReach, match=re.escape(str(tmp_path))):
        together.see_that_workers_reach(tmp_path)


def test_the_configuration_has_the_headers_of_the_pages_every_process_and_no_addresses(tmp_path):
    out = tmp_path / "site.conf"
    write_configuration(front(given(FILE) | {"PROCESSES": "3"}), out)
    text = out.read_text(encoding="utf-8")
    for name, value in page_headers().items():
        assert f'add_header {name} "{value}" always;' in text
    assert re.findall(r"server 127\.0\.0\.1:(\d+)", text) == ["8601", "8602", "8603"]
    assert "$remote_addr" not in text
    write_configuration(front(given(FILE) | {"LOG_ADDRESSES": "yes"}), out)
    assert '"address":"$remote_addr"' in out.read_text(encoding="utf-8")


def test_a_header_that_does_not_come_is_waited_for_as_long_at_every_port(tmp_path):
    out = tmp_path / "site.conf"
    write_configuration(front(given(FILE)), out)
    of_all_servers = out.read_text(encoding="utf-8").split("\nserver {")[0]
    assert "\nclient_header_timeout 15s;\n" in of_all_servers


def test_processes_beyond_the_number_that_is_set_are_ended(tmp_path):
    version = tmp_path / "opt/child-rights/20260101T000000Z"
    programs = tmp_path / "bin"
    for path, text in {
        version / ".venv/bin/python": "",
        version / "deploy/configure.sh": "",
        tmp_path / "etc/child-rights/settings.env": "FIRST_PORT=8601\nPROCESSES=2\n",
        programs / "systemctl": 'echo "$*" >>"$MONITOR_BELOW/told"\n'
        '[ "$1" != list-units ] || printf "child-rights@%d.service loaded\\n" 8601 8602 8603\n',
    }.items():
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\n{text}")
        path.chmod(0o755)
    told = {
        **os.environ,
        "MONITOR_BELOW": str(tmp_path),
        "PATH": f"{programs}:{os.environ['PATH']}",
    }
    subprocess.run([ROOT / "deploy/switch.sh", version], env=told, check=True)
    lines = (tmp_path / "told").read_text().splitlines()
    assert [line for line in lines if "disable" in line] == [
        "disable --quiet --now child-rights@8603"
    ]
    assert [line for line in lines if line.startswith("restart")] == [
        "restart child-rights@8601",
        "restart child-rights@8602",
    ]


def test_units_wait_as_long_as_the_file_lets_readers_stay():
    unit = (UNITS / "child-rights@.service").read_text(encoding="utf-8")
    patience = int(re.search(r"TimeoutStopSec=(\d+)", unit).group(1))
    assert patience >= int(given(FILE)["DRAIN_SECONDS"]) + 30


def test_the_application_with_a_login_is_a_user_of_its_own_and_knows_no_other_database():
    unit = (UNITS / "child-rights-steward.service").read_text(encoding="utf-8")
    assert "User=child-rights-steward\n" in unit
    assert "UnsetEnvironment=DATABASE_URL\n" in unit
    assert given(STEWARD)["STEWARD_DATABASE_URL"].startswith("postgresql+psycopg://crm_steward@")
    assert given(STEWARD)["BLOBS_DIR"].startswith(
        "/var/lib/child-rights-steward/"
    )  # StateDirectory
    patience = int(re.search(r"TimeoutStopSec=(\d+)", unit).group(1))
    assert patience >= int(given(FILE)["DRAIN_SECONDS"]) + 30


def test_the_service_manager_finds_no_fault_with_the_units(tmp_path):
    if not which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed (apt-get install systemd)")
    for path in UNITS.glob("child-rights*"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(re.sub(r"/opt/\S+/python", "/usr/bin/env", text))
    units = ["child-rights@8601.service", "child-rights.target", "child-rights-backup.timer"]
    units.append("child-rights-steward.service")
    command = ["systemd-analyze", "verify", *(str(tmp_path / name) for name in units)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "child-rights" not in told.stderr
    assert told.returncode == 0


@pytest.mark.parametrize(
    "script", sorted((ROOT / "deploy").glob("*.sh")), ids=lambda path: path.name
)
def test_a_script_is_one_that_a_shell_can_read_and_stops_at_the_first_fault(script):
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")
    assert script.stat().st_mode & 0o111
