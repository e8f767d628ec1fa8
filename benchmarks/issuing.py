"""What readers wait while a release is staged and published, against quiet.

``python -m benchmarks.issuing URL [READERS] [SECONDS]``: an empty PostgreSQL database, as its
superuser; 100 readers and 30 quiet seconds unless given. Each reader asks which build to open, as a
page does at each run, reads one indicator, and thinks for three seconds.
"""

import logging
import math
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread

from sqlalchemy import create_engine, make_url, text

from data import settings
from data.frozen import content_hash, releases
from data.release import freeze, tables
from data.store import current_build, open_store
from data.workflow import Places, Workflow, found, install, work
from indicators.catalog import catalog
from indicators.errors import OurFault
from indicators.model import LANGUAGES

_THINKS = 3.0  # seconds
_TOGETHER = 25  # readers a process
_CHANGED = ("UIS_2024_09", "completion.csv", "97.06", "96.5")
_SPAWN = multiprocessing.get_context("spawn")
_LEFT = text("SELECT count(*) FROM steward.release WHERE released IS NULL")
_ORDER = text(
    "INSERT INTO steward.release (kind, due, notice_az, notice_en, notice_ru)"
    " VALUES ('method', now(), 'az', 'en', 'ru')"
)

Taken = tuple[float, float, str]  # when, seconds, which build


def main(arguments: Sequence[str]) -> None:
    """Print how long readers waited."""
    url = arguments[0]
    readers, quiet = int([*arguments, "100"][1]), float([*arguments, "100", "30"][2])
    with tempfile.TemporaryDirectory() as name:
        places = _founded(url, Path(name))
        stop, notes = _SPAWN.Event(), Path(name) / "notes"
        notes.mkdir()
        crowd = [
            _SPAWN.Process(
                target=_read,
                args=(_as(url, "crm_reader"), n, min(_TOGETHER, readers - n), stop, notes),
            )
            for n in range(0, readers, _TOGETHER)
        ]
        for process in crowd:
            process.start()
        while len([*notes.glob("*.here")]) < readers:
            if not all(process.is_alive() for process in crowd):
                raise OurFault("A process of readers has ended.")
            time.sleep(1)
        begun = time.time()
        time.sleep(quiet)
        ordered = time.time()
        _order(url, places)
        try:
            _let_work(url, places)
            ended = time.time()
            time.sleep(2 * _THINKS)
        finally:
            stop.set()
            for process in crowd:
                process.join()
        _print([*_taken(notes)], begun, ordered, ended)


def _founded(url: str, folder: Path) -> Places:
    """Set up the workflow with its first release, of the whole store.

    Raises
    ------
    OurFault
        If it does not come about; what the worker did about it has been printed.
    """
    print("the first release is built", flush=True)
    install(url)
    project = folder / "observations"
    shutil.copytree(settings.OBSERVATIONS, project)
    shutil.copytree(settings.releases_dir(), folder / "releases")
    places = Places(project, folder / "work", folder / "releases", folder / "anchors.jsonl")
    _freeze(places)
    worker = Workflow(_as(url, "crm_worker"))
    found(worker)
    worker.close()
    _let_work(url, places)
    print(f"it is shown: {current_build(url)}", flush=True)
    return places


def _freeze(places: Places) -> None:
    """Freeze what the sources say now, unless it is what was frozen last."""
    now = tables()
    if releases(places.releases)[0].content != content_hash(now):
        freeze(now, date.today(), dict.fromkeys(LANGUAGES, "-"), places.releases)


def _let_work(url: str, places: Places) -> None:
    """Let a worker, in a process of its own as on a server, do what there is to do."""
    working = _SPAWN.Process(target=_work, args=(url, places))
    working.start()
    working.join()
    engine = create_engine(url)
    with engine.connect() as connection:
        left = connection.execute(_LEFT).scalar_one()
    engine.dispose()
    if working.exitcode or left:
        raise OurFault(f"The worker ended with {working.exitcode}, {left} releases are not out.")


def _order(url: str, places: Places) -> None:
    """Change one figure of the project, and order a release of it."""
    source, file, old, new = _CHANGED
    table, about = places.project / source / file, places.project / source / "source.toml"
    before = sha256(table.read_bytes()).hexdigest()
    table.write_text(table.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    after = sha256(table.read_bytes()).hexdigest()
    about.write_text(about.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(_ORDER)
    engine.dispose()


def _work(url: str, places: Places) -> None:
    os.nice(10)  # as its unit has it
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    work(Workflow(_as(url, "crm_worker")), places, once=True)


def _read(url: str, seed: int, readers: int, stop: Event, notes: Path) -> None:
    threads = [
        Thread(target=_reader, args=(url, seed + n, stop, notes / f"{seed + n}"))
        for n in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _reader(url: str, seed: int, stop: Event, note: Path) -> None:
    dice, codes = random.Random(seed), sorted(catalog())
    taken: list[str] = []
    build = current_build(url)
    store = open_store(url, build)
    note.with_suffix(".here").touch()
    time.sleep(dice.uniform(0, _THINKS))
    while not stop.is_set():
        start = time.time()
        try:
            now = current_build(url)
            if now != build:
                store.engine.dispose()
                build, store = now, open_store(url, now)
            store.observations(dice.choice(codes), "published")
            taken.append(f"{start} {time.time() - start} {build}")
        except Exception as error:  # noqa: BLE001 - whatever a reader meets is what is looked for
            taken.append(f"{start} nan {type(error).__name__}")
        time.sleep(dice.expovariate(1 / _THINKS))
    store.engine.dispose()
    note.with_suffix(".read").write_text("\n".join(taken), encoding="utf-8")


def _taken(notes: Path) -> Iterator[Taken]:
    for note in notes.glob("*.read"):
        for line in note.read_text(encoding="utf-8").splitlines():
            when, seconds, build = line.split()
            yield float(when), float(seconds), build


def _print(taken: Sequence[Taken], begun: float, ordered: float, ended: float) -> None:
    failed = [one for one in taken if math.isnan(one[1])]
    for name, start, stop in (
        ("quiet", begun, ordered),
        ("staged and published", ordered, ended),
        ("the last two seconds of it", ended - 2, ended),
        ("after it", ended, ended + 2 * _THINKS),
    ):
        found = sorted(s for when, s, _ in taken if start <= when < stop and not math.isnan(s))
        if len(found) < 2:
            print(f"{name}: {len(found)} readings, too few to tell")
            continue
        print(
            f"{name}: {len(found)} readings in {stop - start:.0f} s, median"
            f" {statistics.median(found) * 1000:.0f} ms, p95"
            f" {statistics.quantiles(found, n=20)[-1] * 1000:.0f} ms, slowest"
            f" {found[-1] * 1000:.0f} ms"
        )
    print(
        f"{len(failed)} failures; builds seen: {len({b for _, s, b in taken if not math.isnan(s)})}"
    )


def _as(url: str, role: str) -> str:
    return make_url(url).set(username=role).render_as_string(hide_password=False)


if __name__ == "__main__":
    main(sys.argv[1:])
