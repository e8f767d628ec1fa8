"""Files that nginx serves without asking a process: each as it is, by gzip and by brotli.

Only files that are named by their content, so that a browser may keep them for a year. What an
earlier version has written stays for a while: pages that are open still ask for it.
"""

import gzip
import os
import re
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from data.beside import written_beside
from data.settings import STATIC

_NAMED_BY_CONTENT = re.compile(r".+[.-](?:[A-Za-z0-9_-]{8}|[0-9a-f]{10})\.[a-z0-9]+")
_TEXT = frozenset({".css", ".js", ".json", ".geojson", ".svg", ".map", ".txt"})
_SMALLEST = 1_000
_KEPT_FOR = 30 * 86_400.0  # seconds


def write_files(out: Path, workers: int | None = None) -> int:
    """Write every file under the path that browsers ask for; return how many there are."""
    found = dict(sources())
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(_write, found.values(), (out / name for name in found), chunksize=8))
    _clear(out, time.time() - _KEPT_FOR)
    return len(found)


def sources() -> Iterator[tuple[str, Path]]:
    """Yield each file that is named by its content, and its path in an address."""
    import streamlit

    framework = Path(streamlit.__file__).parent / "static" / "static"
    for folder, under in ((framework, "static"), (STATIC, "app/static")):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and _NAMED_BY_CONTENT.fullmatch(path.name):
                yield f"{under}/{path.relative_to(folder)}", path


def _write(source: Path, final: Path) -> None:
    """Write a file and what it is compressed; where it is there already, it is in use again."""
    if final.exists():
        for path in final.parent.glob(f"{final.name}*"):
            os.utime(path)
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    if source.suffix in _TEXT and len(content) >= _SMALLEST:
        _write_bytes(final, ".gz", gzip.compress(content, 9, mtime=0))
        _write_bytes(final, ".br", brotli.compress(content, quality=11))
    _write_bytes(final, "", content)  # last: who finds it finds the others


def _write_bytes(final: Path, ending: str, content: bytes) -> None:
    with written_beside(final.with_name(final.name + ending)) as building:
        building.write_bytes(content)
        shutil.copymode(final.parent, building)
        building.chmod(0o644)


def _clear(out: Path, before: float) -> None:
    """Remove what no version of the last month has used."""
    for path in out.rglob("*"):
        if path.is_file() and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
