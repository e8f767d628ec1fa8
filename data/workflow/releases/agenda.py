"""The calendar and the releases as people see them, each row if its policy lets them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import column, select, table

from data.announced import Day, announced_days
from data.workflow.connection import Acting
from indicators.model import Text

_TOLD = ("number", "kind", "calendar", "due", "name", "content", "staged", "released", "withdrawn")
_NOTICES = {"az": "notice_az", "en": "notice_en", "ru": "notice_ru"}
_RELEASE = table("release", *map(column, (*_TOLD, "reason", *_NOTICES.values())), schema="steward")
_BROUGHT = table("release_submission", column("release"), column("submission"), schema="steward")
_LEFT_OUT = table(
    "left_out", column("release"), column("submission"), column("became"), schema="steward"
)
_HEAD = table("head", column("release"), schema="steward")
_EARLY = table(
    "early",
    *map(column, ("release", "person", "office", "reason", "named", "seen")),
    schema="steward",
)


@dataclass(frozen=True)
class ReleaseSeen:
    """A release as it stands: scheduled, staged, out or withdrawn.

    Attributes
    ----------
    submissions : tuple of int
        Those that it brings.
    left_out : mapping of int to str
        Those that it was to bring, and what became of each instead.
    is_head : bool
        Whether readers are shown it now.
    """

    number: int
    kind: str
    calendar: int | None
    due: datetime
    name: str | None
    content: str | None
    staged: datetime | None
    released: datetime | None
    withdrawn: datetime | None
    reason: str
    notices: Text
    submissions: tuple[int, ...]
    left_out: Mapping[int, str]
    is_head: bool

    @property
    def is_open(self) -> bool:
        """Whether it is neither out nor withdrawn."""
        return self.released is None and self.withdrawn is None


@dataclass(frozen=True)
class Early:
    """Somebody who may see a release in its last 24 hours; ``seen``: when first."""

    release: int
    person: int
    office: str
    reason: str
    named: datetime
    seen: datetime | None


def days(acting: Acting) -> list[Day]:
    """Return every announced day, the next one first, with what became of it."""
    return announced_days(acting.connection)


def releases_seen(acting: Acting) -> list[ReleaseSeen]:
    """Return the releases that the person may see, the latest first."""
    brought: dict[int, list[int]] = defaultdict(list)
    for row in acting.connection.execute(select(_BROUGHT).order_by(_BROUGHT.c.submission)):
        brought[row.release].append(row.submission)
    left: dict[int, dict[int, str]] = defaultdict(dict)
    for row in acting.connection.execute(select(_LEFT_OUT).order_by(_LEFT_OUT.c.submission)):
        left[row.release][row.submission] = row.became
    head = acting.connection.execute(select(_HEAD.c.release)).scalar_one()
    rows = acting.connection.execute(select(_RELEASE).order_by(_RELEASE.c.number.desc()))
    return [
        _seen(row, brought[row["number"]], left[row["number"]], head) for row in rows.mappings()
    ]


def early_seen(acting: Acting) -> list[Early]:
    """Return who may see which release early, as far as the person may know it."""
    columns = [_EARLY.c[name] for name in Early.__dataclass_fields__]
    rows = acting.connection.execute(select(*columns).order_by(_EARLY.c.named)).mappings()
    return [Early(**row) for row in rows]


def _seen(
    row: Mapping[Any, Any],
    submissions: Sequence[int],
    left_out: Mapping[int, str],
    head: int | None,
) -> ReleaseSeen:
    told = {name: row[name] for name in (*_TOLD, "reason")}
    notices = {language: row[name] for language, name in _NOTICES.items()}
    is_head = row["number"] == head
    return ReleaseSeen(
        **told,
        notices=notices,
        submissions=tuple(submissions),
        left_out=left_out,
        is_head=is_head,
    )
