"""The history of releases: what each says of itself, and which are not what was frozen.

Each ``release.toml`` names the hash of the one before. Where one is damaged, what came before it
is still read: by what it says of itself, and placed by its day.
"""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from data import settings
from data.frozen.content import TABLES
from data.frozen.damage import Damage, Fault, ReleaseDamaged
from indicators.model import LANGUAGES

ABOUT = "release.toml"
UNFINISHED = ".freezing"  # the ending of a folder that is being written
SHORT = 12  # digits of the hash in a name; more where that name is another's
_NAME = re.compile(rf"\d{{4}}-\d\d-\d\d-[0-9a-f]{{{SHORT},}}")
_DAY = len("2026-01-01")
_KINDS: Mapping[str, type] = {
    "id": str,
    "date": str,
    "content": str,
    "figures": int,
    "previous": str,
    "previous_sha256": str,
    "notes": dict,
    "sha256": dict,
}
_DECIDED: Mapping[str, type] = {
    "kind": str,
    "submissions": list,
    "offices": list,
    "audit_number": int,
    "audit_hash": str,
}
_NAMED: Mapping[str, frozenset[str]] = {
    "notes": frozenset(LANGUAGES),
    "sha256": frozenset(f"{table}.csv.gz" for table in TABLES),
}


@dataclass(frozen=True)
class Decided:
    """How a release was decided, where there is a workflow (``data.workflow``).

    Attributes
    ----------
    kind : str
        ``routine``, ``method``, ``correction`` or ``pulled_back``.
    submissions : tuple of int
        The numbers of those that it brings.
    offices : tuple of str
        Who decided: no person is named.
    audit_number, audit_hash : int, str
        The last entry of the audit when it was made, by which a cut tail is found.
    """

    kind: str
    submissions: tuple[int, ...]
    offices: tuple[str, ...]
    audit_number: int
    audit_hash: str

    @property
    def is_correction(self) -> bool:
        """Whether readers are told of it at the figures that it changed."""
        return self.kind in ("correction", "pulled_back")


@dataclass(frozen=True)
class About:
    """What a release says of itself.

    Attributes
    ----------
    content : str
        The SHA-256 of its tables (``data.frozen.content_hash``).
    figures : int
        How many observations it holds.
    previous : str
        The release before it, or nothing.
    previous_sha256 : str
        The SHA-256 of the ``release.toml`` before it: notes cannot be changed afterwards.
    decided : Decided, optional
        How it was decided; None of a release that was frozen without a workflow.
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
    decided: Decided | None = None

    def is_named(self, name: str) -> bool:
        """Return whether a name is that of the release: its identity, or its hash alone."""
        return name in (self.id, self.content[:SHORT])


Entry = About | Damage


@dataclass(frozen=True)
class History:
    """Every release there is, the newest first: what it says of itself, or what is wrong."""

    entries: tuple[Entry, ...]

    @property
    def releases(self) -> tuple[About, ...]:
        """The releases that can be read; their tables are checked when they are opened."""
        return tuple(entry for entry in self.entries if isinstance(entry, About))

    @property
    def damaged(self) -> tuple[Damage, ...]:
        """What is wrong with the others."""
        return tuple(entry for entry in self.entries if isinstance(entry, Damage))


def history(folder: Path | None = None) -> History:
    """Return every release, the damaged ones among them."""
    base = folder or settings.releases_dir()
    found = {path.name: _entry(path) for path in base.glob("*/") if _is_release(path)}
    return History(tuple(_ordered(_forked(found))))


def shown_now() -> tuple[str, int]:
    """Return what differs where other releases are there: their folder, and when it changed."""
    base = settings.releases_dir()
    return str(base), base.stat().st_mtime_ns if base.exists() else 0


def releases(folder: Path | None = None) -> tuple[About, ...]:
    """Return every release, the newest first.

    Raises
    ------
    ReleaseDamaged
        If any cannot be read, or the chain from each to the one before is broken.
    """
    found = history(folder)
    if found.damaged:
        raise ReleaseDamaged(found.damaged[0])
    return found.releases


def _is_release(path: Path) -> bool:
    named = _NAME.fullmatch(path.name) is not None
    return path.suffix != UNFINISHED and (named or (path / ABOUT).exists())


def _entry(folder: Path) -> Entry:
    try:
        table = {**_parsed((folder / ABOUT).read_text(encoding="utf-8"))}
    except FileNotFoundError:
        return _damage(folder, "missing")
    except (OSError, ValueError):  # no text, or no TOML
        return _damage(folder, "unreadable")
    wrong = next(_wrong(table), "")
    if wrong:
        return _damage(folder, "entry", wrong)
    day = date.fromisoformat(table.pop("date"))
    decided = _decided(table.pop("decided", None))
    about = About(date=day, folder=folder, decided=decided, **table)
    if folder.name != about.id or about.id not in names_of(day, about.content):
        return _damage(folder, "name")
    return about


@lru_cache(maxsize=64)
def _parsed(text: str) -> dict[str, Any]:
    """Return what a text in TOML says: every look at the history reads each release again."""
    return tomllib.loads(text)


def names_of(day: date, content: str) -> tuple[str, ...]:
    """Return the names that a release of a day and a content may have, the first of them first.

    Only a release that brings back another one of the same day needs more than the first.
    """
    return tuple(f"{day.isoformat()}-{content[:n]}" for n in range(SHORT, len(content) + 1))


def _decided(told: Mapping[str, Any] | None) -> Decided | None:
    if told is None:
        return None
    lists = {name: tuple(told[name]) for name in ("submissions", "offices")}
    return Decided(**{**told, **lists})


def _damage(folder: Path, fault: Fault, detail: str = "") -> Damage:
    return Damage(folder.name, ABOUT, fault, detail)


def _wrong(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield each entry that is absent, of another kind than declared, or not declared."""
    yield from sorted(table.keys() - _KINDS.keys() - {"decided"})
    yield from (name for name, kind in _KINDS.items() if not isinstance(table.get(name), kind))
    for name, parts in _NAMED.items():
        yield from (f"{name}.{part}" for part in sorted(parts - table[name].keys()))
    if "decided" in table:
        yield from _wrong_decided(table["decided"])
    try:
        date.fromisoformat(table["date"])
    except ValueError:
        yield "date"


