"""How a build takes the place of the one before: written whole, checked, then pointed at."""

from data.publication.folders import MANIFEST, Folders, file_digest, read_only
from data.publication.schemas import Schemas
from data.publication.target import (
    KEPT,
    KEPT_FOR,
    Built,
    Target,
    check_counts,
    is_sqlite,
    sqlite_path,
    table_counts,
)

__all__ = [
    "KEPT",
    "KEPT_FOR",
    "MANIFEST",
    "Built",
    "Folders",
    "Schemas",
    "Target",
    "check_counts",
    "file_digest",
    "is_sqlite",
    "read_only",
    "sqlite_path",
    "table_counts",
    "target_of",
]


def target_of(url: str) -> Target:
    """Return where the builds of a database lie: folders beside an SQLite file, else schemas."""
    return Folders(sqlite_path(url)) if is_sqlite(url) else Schemas(url)
