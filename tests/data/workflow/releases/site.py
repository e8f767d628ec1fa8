"""A site whose releases tests order, stage and publish: what they do, in words."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import make_url, text

from benchmarks.faults import small_inputs
from data.inputs import Inputs, take_source
from data.store import Store, current_build, open_store
from data.workflow import Login, Places, Workflow, schedule, step, work
from data.workflow.apart.reading import changes_told
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.observations import frame_of
from indicators.revisions import revised_rows
from tests.postgresql import engine_of

NOTICES = {"az": "Düzəliş.", "en": "A correction.", "ru": "Исправление."}
FIGURE = "ED_CR_L1"
FLOW = "UIS_2024_09"
OTHER = "INFORM_2020"
_FEW = 12  # rows of each file: the first figure, which tests change, with its groups
Files = tuple[tuple[str, bytes], ...]
FIGURES = 5 * _FEW  # of the five files of both sources


@contextmanager
def few_inputs() -> Iterator[Path]:
    """Let builds read the first rows of two sources: a release of few figures is as whole."""
    with small_inputs() as folder:
        for source in (folder / "observations").iterdir():
            for name, written in shortened(source).items():
                (source / name).write_bytes(written)
        yield folder


@dataclass
class Site:
    """One database with a workflow, the folders of its worker, and a publisher."""

    database: str
    workflow: Workflow
    worker: Workflow
    places: Places
    publisher: Login

    @property
    def reader(self) -> str:
        """The URL by which pages read."""
        return str(make_url(self.database).set(username="crm_reader"))

    def work(self) -> None:
        """Let a worker do what there is to do."""
        work(self.worker, self.places, once=True)

    def until(self, task: str) -> None:
        """Let the worker take steps up to and with one of this kind."""
        for _ in range(9):
            if step(self.worker, self.places) == task:
                return
        raise AssertionError(f"the worker never came to {task}")

    def bring(self, value: float, flow: str = FLOW) -> int:
        """Let an agency send another value of one figure, and all agree; return its number."""
        return self.brought(revised(self.folder(flow), value), flow)

    def folder(self, flow: str) -> Path:
        """Return the source as it is shown now."""
        served = self.places.sources(self.head()) / flow
        return served if served.exists() else self.places.project / flow

    def brought(self, parts: dict[str, bytes], flow: str = FLOW) -> int:
        """Enter a scheduled submission of these files beside the head; return its number."""
        digest = hashlib.sha256(b"".join(parts.values())).hexdigest()
        (number,) = self.do(
            "INSERT INTO steward.flow VALUES (:flow, 'MSE', false) ON CONFLICT DO NOTHING",
            "INSERT INTO steward.submission"
            " (flow, agency, state, sent_by, form, size, sha256, base, submitted)"
            " SELECT :flow, 'MSE', 'scheduled', min(number), 'csv', 1, :digest, steward.base(),"
            " now() FROM steward.person RETURNING id",
            flow=flow,
            digest=digest,
        )
        for place, change in enumerate(self.changes(parts, flow)):
            self.do(
                "INSERT INTO steward.change VALUES"
                " (:number, :place, :change, CAST(:detail AS jsonb))",
                number=number,
                place=place,
                change=change["change"],
                detail=json.dumps(change),
            )
        for name, content in parts.items():
            self.do(
                "INSERT INTO steward.part VALUES (:number, :name, :content)",
                number=number,
                name=name,
                content=content,
            )
        return int(number)

    def changes(self, parts: dict[str, bytes], flow: str) -> list[dict[str, Any]]:
        """Return what these files change of a source as it is shown now."""
        return changes_between(*map(remembered, (parts_of(self.folder(flow)), parts)), flow)

    def order(
        self, submissions: Sequence[int], due: datetime | None = None, kind: str = "correction"
    ) -> int:
        """Schedule a correction; as publisher. Its time has come unless another is given."""
        due = due or datetime.now(UTC)
        with self.workflow.acting(self.publisher, "schedule", "release") as acting:
            return schedule(acting, kind, due, submissions, NOTICES)

    def staged(self, value: float, due: datetime | None = None) -> int:
        """Order and stage a correction of one figure; return its number."""
        made = self.order([self.bring(value)], due or datetime.now(UTC) + timedelta(hours=6))
        self.until("stage")
        return made

    def make_due(self, release: int) -> None:
        """Let the time of a release have come."""
        self.do(
            "UPDATE steward.release SET due = now() - interval '1 minute' WHERE number = :number",
            number=release,
        )

    def head(self) -> str:
        """Return the name of the release that is shown."""
        (name,) = self.do("SELECT steward.base()")
        return str(name)

    def build_of(self, release: int) -> str:
        """Return the schema of a release, which no reader is told."""
        (build,) = self.do(
            "SELECT staged_in FROM steward.release WHERE number = :number", number=release
        )
        return str(build)

    def store(self) -> Store:
        """Return the store as readers open it now."""
        return open_store(self.reader, current_build(self.reader))

    def shown(self) -> float:
        """Return the figure that ``bring`` changes, as readers see it."""
        totals = dict.fromkeys(DIMENSIONS, TOTAL)
        store = self.store()
        rows = store.observations(FIGURE, "published", time_period="2000", dimensions=totals)
        store.engine.dispose()
        return float(rows["obs_value"].item())

    def do(self, *tasks: str, **given: Any) -> list[Any]:
        """Do as the superuser what no process may; return the first row of the last task."""
        with engine_of(self.database).begin() as connection:
            for task in tasks:
                told = {name: value for name, value in given.items() if f":{name}" in task}
                done = connection.execute(text(task), told)
            return [*(done.first() or ())] if done.returns_rows else []


def remembered(parts: dict[str, bytes]) -> Files:
    """Return files by their names as they are remembered."""
    return tuple(sorted(parts.items()))


@cache
def changes_between(old: Files, new: Files, flow: str) -> list[dict[str, Any]]:
    """Return what the second files of a source change of the first."""
    return changes_told(revised_rows(*(rows_of(dict(parts), flow) for parts in (old, new))))


def parts_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a source by their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def table_rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a table as it is written."""
    return [*csv.DictReader(io.StringIO(content.decode()))]


def rows_of(parts: dict[str, bytes], flow: str) -> pd.DataFrame:
    """Return the figures in the files of a source."""
    read = Inputs()
    take_source(flow, parts, read)
    return frame_of(read.observations)


def revised(folder: Path, value: float) -> dict[str, bytes]:
    """Return the files of a source with another value of its first figure."""
    parts = parts_of(folder)
    file = next(name for name in parts if name.endswith(".csv"))
    rows = table_rows(parts[file])
    rows[0]["obs_value"] = str(value)
    return with_rows(parts, file, rows)


def shortened(folder: Path) -> dict[str, bytes]:
    """Return the files of a source with the first rows of each."""
    parts = parts_of(folder)
    for file in [name for name in parts if name.endswith(".csv")]:
        parts = with_rows(parts, file, table_rows(parts[file])[:_FEW])
    return parts


def with_rows(parts: dict[str, bytes], file: str, rows: list[dict[str, str]]) -> dict[str, bytes]:
    """Return the files of a source with other rows in one, and its source.toml in keeping."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = buffer.getvalue().encode()
    about = parts["source.toml"].decode()
    digest = hashlib.sha256(content).hexdigest()
    about = re.sub(rf'"{file}" = "\w+"', f'"{file}" = "{digest}"', about)
    about = re.sub(rf'"{file}" = \d+', f'"{file}" = {len(rows)}', about)
    return {**parts, file: content, "source.toml": about.encode()}
