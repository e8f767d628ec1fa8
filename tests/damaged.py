"""The project's releases, copied and really damaged: one way a name."""

import gzip
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from data.frozen import releases
from data.settings import ROOT

RELEASES = ROOT / "data" / "releases"
EVERY = tuple(about.id for about in releases(RELEASES))
NEWEST, *_, SECOND, FIRST = EVERY
TOML, TABLE = "release.toml", "observations.csv.gz"


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _without(entry: str) -> Callable[[Path], None]:
    return _written(rf"^{entry} = .*\n", "")


def _written(pattern: str, instead: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        before = path.read_text(encoding="utf-8")
        after = re.sub(pattern, instead, before, count=1, flags=re.MULTILINE)
        assert after != before
        path.write_text(after, encoding="utf-8")

    return write


def _altered(path: Path) -> None:
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b",1,", b",2,", 1)))


# How a release is damaged: the file, what is done to it, and the fault that is to be found.
DAMAGES: Mapping[str, tuple[str, Callable[[Path], None], str]] = {
    "cut in half": (TOML, _half, "unreadable"),
    "empty": (TOML, lambda path: path.write_bytes(b""), "entry"),
    "no text": (TOML, lambda path: path.write_bytes(b"\xff\xfe"), "unreadable"),
    "gone": (TOML, Path.unlink, "missing"),
    "without its number of figures": (TOML, _without("figures"), "entry"),
    "without a note": (TOML, _without("az"), "entry"),
    "with words for a number": (TOML, _written("^figures = .*", 'figures = "many"'), "entry"),
    "with another day": (TOML, _written("^date = .*", 'date = "2026-13-01"'), "entry"),
    "with an entry of nobody's": (TOML, _written("^figures", "more = 1\nfigures"), "entry"),
    "with another number of figures": (TOML, _written("^figures = .*", "figures = 7"), "figures"),
    "with another hash of its content": (TOML, _written('^content = "..', 'content = "zz'), "name"),
    "with another hash of a table": (TOML, _written(r'csv.gz" = "..', 'csv.gz" = "zz'), "hash"),
    "a table cut in half": (TABLE, _half, "unreadable"),
    "a table gone": (TABLE, Path.unlink, "missing"),
    "a table altered": (TABLE, _altered, "hash"),
}


def damaged(folder: Path, release: str, how: str) -> str:
    """Copy the releases into a folder, damage one of them, and return the file damaged."""
    shutil.copytree(RELEASES, folder, dirs_exist_ok=True)
    file, spoil, _ = DAMAGES[how]
    spoil(folder / release / file)
    return file
