"""Releases as they were frozen: each is checked against its hash whenever it is opened."""

import gzip
import hashlib
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from data import settings
from data.content import TABLES, content_hash
from indicators import revisions
from indicators.errors import DashboardError
from indicators.facts.keys import Key
from indicators.model import LANGUAGES, Indicator
from indicators.observations import MEASURES

UNFINISHED = ".freezing"  # the ending of a folder that is being written
_ABOUT = "release.toml"
_SHORT = 12  # digits of the hash in a name


class ReleaseError(DashboardError):
    """A release that is not there, or is not what was frozen: which one, which file, and why."""


class ReleaseUnknown(ReleaseError):
    """A release that nobody made."""


@dataclass(frozen=True)
class About:
    """What a release says of itself.

    Attributes
    ----------
    content : str
        The SHA-256 of its tables (``data.content.content_hash``).
    figures : int
        How many observations it holds.
    previous : str
        The release before it, or nothing.
    previous_sha256 : str
        The SHA-256 of the ``release.toml`` before it: notes cannot be changed afterwards.
    """

    id: str
    date: date
    content: str
    figures: int
    previous: str
    previous_sha256: str
    notes: Mapping[str, str]
    sha256: Mapping[str, str]
    folder: Path

    def is_named(self, name: str) -> bool:
        """Return whether a name is that of the release: its identity, or its hash alone."""
        return name in (self.id, self.content[:_SHORT])


@dataclass(frozen=True)
class Release:
    """A release that was opened and found to be what was frozen; to be read only."""

    about: About
    tables: Mapping[str, bytes]

    @cached_property
    def observations(self) -> pd.DataFrame:
        """The observations, under the frame contract."""
        found = _frame(self.tables["observations"])
        for name in MEASURES:
            found[name] = found[name].replace("", "nan").astype(float)
        found.insert(0, "edition", "published")
        return found

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The sources by code."""
        return {str(row["data_source"]): row for row in _rows(self.tables["sources"])}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators by code, with the names and definitions they had."""
        return {row["indicator"]: _declared(row) for row in _rows(self.tables["indicators"])}

    def files(self, indicator: str, data_source: str) -> dict[str, str]:
        """Return the digest of each file of a source that held an indicator."""
        held = _frame(self.tables["files"])
        own = held[held["indicator"].eq(indicator) & held["data_source"].eq(data_source)]
        return dict(zip(own["file"], own["sha256"], strict=True))


def releases(folder: Path | None = None) -> tuple[About, ...]:
    """Return every release, the newest first.

    Raises
    ------
    ReleaseError
        If a file cannot be read, or the chain from each release to the one before is broken.
    """
    base = folder or settings.releases_dir()
    paths = [path for path in base.glob(f"*/{_ABOUT}") if path.parent.suffix != UNFINISHED]
    found = {path.parent.name: _about(path) for path in paths}
    heads = set(found) - {about.previous for about in found.values()}
    chain: list[About] = []
    following = next(iter(heads), "")
    while following:
        chain.append(_linked(following, found))
        following = chain[-1].previous
    if len(chain) != len(found):
        raise ReleaseError(f"The releases in {base.name} do not follow from each other.")
    return tuple(chain)


def frozen_as(content: str) -> About | None:
    """Return the release whose content hash begins with that of a build, if it was frozen."""
    return next((found for found in releases() if found.content.startswith(content)), None)


def release_name(content: str) -> str:
    """Return the name readers know the data of a build by: its release, else its content hash."""
    found = frozen_as(content)
    return found.id if found else content


def open_release(name: str, folder: Path | None = None) -> Release:
    """Return one release, by its identity or by its hash alone.

    Raises
    ------
    ReleaseUnknown
        If there is none of this name.
    ReleaseError
        If a file is not what was frozen.
    """
    known = [about for about in releases(folder) if about.is_named(name)]
    if not known:
        raise ReleaseUnknown(f"There is no data release {name[:80]!r}.")
    return _opened(known[0])


def figure_of(release: Release, key: Key) -> dict[str, Any] | None:
    """Return one observation of a release, or None where the release has no such figure."""
    if key.edition != "published":
        return None
    found = release.observations
    own = found[found["indicator"].eq(key.indicator)]
    named = {"ref_area": key.ref_area, "time_period": key.time_period, **key.codes()}
    for name, code in {**named, "data_source": key.data_source}.items():
        own = own[own[name].eq(code)]
    rows = own.to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def differences(old: Release | None, new: Release) -> pd.DataFrame:
    """Return what changed from one release to another; of the first one every figure is new.

    See ``indicators.revisions.differences``.
    """
    before = new.observations[:0] if old is None else old.observations
    return revisions.differences(before, new.observations)


def _about(path: Path) -> About:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        day = date.fromisoformat(table.pop("date"))
        return About(date=day, folder=path.parent, **table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise _altered(path, f"cannot be read: {error}") from error


def _linked(name: str, found: Mapping[str, About]) -> About:
    """Return a release of the chain, if the one before it is the one it followed."""
    about = found.get(name)
    if about is None:
        raise ReleaseError(f"The release {name} is missing: a later one follows from it.")
    before = found.get(about.previous)
    if before and _digest((before.folder / _ABOUT).read_bytes()) != about.previous_sha256:
        raise _altered(before.folder / _ABOUT, "its hash is not the one the next release names")
    return about


def _opened(about: About) -> Release:
    tables = {name: _table(about, name) for name in TABLES}
    found = content_hash(tables)
    named = f"{about.date.isoformat()}-{found[:_SHORT]}"
    if found != about.content or named != about.id or about.folder.name != about.id:
        raise _altered(about.folder / _ABOUT, "its name is not the hash of its content")
    release = Release(about, tables)
    if len(release.observations) != about.figures:
        raise _altered(about.folder / _ABOUT, "it states another number of figures")
    return release


def _table(about: About, name: str) -> bytes:
    path = about.folder / f"{name}.csv.gz"
    try:
        found = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise _altered(path, f"cannot be read: {error}") from error
    if _digest(found) != about.sha256.get(path.name):
        raise _altered(path, "its hash is not the one recorded when it was frozen")
    return found


def _altered(path: Path, why: str) -> ReleaseError:
    return ReleaseError(f"The release {path.parent.name} has been altered: {path.name}: {why}.")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _frame(table: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(table), dtype=object, keep_default_na=False)


def _rows(table: bytes) -> list[dict[str, str]]:
    return [{str(k): v for k, v in row.items()} for row in _frame(table).to_dict("records")]


def _declared(row: Mapping[str, str]) -> Indicator:
    spoken: dict[str, Any] = {
        what: {language: row[f"{what}_{language}"] for language in LANGUAGES}
        for what in ("name", "definition", "caveat")
    }
    plain: dict[str, Any] = {
        name: row[name]
        for name in ("indicator", "domain", "unit_measure", "direction", "period", "population")
    }
    threshold = int(row["disclosure_threshold"]) if row["disclosure_threshold"] else None
    return Indicator(
        **plain, **spoken, decimals=int(row["decimals"]), disclosure_threshold=threshold
    )
