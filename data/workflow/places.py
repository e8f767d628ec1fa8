"""Where the worker reads and writes files, and how they are moved whole."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data import settings

Parts = Mapping[str, Mapping[str, bytes]]  # the files of each source, by its code


@dataclass(frozen=True)
class Places:
    """The folders of a worker; all on one file system, so that a move is one step.

    Attributes
    ----------
    project : Path
        The sources that come with the project.
    work : Path
        The worker's own: ``staged``, which no reader may open, and ``sources``, of each release
        those sources that submissions brought, among others.
    releases : Path
        The frozen releases that readers see.
    anchors : Path
        The file of the audit's anchors.
    sent : Path, optional
        The folder of files as agencies sent them; else within ``work``.
    """

    project: Path
    work: Path
    releases: Path
    anchors: Path
    sent: Path | None = None

    def staged(self, release: int) -> Path:
        """Return the folder of one release that is not out yet."""
        return self.work / "staged" / str(release)

    def sources(self, name: str) -> Path:
        """Return the folder of the sources that submissions have brought up to a release."""
        return self.work / "sources" / name

    @property
    def blobs(self) -> Path:
        """The folder of files as they were sent."""
        return self.sent or self.work / "blobs"

    @property
    def shown(self) -> Path:
        """The folder of all sources as the release that is shown has them."""
        return self.work / "shown"


def own_places() -> Places:
    """Return what the operator has set."""
    return Places(
        settings.OBSERVATIONS,
        settings.workflow_dir(),
        settings.releases_dir(),
        settings.anchors_file(),
        settings.blobs_dir(),
    )


def compose(into: Path, project: Path, served: Path, parts: Parts) -> None:
    """Write the folder of all sources that a release is built of.

    A source that submissions brought before stands in place of the project's, and one that they
    bring now in place of both.
    """
    held = {path.name: path for path in _folders(project)}
    held |= {path.name: path for path in _folders(served)}
    into.mkdir(parents=True)
    for code, path in held.items():
        if code not in parts:
            shutil.copytree(path, into / code)
    write_parts(into, parts)


def compose_shown(places: Places, name: str) -> Path:
    """Return the folder of all sources as a release has them; made anew for another release."""
    folder = places.shown / name
    if not folder.exists():
        beside = fresh(places.shown) / ".composing"
        compose(beside, places.project, places.sources(name), {})
        beside.rename(folder)
    return folder


def write_parts(into: Path, parts: Parts) -> None:
    """Write the files of sources, each source into a folder of its own."""
    for code, files in parts.items():
        (into / code).mkdir(parents=True)
        for name, content in files.items():
            (into / code / name).write_bytes(content)


def fresh(folder: Path) -> Path:
    """Return a folder, made empty, that nobody but the worker may open."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def make_lasting(folder: Path) -> None:
    """Let a loss of power after this undo nothing of a folder."""
    for path in [*sorted(folder.rglob("*")), folder, folder.parent]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def move(folder: Path, to: Path) -> None:
    """Give a folder its place, in one step that lasts."""
    to.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(to)
    for parent in {folder.parent, to.parent}:
        handle = os.open(parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _folders(folder: Path) -> Iterator[Path]:
    if folder.exists():
        yield from (path for path in sorted(folder.iterdir()) if path.is_dir())
