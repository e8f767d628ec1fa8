"""Files that agencies send: received by a person or a token, kept by hash, read again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO, Literal

from sqlalchemy import Connection, Function, column, func, select, table

from data.workflow.blobs import Blobs, Written
from data.workflow.connection import Acting, Login, Workflow
from data.workflow.tokens import token_hash

Form = Literal["xlsx", "csv", "packet"]

_SUBMISSION = table(
    "submission",
    *map(
        column,
        (
            *("id", "flow", "agency", "request", "state", "version", "sent_by", "token", "form"),
            *("size", "sha256", "kept", "base", "difference_hash", "received", "submitted"),
            *("follows", "corrects", "announced"),
        ),
    ),
    schema="steward",
)


@dataclass(frozen=True)
class Received:
    """What became of a file that was sent: its submission, and whether it is a new one."""

    submission: int
    made: bool


@dataclass(frozen=True)
class Submission:
    """One submission as it stands; what it changes is read apart."""

    id: int
    flow: str
    agency: str
    request: str | None
    state: str
    version: int
    sent_by: int | None
    token: int | None
    form: Form
    size: int
    sha256: str
    kept: bool
    base: str
    difference_hash: str | None
    received: datetime
    submitted: datetime | None
    follows: int | None
    corrects: int | None
    announced: date | None


def receive(
    workflow: Workflow,
    login: Login,
    blobs: Blobs,
    flow: str,
    sent: BinaryIO,
    form: Form,
    follows: int | None = None,
    corrects: int | None = None,
) -> Received:
    """Keep a file that a contributor sends; the same bytes again are the same submission.

    Raises
    ------
    NotAllowed, NotThere, LoginEnded
        As the database refuses.
    Wanting
        If the file is empty or too large, or is of no known form.
    CannotWrite
        If the bytes cannot be kept; then there is no submission.
    """
    with (
        blobs.writing(sent) as written,
        workflow.acting(login, "receive", f"flow {flow}") as acting,
    ):
        given = flow, written.sha256, written.size, form, follows, corrects
        return _kept(acting.connection, func.steward.submit_file(*given), blobs, written)


def receive_by_token(
    workflow: Workflow, token: str, blobs: Blobs, sent: BinaryIO, form: Form
) -> Received:
    """Keep a file that a machine sends for a flow; it may do nothing else.

    Raises
    ------
    LoginEnded
        If there is no such token, or it has ended.
    Wanting, CannotWrite
        As :func:`receive`.
    """
    with blobs.writing(sent) as written, workflow.working() as connection:
        given = token_hash(token), written.sha256, written.size, form
        return _kept(connection, func.steward.submit_by_token(*given), blobs, written)


def submissions_seen(acting: Acting) -> list[Submission]:
    """Return the submissions that the person may see, the latest first."""
    asked = select(*_COLUMNS).order_by(_SUBMISSION.c.id.desc())
    return [Submission(**row) for row in acting.connection.execute(asked).mappings()]


def submission_of(acting: Acting, number: int) -> Submission:
    """Return one submission.

    Raises
    ------
    NotThere
        If there is none, or the person may not see it.
    """
    asked = func.steward.submission_of(number).table_valued(*Submission.__dataclass_fields__)
    return Submission(**acting.connection.execute(select(*asked.c)).mappings().one())


def read_file(acting: Acting, blobs: Blobs, number: int) -> tuple[Form, bytes]:
    """Return a file as it was sent; who reads it is written down.

    Raises
    ------
    NotThere
        If the person may not see it, or it is not kept.
    """
    asked = func.steward.read_file(number).table_valued("form", "sha256")
    row = acting.connection.execute(select(asked.c.form, asked.c.sha256)).one()
    return row.form, blobs.read(row.sha256)


_COLUMNS = tuple(_SUBMISSION.c[name] for name in Submission.__dataclass_fields__)


def _kept(connection: Connection, asked: Function[Any], blobs: Blobs, written: Written) -> Received:
    """Put the bytes in place before the transaction ends: no submission is without its bytes."""
    answer = asked.table_valued("id", "made", "kept")
    row = connection.execute(select(answer.c.id, answer.c.made, answer.c.kept)).one()
    if row.kept:
        blobs.keep(written)
    return Received(row.id, row.made)
