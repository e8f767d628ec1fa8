"""Releases as they were frozen: each is checked against its hash whenever it is opened."""

import gzip
import hashlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from sys import intern
from typing import Any

import pandas as pd

from data.frozen.content import TABLES, content_hash
from data.frozen.damage import Damage, ReleaseDamaged
from data.frozen.history import ABOUT, About, history, releases
from indicators import revisions
from indicators.errors import ReleaseUnknown
from indicators.facts import Key
from indicators.model import LANGUAGES, Indicator
from indicators.observations import MEASURES
from indicators.plain_rows import plain_rows


@dataclass(frozen=True)
class Release:
    """A release that was opened and found to be what was frozen; to be read only."""

    about: About
    tables: Mapping[str, bytes]

    @cached_property
    def observations(self) -> pd.DataFrame:
        """The observations, under the frame contract."""
        return observations_of(self.tables)

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The sources by code."""
        return {str(row["data_source"]): row for row in _rows(self.tables["sources"])}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators by code, with the names and definitions they had."""
        return {row["indicator"]: _declared(row) for row in _rows(self.tables["indicators"])}

    def of(self, indicator: str) -> pd.DataFrame:
        """Return the observations of one indicator, under the frame contract.

        Of the table no other row is read: all of them take ten megabytes of a process.
        """
        own = f"{indicator},".encode()
        head, *rows = records(self.tables["observations"])
        return _observations(b"".join([head, *(row for row in rows if row.startswith(own))]))

    def files(self, indicator: str, data_source: str) -> dict[str, str]:
        """Return the digest of each file of a source that held an indicator."""
        held = _frame(self.tables["files"])
        own = held[held["indicator"].eq(indicator) & held["data_source"].eq(data_source)]
        return dict(zip(own["file"], own["sha256"], strict=True))


def observations_of(tables: Mapping[str, bytes]) -> pd.DataFrame:
    """Return the observations in the tables of a release, under the frame contract."""
    return _observations(tables["observations"])


Opener = Callable[[str], Release]


def frozen_as(content: str, opened: Opener | None = None) -> About | None:
    """Return the release that the data of a build are; None where it cannot be read, or is none.

    Parameters
    ----------
    content : str
        The content hash of the build, whole or its first digits.
    """
    found = next((about for about in history().releases if about.content.startswith(content)), None)
    try:
        return (opened or open_release)(found.id).about if found else None
    except ReleaseDamaged:
        return None


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
    ReleaseDamaged
        If a file is not what was frozen.
    """
    entry = next((one for one in history(folder).entries if one.is_named(name)), None)
    if entry is None:
        raise ReleaseUnknown(f"There is no data release {name[:80]!r}.")
    if isinstance(entry, Damage):
        raise ReleaseDamaged(entry)
    return _opened(entry)


def open_every(folder: Path | None = None) -> tuple[Release, ...]:
    """Return every release opened, the newest first; refuse where any of them is damaged.

    Raises
    ------
    ReleaseDamaged
        If a file of any release is not what was frozen.
    """
    return tuple(_opened(about) for about in releases(folder))


def damage_of(about: About) -> Damage | None:
    """Return what is wrong with the tables of a release, or None where nothing is."""
    try:
        _opened(about)
    except ReleaseDamaged as error:
        return error.damage
    return None


def figure_of(release: Release, key: Key) -> dict[str, Any] | None:
    """Return one observation of a release, or None where the release has no such figure."""
    if key.edition != "published":
        return None
    own = release.of(key.indicator)
    named = {"ref_area": key.ref_area, "time_period": key.time_period, **key.codes()}
    for name, code in {**named, "data_source": key.data_source}.items():
        own = own[own[name].eq(code)]
    rows = plain_rows(own)
    return rows[0] if rows else None


def release_differences(old: Release | None, new: Release) -> pd.DataFrame:
    """Return what changed from one release to another; of the first one every figure is new.

    See ``indicators.revisions.differences``.
    """
    if old is None:
        return revisions.revised_rows(new.observations[:0], new.observations)
    sides = _unlike(old.tables["observations"], new.tables["observations"])
    return revisions.revised_rows(*map(_observations, sides))


def _opened(about: About) -> Release:
    tables = {name: _table(about, name) for name in TABLES}
    if content_hash(tables) != about.content:
        raise ReleaseDamaged(Damage(about.id, ABOUT, "name"))
    if len(records(tables["observations"])) - 1 != about.figures:  # one is the head
        raise ReleaseDamaged(Damage(about.id, ABOUT, "figures"))
    return Release(about, tables)


def _table(about: About, name: str) -> bytes:
    path = about.folder / f"{name}.csv.gz"
    try:
        found = gzip.decompress(path.read_bytes())
    except FileNotFoundError as error:
        raise ReleaseDamaged(Damage(about.id, path.name, "missing")) from error
    except (OSError, EOFError, zlib.error) as error:
        raise ReleaseDamaged(Damage(about.id, path.name, "unreadable")) from error
    if hashlib.sha256(found).hexdigest() != about.sha256[path.name]:
        raise ReleaseDamaged(Damage(about.id, path.name, "hash"))
    return found


def _unlike(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Return two tables without the rows that are written alike in both; they are most of them."""
    (before_head, *before), (after_head, *after) = records(old), records(new)
    if before_head != after_head:
        return old, new
    alike = set(before) & set(after)
    kept = [[row for row in rows if row not in alike] for rows in (before, after)]
    return b"".join([before_head, *kept[0]]), b"".join([after_head, *kept[1]])


def records(table: bytes) -> list[bytes]:
    """Return the head and the rows of a table as written; a quoted cell may have several lines."""
    found: list[bytes] = []
    begun = b""
    for line in BytesIO(table):
        if not begun and b'"' not in line:
            found.append(line)
            continue
        begun += line
        if begun.count(b'"') % 2 == 0:
            found.append(begun)
            begun = b""
    return [*found, begun] if begun else found


def _observations(table: bytes) -> pd.DataFrame:
    found = _frame(table)
    for name in MEASURES:
        found[name] = found[name].replace("", "nan").astype(float)
    found.insert(0, "edition", "published")
    return found


def _frame(table: bytes) -> pd.DataFrame:
    """Return a table as text; a code that stands in many cells is one text for all of them."""
    found = pd.read_csv(BytesIO(table), dtype=object, keep_default_na=False)
    for name in found.columns:
        found[name] = pd.Series(map(intern, found[name]), dtype=object)
    return found


def _rows(table: bytes) -> list[dict[str, str]]:
    return plain_rows(_frame(table))


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
