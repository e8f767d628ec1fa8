"""What of the static files belongs to the code: the sheet and the map component.

A build names those of the version that made it. Where a worker builds, another version may read
the build: ``python -m data.own_static`` writes its own beside, and its pages are drawn with these.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.beside import written_beside
from data.settings import ROOT, STATIC

COMPONENT = ROOT / "pages" / "parts" / "area_map"
STYLES = (ROOT / "figures" / "panels" / "style", ROOT / "pages" / "parts" / "style")
OF_CODE = ("area_map.js", "style.css")


def write_own(static: Path = STATIC) -> None:
    """Write the files that belong to this version of the code, beside those of others."""
    for name, text in zip(OF_CODE, (component(), style()), strict=True):
        write_file(static, name, text)


def files_named(built: Mapping[str, str], static: Path = STATIC) -> dict[str, str]:
    """Return the files that pages name, by role: of a build, but what belongs to the code.

    What belongs to the code is the build's too where this version has written none of its own.
    """
    named = {role: name for role, name in built.items() if role.startswith("static_")}
    return named | {role: name for role, name in _own().items() if (static / name).exists()}


@cache
def _own() -> Mapping[str, str]:
    texts = zip(OF_CODE, (component(), style()), strict=True)
    return {role_of(name): _name(name, text.encode()) for name, text in texts}


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


def write_file(static: Path, name: str, text: str) -> str:
    """Write one file beside and move it into place; return its name, which holds its hash."""
    content = text.encode()
    final = static / _name(name, content)
    if final.exists() and final.read_bytes() == content:
        os.utime(final)  # in use again: not to be cleared for its age
        return final.name
    with written_beside(final) as building:
        building.write_bytes(content)
    return final.name


def role_of(name: str) -> str:
    """Return by which name a build tells where a file is."""
    return f"static_{name.partition('.')[0]}"


def _name(name: str, content: bytes) -> str:
    stem, _, ending = name.partition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


if __name__ == "__main__":
    write_own()
