"""Read a number of a briefing from the store a second time, by its key alone."""

from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from data.store import Store
from indicators.catalog import catalog, indicator
from indicators.codelists import areas
from indicators.display import as_printed, rounded_as_printed
from indicators.facts import Key, Point, bounded_by, point_of, rank_among_siblings, with_events
from indicators.model import Indicator
from indicators.narrative import Stated, phrase
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.uncertainty import swings
from indicators.words import Words, shown_decimals

_VALUES = ("value", "target")  # written without decimals where they are 0 or 100 per cent
_WHOLE = frozenset({"count", "rank", "areas", "age"})  # parts written without decimals
_ONE = frozenset({"change", "share"})  # parts in per cent of another figure, with one decimal


class Afresh:
    """What the store says now of the numbers of one document.

    Nothing that the document was composed of is used but the keys of its numbers.
    """

    def __init__(self, store: Store, today: date) -> None:
        self.store, self.today = store, today
        self._points: dict[Key, Point | None] = {}
        self._alike: dict[Key, pd.DataFrame] = {}
        self._periods: dict[tuple[str, str, str], list[str]] = {}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {code: str(source["kind"]) for code, source in self.store.sources().items()}

    def agrees(self, number: Stated, words: Words) -> bool:
        """Return whether a number is written as the store has it, with its declared decimals."""
        item = indicator(number.key.indicator)
        values = self._values(number, item)
        known = {words.number(value, _places(number, value, item)) for value in values}
        if item.unit_measure == "YES_NO" and number.part == "value":
            known |= {phrase("yes" if v else "no", item, words, {}).text for v in values}
        return number.text in known

    def _values(self, number: Stated, item: Indicator) -> list[float]:
        """Return the values that a number may have: one, or both ends of a span of ranks."""
        point = self._point(number.key)
        if point is None:
            return []
        if number.part in ("usual", "most"):
            return self._swung(number, item)
        if number.part in ("difference", *_ONE):
            return self._apart(number, point, item)
        return self._of_one(number, point, item)

    def _of_one(self, number: Stated, point: Point, item: Indicator) -> list[float]:
        """Return the values of what is said of one figure."""
        if number.part in ("value", "count"):
            return [point.value]
        if number.part == "age":
            return [float(self.today.year - year(number.key.time_period))]
        if number.part == "target":
            return [target.value for target in item.targets]
        return self._among(number, point, item)

    def apart(self, one: Key, other: Key) -> float:
        """Return one figure less another; nought where the store has not both."""
        first, second = self._point(one), self._point(other)
        return first.value - second.value if first and second else 0.0

    def is_bounded(self, key: Key) -> bool:
        """Return whether a figure has an interval, printed or of the events behind it."""
        point = self._point(key)
        if point is None:
            return False
        return point.bounded or bounded_by(point, self._same(key, indicator(key.indicator))).bounded

    def periods(self, key: Key) -> list[str]:
        """Return the periods of which the store holds an indicator in an area."""
        known = (key.indicator, key.ref_area, key.edition)
        if known not in self._periods:
            rows = self.store.observations(key.indicator, key.edition, ref_area=[key.ref_area])
            self._periods[known] = sorted({str(period) for period in rows["time_period"]})
        return self._periods[known]

    def _apart(self, number: Stated, point: Point, item: Indicator) -> list[float]:
        """Return how far a figure is from another, or from its targets where there is no other."""
        if number.other is None:
            return [abs(_shown(point, item) - target.value) for target in item.targets]
        other = self._point(number.other)
        if other is None:
            return []
        apart = abs(_shown(point, item) - _shown(other, item))
        if number.part == "difference":
            return [apart]
        if number.part == "share":
            return [100 * point.value / other.value] if other.value else []
        return [100 * apart / abs(other.value)] if other.value else []

    def _swung(self, number: Stated, item: Indicator) -> list[float]:
        """Return the usual or the largest change of the series that a figure ends."""
        key = number.key
        series = self.store.observations(
            key.indicator,
            key.edition,
            ref_area=[key.ref_area],
            data_source=key.data_source,
            dimensions=key.codes(),
        )
        found = swings(series[series["time_period"] <= key.time_period], item)
        return [] if found is None else [found.usual if number.part == "usual" else found.most]

    def _among(self, number: Stated, point: Point, item: Indicator) -> list[float]:
        """Return bounds or ranks, worked out again from all areas of the period and source."""
        same = self._same(number.key, item)
        if number.part in ("lower", "upper"):
            bounded = point if point.bounded else bounded_by(point, same)
            bound = bounded.lower if number.part == "lower" else bounded.upper
            return [] if bound is None else [bound]
        found = rank_among_siblings(same, point, item, self._kinds[number.key.data_source])
        if found is None:
            return []
        return [found.areas] if number.part == "areas" else [found.lowest, found.highest]

    def _point(self, key: Key) -> Point | None:
        if key not in self._points:
            rows = self._read(key, key.indicator, [key.ref_area])
            known = plain_rows(rows[rows["obs_value"].notna()])
            self._points[key] = point_of(known[0]) if len(known) == 1 else None
        return self._points[key]

    def _same(self, key: Key, item: Indicator) -> pd.DataFrame:
        if key not in self._alike:
            same = self._read(key, key.indicator, areas())
            known = item.count in catalog()
            counts = self._read(key, item.count or "", areas()) if known else same.iloc[:0]
            self._alike[key] = with_events(same, counts, item)
        return self._alike[key]

    def _read(self, key: Key, code: str, ref_area: Any) -> pd.DataFrame:
        return self.store.observations(
            code,
            key.edition,
            ref_area=ref_area,
            time_period=key.time_period,
            data_source=key.data_source,
            dimensions=key.codes(),
        )


def _shown(point: Point, item: Indicator) -> float:
    """Return a value as a reader sees it: differences are told between what is printed."""
    return rounded_as_printed(point.value, item, point.key.time_period, point.key.data_source)


def _places(number: Stated, value: float, item: Indicator) -> int:
    """Return with how many decimals a number is written."""
    if number.part in _WHOLE:
        return 0
    if number.part in _ONE:
        return 1
    ends = [key for key in (number.key, number.other) if key is not None]
    printed = [as_printed(item, key.time_period, key.data_source) for key in ends]
    finest = max(printed, key=lambda one: one.decimals)
    return shown_decimals(value, finest) if number.part in _VALUES else finest.decimals
