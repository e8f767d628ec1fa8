"""The figures of one indicator as a statement may mean them: by place, group and period."""

from collections.abc import Mapping
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
from indicators.summary import headline_series, same_slice, segments, sources_in_order, valued

Row = Mapping[str, Any]


class Figures:
    """The published figures of an indicator, each under the area that it is really of."""

    def __init__(self, code: str, store: Store, edition: str) -> None:
        self.item: Indicator = indicator(code)
        self._sources = store.sources()
        self.rows = valued(store.observations(code, edition))

    @cached_property
    def present(self) -> dict[str, frozenset[str]]:
        """The groups of each dimension that have a figure."""
        found = {name: frozenset(map(str, self.rows[name].unique())) for name in DIMENSIONS}
        return {name: codes - {TOTAL} for name, codes in found.items() if codes - {TOTAL}}

    @cached_property
    def _places(self) -> pd.Series:
        """The area that each figure is really of: a caveat may name a part of the nation."""
        if not any(caveat.place for caveat in self.item.caveats):
            return self.rows["ref_area"]
        found = [self.place(row) for row in _records(self.rows)]
        return pd.Series(found, index=self.rows.index, dtype=object)

    def line(self, ref_area: str, groups: Mapping[str, str]) -> "Line":
        """Return the figures under one area, or really of it, for a group, of every source."""
        named = self.rows["ref_area"].eq(ref_area)
        own = same_slice(self.rows[named | self._places.eq(ref_area)], {**ALL, **groups})
        return Line(self.item, own)

    def caveats(self, row: Row) -> tuple[Caveat, ...]:
        """Return the caveats that a figure stands under."""
        source = self._sources.get(str(row["data_source"]), {})
        return caveats_of(self.item.caveats, source, str(row["time_period"]))

    def place(self, row: Row) -> str:
        """Return the area that a figure is really of."""
        if row["ref_area"] != NATION:
            return str(row["ref_area"])
        return place_of(self.caveats(row), NATION)


def _records(rows: pd.DataFrame) -> list[Row]:
    found = rows.to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


@dataclass(frozen=True)
class Line:
    """The figures of an indicator for one area and group, of every source and period."""

    item: Indicator
    rows: pd.DataFrame

    @cached_property
    def headline(self) -> str:
        """The source of the newest figure; empty where there is none."""
        found = headline_series(self.rows, self.item)
        return "" if found.empty else str(found["data_source"].iloc[-1])

    @cached_property
    def periods(self) -> list[str]:
        """Every period with a figure, the newest first."""
        return sorted(map(str, self.rows["time_period"].unique()), reverse=True)

    def of_year(self, wanted: int) -> list[str]:
        """Return the periods that begin in a year; whole years before parts of it."""
        found = [period for period in self.periods if year(period) == wanted]
        return sorted(found, key=len)

    def shown(self, period: str) -> Row | None:
        """Return the figure that the monitor shows for a period: its headline's, else the next."""
        own = {str(row["data_source"]): row for row in self._of(period)}
        order = [self.headline, *sources_in_order(own, self.item)]
        return next((own[code] for code in order if code in own), None)

    def others(self, period: str) -> list[Row]:
        """Return what other editions and sources say of a period."""
        shown = self.shown(period)
        return [row for row in self._of(period) if row is not shown and row != shown]

    def _of(self, period: str) -> list[Row]:
        return _records(self.rows[self.rows["time_period"] == period])

    def newest(self, source: str = "") -> Row | None:
        """Return the newest figure, of one source or of the headline's."""
        own = self.rows[self.rows["data_source"] == (source or self.headline)]
        return None if own.empty else _records(own.iloc[-1:])[0]


def broken_between(line: Line, one: Row, other: Row) -> bool:
    """Return whether a series is cut between two figures of it."""
    kept = line.rows[line.rows["data_source"].isin([one["data_source"], other["data_source"]])]
    parts = segments(kept, line.item)
    held = [next(n for n, part in enumerate(parts) if _holds(part, row)) for row in (one, other)]
    return held[0] != held[1]


def _holds(part: pd.DataFrame, row: Row) -> bool:
    same = part["time_period"].eq(row["time_period"]) & part["data_source"].eq(row["data_source"])
    return bool(same.any())
