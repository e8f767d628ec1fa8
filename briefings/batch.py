"""Briefings of many areas, several at a time: what is done is left, what fails stops no other.

It is a module of its own: a worker is started anew, and imports by name what it is to do.
"""

import json
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from datetime import date
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from briefings.compose import compose
from briefings.reading import Reader
from briefings.request import FORMER, Request, file_name, read_request
from briefings.write import checked_bytes, save
from data.frozen import open_every
from data.settings import is_local, site_url
from data.store import open_store
from indicators.codelists import areas_of
from indicators.errors import DashboardError

LINKS = (
    "Links in the files lead to the address in the environment variable SITE_URL. Without it they "
    "lead to this machine, where no other reader finds anything."
)

_DONE = ".done.json"
_BAR = 30  # characters

Job = tuple[str, dict[str, object], tuple[str, ...], date, Path]  # the formats in the middle


class Asked(Protocol):
    """What is asked for, as the command reads it from its arguments."""

    all_districts: bool
    areas: Sequence[str]
    topics: Sequence[str]
    lang: str
    edition: str
    length: str
    period: str
    format: Sequence[str]
    date: date | None
    jobs: int
    out: Path


def write_batch(asked: Asked) -> int:
    """Write the briefings that are asked for, and say what failed; return the exit status."""
    _warn(asked)
    made = asked.date or date.today()
    wanted = areas_of("district") if asked.all_districts else asked.areas
    given: dict[str, object] = {
        "topics": asked.topics,
        "language": asked.lang,
        "edition": asked.edition,
    }
    given |= {"length": asked.length, "period": asked.period}
    # The first area stands for the request: a wrong topic or year is told once, not 74 times.
    first = read_request({**given, "areas": [next(iter(areas_of("district")))]})  # type: ignore[dict-item]
    if not first.illustrative:
        open_every()  # files that leave name their release: none may be damaged
    store = open_store()
    Reader(store, first.edition, made, first.period)
    asked.out.mkdir(parents=True, exist_ok=True)
    build = store.build()  # a synthetic figure is in no release: the build's inputs tell it
    of = f"{build['fingerprint' if first.illustrative else 'release']} {site_url()}"
    known = _read(asked.out)
    jobs = [(area, given, tuple(dict.fromkeys(asked.format)), made, asked.out) for area in wanted]
    failed = _write_all([_left(job, of, known) for job in jobs], of, known, asked.jobs)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def _warn(asked: Asked) -> None:
    """Say what a reader of the files would stumble on."""
    if is_local(site_url()):
        print(f"Links lead to {site_url()}: SITE_URL is not set. {LINKS}", file=sys.stderr)
    if asked.length in FORMER:
        length = FORMER[asked.length]
        said = f"“{asked.length}” is a format now (--format pptx), no length: “{length}” is taken."
        print(said, file=sys.stderr)


def _workers(most: int) -> Executor:
    """Return this process, or several new ones: one that is forked lacks the threads of Typst."""
    if most == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(most, mp_context=get_context("spawn"))


def _write_all(jobs: Sequence[Job], of: str, known: dict[str, str], most: int) -> list[str]:
    """Write what is left of each area, ``most`` areas at a time; return what failed."""
    failed: list[str] = []
    with _workers(most) as pool:
        running = {pool.submit(_one, job): job for job in jobs if job[2]}
        for place, future in enumerate(as_completed(running), len(jobs) - len(running) + 1):
            area, given, kinds, made, out = job = running[future]
            broken = future.exception()  # whatever it is, it is this area's alone
            errors = dict.fromkeys(kinds, repr(broken)) if broken else future.result()
            failed += [f"{area} ({kind}): {error}" for kind, error in errors.items()]
            done = [(area, given, (kind,), made, out) for kind in kinds if kind not in errors]
            known |= {_name(one): _stamp(one, of) for one in done}
            save(out / _DONE, json.dumps(known, indent=1, sort_keys=True).encode())
            _progress(place, len(jobs), job[0])
    print(file=sys.stderr)
    return failed


def _request(job: Job) -> Request:
    area, given, *_ = job
    return read_request({**given, "areas": [area]})  # type: ignore[dict-item]


def _left(job: Job, of: str, known: dict[str, str]) -> Job:
    """Return a job with the formats alone that are not done yet."""
    area, given, kinds, made, out = job
    left = [kind for kind in kinds if not _is_done((area, given, (kind,), made, out), of, known)]
    return area, given, tuple(left), made, out


def _name(job: Job) -> str:
    return f"{job[0]}/{sorted(map(str, job[1].items()))}/{job[2][0]}"


def _stamp(job: Job, of: str) -> str:
    """Return what a file was made of: another release, site, date or request gives another."""
    area, given, (kind,), made, _ = job
    return sha256(
        repr((area, sorted(map(str, given.items())), kind, made, of)).encode()
    ).hexdigest()


def _is_done(job: Job, of: str, known: dict[str, str]) -> bool:
    if known.get(_name(job)) != _stamp(job, of):
        return False
    return (job[4] / file_name(_request(job), job[2][0])).exists()


def _read(folder: Path) -> dict[str, str]:
    path = folder / _DONE
    try:
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return found


@cache
def _reader(edition: str, made: date, period: str) -> Reader:
    """Return the reader of this process: each indicator is read once for all areas."""
    return Reader(open_store(), edition, made, period)


def _one(job: Job) -> dict[str, str]:
    """Compose the briefing of one area, write its formats; return what went wrong with which."""
    _, _, kinds, made, out = job
    try:
        request = _request(job)
        reader = _reader(request.edition, made, request.period)
        document = compose(request, reader.store, made, reader)
    except DashboardError as error:
        return dict.fromkeys(kinds, error.message)
    failed = {}
    for kind in kinds:
        try:
            save(out / file_name(request, kind), checked_bytes(document, kind, reader))
        except DashboardError as error:
            failed[kind] = error.message
    return failed


def _progress(done: int, every: int, area: str) -> None:
    full = round(_BAR * done / every)
    bar = "█" * full + "·" * (_BAR - full)
    print(f"\r{bar} {done}/{every} {area:<8}", end="", file=sys.stderr, flush=True)
