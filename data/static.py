"""What the browser fetches once: geometry, names, the map component; named by content.

A new build adds files and takes none away: pages of an earlier build still name theirs. What no
kept build names is cleared after a day.
"""

import json
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from data.boundaries import outline, packed, points, read_shapes
from data.own_static import OF_CODE, component, role_of, style, write_file
from data.settings import ROOT
from indicators.codelists import areas

_ROLES = ("areas.json", "names.json", "outline.geojson", *OF_CODE)


def write_static(shapes: Path, static: Path) -> tuple[dict[str, str], dict[str, Any]]:
    """Write the static files; return their names by role, and the label point of each area.

    Raises
    ------
    DataFaults
        If a shapefile has a fault; nothing is written then.
    """
    layers = read_shapes(shapes)
    around = next(
        path
        for path in (shapes / "neighbours.geojson", ROOT / "data" / "shapes" / "neighbours.geojson")
        if path.exists()
    )
    texts = (
        _json(packed(layers, around)),
        _json({code: dict(area.name) for code, area in areas().items()}),
        outline(layers),
        component(),
        style(),
    )
    static.mkdir(exist_ok=True)
    names = {
        role_of(name): write_file(static, name, text)
        for name, text in zip(_ROLES, texts, strict=True)
    }
    return names, points(layers)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def clear_static(static: Path, named: Collection[str], older_than: float) -> None:
    """Remove files that builds have written and no kept build names.

    Parameters
    ----------
    named : collection of str
        The names that kept builds use.
    older_than : float
        Seconds since a build last wrote or used the file.
    """
    before = time.time() - older_than
    for name in _ROLES:
        stem, _, ending = name.partition(".")
        for path in static.glob(f"{stem}-*.{ending}*"):
            if path.name not in named and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
