"""What the browser fetches once: geometry, names, the map component; named by content.

A new build adds files and takes none away: pages of an earlier build still name theirs. What no
kept build names is cleared after a day.
"""

import hashlib
import json
import os
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from data.beside import written_beside
from data.boundaries import outline, packed, points, read_shapes
from data.settings import ROOT
from indicators.codelists import areas

COMPONENT = ROOT / "pages" / "parts" / "area_map"
STYLES = (ROOT / "figures" / "panels" / "style", ROOT / "pages" / "parts" / "style")
_ROLES = ("areas.json", "names.json", "outline.geojson", "area_map.js", "style.css")


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
        f"static_{name.partition('.')[0]}": write_file(static, name, text)
        for name, text in zip(_ROLES, texts, strict=True)
    }
    return names, points(layers)


def style() -> str:
    """Return the rules of every page as one sheet, files in the order of their names."""
    files = [path for folder in STYLES for path in folder.glob("*.css")]
    ordered = sorted(files, key=lambda path: path.name)
    return "\n".join(path.read_text(encoding="utf-8") for path in ordered)


def component() -> str:
    """Return the map component as one module: the vendored D3 and our own code, file by file."""
    vendor = (COMPONENT / "vendor" / "d3-area-map.js").read_text(encoding="utf-8")
    parts = sorted(COMPONENT.glob("area_*.js"))
    own = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    style = json.dumps((COMPONENT / "area_map.css").read_text(encoding="utf-8"))
    return f"{vendor}\nconst CSS = {style};\n{own}"


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


def write_file(static: Path, name: str, text: str) -> str:
    """Write one file beside and move it into place; return its name, which holds its hash."""
    content = text.encode()
    stem, _, ending = name.partition(".")
    final = static / f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
    if final.exists() and final.read_bytes() == content:
        os.utime(final)  # in use again: not to be cleared for its age
        return final.name
    with written_beside(final) as building:
        building.write_bytes(content)
    return final.name
