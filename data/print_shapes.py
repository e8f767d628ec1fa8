"""Areas for printed maps, read from the geometry the build wrote; decoded once a process."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data.settings import STATIC
from data.store import Store
from geo.plane import Plane, plane
from indicators.errors import GeometryUnavailable


def print_shapes(store: Store, scheme: str, static: Path = STATIC) -> Plane:
    """Return the areas of a scheme on the plane, with what lies around them.

    Raises
    ------
    GeometryUnavailable
        If the file is absent or has no such scheme.
    """
    return _read(static / store.build()["static_areas"], scheme)


def topology(store: Store, static: Path = STATIC) -> Mapping[str, Any]:
    """Return the geometry of every scheme as the build wrote it (TopoJSON 1.0).

    Raises
    ------
    GeometryUnavailable
        If the file is absent.
    """
    found: Mapping[str, Any] = _topology(static / store.build()["static_areas"])
    return found


@cache
def _read(path: Path, scheme: str) -> Plane:
    """Return the areas of one file; its name carries the hash of its content."""
    try:
        return plane(_topology(path), scheme)
    except KeyError as error:
        raise GeometryUnavailable(f"{path.name} has no areas of the scheme {scheme}.") from error


def _topology(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GeometryUnavailable(f"There is no {path}.", "Run `python -m data.build`.") from error
