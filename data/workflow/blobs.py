"""The bytes of files as they were sent, by SHA-256: written beside, made lasting, moved.

The process that receives and the worker, which are of one group, both write and remove them.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from data.intake import LARGEST
from indicators.errors import CannotWrite, NotThere, Wanting

_CHUNK = 1 << 16
_BESIDE = ".sent-"
_FILE, _FOLDER = 0o660, 0o770


@dataclass(frozen=True)
class Written:
    """A file written beside the others, which :meth:`Blobs.keep` puts among them."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True)
class Blobs:
    """A folder of files named by the SHA-256 of what they hold.

    Parameters
    ----------
    folder : Path
        Where they are kept; made when the first is written.
    """

    folder: Path

    @contextmanager
    def writing(self, sent: BinaryIO) -> Iterator[Written]:
        """Yield what was sent, written beside; unless it is kept by then, nothing stays of it.

        Raises
        ------
        Wanting
            If it is empty, or larger than a file may be.
        CannotWrite
            If there is no room, or no right.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_BESIDE, dir=self.folder)
        except OSError as error:
            raise _unwritten(error) from error
        path = Path(name)
        try:
            yield _copied(sent, handle, path)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, written: Written) -> Path:
        """Put a file among the others, in place of the same if it is there.

        Raises
        ------
        CannotWrite
            If it cannot be moved.
        """
        target = self.path(written.sha256)
        try:
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                target.parent.chmod(_FOLDER)
            written.path.replace(target)
            _make_lasting(target.parent)
            _make_lasting(self.folder)
        except OSError as error:
            raise _unwritten(error) from error
        return target

    def path(self, sha256: str) -> Path:
        """Return where the file with a hash is, or would be."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a file.

        Raises
        ------
        NotThere
            If it is not kept, or is not what was kept.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise NotThere("The file is not kept.") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NotThere("The file is not what was kept.")
        return content

    def left(self, before: float) -> tuple[list[Path], list[str]]:
        """Return what nothing has touched since a moment: pieces of uploads, and files by hash."""
        old = [path for path in self.folder.rglob("*") if path.is_file() and _age(path) < before]
        pieces = [path for path in old if path.name.startswith(_BESIDE)]
        return pieces, sorted(path.name for path in old if self.path(path.name) == path)

    def drop(self, sha256: str) -> None:
        """Remove a file, for good."""
        self.path(sha256).unlink(missing_ok=True)
        if self.path(sha256).parent.is_dir():
            _make_lasting(self.path(sha256).parent)


def _age(path: Path) -> float:
    """Return when a file was last changed; one that is gone meanwhile counts as new."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _copied(sent: BinaryIO, handle: int, path: Path) -> Written:
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as beside:
            while chunk := sent.read(_CHUNK):
                size += len(chunk)
                if size > LARGEST:
                    raise Wanting("The file is too large.")
                digest.update(chunk)
                beside.write(chunk)
            os.fchmod(beside.fileno(), _FILE)
            beside.flush()
            os.fsync(beside.fileno())
    except OSError as error:
        raise _unwritten(error) from error
    if not size:
        raise Wanting("The file is empty.")
    return Written(path, digest.hexdigest(), size)


def _make_lasting(folder: Path) -> None:
    """Let the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritten(error: OSError) -> CannotWrite:
    return CannotWrite(f"The file cannot be kept: {error.strerror or error}.")
