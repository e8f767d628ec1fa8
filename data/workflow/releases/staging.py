"""A release is built where no reader sees it, and held against its hash."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, column, func, select, table

from data import schema
from data.build import Prepared, fill, prepared
from data.frozen import (
    Decided,
    Release,
    content,
    content_hash,
    open_release,
    release_differences,
    releases,
)
from data.publication import check_counts, table_counts
from data.release import freeze
from data.workflow.audit import audit_head
from data.workflow.connection import Workflow
from data.workflow.places import Parts, Places, compose, fresh, make_lasting, write_parts
from indicators.errors import OurFault
from indicators.words import left_out_said, words

BAKU = ZoneInfo("Asia/Baku")
_NOTICES = {"az": "notice_az", "en": "notice_en", "ru": "notice_ru"}
_ORDERED = table(
    "release",
    *map(column, ("number", "kind", "content_of", "due", "name", *_NOTICES.values())),
    schema="steward",
)
_HEAD = table("head", column("release"), schema="steward")


@dataclass(frozen=True)
class Order:
    """A release as it was decided, before it is made.

    Attributes
    ----------
    base, base_name : int or None, str
        The release that is shown, on which it is made.
    left_out : tuple of str
        The flows that it was to bring and does not.
    like : str
        Pulled back: the name of the release whose figures it has once more.
    """

    number: int
    kind: str
    due: datetime
    notices: dict[str, str]
    base: int | None
    base_name: str
    like: str
    submissions: tuple[int, ...]
    left_out: tuple[str, ...]
    offices: tuple[str, ...]
    parts: Parts

    @property
    def is_founding(self) -> bool:
        """Whether it is the first: what the project has frozen without a workflow."""
        return self.kind == "founding"

    @property
    def sources_of(self) -> str:
        """The release whose sources it begins with."""
        return self.like or self.base_name


def stage(workflow: Workflow, number: int, places: Places) -> None:
    """Build a release into a schema of its own and freeze it beside, all or nothing.

    Raises
    ------
    DataFaults
        If the build finds any fault in the sources.
    OurFault
        If it brings more than was decided, or the database does not hold what was written.
    NotAsApproved
        If the database finds in it what was not approved; that is in the audit.
    ReleaseRefused
        If it cannot be frozen: it changes nothing, or gives a withheld figure away.
    TooLate
        If another release came first.
    """
    with workflow.working() as connection:
        order = _order(connection, number)
    folder = fresh(places.staged(number))
    try:
        compose(folder / "composed", places.project, places.sources(order.sources_of), order.parts)
        _write_sources(folder / "sources", order, places)
        staging = workflow.working(f"release {number}")
        with prepared(folder / "composed") as ready, staging as connection:
            _stage(connection, order, ready, folder, places)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _stage(
    connection: Connection, order: Order, ready: Prepared, folder: Path, places: Places
) -> None:
    inputs = ready.inputs
    tables = content(inputs.observations, inputs.sources, inputs.files)
    _refuse_undecided(order, tables, places)
    asked = func.steward.begin_staging(order.number, order.base)
    build = connection.execute(select(asked)).scalar_one()
    _within(connection, build)
    schema.metadata.create_all(connection)
    fill(connection, ready)
    counts = table_counts(connection)
    check_counts(counts, counts)
    found = content_hash(_written(connection))
    _within(connection, None)
    if found != content_hash(tables):
        raise OurFault("The database does not hold the release that was written into it.")
    name = _frozen(connection, order, tables, folder / "release", places)
    shutil.rmtree(folder / "composed")
    make_lasting(folder)
    static = "\n".join(sorted(ready.static.values()))
    sealed = func.steward.seal(order.number, name, found, ready.fingerprint, static)
    connection.execute(select(sealed))


def _order(connection: Connection, number: int) -> Order:
    rows = {row.number: row for row in connection.execute(select(_ORDERED))}
    base = connection.execute(select(_HEAD.c.release)).scalar_one()
    one = rows[number]
    brought = func.steward.brought(number).table_valued("submission", "flow", "offices")
    found = [*connection.execute(select(brought))]
    left_out = func.steward.flows_left_out(number).table_valued("flow")
    return Order(
        number,
        one.kind,
        one.due,
        {language: getattr(one, name) for language, name in _NOTICES.items()},
        base,
        rows[base].name if base else "",
        rows[one.content_of].name if one.content_of else "",
        tuple(row.submission for row in found),
        tuple(row[0] for row in connection.execute(select(left_out.c.flow))),
        tuple(sorted({"publisher", *(office for row in found for office in row.offices)})),
        _parts(connection, number),
    )


def _parts(connection: Connection, number: int) -> Parts:
    asked = func.steward.brought_parts(number).table_valued("flow", "name", "content")
    parts: dict[str, dict[str, bytes]] = {}
    for row in connection.execute(select(asked)):
        parts.setdefault(row.flow, {})[row.name] = bytes(row.content)
    return parts


def _write_sources(into: Path, order: Order, places: Places) -> None:
    """Write what submissions have brought, with this release: a clone of the project adds it."""
    served = places.sources(order.sources_of)
    into.mkdir()
    for path in sorted(served.iterdir()) if order.sources_of else ():
        if path.name not in order.parts:
            shutil.copytree(path, into / path.name)
    write_parts(into, order.parts)


def _refuse_undecided(order: Order, tables: dict[str, bytes], places: Places) -> None:
    """Refuse what nobody decided on: figures of other sources, or not those of an old release."""
    if order.is_founding or order.kind == "method":
        return
    like = open_release(order.like or order.base_name, places.releases)
    changes = release_differences(like, Release(like.about, tables))
    other = {*map(str, changes["data_source"])} - ({*order.parts} if not order.like else set())
    if other:
        raise OurFault(f"The release would change what nobody decided on: {_listed(other)}.")


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


def _frozen(
    connection: Connection, order: Order, tables: dict[str, bytes], into: Path, places: Places
) -> str:
    """Freeze the release beside, and return its name; the first one is frozen already."""
    if order.is_founding:
        newest = next(iter(releases(places.releases)), None)
        if newest is None or newest.content != content_hash(tables):
            raise OurFault(
                "The first release is what the project has frozen last.",
                "Freeze it in the project: `DATABASE_URL= python -m data.release`.",
            )
        return newest.id
    number, digest = audit_head(connection)
    decided = Decided(order.kind, order.submissions, order.offices, number, digest)
    day = order.due.astimezone(BAKU).date()
    into.mkdir(mode=0o755)
    return freeze(tables, day, _notices(order), places.releases, into=into, decided=decided)


def _notices(order: Order) -> dict[str, str]:
    """Return what readers are told of the release, and what it was to bring and does not."""
    return {
        language: " ".join([notice, *(left_out_said(f, words(language)) for f in order.left_out)])
        for language, notice in order.notices.items()
    }


def _written(connection: Connection) -> dict[str, bytes]:
    """Return the tables of the release that the database holds."""
    read = (schema.observation, schema.source, schema.file)
    observations, sources, files = ([*connection.execute(select(t)).mappings()] for t in read)
    return content(observations, sources, files)


def _within(connection: Connection, build: str | None) -> None:
    connection.execution_options(schema_translate_map={None: build})
