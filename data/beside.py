"""A file written beside its place and moved into it: whoever reads finds the old or the new."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_beside(final: Path) -> Iterator[Path]:
    """Yield a path in the same folder; what was written there then takes the place of the file.

    Whatever fails, the file is as it was, nothing is left beside it, and the error passes. Two who
    write at once do not share the path: each file is whole, and the later one stays.

    Parameters
    ----------
    final : Path
        The file; its folder must be there.
    """
    _clear_left(final)
    token = f"{os.getpid()}-{secrets.token_hex(4)}"
    building = final.with_name(f"{final.name}.{token}.building")
    try:
        yield building
        building.replace(final)
    finally:
        building.unlink(missing_ok=True)


def _clear_left(final: Path) -> None:
    """Remove what processes that were killed have left beside a file."""
    for path in final.parent.glob(f"{final.name}.*building"):
        number = path.name[len(final.name) + 1 :].partition("-")[0]
        if not (number.isdecimal() and _is_running(int(number))):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs for another user
        return True
    return True
