"""Play a request to its release: ``python -m demo``, or ``make demo``.

PostgreSQL, an identity provider, the pages, the application with a login and the worker run on this
machine until Ctrl+C; then nothing of them is left. Six people of six roles are there, and a table
with invented figures to send. Every screen and every source says that it is a demonstration.
"""

import secrets
import shutil
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.settings import releases_dir
from data.workflow import as_role, give_roles
from demo.answer import FILE, invented_answer
from demo.cluster import binaries, running_cluster
from demo.people import PEOPLE
from demo.processes import (
    Ports,
    run_module,
    running_module,
    settings_of,
    write_secrets,
)
from indicators.errors import DashboardError


def main() -> int:
    """Run the demonstration until it is told to end; return the exit status."""
    parser = ArgumentParser(prog="python -m demo", description=__doc__)
    for name, port in vars(Ports()).items():
        parser.add_argument(f"--{name}", type=int, default=port, help="port")
    parser.add_argument("--out", type=Path, default=Path("build/demo"), help="table, logs")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with ExitStack() as held:
            _start(asked, held)
            while True:
                time.sleep(1)
    except KeyboardInterrupt:
        return 0
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code


def _start(asked: Namespace, held: ExitStack) -> None:
    ports = Ports(asked.pages, asked.steward, asked.provider, asked.database)
    folder = Path(held.enter_context(TemporaryDirectory(prefix="child-rights-demo-")))
    folder.chmod(0o711)  # PostgreSQL's own user passes through
    _say("PostgreSQL …")
    owner = held.enter_context(running_cluster(binaries(), folder / "database", ports.database))
    told = settings_of(folder, owner, ports)
    _set_up(folder, owner, ports, told)
    _say("The first release is built; this takes a minute …")
    worker = {**told, "DATABASE_URL": as_role(owner, "crm_worker")}
    run_module("data.workflow", "found", told=worker)
    run_module("data.workflow", "work", "--once", told=worker)
    asked.out.mkdir(parents=True, exist_ok=True)
    _run(asked.out, owner, ports, told, worker, held)
    table = asked.out / FILE
    table.write_bytes(invented_answer(date.today()))
    _say(_invitation(ports, table))


def _set_up(folder: Path, owner: str, ports: Ports, told: dict[str, str]) -> None:
    run_module("data.workflow", "install", told={**told, "DATABASE_URL": owner})
    (folder / "blobs").mkdir()
    shutil.copytree(releases_dir(), told["RELEASES_DIR"])
    provider = f"http://localhost:{ports.provider}"
    write_secrets(
        Path(told["STEWARD_SECRETS"]),
        f"http://localhost:{ports.steward}",
        provider,
        cookie_secret=secrets.token_hex(32),
        client_secret="of-the-demonstration-alone",  # noqa: S106 - the provider takes any
    )
    _name_people(owner, provider)


def _name_people(owner: str, issuer: str) -> None:
    """Give each of the six a role, as if two administrators had agreed."""
    for one in PEOPLE:
        give_roles(owner, issuer, one.subject, ":".join(filter(None, (one.role, one.agency))))


def _run(
    logs: Path,
    owner: str,
    ports: Ports,
    told: dict[str, str],
    worker: dict[str, str],
    held: ExitStack,
) -> None:
    reader = {**told, "DATABASE_URL": as_role(owner, "crm_reader")}
    provider = f"http://localhost:{ports.provider}"
    steward = f"http://localhost:{ports.steward}/steward/"
    run = [
        ("demo.provider", [str(ports.provider)], told, f"{provider}/"),
        ("data.workflow", ["work"], worker, ""),
        ("serving", ["--port", str(ports.pages)], reader, f"http://localhost:{ports.pages}/livez"),
        ("serving.steward", ["--port", str(ports.steward)], reader, steward),
    ]
    for module, arguments, environment, address in run:
        log = logs / f"{module}.log"
        running = running_module(module, *arguments, told=environment, log=log, answers=address)
        held.enter_context(running)
        _say(f"{module} …")


def _invitation(ports: Ports, table: Path) -> str:
    lines = [
        "",
        f"  What readers see:       http://localhost:{ports.pages}",
        f"  Where people work:      http://localhost:{ports.steward}/steward/",
        f"  A table to send:        {table}",
        "",
        "  Log in as one of (no password):",
        *(f"    {one.subject:8} {one.role:14} {one.name}" for one in PEOPLE),
        "",
        "  Aysel sends the table and submits it; Babək reviews; Cəmilə approves and schedules it",
        "  as a correction, which needs no announced day; readers then find the pupils of each",
        "  district.",
        "  docs/stewardship.md says what to press. Ctrl+C ends it all.",
        "",
    ]
    return "\n".join(lines)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
