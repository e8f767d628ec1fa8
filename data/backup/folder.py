"""One backup: a folder of copies, and a list of their hashes that is written last."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data import settings
from data.backup.databases import database_at, file_digest
from data.store import open_store
from indicators.errors import BackupDamaged, CannotWrite

_LIST = "backup.json"
_UNFINISHED = ".unfinished"
_NOT_SAVED = ("staged", "shown", ".sent-*")  # of the workflow


@dataclass(frozen=True)
class Places:
    """What is saved, and where it is put back.

    Parameters
    ----------
    url : str
        Of the database.
    releases : Path
        The folder of frozen releases.
    static : Path
        Where the build's files for browsers lie.
    workflow : Path, optional
        Where the worker keeps the sources of releases; what is staged is not saved, but made anew.
    blobs : Path, optional
        The files that agencies sent.
    """

    url: str
    releases: Path
    static: Path
    workflow: Path | None = None
    blobs: Path | None = None

    @property
    def governed(self) -> Mapping[str, Path]:
        """What a workflow keeps beside the database, by its name in a backup."""
        named = {"workflow": self.workflow, "blobs": self.blobs}
        return {name: folder for name, folder in named.items() if folder}


def places() -> Places:
    """Return what the operator has set."""
    return Places(
        settings.database_url(),
        settings.releases_dir(),
        settings.STATIC,
        settings.workflow_dir(),
        settings.blobs_dir(),
    )


def save(into: Path, held: Places) -> Path:
    """Write a backup as a new folder; return it. Nothing that readers use is changed.

    Raises
    ------
    StoreUnavailable
        If there is no sound database: a damaged one is not worth keeping.
    CannotWrite
        If the folder cannot be written, or a program is missing.
    """
    named = _static_names(held.url)
    now = datetime.now(UTC)
    final = into / f"{now:%Y-%m-%dT%H%M%SZ}"
    beside = final.with_suffix(_UNFINISHED)
    try:
        shutil.rmtree(beside, ignore_errors=True)
        (beside / "database").mkdir(parents=True)
        database_at(held.url).save(beside / "database")
        shutil.copytree(held.releases, beside / "releases")
        _copy_files(held.static, beside / "static", named)
        for name, folder in held.governed.items():
            if folder.exists():
                unsaved = shutil.ignore_patterns(*_NOT_SAVED)
                shutil.copytree(folder, beside / name, ignore=unsaved)
        _write_list(beside, now)
        beside.rename(final)
        os.sync()
    except OSError as error:
        raise CannotWrite(f"{into} cannot be written: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return final


def check(backup: Path) -> int:
    """Hold every file of a backup against its hash; return how many there are.

    Raises
    ------
    BackupDamaged
        If a file is missing, altered, or not in the list.
    """
    listed = _list(backup)
    there = {str(path.relative_to(backup)): path for path in _files(backup)}
    for name in sorted(listed.keys() ^ there.keys()):
        fault = "is missing" if name in listed else "is not in its list"
        raise BackupDamaged(f"{backup}: {name} {fault}.", _ANOTHER)
    for name, path in there.items():
        if file_digest(path) != listed[name]:
            raise BackupDamaged(f"{backup}: {name} is not as it was written.", _ANOTHER)
    return len(there)


def restore(backup: Path, held: Places) -> None:
    """Put a backup in place: files for browsers, releases, and last the database.

    Releases and builds that are not in the backup stay; those that differ from it are replaced.

    Raises
    ------
    BackupDamaged
        If it is not whole: nothing is changed then.
    CannotWrite
        If a place cannot be written, or a program is missing.
    """
    check(backup)
    try:
        for path in (backup / "static").iterdir():
            _put(path, held.static / path.name)
        for path in _files(backup / "releases"):
            _put(path, held.releases / path.relative_to(backup / "releases"))
        for name, folder in held.governed.items():
            for path in _files(backup / name):
                _put(path, folder / path.relative_to(backup / name))
        database_at(held.url).restore(backup / "database")
    except OSError as error:
        raise CannotWrite(f"The backup cannot be put back: {error}.") from error


def forget_old(into: Path, kept: int) -> None:
    """Remove the oldest backups beyond a number."""
    whole = sorted(path.parent for path in into.glob(f"*Z/{_LIST}"))
    for path in whole[: max(len(whole) - max(kept, 1), 0)]:
        shutil.rmtree(path)


_ANOTHER = "Nothing was put back. Take an older backup."


def _static_names(url: str) -> list[str]:
    store = open_store(url)
    try:
        return [name for role, name in store.build().items() if role.startswith("static_")]
    finally:
        store.engine.dispose()


def _copy_files(folder: Path, into: Path, names: list[str]) -> None:
    into.mkdir()
    for name in names:
        shutil.copy2(folder / name, into)


def _put(path: Path, final: Path) -> None:
    """Copy a file beside its place and move it in."""
    final.parent.mkdir(parents=True, exist_ok=True)
    beside = final.with_name(f".{final.name}.restored")
    shutil.copy2(path, beside)
    beside.replace(final)


def _write_list(folder: Path, now: datetime) -> None:
    digests = {str(path.relative_to(folder)): file_digest(path) for path in _files(folder)}
    told = {"made": now.isoformat(timespec="seconds"), "sha256": digests}
    (folder / _LIST).write_text(json.dumps(told, indent=1), encoding="utf-8")


def _list(backup: Path) -> dict[str, str]:
    try:
        told: dict[str, Any] = json.loads((backup / _LIST).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in told["sha256"].items()}
    except (OSError, ValueError, KeyError) as error:
        raise BackupDamaged(f"{backup} is no backup, or its list cannot be read.") from error


def _files(folder: Path) -> Iterator[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return (path for path in found if path.name != _LIST)
