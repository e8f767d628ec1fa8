"""What builds survive: killed at random moments, racing each other, with readers at work.

``python -m benchmarks.faults [KILLS] [PAIRS]`` prints it; 200 and 20 unless given. POSIX only.
"""

import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path

from data import settings
from data.build import build
from data.publication import Folders
from data.store import open_store

_SOURCES = ("UIS_2024_09", "INFORM_2020")
_FORK = multiprocessing.get_context("fork")


@dataclass
class Survived:
    """What was tried, and every fault that a reader met or that was left behind."""

    kills: int = 0
    pairs: int = 0
    readings: int = 0
    faults: list[str] = field(default_factory=list)


@contextmanager
def small_inputs() -> Iterator[Path]:
    """Let builds read two sources of the project and write into a folder of their own."""
    before = {
        name: getattr(settings, name)
        for name in ("OBSERVATIONS", "EVENTS", "PEERS", "REQUESTS", "STATIC")
    }
    given = {name: os.environ.get(name) for name in ("EDITIONS", "DATABASE_URL")}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for source in _SOURCES:
            shutil.copytree(before["OBSERVATIONS"] / source, folder / "observations" / source)
        for key in before:
            setattr(settings, key, folder / key.lower())
        os.environ |= {
            "EDITIONS": "published",
            "DATABASE_URL": f"sqlite:///{folder / 'own.sqlite'}",
        }
        try:
            yield folder
        finally:
            for key, value in before.items():
                setattr(settings, key, value)
            for key, text in given.items():
                os.environ.pop(key) if text is None else os.environ.update({key: text})


def survive(kills: int, pairs: int, seed: int = 0, readers: int = 2) -> Survived:
    """Kill builds and let others race while readers read; return what was found."""
    drawn = random.Random(seed)
    found = Survived()
    with small_inputs() as folder:
        build()  # reads what a process reads once, which those that are killed have read
        started = time.monotonic()
        build()
        span = time.monotonic() - started
        expected = _expected()
        stop, notes = _FORK.Event(), folder / "notes"
        notes.mkdir()
        watching = [_start(_read_on, stop, expected, notes / str(n)) for n in range(readers)]
        for n in range(kills):
            _vary(folder, n)
            _kill(drawn.uniform(0, 1.1 * span))
            found.kills += 1
        for n in range(pairs):
            _vary(folder, kills + n)
            found.faults += _race(n)
            found.pairs += 1
        stop.set()
        for process in watching:
            process.join()
        found.faults += _left_behind(folder, expected)
        for note in notes.iterdir():
            said = json.loads(note.read_text(encoding="utf-8"))
            found.readings += said["readings"]
            found.faults += said["faults"]
    return found


def _start(target: object, *arguments: object) -> "multiprocessing.process.BaseProcess":
    process = _FORK.Process(target=target, args=arguments)  # type: ignore[arg-type]
    process.start()
    return process


def _quiet_build() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    build()


def _kill(after: float) -> None:
    process = _start(_quiet_build)
    time.sleep(after)
    if process.pid and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()


def _race(n: int) -> list[str]:
    both = [_start(_quiet_build) for _ in range(2)]
    for process in both:
        process.join()
    return [f"pair {n}: a build ended with {p.exitcode}" for p in both if p.exitcode]


def _vary(folder: Path, n: int) -> None:
    """Give the next build other inputs, so that its content differs."""
    source = folder / "observations" / _SOURCES[0] / "source.toml"
    kept = source.read_text(encoding="utf-8").split("\n# try ")[0]
    source.write_text(f"{kept}\n# try {n}\n", encoding="utf-8")


def _expected() -> tuple[str, int]:
    store = open_store()
    return store.build()["release"], len(store.every("published"))


def _read_on(stop: Event, expected: tuple[str, int], note: Path) -> None:
    """Read as a page does until told to stop: the figures, and every file the page names."""
    readings, faults = 0, []
    while not stop.is_set():
        readings += 1
        faults += _faults(expected)
        time.sleep(0.05)
    note.write_text(json.dumps({"readings": readings, "faults": faults}), encoding="utf-8")


def _faults(expected: tuple[str, int]) -> Iterator[str]:
    try:
        store = open_store()
        built = store.build()
        if (built["release"], len(store.every("published"))) != expected:
            yield f"a reader met release {built['release']} with other figures"
        names = (name for role, name in built.items() if role.startswith("static_"))
        yield from (f"{name} is gone" for name in names if not (settings.STATIC / name).exists())
    except Exception as error:  # noqa: BLE001 - whatever a reader meets is what is looked for
        yield f"{type(error).__name__}: {error}"


def _left_behind(folder: Path, expected: tuple[str, int]) -> list[str]:
    """Return what one more build does not mend or clear."""
    _vary(folder, -1)
    build()
    kept = Folders(folder / "own.sqlite").folder
    remains = [path.name for path in kept.glob(".building-*")]
    return [*_faults(expected), *(f"{name} was left" for name in remains)]


def main() -> int:
    """Print what was survived; return 1 if anything was not."""
    kills, pairs = (int(text) for text in (*sys.argv[1:], *("200", "20")[len(sys.argv) - 1 :]))
    found = survive(kills, pairs)
    print(
        f"{found.kills} builds killed at random moments, {found.pairs} pairs racing, "
        f"{found.readings} readings meanwhile: {len(found.faults)} faults"
    )
    for fault in found.faults[:20]:
        print(f"  {fault}")
    return bool(found.faults)


if __name__ == "__main__":
    sys.exit(main())
