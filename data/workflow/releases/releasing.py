"""What people decide of releases: when, with which submissions, for whom before the others.

A day of the calendar is announced four weeks ahead and changed with a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from data.workflow.connection import Acting

Notices = Mapping[str, str]

_ORDER = ("az", "en", "ru")  # in which the functions of the database take texts


def announce(acting: Acting, kind: str, flows: Sequence[str], day: date) -> int:
    """Announce the day of a release, as a publisher; return the number of the entry.

    Parameters
    ----------
    kind : str
        ``routine`` or ``method``.
    flows : sequence of str
        Codes of the flows that it will bring.
    """
    asked = select(func.steward.announce(kind, [*flows], day))
    return int(acting.connection.execute(asked).scalar_one())


def change_day(acting: Acting, number: int, day: date | None, reasons: Mapping[str, str]) -> None:
    """Change an announced day, or (None) cancel it; all may read why.

    Parameters
    ----------
    reasons : mapping
        Why, by language; Azerbaijani must be there.
    """
    texts = [reasons.get(language, "") for language in _ORDER]
    acting.connection.execute(select(func.steward.change_day(number, day, *texts)))


def schedule(
    acting: Acting,
    kind: str,
    due: datetime,
    submissions: Sequence[int],
    notices: Notices,
    calendar: int | None = None,
) -> int:
    """Schedule a release, as a publisher; return its number.

    Parameters
    ----------
    kind : str
        ``routine`` or ``method``, which need an announced day; or ``correction``.
    notices : mapping
        What changes and why, in each language; of a correction, readers see it at the figure.
    calendar : int, optional
        The announced day.
    """
    texts = [notices.get(language, "") for language in _ORDER]
    asked = func.steward.schedule(kind, calendar, due, [*submissions], *texts)
    return int(acting.connection.execute(select(asked)).scalar_one())


def pull_back(acting: Acting, release: int, notices: Notices, reason: str) -> int:
    """Bring back the content of an earlier release as a new one; return its number."""
    texts = [notices.get(language, "") for language in _ORDER]
    asked = select(func.steward.pull_back(release, *texts, reason))
    return int(acting.connection.execute(asked).scalar_one())


def withdraw_release(
    acting: Acting, release: int, reason: str, notices: Notices | None = None
) -> None:
    """Take a release that is not out yet off the list."""
    texts = [(notices or {}).get(language, "") for language in _ORDER]
    acting.connection.execute(select(func.steward.withdraw_release(release, reason, *texts)))


def name_early(acting: Acting, release: int, person: int, office: str, reason: str) -> None:
    """Name somebody who may see a release in its last 24 hours; the list is public afterwards."""
    acting.connection.execute(select(func.steward.name_early(release, person, office, reason)))


@dataclass(frozen=True)
class OwnEarly:
    """A release to come that the person is named for.

    Attributes
    ----------
    opens, due : datetime
        From when the person sees it, and when everybody does.
    is_open : bool
        Whether the person sees it now.
    """

    release: int
    office: str
    opens: datetime
    due: datetime
    is_open: bool


def own_early(acting: Acting) -> list[OwnEarly]:
    """Return the releases to come that the person is named for, the next one first."""
    asked = func.steward.own_early().table_valued(*OwnEarly.__dataclass_fields__)
    return [OwnEarly(**row) for row in acting.connection.execute(select(*asked.c)).mappings()]


def staged_changes(acting: Acting, release: int) -> list[Mapping[str, Any]]:
    """Return what readers would see otherwise than now; who reads it is written down.

    The rows are as ``indicators.revisions.revised_rows`` has them.

    Raises
    ------
    NotThere
        If there is no such release, it is out, or the person may not see it now.
    """
    asked = func.steward.staged_changes(release).column_valued("told")
    return [*acting.connection.execute(select(asked)).scalars()]
