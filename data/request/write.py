"""Letter and template of every flow of an agency, written into a folder."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from data.request.asked import Request, request_of
from data.request.letter import letter
from data.request.template import template
from indicators.codelists import NATION
from indicators.errors import CannotWrite
from indicators.flows import flows_of_agency
from indicators.model import Language


def write_requests(
    agency: str, day: date, language: Language, rows: Iterable[Mapping[str, Any]], folder: Path
) -> list[Path]:
    """Write a letter and a template for each flow of an agency; return the files.

    Parameters
    ----------
    rows : iterable of rows
        The observations that there are today, by which the letter says what is known.

    Raises
    ------
    ReaderMistake
        If the agency has no flow.
    CannotWrite
        If the folder cannot be written.
    """
    requests = [request_of(flow, day, language) for flow in flows_of_agency(agency)]
    held = [*rows]
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for request in requests:
            parts = {"docx": letter(request, known_areas(request, held)), "xlsx": template(request)}
            for suffix, content in parts.items():
                path = folder / f"{request.number}.{suffix}"
                path.write_bytes(content)
                written.append(path)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {error.strerror or error}.") from error
    return written


def known_areas(request: Request, rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return of how many areas asked for, the nation apart, each indicator has a figure."""
    asked = {*request.flow.areas} - {NATION}
    found: dict[str, set[str]] = {code: set() for code in request.flow.indicators}
    for row in rows:
        if row["indicator"] in found and row["obs_value"] is not None and row["ref_area"] in asked:
            found[row["indicator"]].add(row["ref_area"])
    return {code: len(areas) for code, areas in found.items()}
