"""The figures that a rule is put to: of one source, one definition, year by year."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import ALL
from indicators.observations import year
from indicators.summary import by_source, same_slice, segments

_YEAR = 4  # characters of a TIME_PERIOD that is a calendar year


def totals(observations: pd.DataFrame, edition: str) -> pd.DataFrame:
    """Return the yearly figures of an edition that are of no group and have a value."""
    plain = same_slice(observations, {**ALL, "edition": edition})
    yearly = plain["time_period"].str.len().eq(_YEAR)
    return plain[yearly & plain["obs_value"].notna()]


def panels(
    figures: pd.DataFrame, indicator: str, areas: Sequence[str]
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield, of each source with figures of these areas, the last unbroken run of each.

    Yields
    ------
    str, DataFrame
        The source; one row an area, one column a year, no value where a year is missing. The
        source with the latest figure comes first.
    """
    own = figures[figures["indicator"].eq(indicator) & figures["ref_area"].isin(areas)]
    found = [
        (str(part["data_source"].iloc[0]), _runs(part, indicator))
        for part in by_source(own, catalog()[indicator])
    ]
    yield from sorted(found, key=lambda one: one[1].columns.max(), reverse=True)


def _runs(part: pd.DataFrame, indicator: str) -> pd.DataFrame:
    runs = {
        str(area): _last_run(segments(rows, catalog()[indicator])[-1])
        for area, rows in part.groupby("ref_area")
    }
    return pd.DataFrame(runs).T.sort_index(axis=1)


def _last_run(series: pd.DataFrame) -> "pd.Series[float]":
    """Return the last figures of a series between which no year is missing."""
    years = [year(period) for period in series["time_period"]]
    starts = [place for place, (one, other) in enumerate(pairwise(years), 1) if other != one + 1]
    run = series.iloc[(starts or [0])[-1] :]
    return pd.Series(run["obs_value"].to_numpy(float), run["time_period"].to_numpy())
