"""A staged release becomes the one that readers are shown: files first, then one commit.

Killed before the commit, nothing has happened but that a folder has moved: a worker that begins
moves it back (``recover``).
"""

import shutil
from pathlib import Path

from sqlalchemy import column, func, select, table

from data.workflow.connection import Workflow
from data.workflow.places import Places, move
from indicators.errors import CannotWrite

_RELEASE = table(
    "release",
    *map(column, ("number", "kind", "name", "staged", "released", "withdrawn")),
    schema="steward",
)


def publish(workflow: Workflow, number: int, places: Places) -> str:
    """Let readers see a staged release from now on; return its name.

    Raises
    ------
    NotAllowed
        If its time has not come.
    TooLate
        If it is out, or another release came first.
    CannotWrite
        If its files cannot be moved; nothing has changed then.
    """
    staged = places.staged(number)
    try:
        with workflow.working() as connection:
            asked = select(func.steward.publish(number))
            name = str(connection.execute(asked).scalar_one())
            put_in_place(staged, name, places)
    except OSError as error:
        recover(workflow, places)
        raise CannotWrite(f"The release cannot be put in place: {error.strerror}.") from error
    shutil.rmtree(staged, ignore_errors=True)
    return name


def put_in_place(staged: Path, name: str, places: Places) -> None:
    """Move sources and frozen release of a staged release to where they are read."""
    move(staged / "sources", places.sources(name))
    if (staged / "release").exists():  # the first release is frozen already
        move(staged / "release" / name, places.releases / name)


def recover(workflow: Workflow, places: Places) -> None:
    """Undo what a worker that was killed has left: no file of a release that is not out stays."""
    with workflow.working() as connection:
        rows = [*connection.execute(select(_RELEASE))]
    out = {row.name for row in rows if row.released}
    for row in rows:
        if row.released or row.name is None or row.name in out:
            continue
        staged = places.staged(row.number)
        _take_back(places.sources(row.name), staged / "sources")
        if row.kind != "founding":
            _take_back(places.releases / row.name, staged / "release" / row.name)
    waiting = [row for row in rows if row.staged and not row.released and not row.withdrawn]
    kept = {places.staged(row.number) for row in waiting}
    for left in (places.work / "staged").glob("*"):
        if left not in kept:
            shutil.rmtree(left, ignore_errors=True)
    for row in waiting:
        if not (places.staged(row.number) / "sources").exists():  # lost: it is made anew
            with workflow.working() as connection:
                connection.execute(select(func.steward.unstage(row.number)))


def _take_back(placed: Path, staged: Path) -> None:
    if placed.exists() and not staged.exists():
        staged.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        placed.rename(staged)
