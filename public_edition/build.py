"""Build the site: only units whose readings have changed, on every core, then put it in place."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from data.fingerprint import imported
from data.settings import ROOT, STATIC
from data.store import Store, open_store
from public_edition.folder import (
    STAGING,
    Made,
    Manifest,
    digest,
    discard,
    publish,
    read_manifest,
    stage,
)
from public_edition.frozen import past_states
from public_edition.pictures import Atlas
from public_edition.published import Published, read_published
from public_edition.reading import Reading
from public_edition.site import HERE, Output, Site, shared_files
from public_edition.units import Workshop, units

_TEXTS = ("*.html", "*.css", "*.js", "*.toml", "*.csv", "*.svg")


@dataclass(frozen=True)
class Report:
    """What a building did: units made again of all, files written, files removed, all files."""

    made: int
    units: int
    written: int
    removed: int
    files: int


@dataclass(frozen=True)
class Job:
    """What a worker needs beside the published edition."""

    workshop: Workshop
    published: Published
    folder: Path
    known: dict[str, str]
    code: str


def build(
    store: Store,
    folder: Path,
    base: str,
    *,
    only: Iterable[str] = (),
    force: bool = False,
    workers: int | None = None,
    year: int | None = None,
) -> Report:
    """Bring the folder to the state of the store; return what was done.

    Raises
    ------
    NotPublic
        If the store would have something leave that must not.
    ReleaseDamaged
        If a frozen release is not what was frozen.
    CannotWrite
        If the disk is full; the folder is as it was then.
    """
    published = read_published(store, year or date.today().year)
    topology = json.loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))
    wanted = units(published.frozen, only) if only else None
    return write(published, topology, folder, base, wanted=wanted, force=force, workers=workers)


def write(
    published: Published,
    topology: object,
    folder: Path,
    base: str,
    *,
    wanted: Sequence[str] | None = None,
    force: bool = False,
    workers: int | None = None,
) -> Report:
    """Bring the folder to the state of the published edition; see ``build``.

    Parameters
    ----------
    wanted : sequence of str, optional
        The units to be made; all others stay as they are. All, and no other, where left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    broken = (folder / STAGING).exists()  # a building was cut short: trust no file to be in place
    discard(folder)
    before = read_manifest(folder)
    states = past_states(published.observations, published.release, published.frozen, before.states)
    published = replace(published, stood=states)
    atlas = replace(Atlas.of(topology), topology=topology)  # type: ignore[arg-type]
    shared = shared_files(atlas.files)
    site = Site(base.rstrip("/"), {role: output.path for role, output in shared.items()})
    job = Job(
        Workshop(site, atlas),
        published,
        folder,
        {} if force or broken else before.files,
        code_digest(site),
    )
    ours = units(published.frozen) if wanted is None else list(wanted)
    kept = () if wanted is None else before.units.keys() - {*ours, "shared/"}
    try:
        current = {} if force or broken else _current(job, before, ours)
        made = dict(_made(job, [unit for unit in ours if unit not in current], workers))
        made["shared/"] = _shared(job, shared, before if kept else Manifest())
        after = Manifest({**{name: before.units[name] for name in kept}, **current, **made}, states)
        written, removed = publish(folder, before, after)
    except BaseException:
        discard(folder)
        raise
    return Report(len(made), len(ours) + 1, written, removed, len(after.files))


def _current(job: Job, before: Manifest, wanted: Sequence[str]) -> dict[str, Made]:
    """Return the units whose readings have not changed and whose files are all there."""
    return {
        unit: made
        for unit in wanted
        if (made := before.units.get(unit)) is not None
        and made.state == state(job, made.asked)
        and all((job.folder / path).exists() for path in made.files)
    }


def state(job: Job, asked: Iterable[str]) -> str:
    """Return a hash of the code and of everything a unit has read, as it is now."""
    parts = [job.code, *(job.published.digest(name) for name in sorted(asked))]
    return digest("".join(parts).encode())


def code_digest(site: Site) -> str:
    """Return a hash of what makes pages of figures: code, templates, texts, code lists, address."""
    found = hashlib.sha256(repr((site.base, sorted(site.assets.items()))).encode())
    folders = [ROOT / name for name in ("public_edition", "indicators", "figures", "stories")]
    texts = {path for folder in folders for kind in _TEXTS for path in folder.rglob(kind)}
    paths = imported(ROOT, "public_edition.build") | texts | {*(ROOT / "locale").rglob("*.po")}
    for path in sorted(path for path in paths if "definitions" not in path.parts):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


_JOB: list[Job] = []  # one a worker process


def _begin(job: Job) -> None:
    _JOB[:] = [job]


def _made(job: Job, wanted: list[str], workers: int | None) -> Iterator[tuple[str, Made]]:
    """Yield each unit that was made, on as many cores as there are."""
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(wanted) < 20:
        _begin(job)
        yield from map(_make, wanted)
        return
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(job,)) as pool:
        yield from pool.map(_make, wanted, chunksize=8)


def _make(unit: str) -> tuple[str, Made]:
    job = _JOB[0]
    reading = Reading(job.published)
    files = {
        output.path: stage(job.folder, output.path, output.content, job.known.get(output.path))
        for output in job.workshop.make(unit, reading)
    }
    asked = tuple(sorted(reading.asked))
    return unit, Made(asked, state(job, asked), files)


def _shared(job: Job, shared: dict[str, Output], before: Manifest) -> Made:
    """Write the shared files; those of before stay where pages of before do, which name them."""
    icon = Output("assets/icon.svg", (HERE / "assets" / "icon.svg").read_bytes())
    files = {
        output.path: stage(job.folder, output.path, output.content, job.known.get(output.path))
        for output in (*shared.values(), icon)
    }
    older = before.units["shared/"].files if "shared/" in before.units else {}
    return Made((), "", {**older, **files})


def open_and_build(folder: Path, base: str, *, only: Sequence[str], force: bool) -> Report:
    """Build from the store the settings name."""
    return build(open_store(), folder, base, only=only, force=force)
