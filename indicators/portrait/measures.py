"""The measures of one area that may be held against the nation, and against its siblings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.caveats import caveats_of, forbidding
from indicators.codelists import DIMENSIONS, NATION, areas, areas_of, codelist
from indicators.equity import comparable
from indicators.facts import (
    Point,
    Ranked,
    bounded_by,
    compare_with_wholes,
    point_of,
    rank_among_siblings,
    with_events,
)
from indicators.model import Indicator
from indicators.quality import grade_of, kind_of
from indicators.selection import default_slice
from indicators.summary import headline_series, same_slice, valued
from indicators.uncertainty import Verdict, is_reliable

_ADDED = frozenset({"HA", "PS_M"})  # units of sums: a large area has more of them
_FEWEST = 3  # areas with a figure below which nothing can be said of a place among them


@dataclass(frozen=True)
class Measure:
    """One figure of an area, with the same figure of its siblings and of the nation.

    Attributes
    ----------
    point : Point
        The latest figure of the area: one source, one period, one slice, as all others here.
    siblings : mapping
        The figure of every area of the scheme that has one, the area itself among them.
    nation : Point or None
        That of the nation, where its source publishes it.
    reliable : bool or None
        Whether the difference from the nation is more than chance; None where nobody can tell.
    ranked : Ranked or None
        The places that its figure leaves it; None where no place may be told.
    """

    item: Indicator
    point: Point
    siblings: Mapping[str, float]
    nation: Point | None
    reliable: bool | None
    ranked: Ranked | None
    kind: str
    grade: str

    @property
    def area(self) -> str:
        """The area of the figure."""
        return self.point.key.ref_area

    @property
    def every(self) -> int:
        """How many areas the scheme has."""
        return len(areas_of(areas()[self.area].scheme))

    @property
    def judged(self) -> bool:
        """Whether more or less of it is better for children, so that it has a row."""
        return comparable(self.item)

    @property
    def sign(self) -> int:
        """One where more is better, else minus one."""
        return 1 if self.item.direction == "higher" else -1


def measures_of(
    observations: pd.DataFrame,
    sources: Mapping[str, Mapping[str, Any]],
    ref_area: str,
    today: date,
) -> tuple[Measure, ...]:
    """Return the measures of an area that no caveat forbids to compare, in the catalogue's order.

    Counts are left out: the largest area has the most of everything.

    Parameters
    ----------
    observations : DataFrame
        The frame contract, one edition: of the area, of its scheme and of the nation.
    sources : mapping
        Every source by its code.
    """
    found = valued(observations)
    own = found[found["ref_area"] == ref_area]
    codes = set(own["indicator"])
    parts = dict(tuple(found[found["indicator"].isin(codes)].groupby("indicator")))
    items = (item for code, item in catalog().items() if code in codes and not _is_sum(item))
    return tuple(
        measure for item in items for measure in _measure(item, parts, sources, ref_area, today)
    )


def _is_sum(item: Indicator) -> bool:
    return item.is_count or item.unit_measure in _ADDED


def _measure(
    item: Indicator,
    parts: Mapping[Any, pd.DataFrame],
    sources: Mapping[str, Mapping[str, Any]],
    ref_area: str,
    today: date,
) -> Iterator[Measure]:
    rows = parts[item.indicator]
    own = rows[rows["ref_area"] == ref_area]
    series = headline_series(default_slice(own), item)
    row = series.iloc[-1].to_dict()
    source = sources[str(row["data_source"])]
    under = caveats_of(
        item.caveats,
        source,
        str(row["data_source"]),
        str(row["time_period"]),
        str(row["ref_area"]),
    )
    if forbidding(under, "comparison"):
        return
    same = with_events(_alike(rows, row), _alike(parts.get(item.count, rows[:0]), row), item)
    siblings, nation = _siblings(same, ref_area), _of_nation(same, item)
    if nation is None and len(siblings) < _FEWEST:
        return
    point = bounded_by(point_of(row), same)
    kind = kind_of(str(source["kind"]), str(row["obs_status"]))
    ranked = None if forbidding(under, "rank") else rank_among_siblings(same, point, item, kind)
    letter = grade_of(source, row, today.year).letter
    reliable = _reliable(same, point, item, kind)
    yield Measure(item, point, siblings, nation, reliable, ranked, kind, letter)


def _alike(rows: pd.DataFrame, row: Mapping[Any, Any]) -> pd.DataFrame:
    """Return the figures of every area in the period, source and slice of a figure."""
    names = ("time_period", "data_source", *DIMENSIONS)
    return same_slice(rows, {name: row[name] for name in names})


def _siblings(same: pd.DataFrame, ref_area: str) -> dict[str, float]:
    scheme = areas_of(areas()[ref_area].scheme)
    known = dict(zip(same["ref_area"], same["obs_value"], strict=True))
    return {code: float(known[code]) for code in scheme if code in known}


def _of_nation(same: pd.DataFrame, item: Indicator) -> Point | None:
    """Return the nation's figure, where it is of the whole nation."""
    rows = same[same["ref_area"] == NATION]
    if len(rows) != 1:
        return None
    point = point_of(rows.iloc[0].to_dict())
    own = (c for c in item.caveats if c.concerns(point.key.time_period, point.key.data_source))
    return None if forbidding(own, "comparison") else point


def _reliable(same: pd.DataFrame, point: Point, item: Indicator, kind: str) -> bool | None:
    """Return what the intervals say of the difference from the nation, where there are any."""
    found = compare_with_wholes(same, point, item, kind, point.key.ref_area)
    told: Verdict = next(
        (one.verdict for one in found if one.whole.key.ref_area == NATION), "unknown"
    )
    return None if told in ("unknown", "model") else is_reliable(told)


def speaking(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Return the measures without those whose family another speaks for.

    The first of a family of ``codes/measure_family.toml`` that has a figure speaks for it.
    """
    present = {measure.item.indicator for measure in measures}
    silent = {
        code
        for family in codelist("measure_family").values()
        for code in [each for each in family if each in present][1:]
    }
    return tuple(one for one in measures if one.item.indicator not in silent)


def family_of(item: Indicator) -> str:
    """Return the family of measures that an indicator is of; its own code where it has none.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> family_of(indicator("AZE_PV_WAGE_YTD")), family_of(indicator("ED_CR_L1"))
    ('wage', 'ED_CR_L1')
    """
    families = codelist("measure_family").items()
    return next((name for name, codes in families if item.indicator in codes), item.indicator)


def survey_twin(ref_area: str) -> str | None:
    """Return the survey region of before 2021 that is made of the same districts, if there is one.

    Examples
    --------
    >>> survey_twin("ER09"), survey_twin("ER10")
    ('AZEr105', None)
    """
    return codelist("survey_twin").get(ref_area)
