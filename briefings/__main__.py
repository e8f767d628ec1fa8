"""Briefings in a batch: ``python -m briefings --all-districts --lang az --out DIR``.

What is done already for the same release and request is left as it is, so that an interrupted
batch goes on where it stopped. An area that fails is reported and does not stop the others; the
exit status is then 1. An area is composed once for all formats.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from datetime import date
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from briefings.compose import compose
from briefings.formats import FORMATS
from briefings.reading import Reader
from briefings.request import FORMER, LENGTHS, Request, read_request
from briefings.write import checked_bytes, file_name, save
from data.released import open_every
from data.settings import is_local, site_url
from data.store import open_store
from indicators.codelists import areas_of, codelist
from indicators.errors import DashboardError
from indicators.model import LANGUAGES
from indicators.observations import EDITIONS

_DONE = ".done.json"
_BAR = 30  # characters
_LINKS = (
    "Links in the files lead to the address in the environment variable SITE_URL. Without it they "
    "lead to this machine, where no other reader finds anything."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the briefings that are asked for; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return _batch(asked)
    except DashboardError as error:
        print(error.message, error.hint or "", file=sys.stderr)
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description=__doc__, epilog=_LINKS)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--all-districts", action="store_true", help="one briefing a district")
    which.add_argument("--areas", nargs="+", default=[], help="codes of areas, one briefing each")
    parser.add_argument("--topics", nargs="+", default=list(codelist("domain")))
    parser.add_argument("--lang", choices=LANGUAGES, default="az")
    parser.add_argument("--edition", choices=EDITIONS, default="published")
    lengths = f"{', '.join(LENGTHS)}; slides are a format: --format pptx"
    parser.add_argument(
        "--length", choices=(*LENGTHS, *FORMER), default="brief", metavar="LENGTH", help=lengths
    )
    parser.add_argument("--period", default="", help="the last year that counts")
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=["docx"])
    parser.add_argument("--date", type=date.fromisoformat, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def _warn(asked: argparse.Namespace) -> None:
    """Say what a reader of the files would stumble on."""
    if is_local(site_url()):
        print(f"Links lead to {site_url()}: SITE_URL is not set. {_LINKS}", file=sys.stderr)
    if asked.length in FORMER:
        length = FORMER[asked.length]
        said = f"“{asked.length}” is a format now (--format pptx), no length: “{length}” is taken."
        print(said, file=sys.stderr)


def _batch(asked: argparse.Namespace) -> int:
    _warn(asked)
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
    build = store.build()  # a synthetic figure is in no release: the build's inputs tell it
    of = f"{build['fingerprint' if first.illustrative else 'release']} {site_url()}"
    known = _read(asked.out)
    jobs = [(area, given, tuple(dict.fromkeys(asked.format)), made, asked.out) for area in wanted]
    failed = _write_all([_left(job, of, known) for job in jobs], of, known, asked.jobs)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def _workers(most: int) -> Executor:
    """Return this process, or several new ones: one that is forked lacks the threads of Typst."""
    if most == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(most, mp_context=get_context("spawn"))


def _write_all(jobs: Sequence["Job"], of: str, known: dict[str, str], most: int) -> list[str]:
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


Job = tuple[str, dict[str, object], tuple[str, ...], date, Path]  # the formats in the middle


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


if __name__ == "__main__":
    sys.exit(main())
