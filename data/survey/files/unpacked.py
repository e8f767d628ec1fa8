"""Files in archives as the DHS Program and UNICEF hand them out, unpacked into a scratch folder."""

import lzma
import shutil
import zipfile
import zlib
from pathlib import Path

from data.microdata import is_microdata
from indicators.errors import DataFaults, Fault

_LARGEST = 8_000_000_000  # bytes that the archives of a survey may hold
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


def unpacked(folder: Path, scratch: Path) -> list[Path]:
    """Return the microdata within the archives of a folder, each archive in a folder of its own.

    Raises
    ------
    DataFaults
        If an archive is torn, or all of them hold more than any survey does.
    """
    zips = [one for one in sorted(folder.rglob("*")) if one.suffix.lower() == ".zip"]
    left, found = _LARGEST, []
    for place, archive in enumerate(one for one in zips if one.is_file()):
        opened = _opened(archive, scratch / str(place), left)
        left -= sum(path.stat().st_size for path in opened)
        found += opened
    return found


def _opened(archive: Path, into: Path, most: int) -> list[Path]:
    """Return the files of an archive, each in a folder of its own: two may have one name."""
    try:
        with zipfile.ZipFile(archive) as held:
            entries = [
                one for one in held.infolist() if not one.is_dir() and is_microdata(_of(one))
            ]
            size = sum(one.file_size for one in entries)
            if size > most:
                raise zipfile.BadZipFile(f"it holds {size} bytes, and {most} may be unpacked")
            return [_copied(held, one, into / str(n)) for n, one in enumerate(entries)]
    except _BROKEN as error:
        reason = f"cannot be unpacked: {error}"
        raise DataFaults([Fault(archive.name, None, None, reason, "fetch it again")]) from error


def _of(entry: zipfile.ZipInfo) -> Path:
    """Return the name of a file in an archive, without the folders that lead to it."""
    return Path(Path(entry.filename.replace("\\", "/")).name)


def _copied(held: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> Path:
    into.mkdir(parents=True)
    target = into / _of(entry)
    with held.open(entry) as source, target.open("wb") as written:
        shutil.copyfileobj(source, written)
    return target
