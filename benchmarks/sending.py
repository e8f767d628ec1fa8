"""Many agencies send at once: ``python -m benchmarks.sending [SENDERS]`` (50 unless given).

A PostgreSQL of its own, the application with a login and a worker, as the demonstration starts
them. Each sender sends another workbook by a token of its flow and, where it is asked to come back,
does. Then the same once more with the process of the application killed in the middle: each sender
sends again until it is answered, and every workbook must be there once.
"""

import hashlib
import http.client
import io
import secrets
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from sqlalchemy import Engine, create_engine, text

from benchmarks.server import free_port, resident_megabytes
from data.settings import releases_dir
from data.workflow import as_role
from demo.answer import FLOW, invented_answer
from demo.cluster import binaries, running_cluster
from demo.processes import Ports, Process, run_module, running_module, settings_of, write_secrets
from indicators.errors import OurFault

_AGAIN = 1.0  # seconds after which a sender tries again
_PATIENCE = 300.0
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PERSON = text(
    "INSERT INTO steward.person (issuer, subject) VALUES ('benchmark', :who) RETURNING number"
)
_TOKEN = text(
    "INSERT INTO steward.token (hash, flow, proposed_by, confirmed_by, confirmed, ends)"
    " VALUES (:hash, :flow, :one, :other, now(), now() + interval '1 day')"
)
_RECEIVED = text("SELECT count(*) FROM steward.submission")
_UNCHECKED = text("SELECT count(*) FROM steward.submission WHERE state = 'received'")


def main(arguments: Sequence[str]) -> None:
    """Print how long senders waited, what was kept and how much memory it took."""
    senders = int([*arguments, "50"][0])
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="child-rights-")))
        folder.chmod(0o711)  # PostgreSQL's own user passes through
        ports = Ports(*(free_port() for _ in range(4)))
        database = folder / "database"
        owner = held.enter_context(running_cluster(binaries(), database, ports.database))
        told = settings_of(folder, owner, ports)
        engine, token = _set_up(folder, owner, told, ports)
        held.callback(engine.dispose)
        books = [*_books(2 * senders)]
        _send_all(folder, told, ports, token, books[:senders], killed=False)
        print(f"received: {_count(engine, _RECEIVED)} of {senders}")
        _send_all(folder, told, ports, token, books[senders:], killed=True)
        print(
            f"received, the process killed meanwhile: {_count(engine, _RECEIVED)} of {len(books)}"
        )
        _check_all(owner, told, engine)


def _set_up(folder: Path, owner: str, told: dict[str, str], ports: Ports) -> tuple[Engine, str]:
    run_module("data.workflow", "install", told={**told, "DATABASE_URL": owner})
    (folder / "blobs").mkdir()
    shutil.copytree(releases_dir(), told["RELEASES_DIR"])
    site, provider = (f"http://localhost:{one}" for one in (ports.steward, ports.provider))
    said = {"cookie_secret": secrets.token_hex(32), "client_secret": secrets.token_hex(8)}
    write_secrets(Path(told["STEWARD_SECRETS"]), site, provider, **said)
    engine, token = create_engine(owner), secrets.token_urlsafe(32)
    worker = {**told, "DATABASE_URL": as_role(owner, "crm_worker")}
    for task in (["found"], ["work", "--once"]):  # the first release, which files are held against
        run_module("data.workflow", *task, told=worker)
    with engine.begin() as connection:
        one, other = (
            connection.execute(_PERSON, {"who": who}).scalar_one() for who in ("one", "other")
        )
        hashed = hashlib.sha256(token.encode()).digest()
        given = {"hash": hashed, "flow": FLOW, "one": one, "other": other}
        connection.execute(_TOKEN, given)
    return engine, token


def _books(number: int) -> Iterator[bytes]:
    """Yield workbooks that differ by a byte or more: a comment of the archive tells them apart."""
    table = invented_answer(date.today())
    for place in range(number):
        held = io.BytesIO(table)
        with zipfile.ZipFile(held, "a") as archive:
            archive.comment = str(place).encode()
        yield held.getvalue()


def _send_all(
    folder: Path,
    told: dict[str, str],
    ports: Ports,
    token: str,
    books: Sequence[bytes],
    *,
    killed: bool,
) -> None:
    with ExitStack() as held:
        running = [held.enter_context(_application(folder, told, ports))]
        most, over = [0.0], Event()
        watch = Thread(target=_watch, args=(running, most, over))
        watch.start()
        start = time.monotonic()
        with ThreadPoolExecutor(len(books)) as pool:
            waits = [pool.submit(_send, ports.steward, token, book) for book in books]
            if killed:
                time.sleep(0.1)
                running[0].kill()
                running.append(held.enter_context(_application(folder, told, ports)))
            seconds = sorted(wait.result() for wait in waits)
        over.set()
        watch.join()
    middle, last = seconds[len(seconds) // 2], seconds[-1]
    print(
        f"{len(books)} workbooks of {len(books[0]) // 1000} kB"
        f"{', the process killed after 0.1 s' if killed else ''}: all answered after"
        f" {time.monotonic() - start:.1f} s, one in the middle after {middle:.2f} s,"
        f" the last after {last:.2f} s; at most {most[0]:.0f} MB"
    )


def _application(
    folder: Path, told: dict[str, str], ports: Ports
) -> AbstractContextManager[Process]:
    address, port = f"http://localhost:{ports.steward}/livez", ("--port", str(ports.steward))
    log = folder / "log"
    return running_module("serving.steward", *port, told=told, log=log, answers=address)


def _send(port: int, token: str, book: bytes) -> float:
    """Send a workbook until it is answered that it is here; return the seconds."""
    start = time.monotonic()
    while time.monotonic() - start < _PATIENCE:
        if _status(port, token, book) in (200, 201):
            return time.monotonic() - start
        time.sleep(_AGAIN)
    raise OurFault("A sender was not answered.")


def _status(port: int, token: str, book: bytes) -> int:
    line = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": _TYPE}
        line.request("POST", "/steward/api/v1/submissions", book, headers)
        return line.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0  # the process was killed
    finally:
        line.close()


def _watch(running: Sequence[Process], most: list[float], over: Event) -> None:
    """Keep the most memory (MB) that the application took: of the process begun last."""
    most[0] = resident_megabytes(running[-1].pid)
    while not over.wait(0.1):
        most[0] = max(most[0], resident_megabytes(running[-1].pid))


def _check_all(owner: str, told: dict[str, str], engine: Engine) -> None:
    start = time.monotonic()
    worker = {**told, "DATABASE_URL": as_role(owner, "crm_worker")}
    run_module("data.workflow", "work", "--once", told=worker)
    print(
        f"checked by one worker in {time.monotonic() - start:.0f} s;"
        f" {_count(engine, _UNCHECKED)} left unchecked"
    )


def _count(engine: Engine, question: object) -> int:
    with engine.connect() as connection:
        return int(connection.execute(question).scalar_one())  # type: ignore[call-overload]


if __name__ == "__main__":
    main(sys.argv[1:])
