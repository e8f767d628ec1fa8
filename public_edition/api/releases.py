"""The frozen releases in the data interface: what each is, what changed in it, and its figures.

An indicator's figures are written under the release in which they took their state, and nowhere
again as long as they stand: ``stands_since`` says which release that is.
"""

from collections.abc import Iterator
from typing import Any

from data.frozen import About
from indicators.revisions import IDENTITY
from passports.cells import plain_table, printed_cells
from passports.changes import Changes, total_changes
from passports.files import package
from public_edition.api.answers import V1, json_text, table
from public_edition.published import ORDER
from public_edition.reading import Reading
from public_edition.site import Output

_SAID = ("lower_bound", "upper_bound", "unit_measure", "obs_status")
CHANGES = (
    "change",
    *IDENTITY,
    *("before", *(f"{name}_before" for name in _SAID)),
    *("after", *(f"{name}_after" for name in _SAID)),
)
_NUMBERS = [
    name
    for side in ("before", "after")
    for name in (side, f"lower_bound_{side}", f"upper_bound_{side}")
]


def of_releases(reading: Reading) -> Iterator[Output]:
    """Yield the list of releases, the newest first."""
    entries = [_entry(about, reading) for about in reading.every_frozen()]
    yield Output(f"{V1}/releases.json", json_text({"releases": entries}))


def of_release(release: str, reading: Reading) -> Iterator[Output]:
    """Yield the answers of one release: itself, its package, its changes, its figures."""
    about, opened, since = reading.about(release), reading.opened(release), reading.since(release)
    answer = {**_entry(about, reading), "stands_since": since}
    yield Output(f"{V1}/release/{release}.json", json_text(answer))
    yield Output(f"{V1}/release/{release}/package.zip", package(opened))
    if about.previous:
        changes = _changes(reading.changes(release))
        yield Output(f"{V1}/release/{release}/changes.csv", changes)
    for code, rows in opened.observations.sort_values(ORDER).groupby("indicator"):
        if since[str(code)] == release:
            own = table(str(code), rows, release, opened.sources)
            yield Output(f"{V1}/release/{release}/{code}.csv", own)


def _entry(about: About, reading: Reading) -> dict[str, Any]:
    return {
        "release": about.id,
        "date": about.date.isoformat(),
        "content": about.content,
        "figures": about.figures,
        "previous": about.previous or None,
        "notes": dict(about.notes),
        "changes": total_changes(reading.changes(about.id).found),
    }


def _changes(changes: Changes) -> bytes:
    """Return every change as CSV: the figure, and what it was and is."""
    found = changes.found
    told = found.assign(change=found["change"].where(found["figure"], "documented"))
    made = plain_table(told[list(CHANGES)])
    for name in _NUMBERS:
        made[name] = printed_cells(told[name], told)
    return str(made.to_csv(index=False)).encode()
