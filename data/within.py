"""Bounds within which observations are asked for: codes of their components, and time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.sql.base import ReadOnlyColumnCollection


@dataclass(frozen=True)
class Within:
    """What observations must be like to be asked for; what is not named is not narrowed.

    Attributes
    ----------
    codes : mapping
        The codes wanted of a component, by its column.
    since, until : str
        The first and the last year, month or day in which a period may begin: a period that is
        told less finely than a bound is compared by what it tells.
    """

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str = ""
    until: str = ""

    def conditions(self, columns: ReadOnlyColumnCollection[str, Any]) -> list[ColumnElement[bool]]:
        """Return the bounds as conditions on the columns of a table."""
        found = [columns[name].in_(codes) for name, codes in self.codes.items()]
        period = columns["time_period"]
        if self.since:
            found.append(func.substr(period, 1, len(self.since)) >= self.since)
        if self.until:
            found.append(func.substr(period, 1, len(self.until)) <= self.until)
        return found
