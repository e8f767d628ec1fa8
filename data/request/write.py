"""Letter and template of every flow of an agency, written into a folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.request.asked import Request
from data.request.letter import letter
from data.request.template import template
from indicators.codelists import NATION
from indicators.errors import CannotWrite


def write_requests(
    requests: Iterable[Request], rows: Iterable[Mapping[str, Any]], folder: Path
) -> list[Path]:
    """Write the letter and the template of each request; return the files.

    Parameters
    ----------
    rows : iterable of rows
        The observations that there are today, by which the letter says what is known.

    Raises
    ------
    CannotWrite
        If the folder cannot be written.
    """
    held = [*rows]
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for request in requests:
            for name, content in files_of(request, held).items():
                (folder / name).write_bytes(content)
                written.append(folder / name)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {error.strerror or error}.") from error
    return written


def files_of(request: Request, rows: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """Return the letter and the template of a request, by the names of their files."""
    parts = {"docx": letter(request, known_areas(request, rows)), "xlsx": template(request)}
    return {f"{request.number}.{suffix}": content for suffix, content in parts.items()}


def known_areas(request: Request, rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return of how many areas asked for, the nation apart, each indicator has a figure."""
    asked = {*request.flow.areas} - {NATION}
    found: dict[str, set[str]] = {code: set() for code in request.flow.indicators}
    for row in rows:
        if row["indicator"] in found and row["obs_value"] is not None and row["ref_area"] in asked:
            found[row["indicator"]].add(row["ref_area"])
    return {code: len(areas) for code, areas in found.items()}
