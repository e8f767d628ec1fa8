"""Builds of an SQLite database: a folder each, and a symbolic link to the current file.

``data/child_rights.sqlite`` is a link to ``child_rights.builds/<name>/child_rights.sqlite``. To
replace the link is one step of the file system: a reader opens the old build or the new one. A
reader resolves the link once and stays on its build.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select

from data import schema
from data.publication.lock import file_lock
from data.publication.target import Built, check_counts, table_counts, to_clear
from data.reading import reading
from indicators.errors import OurFault, ReaderMistake, StoreUnavailable

MANIFEST = "build.json"
_TEMPORARY = ".building-"


class Folders:
    """The builds of one SQLite file; see the module."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.folder = link.with_suffix(".builds")

    def lock(self, wait: float) -> AbstractContextManager[None]:
        """Hold the right to write these builds."""
        return file_lock(self.folder / ".lock", wait)

    @contextmanager
    def writing(self, static: Sequence[str]) -> Iterator[Connection]:
        """Yield a connection to a new file; then check it, name it by its content, point at it.

        Raises
        ------
        OurFault
            If the new file is not sound; readers keep the build they have.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clear_remains()
        building = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=self.folder))
        building.chmod(0o755)  # whoever serves the pages reads it too
        try:
            written: dict[str, int] = {}
            database = building / self.link.name
            with _written(database) as connection:
                yield connection
                written.update(table_counts(connection))
            fingerprint = _checked(database, written)
            digest = file_digest(database)
            self._seal(building, digest, fingerprint, static)
            self._place(building, digest[:12])
        finally:
            shutil.rmtree(building, ignore_errors=True)
        self.point(digest[:12])
        self._clear()

    def current(self) -> str | None:
        """Return the name of the build the link leads to, or None where it leads to none."""
        if not self.link.is_symlink():
            return None
        real = self.link.resolve()
        return real.parent.name if real.exists() else None

    def builds(self) -> list[Built]:
        """Return every whole folder, the newest first."""
        found = [_read(path) for path in self.folder.glob(f"[!.]*/{MANIFEST}")]
        return sorted(found, key=lambda build: build.finished, reverse=True)

    def point(self, name: str, *, held: bool = False) -> None:
        """Let the link lead to a build, in one step.

        Raises
        ------
        ReaderMistake
            If there is no such build.
        """
        database = self.folder / name / self.link.name
        if not database.exists():
            known = ", ".join(build.name for build in self.builds()) or "none"
            raise ReaderMistake(f"There is no build {name}; there are: {known}.")
        if held:
            self._hold(name)
        elif self._held() == name:
            self._mark.unlink()
        new = self.folder / f".link-{os.getpid()}"
        new.unlink(missing_ok=True)
        new.symlink_to(os.path.relpath(database, self.link.parent))
        new.replace(self.link)
        _sync(self.link.parent)

    def is_held(self) -> bool:
        """Return whether the current build was chosen by hand."""
        return self._held() is not None and self._held() == self.current()

    @property
    def _mark(self) -> Path:
        return self.folder / ".held"

    def _held(self) -> str | None:
        """Return which build was last chosen by hand; it counts only while the link leads to it."""
        return self._mark.read_text(encoding="utf-8") if self._mark.exists() else None

    def _hold(self, name: str) -> None:
        new = self.folder / f".held-{os.getpid()}"
        new.write_text(name, encoding="utf-8")
        new.replace(self._mark)

    def refuse_governed(self) -> None:
        """Refuse nothing: a workflow needs a server."""

    def engine(self, name: str) -> Engine:
        """Return an engine on the file of one build, opened read-only and checked.

        Raises
        ------
        StoreUnavailable
            If there is no such file, or it is not as it was written.
        """
        return read_only(self.folder / name / self.link.name)

    def _seal(self, building: Path, digest: str, fingerprint: str, static: Sequence[str]) -> None:
        """Write beside the database what it is, and make both lasting."""
        finished = datetime.now(UTC).isoformat(timespec="microseconds")
        said = {"sha256": digest, "fingerprint": fingerprint, "finished": finished}
        manifest = building / MANIFEST
        manifest.write_text(json.dumps({**said, "static": sorted(static)}, indent=1), "utf-8")
        for path in (building / self.link.name, manifest, building):
            _sync(path)

    def _place(self, building: Path, name: str) -> None:
        """Give the folder its name; in one of that name each file is replaced in one step."""
        final = self.folder / name
        if final.exists():
            for file in (self.link.name, MANIFEST):
                (building / file).replace(final / file)
        else:
            building.rename(final)
        _sync(self.folder)

    def _clear_remains(self) -> None:
        """Remove what builds that were killed have left; the lock is held, so none is at work."""
        for path in self.folder.glob(f"{_TEMPORARY}*"):
            shutil.rmtree(path, ignore_errors=True)

    def _clear(self) -> None:
        self._clear_remains()
        for build in to_clear(self.builds(), self.current(), datetime.now(UTC)):
            shutil.rmtree(self.folder / build.name, ignore_errors=True)


def read_only(database: Path) -> Engine:
    """Return an engine on an SQLite file that cannot be written to, checked against its hash.

    A file that has no hash beside it (a copy, say) is checked by SQLite itself.

    Raises
    ------
    StoreUnavailable
        If the file is missing or damaged.
    """
    if not database.exists():
        raise StoreUnavailable(
            f"There is no database at {database}.", "Run `python -m data.build`."
        )
    engine = create_engine(f"sqlite:///file:{database}?mode=ro&uri=true")
    event.listen(engine, "connect", _forbid_writing)
    if not (_is_whole(database) if _manifest(database).exists() else _is_sound(engine)):
        raise StoreUnavailable(
            f"The database at {database} is damaged.",
            "Run `python -m data.build --force`.",
            "damaged",
        )
    return engine


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _written(database: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{database}")
    try:
        with engine.begin() as connection:
            schema.metadata.create_all(connection)
            yield connection
    finally:
        engine.dispose()


def _checked(database: Path, written: dict[str, int]) -> str:
    """Return the fingerprint of a sound new file."""
    try:
        engine = read_only(database)
    except StoreUnavailable as error:
        raise OurFault(f"The new build was not put in place: {error.message}") from error
    try:
        with engine.connect() as connection:
            check_counts(written, table_counts(connection))
            table = schema.build.c
            query = select(table.value).where(table.name == "fingerprint")
            return str(connection.execute(query).scalar_one())
    finally:
        engine.dispose()


def _is_sound(engine: Engine) -> bool:
    with reading("sqlite"), engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all() == ["ok"]


def _is_whole(database: Path) -> bool:
    """Return whether a file has the hash that was written beside it."""
    try:
        said = json.loads(_manifest(database).read_text(encoding="utf-8"))["sha256"]
        return bool(said == file_digest(database))
    except (OSError, ValueError, KeyError):
        return False


def _manifest(database: Path) -> Path:
    return database.parent / MANIFEST


def _read(manifest: Path) -> Built:
    found = json.loads(manifest.read_text(encoding="utf-8"))
    finished = datetime.fromisoformat(found["finished"])
    return Built(manifest.parent.name, found["fingerprint"], finished, frozenset(found["static"]))


def _forbid_writing(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _sync(path: Path) -> None:
    """Make a file or a folder lasting: a loss of power after this does not undo it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
