"""The store as the pages read it: every question they may ask, and no other SQL."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from sys import intern
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, Float, Integer, Select, Table, func, inspect, select
from sqlalchemy import column as column_named
from sqlalchemy import table as table_named
from sqlalchemy.engine import make_url

from data import schema
from data.announced import Day, announced_days
from data.publication import is_sqlite, read_only, sqlite_path, target_of
from data.reading import reading
from data.settings import database_url
from data.within import Within
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.errors import StoreUnavailable
from indicators.model import LANGUAGES, Text
from indicators.observations import MEASURES
from indicators.quality import DOUBTED
from indicators.requested import Requested

# For frames made elsewhere in a process that reads the store, as its own hold plain objects: they
# are small, and what Arrow spends on each look at a column of texts is more than it saves.
pd.set_option("mode.string_storage", "python")

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Told = TypeVar("_Told")

_WITHDRAWN = table_named(
    "withdrawn_release", *map(column_named, ("day", *LANGUAGES)), schema="public"
)
_PLAIN = "file-"  # a database file that no build has put in place: a copy, say
_COMPARED = frozenset(
    column.name for column in schema.comparison.c if isinstance(column.type, (Float, Integer))
)
_NUMBERS = frozenset({*MEASURES, "areas", "standard_error", "records", *_COMPARED})


def ask_once(
    question: Callable[Concatenate["Store", _Asked], _Answer],
) -> Callable[Concatenate["Store", _Asked], _Answer]:
    """Return a question that is put to the database once: a built store does not change.

    The answer is shared by all who ask and must not be changed.
    """
    name = question.__name__

    @wraps(question)
    def answer(store: "Store", /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        key = (name, asked, tuple(sorted(named.items())))
        if key not in store._answers:
            store._answers[key] = question(store, *asked, **named)
        found: _Answer = store._answers[key]
        return found

    return answer


class Store:
    """Read-only questions to one database.

    Every method that returns a frame returns one with the columns of its table: a new one, but
    where the question is put to the database once.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._answers: dict[tuple[Any, ...], Any] = {}

    def observations(
        self,
        indicator: str,
        edition: str,
        *,
        ref_area: Iterable[str] | None = None,
        time_period: str | None = None,
        data_source: str | None = None,
        dimensions: Mapping[str, str] | None = None,
    ) -> pd.DataFrame:
        """Return the observations of one indicator in one edition, narrowed by what is given.

        Parameters
        ----------
        ref_area : iterable of str, optional
            Area codes.
        dimensions : mapping, optional
            The code wanted of each dimension; a dimension left out is not narrowed.
        """
        table = schema.observation.c
        query = select(schema.observation).where(
            table.edition == edition, table.indicator == indicator
        )
        if time_period is not None:
            query = query.where(table.time_period == time_period)
        for name, code in (dimensions or {}).items():
            query = query.where(table[name] == code)
        if data_source is not None:
            query = query.where(table.data_source == data_source)
        if ref_area is not None:
            query = query.where(table.ref_area.in_(list(ref_area)))
        return self._frame(query)

    def profile(self, ref_area: Sequence[str], edition: str) -> pd.DataFrame:
        """Return every observation of some areas in which all dimensions are totals."""
        table = schema.observation.c
        totals = [table[name] == TOTAL for name in DIMENSIONS]
        query = select(schema.observation).where(
            table.edition == edition, table.ref_area.in_(list(ref_area)), *totals
        )
        return self._frame(query)

    def area(self, ref_area: str, edition: str) -> pd.DataFrame:
        """Return every observation of one area."""
        table = schema.observation.c
        query = select(schema.observation).where(
            table.edition == edition, table.ref_area == ref_area
        )
        return self._frame(query)

    def areas(self, ref_area: Sequence[str], edition: str) -> pd.DataFrame:
        """Return every observation of some areas."""
        table = schema.observation.c
        query = select(schema.observation).where(
            table.edition == edition, table.ref_area.in_(list(ref_area))
        )
        return self._frame(query)

    def every(self, edition: str) -> pd.DataFrame:
        """Return every observation of an edition."""
        return self._frame(
            select(schema.observation).where(schema.observation.c.edition == edition)
        )

    def counted(self, edition: str, within: Within) -> dict[str, int]:
        """Return how many observations of each indicator lie within bounds; none has none."""
        table = schema.observation.c
        query = select(table.indicator, func.count().label("found")).where(table.edition == edition)
        query = query.where(*within.conditions(table)).group_by(table.indicator)
        return {row["indicator"]: row["found"] for row in self._rows(query)}

    def series(self, indicator: str, edition: str, within: Within) -> list[dict[str, Any]]:
        """Return the observations of an indicator within bounds as rows, one series after another.

        Rows and not a frame: who writes them one by one wants no table of them.
        """
        table = schema.observation.c
        query = select(schema.observation).where(
            table.edition == edition, table.indicator == indicator, *within.conditions(table)
        )
        order = (table.ref_area, *(table[name] for name in DIMENSIONS), table.data_source)
        return self._rows(query.order_by(*order, table.time_period))

    def codes_within(self, component: str, edition: str, within: Within) -> list[str]:
        """Return the codes of a component that observations within bounds have."""
        table = schema.observation.c
        query = select(table[component]).where(table.edition == edition)
        rows = self._rows(query.where(*within.conditions(table)).distinct())
        return sorted(row[component] for row in rows)

    @ask_once
    def coverage(self, edition: str, indicator: str | None = None) -> pd.DataFrame:
        """Return which slices exist, per scheme and period, and for how many areas."""
        query = select(schema.coverage).where(schema.coverage.c.edition == edition)
        if indicator is not None:
            query = query.where(schema.coverage.c.indicator == indicator)
        return self._frame(query)

    @ask_once
    def known(self, edition: str) -> frozenset[str]:
        """Return the indicators that have any figure in an edition."""
        table = schema.coverage.c
        rows = self._rows(select(table.indicator).distinct().where(table.edition == edition))
        return frozenset(row["indicator"] for row in rows)

    @ask_once
    def areas_with(self, edition: str, indicator: str) -> frozenset[str]:
        """Return the areas that have a figure of an indicator."""
        table = schema.observation.c
        query = select(table.ref_area).distinct()
        query = query.where(table.edition == edition, table.indicator == indicator)
        rows = self._rows(query.where(table.obs_value.is_not(None)))
        return frozenset(row["ref_area"] for row in rows)

    @ask_once
    def sources(self) -> dict[str, dict[str, Any]]:
        """Return every source by its code, each with its figures in doubt (``quality.DOUBTED``)."""
        doubts: dict[str, dict[tuple[str, ...], None]] = {}
        for one in self.findings():
            doubts.setdefault(one["data_source"], {})[tuple(one[name] for name in DOUBTED)] = None
        rows = self._rows(select(schema.source))
        return {
            row["data_source"]: {**row, "doubts": doubts.get(row["data_source"], {})}
            for row in rows
        }

    @ask_once
    def findings(self) -> tuple[dict[str, Any], ...]:
        """Return every figure that the build found not to fit others."""
        table = schema.finding
        return tuple(self._rows(select(table).order_by(*table.primary_key.columns)))

    @ask_once
    def warehouse(self) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
        """Return UNICEF's warehouse beside what is carried here: its figures, and its series.

        Nothing of a build from before they were compared.
        """
        tables = (schema.warehouse_figures, schema.warehouse_series)
        if not all(self._has(table) for table in tables):
            return (), ()
        figures, series = (
            tuple(self._rows(select(table).order_by(*table.primary_key.columns)))
            for table in tables
        )
        return figures, series

    @ask_once
    def requests(self) -> tuple[Requested, ...] | None:
        """Return every request on record, in order of time; None of a build that has no record."""
        table = schema.request
        if not self._has(table):
            return None
        rows = self._rows(select(table).order_by(table.c.asked, table.c.number))
        return tuple(_requested(row) for row in rows)

    def withdrawn(self) -> list[tuple[date, Text]]:
        """Return what was announced and not released: the day and what is said of it, latest first.

        It is asked anew each time: it changes without a build. Nothing where there is no workflow.
        """

        def read(connection: Connection) -> list[tuple[date, Text]]:
            rows = connection.execute(select(_WITHDRAWN).order_by(_WITHDRAWN.c.day.desc()))
            return [(row.day, {code: getattr(row, code) for code in LANGUAGES}) for row in rows]

        return self._of_workflow("public", _WITHDRAWN.name, read)

    def announced(self) -> list[Day]:
        """Return every announced day of a release, the next one first, with its changes.

        It is asked anew each time, as :meth:`withdrawn`.
        """
        return self._of_workflow("steward", "calendar", announced_days)

    def _of_workflow(
        self, where: str, table: str, read: Callable[[Connection], list[_Told]]
    ) -> list[_Told]:
        """Return what is read of a table of the workflow; nothing where there is none."""
        if self.engine.dialect.name == "sqlite":
            return []
        with reading(self.engine.dialect.name), self.engine.connect() as connection:
            if not inspect(connection).has_table(table, schema=where):
                return []
            return read(connection)

    def files(self, indicator: str, data_source: str) -> dict[str, str]:
        """Return the digest of each file of a source that holds an indicator."""
        table = schema.file.c
        query = select(schema.file).where(
            table.indicator == indicator, table.data_source == data_source
        )
        return {row["file"]: row["sha256"] for row in self._rows(query)}

    def events(self, ref_area: Iterable[str]) -> pd.DataFrame:
        """Return the recorded events and statements on hazards in some areas."""
        table = schema.event.c
        query = select(schema.event).where(table.ref_area.in_(list(ref_area)))
        return self._frame(query.order_by(table.time_period.desc(), table.event_id))

    @ask_once
    def peers(self, indicator: str, data_source: str) -> pd.DataFrame:
        """Return the latest figure of each country of the region in one source."""
        table = schema.peer.c
        query = select(schema.peer).where(
            table.indicator == indicator, table.data_source == data_source
        )
        found = self._frame(query.order_by(table.ref_area, table.time_period))
        return found.groupby("ref_area", as_index=False).last() if len(found) else found

    @ask_once
    def analysis(self, analysis: str, edition: str, *measures: str) -> pd.DataFrame:
        """Return what an analysis of records found, all of it or some of its measures.

        Empty where the edition has no records to analyse.
        """
        table = schema.analysis.c
        query = select(schema.analysis).where(table.edition == edition, table.analysis == analysis)
        if measures:
            query = query.where(table.measure.in_(measures))
        return self._frame(query)

    @ask_once
    def comparisons(self, edition: str) -> pd.DataFrame:
        """Return every comparison of groups and areas, the widest relative gap first."""
        table = schema.comparison
        query = select(table).where(table.c.edition == edition).order_by(table.c.place)
        found = self._frame(query).drop(columns=["edition", "place"])
        return found.astype({"reversed": bool, "groups": int})

    @ask_once
    def label_points(self) -> dict[str, tuple[float, float]]:
        """Return longitude and latitude of the label point of every area that has geometry."""
        table = schema.area.c
        rows = self._rows(select(table.ref_area, table.longitude, table.latitude))
        return {
            row["ref_area"]: (row["longitude"], row["latitude"])
            for row in rows
            if row["longitude"] is not None
        }

    @ask_once
    def breaks(self) -> dict[str, str]:
        """Return the locked legend breaks of each indicator, as JSON written by the build."""
        rows = self._rows(select(schema.indicator.c.indicator, schema.indicator.c.breaks))
        return {row["indicator"]: row["breaks"] for row in rows if row["breaks"]}

    @ask_once
    def build(self) -> dict[str, str]:
        """Return what the build wrote about itself: release, date, names of static files."""
        found = {row["name"]: row["value"] for row in self._rows(select(schema.build))}
        if not found:
            raise StoreUnavailable("The database holds no build.", "Run `python -m data.build`.")
        return found

    def _has(self, table: Table) -> bool:
        """Return whether the build has a table: one that was rolled back to may be from before."""
        with reading(self.engine.dialect.name), self.engine.connect() as connection:
            within = connection.get_execution_options().get("schema_translate_map", {}).get(None)
            return inspect(connection).has_table(table.name, schema=within)

    def _frame(self, query: Select[Any]) -> pd.DataFrame:
        """Return the rows of a query; text as plain objects, which small frames compare fastest."""
        with reading(self.engine.dialect.name), self.engine.connect() as connection:
            result = connection.execute(query)
            names = list(result.keys())
            # A code stands in many cells: one text for all of them, in every frame of the process.
            rows = [[intern(cell) if type(cell) is str else cell for cell in row] for row in result]
        cells = np.empty((len(rows), len(names)), dtype=object)
        cells[:] = rows or cells
        texts = [place for place, name in enumerate(names) if name not in _NUMBERS]
        values = [place for place, name in enumerate(names) if name in _NUMBERS]
        # Two blocks, one of text and one of numbers: a filter then copies two arrays, not twenty.
        found = pd.DataFrame(cells[:, texts], dtype=object)
        if values:
            with reading(self.engine.dialect.name):
                figures = cells[:, values].astype(float)
            found = pd.concat([found, pd.DataFrame(figures)], axis=1)
        # Plain objects: the name of a column is asked for at each look at a cell.
        found.columns = pd.Index([names[place] for place in (*texts, *values)], dtype=object)
        return found

    def _rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        with reading(self.engine.dialect.name), self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _requested(row: Mapping[str, Any]) -> Requested:
    """Return a request as the table has it: days as texts, indicators with a space between two."""
    reason: Text = {language: row[f"reason_{language}"] for language in LANGUAGES}
    return Requested(
        number=row["number"],
        flow=row["flow"],
        agency=row["agency"],
        indicators=tuple(row["indicators"].split(" ")),
        time_period=row["time_period"],
        asked=date.fromisoformat(row["asked"]),
        due=date.fromisoformat(row["due"]),
        answered=_day(row["answered"]),
        refused=_day(row["refused"]),
        reason=reason if row["refused"] else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def current_build(url: str | None = None) -> str:
    """Return the name of the build that readers are to open now: a cheap question, asked at a run.

    Raises
    ------
    StoreUnavailable
        If nothing has been built, or the server does not answer.
    """
    url = url or database_url()
    with reading(make_url(url).get_backend_name()):
        name = target_of(url).current()
    if name is None and is_sqlite(url) and sqlite_path(url).exists():
        return f"{_PLAIN}{sqlite_path(url).stat().st_mtime_ns}"
    if name is None:
        place = sqlite_path(url) if is_sqlite(url) else "the address of DATABASE_URL"
        raise StoreUnavailable(f"There is no database at {place}.", "Run `python -m data.build`.")
    return name


def open_store(url: str | None = None, build: str | None = None) -> Store:
    """Return the store at a URL, opened so that it cannot be written to.

    Parameters
    ----------
    build : str, optional
        The build to read; else the current one. The store stays on its build.

    Raises
    ------
    StoreUnavailable
        If nothing has been built, or the file is not as it was written.
    """
    url = url or database_url()
    build = build or current_build(url)
    if build.startswith(_PLAIN):
        return Store(read_only(sqlite_path(url)))
    return Store(target_of(url).engine(build))
