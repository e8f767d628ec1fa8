"""The folder of the site: what was written, from what, and how a new state takes its place.

Everything that changed is first written into a folder beside (``.staging``) on the same disk. Only
when all of it is there are the files moved into place, shared files first, then pages, then the
manifest; what is no longer made is removed last. A disk that fills does so while the staging
folder is written: the site stays whole as it was. Moving needs no room. A file whose bytes are the
same is not touched, so that caches and mirrors keep it.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from data.beside import written_beside
from indicators.errors import CannotWrite
from public_edition.frozen import State, States

MANIFEST = ".manifest.json"
STAGING = ".staging"
_KEPT_FOR_GOOD = "api/v1/release/"  # figures of older releases stay readable


@dataclass(frozen=True)
class Made:
    """What one unit of work has made: what it read, the state of that, and its files."""

    asked: tuple[str, ...]
    state: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Manifest:
    """Every unit of the last building, and the states in which figures stood."""

    units: Mapping[str, Made] = field(default_factory=dict)
    states: Mapping[str, States] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, str]:
        """Every file of the site with the hash of its bytes."""
        return {path: digest for unit in self.units.values() for path, digest in unit.files.items()}


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder; an empty one where nothing was built."""
    path = folder / MANIFEST
    if not path.exists():
        return Manifest()
    written = json.loads(path.read_text(encoding="utf-8"))
    return Manifest(
        {
            name: Made(tuple(unit["asked"]), unit["state"], unit["files"])
            for name, unit in written["units"].items()
        },
        {
            code: tuple(State(one["release"], one["digest"], tuple(one["also"])) for one in states)
            for code, states in written.get("states", {}).items()
        },
    )


def digest(content: bytes) -> str:
    """Return the hash by which two contents of a file are told apart."""
    return hashlib.sha256(content).hexdigest()[:20]


def stage(folder: Path, path: str, content: bytes, known: str | None) -> str:
    """Write one file beside unless its bytes are already in place; return the hash of its bytes.

    Parameters
    ----------
    known : str, optional
        The hash the manifest has of the file in place; without it the file itself is read.

    Raises
    ------
    CannotWrite
        If the disk is full or the folder may not be written.
    """
    found = digest(content)
    if found == (known or _in_place(folder / path)) and (folder / path).exists():
        return found
    staged = folder / STAGING / path
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(staged) as writing:
            writing.write_bytes(content)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from error
    return found


def _in_place(path: Path) -> str:
    return digest(path.read_bytes()) if path.exists() else ""


def publish(folder: Path, before: Manifest, after: Manifest) -> tuple[int, int]:
    """Move what was staged into place, write the manifest, remove what is no longer made.

    Returns
    -------
    (int, int)
        Files written and files removed.
    """
    staging = folder / STAGING
    _stage_manifest(staging, after)
    files = [path for path in staging.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: _rank(path.relative_to(staging))):
        final = folder / path.relative_to(staging)
        final.parent.mkdir(parents=True, exist_ok=True)
        path.replace(final)
    made = after.files
    gone = [path for path in before.files if path not in made and not _kept(path)]
    remove(folder, gone)
    discard(folder)
    return sum(path.name != MANIFEST for path in files), len(gone)


def discard(folder: Path) -> None:
    """Remove what a building that failed has left beside; the site is as it was."""
    shutil.rmtree(folder / STAGING, ignore_errors=True)


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files of the site, and folders that are empty then."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        parent = (folder / path).parent
        if parent != folder and parent.exists() and not any(parent.iterdir()):
            parent.rmdir()


def _kept(path: str) -> bool:
    return path.startswith(_KEPT_FOR_GOOD)


def _rank(path: Path) -> tuple[int, str]:
    """Return the order of moving: what pages refer to stands before they do."""
    order = {"assets": 0, "picture": 1, "file": 1, "api": 1, MANIFEST: 4}
    return order.get(path.parts[0], 2 if len(path.parts) > 1 else 3), str(path)


def _stage_manifest(staging: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True, indent=0)
    stage(staging.parent, MANIFEST, text.encode(), None)
