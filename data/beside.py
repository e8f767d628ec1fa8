"""A file written beside its place and moved into it: whoever reads finds the old or the new."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_beside(final: Path) -> Iterator[Path]:
    """Yield a path in the same folder; what was written there then takes the place of the file.

    Whatever fails, the file is as it was, nothing is left beside it, and the error passes.

    Parameters
    ----------
    final : Path
        The file; its folder must be there.
    """
    building = final.with_name(f"{final.name}.building")
    building.unlink(missing_ok=True)  # of a run that was killed
    try:
        yield building
        building.replace(final)
    finally:
        building.unlink(missing_ok=True)
