"""How each kind of database is saved, and put back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Protocol

from sqlalchemy.engine import URL, make_url

from data.publication import MANIFEST, Folders, file_digest, is_sqlite, read_only, sqlite_path
from data.settings import build_wait
from indicators.errors import CannotWrite

_DUMP = "database.dump"

__all__ = ["Database", "database_at", "file_digest"]


class Database(Protocol):
    """A database that can be saved."""

    def save(self, folder: Path) -> None:
        """Write a copy into an empty folder."""
        ...

    def restore(self, folder: Path) -> None:
        """Put the copy in place, so that readers open it."""
        ...


def database_at(url: str) -> Database:
    """Return what saves the database at a URL."""
    return _File(sqlite_path(url)) if is_sqlite(url) else _Server(make_url(url))


class _File:
    """The current build of an SQLite database, or a file that no build has put in place.

    A build is not written to any more: its bytes are copied and held against its hash. Another
    file may be written to meanwhile, and is copied by SQLite's own means.
    """

    def __init__(self, link: Path) -> None:
        self.builds = Folders(link)
        self.link = link

    def save(self, folder: Path) -> None:
        real = self.link.resolve()
        copy = folder / self.link.name
        if self.builds.current() is None:
            with closing(sqlite3.connect(real)) as source, closing(sqlite3.connect(copy)) as sink:
                source.backup(sink)
        else:
            shutil.copy2(real, copy)
            shutil.copy2(real.parent / MANIFEST, folder)
        read_only(copy).dispose()  # raises where the copy is not whole

    def restore(self, folder: Path) -> None:
        copy = next(path for path in folder.iterdir() if path.name != MANIFEST)
        if not (folder / MANIFEST).exists():
            self._put(copy, self.link)
            return
        with self.builds.lock(build_wait()):
            name = file_digest(copy)[:12]
            self._put(copy, self.builds.folder / name / self.link.name)
            self._put(folder / MANIFEST, self.builds.folder / name / MANIFEST)
            self.builds.point(name)

    def _put(self, path: Path, final: Path) -> None:
        final.parent.mkdir(parents=True, exist_ok=True)
        beside = final.with_name(f".{final.name}.restored")
        shutil.copy2(path, beside)
        beside.replace(final)


class _Server:
    """A PostgreSQL database with all builds that it keeps, by PostgreSQL's own programs."""

    def __init__(self, url: URL) -> None:
        self.url = url

    def save(self, folder: Path) -> None:
        options = ["--format=custom", "--no-owner", f"--file={folder / _DUMP}"]
        self._run("pg_dump", *options)

    def restore(self, folder: Path) -> None:
        dump = str(folder / _DUMP)
        replacing = ["--clean", "--if-exists", "--single-transaction"]
        if "SCHEMA - steward " not in self._run("pg_restore", "--list", dump):
            replacing.append("--no-owner")  # a workflow's functions act with their owner's rights
        self._run("pg_restore", *replacing, f"--dbname={self.url.database}", dump)

    def _run(self, program: str, *options: str) -> str:
        """Run a program; return what it says. No list of programs shows the password."""
        found = shutil.which(program)
        if not found:
            raise CannotWrite(f"{program} is not installed.", "apt-get install postgresql-client")
        told = {**os.environ, **self._environment()}
        command = [found, *options]
        ended = subprocess.run(  # noqa: S603 - our own words
            command, env=told, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise CannotWrite(f"{program} has failed: {ended.stderr.strip()}")
        return ended.stdout

    def _environment(self) -> dict[str, str]:
        given = {
            "PGHOST": self.url.host or self.url.query.get("host"),
            "PGPORT": self.url.port,
            "PGUSER": self.url.username,
            "PGPASSWORD": self.url.password,
            "PGDATABASE": self.url.database,
        }
        return {name: str(value) for name, value in given.items() if value}
