"""Freeze a data release: ``python -m data.release --note-en … --note-az … --note-ru …``.

A release is a folder named for its day and its content. It is written beside and moved into
place, never overwritten, and refused where nothing changed since the one before.
"""

import argparse
import csv
import gzip
import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import make_url

from data import settings
from data.frozen import (
    ABOUT,
    UNFINISHED,
    About,
    Decided,
    Release,
    content,
    content_hash,
    exposed,
    named,
    names_of,
    observations_of,
    open_every,
)
from data.inputs import read_inputs
from data.publication import target_of
from data.reading import reading
from indicators.errors import DashboardError, DataFaults, ReleaseRefused
from indicators.model import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Freeze what the sources say now; return the exit status."""
    given = _arguments(sys.argv[1:] if arguments is None else arguments)
    notes: dict[str, str] = {language: getattr(given, f"note_{language}") for language in LANGUAGES}
    try:
        _refuse_governed()
        print(freeze(tables(), given.date, notes))
    except DashboardError as error:
        print("\n".join(filter(None, (error.message, error.hint))), file=sys.stderr)
        return error.exit_code
    return 0


def _refuse_governed() -> None:
    """Refuse what only the worker may do, where the database has a workflow."""
    url = settings.database_url()
    with reading(make_url(url).get_backend_name()):
        target_of(url).refuse_governed()


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.release", description=__doc__)
    for language in LANGUAGES:
        parser.add_argument(f"--note-{language}", required=True, help="what changed, and why")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today())
    return parser.parse_args(given)


def tables() -> dict[str, bytes]:
    """Return the tables of the release that could be made now.

    Raises
    ------
    DataFaults
        If any input has a fault.
    """
    inputs = read_inputs(*settings.inputs())
    if inputs.faults:
        raise DataFaults(inputs.faults)
    return content(inputs.observations, inputs.sources, inputs.files)


def freeze(
    tables: Mapping[str, bytes],
    day: date,
    notes: Mapping[str, str],
    folder: Path | None = None,
    *,
    into: Path | None = None,
    decided: Decided | None = None,
) -> str:
    """Write a release and return its identity.

    Parameters
    ----------
    tables : mapping
        As ``data.frozen.content`` gives them.
    notes : mapping
        What changed and why, in each language.
    folder : Path, optional
        Of all releases.
    into : Path, optional
        Where the new one is written, to be moved there at its time; else among the others.
    decided : Decided, optional
        How it was decided, where there is a workflow.

    Raises
    ------
    ReleaseRefused
        If a note is missing, nothing changed, the release exists, it cannot be written, one
        before it is damaged, or it and one before it together give a withheld count away.
    """
    folder = folder or settings.releases_dir()
    found = content_hash(tables)
    earlier = open_every(folder)
    before = next((release.about for release in earlier), None)
    taken = {release.about.id for release in earlier} if _brings_back(decided) else set()
    name = next(one for one in names_of(day, found) if one not in taken)
    _refuse(found, folder / name, before, notes)
    _refuse_exposed(tables, earlier)
    into = into or folder
    beside = into / f"{name}{UNFINISHED}"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(parents=True)
        for table, written in tables.items():
            (beside / f"{table}.csv.gz").write_bytes(gzip.compress(written, 9, mtime=0))
        about = _about(name, day, found, tables, notes, before) + _decided(decided)
        (beside / ABOUT).write_text(about, encoding="utf-8")
        beside.rename(into / name)
    except OSError as error:
        raise ReleaseRefused(f"The release {name} cannot be written: {error}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return name


def _brings_back(decided: Decided | None) -> bool:
    return decided is not None and decided.kind == "pulled_back"


def _refuse(found: str, target: Path, before: About | None, notes: Mapping[str, str]) -> None:
    missing = [language for language in LANGUAGES if not notes.get(language, "").strip()]
    if missing:
        raise ReleaseRefused(f"The release needs a note in {', '.join(missing)}.")
    if before and before.content == found:
        raise ReleaseRefused(f"Nothing changed since the release {before.id}.")
    if target.exists():
        raise ReleaseRefused(f"The release {target.name} exists; a release is never overwritten.")


def _refuse_exposed(tables: Mapping[str, bytes], earlier: Iterable[Release]) -> None:
    later = observations_of(tables)
    for release in earlier:
        cells = exposed(release.observations, later)
        if cells:
            raise ReleaseRefused(
                f"Beside the release {release.about.id} it would give away {named(cells)}.",
                "Protect the figures anew, with those of that release as public.",
            )


def _about(
    name: str,
    day: date,
    found: str,
    tables: Mapping[str, bytes],
    notes: Mapping[str, str],
    before: About | None,
) -> str:
    """Return what a release says of itself, as TOML: a JSON string is a TOML string."""
    chained = (before.folder / ABOUT).read_bytes() if before else b""
    plain: dict[str, str | int] = {
        "id": name,
        "date": day.isoformat(),
        "content": found,
        "figures": _rows(tables["observations"]),
        "previous": before.id if before else "",
        "previous_sha256": hashlib.sha256(chained).hexdigest() if before else "",
    }
    digests = {f"{t}.csv.gz": hashlib.sha256(b).hexdigest() for t, b in tables.items()}
    lines = [f"{key} = {_string(value)}" for key, value in plain.items()]
    lines += ["", "[notes]", *(f"{k} = {_string(notes[k].strip())}" for k in LANGUAGES)]
    lines += ["", "[sha256]", *(f"{_string(k)} = {_string(v)}" for k, v in digests.items())]
    return "\n".join([*lines, ""])


def _decided(decided: Decided | None) -> str:
    if decided is None:
        return ""
    lines = [f"{key} = {json.dumps(v, ensure_ascii=False)}" for key, v in vars(decided).items()]
    return "\n".join(["", "[decided]", *lines, ""])


def _rows(table: bytes) -> int:
    """Return how many rows a table has beside its header."""
    return sum(1 for _ in csv.reader(table.decode().splitlines(keepends=True))) - 1


def _string(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
