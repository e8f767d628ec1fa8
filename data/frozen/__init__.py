"""Releases as they were frozen: their content, their history, what is wrong with a damaged one."""

from data.frozen.content import KEYS, TABLES, content, content_hash, row_hash, row_line
from data.frozen.damage import Damage, Fault, ReleaseDamaged
from data.frozen.history import (
    ABOUT,
    SHORT,
    UNFINISHED,
    About,
    Decided,
    history,
    names_of,
    releases,
    shown_now,
)
from data.frozen.predecessors import exposed, named, told_before
from data.frozen.released import (
    Opener,
    Release,
    damage_of,
    figure_of,
    frozen_as,
    observations_of,
    open_every,
    open_release,
    records,
    release_differences,
    release_name,
)

__all__ = [
    "ABOUT",
    "KEYS",
    "SHORT",
    "TABLES",
    "UNFINISHED",
    "About",
    "Damage",
    "Decided",
    "Fault",
    "Opener",
    "Release",
    "ReleaseDamaged",
    "content",
    "content_hash",
    "damage_of",
    "exposed",
    "figure_of",
    "frozen_as",
    "history",
    "named",
    "names_of",
    "observations_of",
    "open_every",
    "open_release",
    "records",
    "release_differences",
    "release_name",
    "releases",
    "row_hash",
    "row_line",
    "shown_now",
    "told_before",
]
