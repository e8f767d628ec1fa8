"""From a declaration, its observations and its sources to the facts of one area."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.caveats import caveats_of
from indicators.codelists import ALL, DIMENSIONS, NATION, STATES, state
from indicators.errors import FactsError
from indicators.facts.among import (
    bounded_by,
    compare_with_wholes,
    find_gaps,
    rank_among_siblings,
    with_events,
)
from indicators.facts.beside import with_rate
from indicators.facts.gate import permitted
from indicators.facts.keys import Key, key_of, point_of
from indicators.facts.model import Behind, Cautioned, Fact, Graded, Latest, NoFigure, Reason, Stale
from indicators.facts.over_time import find_changes, last_break, target_distances
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of, kind_of
from indicators.summary import age_in_years, headline_series, same_slice, valued

_REASONS: Mapping[str, Reason] = {
    "suppressed": "withheld",
    "not_collected": "not_collected",
    "not_applicable": "not_applicable",
    "did_not_occur": "did_not_occur",
    "below_unit": "below_unit",
}


def facts_of(
    item: Indicator,
    observations: pd.DataFrame,
    sources: Mapping[str, Mapping[str, Any]],
    *,
    ref_area: str = NATION,
    today: date,
    dimensions: Mapping[str, str] = ALL,
    time_period: str = "",
    counts: pd.DataFrame | None = None,
    beside: Mapping[str, pd.DataFrame] | None = None,
) -> list[Fact]:
    """Return what may be stated of one indicator in one area, the most important first.

    Parameters
    ----------
    observations : DataFrame
        The frame contract: one indicator in one edition. Of the area itself in every period and
        group; of the areas it lies in and of its own scheme for ranks and comparisons.
    sources : mapping
        Every source by its code, with its ``kind``.
    today : date
        From which the age of a figure is counted.
    dimensions : mapping
        The code of each dimension; totals where none is given.
    time_period : str
        The last period that counts; the latest where it is empty.
    counts : DataFrame, optional
        Observations of the indicator that counts what this rate is made of, same edition.
    beside : mapping, optional
        Observations of the rate and the base of this count (``relations``), same edition.

    Returns
    -------
    list of Fact
        ``NoFigure`` alone where there is no value; before the others where a later figure is
        withheld or was not collected. All others rest on one source: that of the latest figure.

    Raises
    ------
    FactsError
        If the observations are of more than one edition or of another indicator.
    """
    _check(item, observations)
    wanted = {**ALL, **dimensions}
    every = (
        observations[observations["time_period"] <= time_period] if time_period else observations
    )
    slice_ = same_slice(every, wanted)
    own = slice_[slice_["ref_area"] == ref_area]
    series = headline_series(own, item)
    if series.empty:
        edition = "".join(observations["edition"].unique())
        return [replace(_none(item, own, ref_area, wanted), edition=edition)]
    behind = same_slice(counts, wanted) if counts is not None else observations.iloc[:0]
    found = _facts(item, every, slice_, series, behind, sources, today.year)
    own_beside = {code: same_slice(rows, wanted) for code, rows in (beside or {}).items()}
    return list(permitted(with_rate(found, item, own_beside), sources))


def _check(item: Indicator, observations: pd.DataFrame) -> None:
    if len(set(observations["edition"].tolist())) > 1:
        raise FactsError(f"{item.indicator}: observations of two editions are never mixed.")
    if not {item.indicator}.issuperset(observations["indicator"].tolist()):
        raise FactsError(f"{item.indicator}: observations of another indicator.")


def _none(item: Indicator, own: pd.DataFrame, ref_area: str, wanted: Mapping[str, str]) -> NoFigure:
    """Return why there is no figure at all."""
    if len(own):
        last = own.sort_values("time_period").iloc[-1].to_dict()
        return NoFigure(item, key_of(last), _reason(str(last["obs_status"])))
    codes = tuple((name, wanted[name]) for name in DIMENSIONS if wanted[name] != ALL[name])
    key = Key(item.indicator, ref_area, "", "", "", codes)
    return NoFigure(item, key, "gap" if item.gap else "missing")


def _reason(obs_status: str) -> Reason:
    named = state(obs_status)
    return _REASONS.get(named, "missing") if named in STATES else "missing"


def _facts(
    item: Indicator,
    every: pd.DataFrame,
    slice_: pd.DataFrame,
    series: pd.DataFrame,
    counts: pd.DataFrame,
    sources: Mapping[str, Mapping[str, Any]],
    today: int,
) -> Iterator[Fact]:
    row = series.iloc[-1].to_dict()
    ref_area, source = str(row["ref_area"]), str(row["data_source"])
    kinds = {code: str(entry["kind"]) for code, entry in sources.items()}
    kind = kind_of(kinds[source], str(row["obs_status"]))
    age = age_in_years(str(row["time_period"]), today)
    same = with_events(_alike(slice_, row), _alike(counts, row), item)
    point = bounded_by(point_of(row), same)
    yield from _later(item, slice_, row)
    under = caveats_of(item.caveats, sources[source], source, point.key.time_period, ref_area)
    yield Latest(item, point, kind, age, under)
    yield from (
        Cautioned(item, point, code)
        for code in dict.fromkeys(c.code for c in under if not c.survey)
    )
    for number in _records(_alike(counts, row), ref_area):
        yield Behind(item, point, catalog()[str(number["indicator"])], point_of(number))
    own_counts = counts[counts["ref_area"].eq(ref_area) & counts["data_source"].eq(source)]
    yield from find_changes(series, own_counts, item, kind)
    yield from (fact for fact in [last_break(series, item)] if fact)
    if age > OLD:
        yield Stale(item, point, age)
    yield from compare_with_wholes(same, point, item, kind, ref_area)
    yield from (fact for fact in [rank_among_siblings(same, point, item, kind)] if fact)
    yield from find_gaps(every[every["ref_area"] == ref_area], point, item, kinds)
    yield from target_distances(series, point, item, sources[source], today)
    given = grade_of(sources[source], row, today)
    yield Graded(item, point.key, given.letter, given.grounds)


def _alike(observations: pd.DataFrame, row: Mapping[Any, Any]) -> pd.DataFrame:
    """Return the observations of the period and source of a row, one slice each."""
    return same_slice(observations, {name: row[name] for name in ("time_period", "data_source")})


def _records(observations: pd.DataFrame, ref_area: str) -> list[dict[Any, Any]]:
    """Return the one valued observation of an area, or nothing."""
    own = valued(observations[observations["ref_area"] == ref_area])
    return plain_rows(own) if len(own) == 1 else []


def _later(item: Indicator, slice_: pd.DataFrame, row: Mapping[Any, Any]) -> Iterator[NoFigure]:
    """Yield the newest figure of the same source that is later than the latest and not shown."""
    own = same_slice(slice_, {name: row[name] for name in ("ref_area", "data_source")})
    later = own.loc[[period > row["time_period"] for period in own["time_period"].tolist()]]
    if len(later):
        newest = later.sort_values("time_period").iloc[-1].to_dict()
        yield NoFigure(item, key_of(newest), _reason(str(newest["obs_status"])))
