"""The life of a submission: what was found, what it changes, and each step that is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import TableClause, column, func, select, table

from data.workflow.connection import Acting
from data.workflow.submissions import Submission
from indicators.model import Text


def _table(name: str, *columns: str) -> TableClause:
    return table(name, *map(column, columns), schema="steward")


_DECISION = _table(
    "decision",
    *("submission", "version", "from_state", "to_state", "person", "difference_hash", "reason"),
    "at",
)
_COMMENT = _table("comment", "number", "submission", "person", "at", "internal", "text")
_TRANSITION = _table("transition", "from_state", "to_state", "role", "needs")


@dataclass(frozen=True)
class Finding:
    """A fault, or a question with its answer (empty: none yet), in three languages."""

    number: int
    is_fault: bool
    place: str
    text: Text
    answer: str


@dataclass(frozen=True)
class Decision:
    """One step that was taken, by a person or (None) by the worker."""

    version: int
    from_state: str | None
    to_state: str
    person: int | None
    difference_hash: str | None
    reason: str
    at: datetime


@dataclass(frozen=True)
class Comment:
    """A comment: open, or internal to those who decide."""

    number: int
    person: int
    at: datetime
    internal: bool
    text: str


@dataclass(frozen=True)
class Step:
    """A step that leads from one state to another: who takes it, and what it needs."""

    from_state: str
    to_state: str
    role: str
    needs: tuple[str, ...]


def advance(acting: Acting, seen: Submission, to: str, reason: str) -> int:
    """Take the next step of a submission as it was seen; return its new version.

    Raises
    ------
    NotThere
        If the person may not see it.
    TooLate
        If it is no longer as it was seen: the message says which person was first, by number.
    Wanting
        If the reason or an answer is wanting, or no such step leads from where it is.
    NotAllowed
        If the person lacks the role, or took a step of another role before.
    """
    given = seen.id, to, seen.version, seen.difference_hash, reason
    return int(acting.connection.execute(select(func.steward.advance(*given))).scalar_one())


def answer_flag(acting: Acting, finding: int, answer: str) -> int:
    """Answer a question for the agency; return the version that the submission then has."""
    asked = func.steward.answer_flag(finding, answer)
    return int(acting.connection.execute(select(asked)).scalar_one())


def comment(acting: Acting, submission: int, text: str, *, internal: bool) -> int:
    """Write a comment; return its number."""
    asked = func.steward.comment(submission, text, internal)
    return int(acting.connection.execute(select(asked)).scalar_one())


def findings_of(acting: Acting, submission: int) -> list[Finding]:
    """Return the faults and the questions of a submission; who reads them is written down."""
    names = "number", "kind", "place", "text_az", "text_en", "text_ru", "answer"
    asked = func.steward.findings_of(submission).table_valued(*names)
    return [
        Finding(
            row.number,
            row.kind == "fault",
            row.place,
            {"az": row.text_az, "en": row.text_en, "ru": row.text_ru},
            row.answer,
        )
        for row in acting.connection.execute(select(*asked.c))
    ]


def changes_of(acting: Acting, submission: int) -> list[Mapping[str, Any]]:
    """Return the rows of the difference (``data.intake.difference``); who reads is written down."""
    asked = func.steward.changes_of(submission).table_valued("number", "detail")
    rows = acting.connection.execute(select(asked.c.detail).order_by(asked.c.number))
    return [row.detail for row in rows]


def decisions_of(acting: Acting, submission: int) -> list[Decision]:
    """Return every step that was taken, the first one first."""
    columns = [_DECISION.c[name] for name in Decision.__dataclass_fields__]
    asked = select(*columns).where(_DECISION.c.submission == submission)
    rows = acting.connection.execute(asked.order_by(_DECISION.c.version)).mappings()
    return [Decision(**row) for row in rows]


def comments_of(acting: Acting, submission: int) -> list[Comment]:
    """Return the comments that the person may see, the first one first."""
    columns = [_COMMENT.c[name] for name in Comment.__dataclass_fields__]
    asked = select(*columns).where(_COMMENT.c.submission == submission)
    rows = acting.connection.execute(asked.order_by(_COMMENT.c.number)).mappings()
    return [Comment(**row) for row in rows]


def steps_from(acting: Acting, state: str) -> list[Step]:
    """Return the steps that people may take from a state, whoever may take them."""
    asked = select(_TRANSITION).where(_TRANSITION.c.from_state == state, column("role") != "worker")
    rows = acting.connection.execute(asked.order_by(_TRANSITION.c.to_state))
    return [Step(row.from_state, row.to_state, row.role, tuple(row.needs)) for row in rows]
