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
WORKER = ROOT / "deploy" / "worker.env"
UNITS = ROOT / "deploy" / "systemd"
SHARED = "child-rights-sent"  # the group of files that agencies send


def given(path: Path) -> dict[str, str]:
    """Return the settings of a file as a shell reads them."""
    command = ["env", "-i", "bash", "-c", f"set -a && . {path} && env -0"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(line.split("=", 1) for line in told.split("\0") if line)


@pytest.mark.parametrize("file", [FILE, STEWARD, WORKER], ids=lambda path: path.name)
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
    # Files of this group the worker may read and remove; nothing sets a group by a bit of a folder,
    # which RestrictSUIDSGID refuses.
    assert f"\nGroup={SHARED}\nSupplementaryGroups=child-rights-steward\n" in unit
    assert f"ReadWritePaths={given(FILE)['BLOBS_DIR']}\n" in unit
    patience = int(re.search(r"TimeoutStopSec=(\d+)", unit).group(1))
    assert patience >= int(given(FILE)["DRAIN_SECONDS"]) + 30


def test_the_worker_writes_its_own_folder_and_what_agencies_sent_as_a_user_of_its_own():
    unit = (UNITS / "child-rights-worker.service").read_text(encoding="utf-8")
    settings_at = unit.index("EnvironmentFile=/etc/child-rights/settings.env")
    assert "User=child-rights-worker\n" in unit
    assert f"SupplementaryGroups={SHARED}\n" in unit
    assert "ProtectSystem=strict\n" in unit
    # Read after the settings: its database role takes the place of the pages'.
    assert unit.index("EnvironmentFile=/etc/child-rights/worker.env") > settings_at
    assert given(WORKER)["DATABASE_URL"].startswith("postgresql+psycopg://crm_worker@")
    own = "/var/lib/child-rights-worker"
    assert f"ReadWritePaths={own} {given(FILE)['BLOBS_DIR']}\n" in unit
    explained = FILE.read_text(encoding="utf-8")
    # Beside each other in one folder that is written to: a release is moved in one step.
    assert f"# RELEASES_DIR={own}/releases\n" in explained
    assert f"# WORKFLOW_DIR={own}/workflow\n" in explained
    assert given(WORKER)["ANCHORS_FILE"].startswith(f"{own}/")


def test_the_service_for_programs_is_a_user_of_its_own_and_has_half_a_core_at_most():
    unit = (UNITS / "child-rights-sdmx.service").read_text(encoding="utf-8")
    for line in (
        "User=child-rights-sdmx",
        "CPUQuota=50%",
        "MemoryMax=400M",
        "ProtectSystem=strict",
    ):
        assert f"{line}\n" in unit
    assert "ReadWritePaths" not in unit
    assert "child-rights-sdmx" in (ROOT / "deploy/install.sh").read_text(encoding="utf-8")


def test_what_answers_assistants_is_a_user_of_its_own_that_writes_nothing():
    unit = (UNITS / "child-rights-assistant.service").read_text(encoding="utf-8")
    for line in (
        "User=child-rights-assistant",
        "CPUQuota=50%",
        "MemoryMax=600M",
        "ProtectSystem=strict",
        "IPAddressDeny=any",
    ):
        assert f"{line}\n" in unit
    assert "-m assistant --port ${ASSISTANT_PORT}\n" in unit
    assert "ReadWritePaths" not in unit
    for script in ("install.sh", "switch.sh"):
        assert "child-rights-assistant" in (ROOT / "deploy" / script).read_text(encoding="utf-8")


def test_what_runs_beside_the_pages_is_what_has_a_port():
    told = {**given(FILE), "TLS_CERTIFICATE": "c", "TLS_KEY": "k"}
    assert together.beside_pages(front(told)) == {}
    told |= {"ASSISTANT_PORT": "8700", "SERVICE_PORT": "8631"}
    assert {port: told[0] for port, told in together.beside_pages(front(told)).items()} == {
        8631: "service",
        8700: "assistant",
    }


UPGRADE = {
    "rsync": "from=${*: -2:1} to=${*: -1}\n"
    'mkdir -p "$to/static" "$to/data/releases/first" "$to/.venv/bin"\n'
    'cp -r "$from/deploy" "$to/" && cp "$(dirname "$0")/python" "$to/.venv/bin/"\n'
    'printf "#!/bin/sh\\n" >"$to/deploy/switch.sh"\n',
    "make": 'echo "make $*" >>"$MONITOR_BELOW/told"\n',
    "python": 'echo "python $*" >>"$MONITOR_BELOW/told"\n',
    "systemctl": "",
    "chown": "",
}


@pytest.mark.parametrize(
    ("worker", "told"),
    [
        (True, ["make --silent packages", "python -m data.own_static"]),
        (False, ["make --silent data"]),
    ],
)
def test_where_a_worker_builds_an_upgrade_brings_code_and_its_static_files_alone(
    tmp_path, worker, told
):
    for name, text in UPGRADE.items():
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/bash\n{text}")
        path.chmod(0o755)
    own = tmp_path / "var/lib/child-rights-worker"
    for folder in (
        tmp_path / "etc/child-rights",
        tmp_path / "etc/systemd/system",
        own / "releases",
    ):
        folder.mkdir(parents=True)
    (tmp_path / "etc/child-rights/settings.env").write_text("STEWARD_PORT=\n")
    if worker:
        (tmp_path / "etc/child-rights/worker.env").write_text("DATABASE_URL=\n")
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "MONITOR_BELOW": str(tmp_path), "PATH": path}
    subprocess.run([ROOT / "deploy/upgrade.sh"], env=environment, check=True)
    (version,) = (tmp_path / "opt/child-rights").iterdir()
    assert (tmp_path / "told").read_text().splitlines() == told
    assert (version / "static").is_symlink() is worker
    # What the project has frozen is what the worker goes on from.
    assert [path.name for path in (own / "releases").iterdir()] == ["first"] * worker


def test_the_service_manager_finds_no_fault_with_the_units(tmp_path):
    if not which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed (apt-get install systemd)")
    for path in UNITS.glob("child-rights*"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(re.sub(r"/opt/\S+/python", "/usr/bin/env", text))
    units = ["child-rights@8601.service", "child-rights.target", "child-rights-backup.timer"]
    units += [f"child-rights-{name}.service" for name in ("assistant", "sdmx", "steward", "worker")]
    units += ["child-rights-connector@unicef.service", "child-rights-connector@unicef.timer"]
    command = ["systemd-analyze", "verify", *(str(tmp_path / name) for name in units)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "child-rights" not in told.stderr
    assert told.returncode == 0


def test_nobody_asks_a_provider_until_somebody_turns_its_timer_on():
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "deploy").glob("*.sh")]
    others = [
        path.read_text(encoding="utf-8")
        for path in UNITS.glob("child-rights*")
        if not path.name.startswith("child-rights-connector@")
    ]
    assert [text for text in (*scripts, *others) if "child-rights-connector" in text] == []
    service = (UNITS / "child-rights-connector@.service").read_text(encoding="utf-8")
    assert "[Install]" not in service
    assert "DATABASE_URL" not in service and "settings.env" not in service


@pytest.mark.parametrize(
    "script", sorted((ROOT / "deploy").glob("*.sh")), ids=lambda path: path.name
)
def test_a_script_is_one_that_a_shell_can_read_and_stops_at_the_first_fault(script):
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")
    assert script.stat().st_mode & 0o111
