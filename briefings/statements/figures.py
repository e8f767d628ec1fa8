"""The figures of one indicator as a statement may mean them: by place, group and period."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from data.store import Store
from indicators.catalog import indicator
from indicators.caveats import Caveat, caveats_of, place_of
from indicators.codelists import ALL, DIMENSIONS, NATION, TOTAL
from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import headline_series, segments, sources_in_order, valued

Row = Mapping[str, Any]
_Place = tuple[str, ...]


class Figures:
    """The published figures of an indicator, each under the area that it is really of."""

    def __init__(self, code: str, store: Store, edition: str) -> None:
        self.item: Indicator = indicator(code)
        self._sources = store.sources()
        self.rows = valued(store.observations(code, edition))
        self._lines: dict[_Place, Line] = {}

    @cached_property
    def present(self) -> dict[str, frozenset[str]]:
        """The groups of each dimension that have a figure."""
        found = {name: frozenset(map(str, self.rows[name].unique())) for name in DIMENSIONS}
        return {name: codes - {TOTAL} for name, codes in found.items() if codes - {TOTAL}}

    @cached_property
    def _by_place(self) -> dict[_Place, list[Row]]:
        """The figures by area and group; one of a part of the nation under both."""
        found: dict[_Place, list[Row]] = defaultdict(list)
        for row in _records(self.rows):
            group = tuple(str(row[name]) for name in DIMENSIONS)
            for area in {str(row["ref_area"]), self.place(row)}:
                found[(area, *group)].append(row)
        return found

    def line(self, ref_area: str, groups: Mapping[str, str]) -> "Line":
        """Return the figures under one area, or really of it, for a group, of every source."""
        wanted = {**ALL, **groups}
        key = (ref_area, *(wanted[name] for name in DIMENSIONS))
        if key not in self._lines:
            self._lines[key] = Line(self.item, self._by_place.get(key, []))
        return self._lines[key]

    def caveats(self, row: Row) -> tuple[Caveat, ...]:
        """Return the caveats that a figure stands under."""
        code = str(row["data_source"])
        source, when = self._sources.get(code, {}), str(row["time_period"])
        return caveats_of(self.item.caveats, source, code, when, str(row["ref_area"]))

    def place(self, row: Row) -> str:
        """Return the area that a figure is really of."""
        if row["ref_area"] != NATION or not self.item.caveats:
            return str(row["ref_area"])
        return place_of(self.caveats(row), NATION)


def _records(rows: pd.DataFrame) -> list[Row]:
    names = [str(name) for name in rows.columns]
    columns = [rows[name].tolist() for name in rows.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


@dataclass
class Line:
    """The figures of an indicator for one area and group, of every source and period."""

    item: Indicator
    rows: Sequence[Row]

    @cached_property
    def series(self) -> pd.DataFrame:
        """The figures as a frame."""
        return pd.DataFrame(list(self.rows))

    @cached_property
    def headline(self) -> str:
        """The source of the newest figure; empty where there is none."""
        return str(headline_series(self.series, self.item)["data_source"].iloc[-1])

    @cached_property
    def _by_period(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[str(row["time_period"])].append(row)
        return found

    @cached_property
    def periods(self) -> list[str]:
        """Every period with a figure, the newest first."""
        return sorted(self._by_period, reverse=True)

    def of_year(self, wanted: int) -> list[str]:
        """Return the periods that begin in a year; whole years before parts of it."""
        found = [period for period in self.periods if year(period) == wanted]
        return sorted(found, key=len)

    def shown(self, period: str) -> Row | None:
        """Return the figure that the monitor shows for a period: its headline's, else the next."""
        own = {str(row["data_source"]): row for row in self._by_period.get(period, [])}
        order = [self.headline, *sources_in_order(own, self.item)] if own else []
        return next((own[code] for code in order if code in own), None)

    def others(self, period: str) -> list[Row]:
        """Return what other editions and sources say of a period."""
        shown = self.shown(period)
        return [row for row in self._by_period.get(period, []) if row is not shown]

    def newest(self) -> Row | None:
        """Return the newest figure of the headline's source."""
        own = [row for row in self.rows if row["data_source"] == self.headline] if self.rows else []
        return own[-1] if own else None


def broken_between(line: Line, one: Row, other: Row) -> bool:
    """Return whether a series is cut between two figures of it."""
    sources = [one["data_source"], other["data_source"]]
    parts = segments(line.series[line.series["data_source"].isin(sources)], line.item)
    held = [next(n for n, part in enumerate(parts) if _holds(part, row)) for row in (one, other)]
    return held[0] != held[1]


def _holds(part: pd.DataFrame, row: Row) -> bool:
    same = part["time_period"].eq(row["time_period"]) & part["data_source"].eq(row["data_source"])
    return bool(same.any())