def _wrong_decided(told: Any) -> Iterator[str]:
    if not isinstance(told, dict):
        yield "decided"
        return
    yield from (f"decided.{name}" for name in sorted(told.keys() ^ _DECIDED.keys()))
    for name, kind in _DECIDED.items():
        if not isinstance(told.get(name), kind):
            yield f"decided.{name}"


def _forked(found: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries; of releases that follow from the same one none is known to be right."""
    abouts = [entry for entry in found.values() if isinstance(entry, About)]
    claims = Counter(about.previous for about in abouts)
    doubled = [about for about in abouts if claims[about.previous] > 1]
    marked: dict[str, Entry] = {}
    for about in doubled:
        other = next(one for one in doubled if one != about and one.previous == about.previous)
        marked[about.id] = _damage(about.folder, "fork", other.id)
    return {**found, **marked}


def _ordered(found: Mapping[str, Entry]) -> Iterator[Entry]:
    """Yield every release from the newest on, each held against what the one after it says."""
    left = dict(found)
    while left:
        name, follower = _newest(left), None
        while name in left or (name and name not in found):
            entry = left.pop(name, Damage(name, ABOUT, "missing"))
            if isinstance(entry, About) and follower and not _is_followed(entry, follower):
                entry = _damage(entry.folder, "chain")
            yield entry
            if isinstance(entry, Damage):
                break
            name, follower = entry.previous, entry


def _newest(left: Mapping[str, Entry]) -> str:
    """Return the release that none of the others follows from; the first of all comes last."""
    followed = {entry.previous for entry in left.values() if isinstance(entry, About)}
    heads = left.keys() - followed or left.keys()

    def rank(name: str) -> tuple[str, bool, bool, str]:
        entry = left[name]
        later = isinstance(entry, Damage) or bool(entry.previous)
        return name[:_DAY], later, isinstance(entry, Damage), name

    return max(heads, key=rank)


def _is_followed(entry: About, follower: About) -> bool:
    written = (entry.folder / ABOUT).read_bytes()
    return hashlib.sha256(written).hexdigest() == follower.previous_sha256
