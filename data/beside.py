"""A file written beside its place and moved into it: whoever reads finds the old or the new."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LEFT = 3600  # seconds: a file beside that is older was left by a run that was killed


@contextmanager
def written_beside(final: Path) -> Iterator[Path]:
    """Yield a path in the same folder; what was written there then takes the place of the file.

    Whatever fails, the file is as it was, nothing is left beside it, and the error passes. Two who
    write at once do not share the path; the later one's file stays.

    Parameters
    ----------
    final : Path
        The file; its folder must be there.
    """
    _clear_left(final)
    with tempfile.TemporaryDirectory(
        prefix=f"{final.name}.", suffix=".building", dir=final.parent, ignore_cleanup_errors=True
    ) as folder:
        building = Path(folder) / final.name
        yield building
        building.replace(final)


def _clear_left(final: Path) -> None:
    for path in final.parent.glob(f"{final.name}.*.building"):
        if time.time() - path.stat().st_mtime > _LEFT:
            shutil.rmtree(path, ignore_errors=True)
