"""Briefings in a batch: ``python -m briefings --all-districts --lang az --out DIR``.

What is done already for the same release and request is left as it is, so that an interrupted
batch goes on where it stopped. An area that fails is reported and does not stop the others; the
exit status is then 1.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from briefings.formats import FORMATS
from briefings.reading import Reader
from briefings.request import LENGTHS, Request, read_request
from briefings.write import briefing, file_name, save
from data.released import open_every
from data.store import open_store
from indicators.codelists import areas_of, codelist
from indicators.errors import DashboardError
from indicators.model import LANGUAGES
from indicators.observations import EDITIONS

_DONE = ".done.json"
_BAR = 30  # characters


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the briefings that are asked for; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return _batch(asked)
    except DashboardError as error:
        print(error.message, error.hint or "", file=sys.stderr)
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--all-districts", action="store_true", help="one briefing a district")
    which.add_argument("--areas", nargs="+", default=[], help="codes of areas, one briefing each")
    parser.add_argument("--topics", nargs="+", default=list(codelist("domain")))
    parser.add_argument("--lang", choices=LANGUAGES, default="az")
    parser.add_argument("--edition", choices=EDITIONS, default="published")
    parser.add_argument("--length", choices=LENGTHS, default="brief")
    parser.add_argument("--period", default="", help="the last year that counts")
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=["docx"])
    parser.add_argument("--date", type=date.fromisoformat, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def _batch(asked: argparse.Namespace) -> int:
    made = asked.date or date.today()
    wanted = areas_of("district") if asked.all_districts else asked.areas
    given = {"topics": asked.topics, "language": asked.lang, "edition": asked.edition}
    given |= {"length": asked.length, "period": asked.period}
    # The first area stands for the request: a wrong topic or year is told once, not 74 times.
    first = read_request({**given, "areas": [next(iter(areas_of("district")))]})
    if not first.illustrative:
        open_every()  # files that leave name their release: none may be damaged
    store = open_store()
    Reader(store, first.edition, made, first.period)
    asked.out.mkdir(parents=True, exist_ok=True)
    known = _read(asked.out)
    jobs = [(area, given, kind, made, asked.out) for area in wanted for kind in asked.format]
    build = store.build()  # a synthetic figure is in no release: the build's inputs tell it
    release = build["fingerprint" if first.illustrative else "release"]
    left = [job for job in jobs if not _is_done(job, release, known)]
    failed: list[str] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(_one, job): job for job in left}
        for place, future in enumerate(as_completed(running), start=len(jobs) - len(left) + 1):
            area, _, kind, *_ = job = running[future]
            broken = future.exception()  # whatever it is, it is this area's alone
            error = repr(broken) if broken else future.result()
            if error:
                failed.append(f"{area} ({kind}): {error}")
            else:
                known[_name(job)] = _stamp(job, release)
                save(asked.out / _DONE, json.dumps(known, indent=1, sort_keys=True).encode())
            _progress(place, len(jobs), area)
    print(file=sys.stderr)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


Job = tuple[str, dict[str, object], str, date, Path]


def _request(job: Job) -> Request:
    area, given, *_ = job
    return read_request({**given, "areas": [area]})  # type: ignore[dict-item]


def _name(job: Job) -> str:
    return f"{job[0]}/{sorted(map(str, job[1].items()))}/{job[2]}"


def _stamp(job: Job, release: str) -> str:
    """Return what a file was made of; another release, date or request gives another."""
    area, given, kind, made, _ = job
    return sha256(
        repr((area, sorted(map(str, given.items())), kind, made, release)).encode()
    ).hexdigest()


def _is_done(job: Job, release: str, known: dict[str, str]) -> bool:
    if known.get(_name(job)) != _stamp(job, release):
        return False
    return (job[4] / file_name(_request(job), job[2])).exists()


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


def _one(job: Job) -> str:
    """Write one briefing; return what went wrong, or nothing."""
    try:
        request = _request(job)
        reader = _reader(request.edition, job[3], request.period)
        data = briefing(request, reader.store, job[3], job[2], reader)
        save(job[4] / file_name(request, job[2]), data)
    except DashboardError as error:
        return error.message
    return ""


def _progress(done: int, every: int, area: str) -> None:
    full = round(_BAR * done / every)
    bar = "█" * full + "·" * (_BAR - full)
    print(f"\r{bar} {done}/{every} {area:<8}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
