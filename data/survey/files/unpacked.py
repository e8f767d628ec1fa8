"""Files in archives as the DHS Program and UNICEF hand them out, unpacked into a scratch folder."""

import shutil
import zipfile
from pathlib import Path

from data.microdata import is_microdata
from indicators.errors import DataFaults, Fault

_LARGEST = 8_000_000_000  # bytes of one file within an archive


def unpacked(folder: Path, scratch: Path) -> list[Path]:
    """Return the microdata within the archives of a folder, each archive in a folder of its own.

    Raises
    ------
    DataFaults
        If an archive is torn, or holds a file that is larger than any survey.
    """
    archives = [one for one in sorted(folder.rglob("*")) if one.suffix.lower() == ".zip"]
    return [path for n, one in enumerate(archives) for path in _opened(one, scratch / str(n))]


def _opened(archive: Path, into: Path) -> list[Path]:
    into.mkdir(parents=True)
    found = []
    try:
        with zipfile.ZipFile(archive) as held:
            for entry in held.infolist():
                name = Path(entry.filename.replace("\\", "/")).name
                if not entry.is_dir() and is_microdata(Path(name)):
                    found.append(_copied(held, entry, into / name))
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        reason = f"cannot be unpacked: {error}"
        raise DataFaults([Fault(archive.name, None, None, reason, "fetch it again")]) from error
    return found


def _copied(held: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> Path:
    if entry.file_size > _LARGEST:
        raise zipfile.BadZipFile(f"{entry.filename} has {entry.file_size} bytes")
    with held.open(entry) as source, target.open("wb") as written:
        shutil.copyfileobj(source, written)
    return target
