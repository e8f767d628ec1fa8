"""What the browser fetches once: geometry, names, the map component; named by content."""

import hashlib
import json
from pathlib import Path
from typing import Any

from data.beside import written_beside
from data.boundaries import outline, packed, points, read_shapes
from data.settings import ROOT
from indicators.codelists import areas

COMPONENT = ROOT / "pages" / "parts" / "area_map"


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
    texts = {
        "areas.json": _json(packed(layers, around)),
        "names.json": _json({code: dict(area.name) for code, area in areas().items()}),
        "outline.geojson": outline(layers),
        "area_map.js": component(),
        "style.css": (ROOT / "pages" / "parts" / "style.css").read_text(encoding="utf-8"),
    }
    static.mkdir(exist_ok=True)
    names = {
        f"static_{name.split('.')[0]}": write_named(static, name, texts[name]) for name in texts
    }
    return names, points(layers)


def component() -> str:
    """Return the map component as one module: the vendored D3 and our own code."""
    vendor = (COMPONENT / "vendor" / "d3-area-map.js").read_text(encoding="utf-8")
    own = (COMPONENT / "area_map.js").read_text(encoding="utf-8")
    style = json.dumps((COMPONENT / "area_map.css").read_text(encoding="utf-8"))
    return f"{vendor}\nconst CSS = {style};\n{own}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_named(static: Path, name: str, text: str) -> str:
    """Write one file beside and move it into place; remove what it replaces."""
    content = text.encode()
    stem, _, ending = name.partition(".")
    final = static / f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
    if not final.exists():
        with written_beside(final) as building:
            building.write_bytes(content)
    for old in static.glob(f"{stem}-*.{ending}"):
        if old != final:
            old.unlink()
    return final.name
