"""How programs that collect in the field write their exports: KoboToolbox and ODK Central.

Sources: KoboToolbox help, "Exporting and downloading your data" (CSV divided by semicolons; XML
values and headers, or labels; names of groups before a slash); ODK Central documentation,
"Submissions: download" (a ZIP of ``FORM.csv`` and ``media/``; groups before a hyphen).
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from data.intake.safe import first_cells, refusals
from data.request import GIVEN, NOTE, STATUS, code_in
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, codelist
from indicators.model import LANGUAGES

# What the programs add of their own, beside all that begins with an underscore.
_OTHERS = frozenset(
    {"start", "end", "today", "deviceid", "username", "SubmissionDate", "KEY", "SubmitterID"}
    | {"SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState"}
    | {"DeviceID", "Edits", "FormVersion", "instanceID", "instanceName", "formdef_version"}
)
_SENT = ("_submission_time", "SubmissionDate")
_REVIEWED = ("_validation_status", "ReviewState")
# What a reviewer set there says that the sending may not count, in either program's words.
_HELD = frozenset(
    {"validation_status_not_approved", "validation_status_on_hold", "not approved", "on hold"}
    | {"rejected", "hasissues"}
)
_FOLLOW = {"column_obs_status": STATUS, "column_footnotes": NOTE}
_GROUPED = "/-"  # what stands between the name of a group and that of a question


def unpacked(content: bytes) -> bytes | str:
    """Return the one table of a ZIP, or why there is none to take (``codes/intake.toml``)."""
    if found := refusals(content):
        return found[0]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        tables = [name for name in packed.namelist() if name.lower().endswith(".csv")]
        tables = [name for name in tables if not name.startswith("media/")]
        return packed.read(tables[0]) if len(tables) == 1 else "not_one_table"


def comma_table(content: bytes) -> tuple[list[str], bytes]:
    """Return the names of the columns, and the table with their places for names (0, 1, …).

    Cells are divided by commas in it, and each row is on the line on which it was written. By
    labels two columns may have one name.
    """
    text = content.decode("utf-8-sig", "surrogateescape")
    buffer, head = io.StringIO(), head_of(content)
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(range(len(head)))
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_divider(text), strict=True)
        next(lines, None)
        writer.writerows(lines)
    except csv.Error:
        return head, content
    return head, buffer.getvalue().encode("utf-8", "surrogateescape")


def head_of(content: bytes) -> list[str]:
    """Return the names of the columns as they were written."""
    first = content.decode("utf-8-sig", "replace").partition("\n")[0]
    return first_cells(first, _divider(first))


def _divider(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def plain_names(head: list[str]) -> list[str]:
    """Return the names of columns without groups, a label with a code as its code.

    Examples
    --------
    >>> plain_names(["figures/AZE_ED_PUPILS", "figures-sex", "Area · ref_area", "meta-instanceID"])
    ['AZE_ED_PUPILS', 'sex', 'ref_area', 'instanceID']
    """
    return [_without_group(code_in(name)) for name in head]


def _without_group(name: str) -> str:
    return name[max(name.rfind(sign) for sign in _GROUPED) + 1 :]


def questions(head: list[str], indicators: tuple[str, ...]) -> list[str]:
    """Return for each column the question that it answers, or its plain name.

    An export by labels has the question of an indicator under its name, and the two that follow
    (why there is no figure, a note) under the same labels each time: they stand in order.
    """
    labels, found, last = _labels(indicators), plain_names(head), ""
    follows = {_told(key)[code]: end for key, end in _FOLLOW.items() for code in LANGUAGES}
    for place, name in enumerate(head):
        if label := _ending(name, labels):
            found[place] = last = labels[label]
        elif last and (label := _ending(name, follows)):
            found[place] = f"{last}{follows[label]}"
    return found


def _ending(name: str, labels: Mapping[str, str]) -> str | None:
    """Return the label that a name is, or ends with after that of its group."""
    return next((one for one in labels if name == one or name.endswith(f"/{one}")), None)


def _told(key: str) -> Mapping[str, str]:
    told: Mapping[str, str] = codelist("intake")[key]
    return told


def _labels(indicators: tuple[str, ...]) -> dict[str, str]:
    units = codelist("unit_measure")
    items = [catalog()[code] for code in indicators]
    return {
        f"{one.name[language]} ({units[one.unit_measure][language]})": one.indicator
        for one in items
        for language in LANGUAGES
    }


def is_added(name: str, column: str) -> bool:
    """Return whether a column is of the program that collects, not of the form.

    Parameters
    ----------
    name, column : str
        Without its group, and as it was written.
    """
    return name in _OTHERS or name.startswith("_") or column.startswith(("_", "meta"))


def sent_at(row: Mapping[str, str]) -> datetime | None:
    """Return when a sending came in, where the export says it; without a zone it is UTC."""
    told = next((row[name] for name in _SENT if row.get(name)), "")
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def held_back(row: Mapping[str, str]) -> str | None:
    """Return the column by which a reviewer held a sending back; None where nobody did."""
    held = (name for name in _REVIEWED if row.get(name, "").strip().lower() in _HELD)
    return next(held, None)


def asked_columns(indicators: tuple[str, ...]) -> Iterator[str]:
    """Yield the columns that the form of some indicators has."""
    yield from (*GIVEN, "ref_area", *DIMENSIONS)
    yield from (f"{code}{end}" for code in indicators for end in ("", STATUS, NOTE))
