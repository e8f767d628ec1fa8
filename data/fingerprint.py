"""The fingerprint of a build: a hash of every input, and of the code that makes figures of them."""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from data import settings
from data.own_static import COMPONENT, STYLES
from indicators.catalog import DEFINITIONS
from indicators.codelists import CODES
from indicators.flows import FLOWS

_BUILD = "data.build"
# What is kept of UNICEF's warehouse, and which of its series are which of ours.
_WAREHOUSE = tuple(settings.ROOT / "data" / name for name in ("warehouse", "connectors/mappings"))


def fingerprint(observations: Path | None = None) -> str:
    """Return a hash of every input of the build, by which staleness is known.

    Parameters
    ----------
    observations : Path, optional
        The folder of the sources; else the project's own.
    """
    digest = hashlib.sha256(",".join(settings.editions()).encode())
    for path in sorted({*_declared(observations), *imported(settings.ROOT, _BUILD)}):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _declared(observations: Path | None) -> Iterator[Path]:
    """Yield the files that the build reads: figures, shapes, declarations, static parts."""
    own, *others = settings.inputs()
    sources = own if observations is None else (observations,)
    declared = (settings.shapes_dir(), DEFINITIONS, CODES, FLOWS, *_WAREHOUSE)
    for folder in (*sources, *others, *declared):
        yield from (path for path in folder.rglob("*") if path.is_file() and "__" not in str(path))
    yield from COMPONENT.rglob("*.[jc]s*")
    for folder in STYLES:
        yield from folder.glob("*.css")
    yield from (settings.ROOT / "data").rglob("assumptions.toml")
    yield from (path for path in [settings.packet_keys()] if path.exists())


def imported(root: Path, start: str) -> set[Path]:
    """Return the files of every module that a module imports, directly or through others.

    Imports inside functions count; what lies outside ``root`` (installed packages) does not.

    Parameters
    ----------
    root : Path
        The folder in which the names of modules begin.
    start : str
        The dotted name of the first module.
    """
    found: set[Path] = set()
    known = {start}
    waiting = [start]
    while waiting:
        for path in _files(root, waiting.pop()) - found:
            found.add(path)
            named = _names(path.read_text(encoding="utf-8")) - known
            known |= named
            waiting += named
    return found


def _files(root: Path, name: str) -> set[Path]:
    """Return the file of a module and of every package it lies in."""
    parts = name.split(".")
    stems = [root.joinpath(*parts[:length]) for length in range(1, len(parts) + 1)]
    files = [*(stem / "__init__.py" for stem in stems), stems[-1].with_suffix(".py")]
    return {path for path in files if path.exists()}


@cache
def _names(text: str) -> frozenset[str]:
    """Return the dotted names that a text of Python may import."""
    nodes = [*ast.walk(ast.parse(text))]
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    packages = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    members = {f"{node.module}.{name.name}" for node in packages for name in node.names}
    return frozenset(plain | members | {str(node.module) for node in packages})
