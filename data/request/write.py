"""Letter and template of every flow of an agency, written into a folder."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from data.request.asked import Request
from data.request.form import form
from data.request.letter import letter
from indicators.codelists import NATION
from indicators.errors import CannotWrite


def template(request: Request) -> bytes:
    """Return the bytes of the table, as XLSX."""
    from data.request.workbook import workbook  # pages that offer it do not load what writes it

    return workbook(request)


def write_requests(
    requests: Iterable[Request],
    rows: Iterable[Mapping[str, Any]],
    folder: Path,
    *,
    in_the_field: bool = False,
) -> list[Path]:
    """Write the letter and the template of each request; return the files.

    Parameters
    ----------
    rows : iterable of rows
        The observations that there are today, by which the letter says what is known.
    in_the_field : bool
        Whether a form for those who collect in the field is written too.

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
            found = known_areas(request, _areas_with(held, request.flow.indicators))
            forms = {f"{request.number}.form.xlsx": form(request)} if in_the_field else {}
            for name, content in {**files_of(request, found), **forms}.items():
                (folder / name).write_bytes(content)
                written.append(folder / name)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {error.strerror or error}.") from error
    return written


def files_of(request: Request, known: Mapping[str, int]) -> dict[str, bytes]:
    """Return the letter and the template of a request, by the names of their files.

    Parameters
    ----------
    known : mapping
        As ``known_areas`` gives it.
    """
    parts = {"docx": letter(request, known), "xlsx": template(request)}
    return {f"{request.number}.{suffix}": content for suffix, content in parts.items()}


def known_areas(request: Request, found: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return of how many areas asked for, the nation apart, each indicator has a figure.

    An indicator without a figure of any area is left out.

    Parameters
    ----------
    found : mapping
        The areas that have a figure of each indicator.
    """
    asked = {*request.flow.areas} - {NATION}
    return {code: len(asked.intersection(areas)) for code, areas in found.items() if areas}


def _areas_with(
    rows: Iterable[Mapping[str, Any]], indicators: Collection[str]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["indicator"] in indicators and row["obs_value"] is not None:
            found.setdefault(row["indicator"], set()).add(row["ref_area"])
    return found
