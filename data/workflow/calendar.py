"""The calendar of releases: a day is announced four weeks ahead and changed with a reason."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from data.workflow.connection import Acting


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
    texts = [reasons.get(language, "") for language in ("az", "en", "ru")]
    acting.connection.execute(select(func.steward.change_day(number, day, *texts)))
