"""Whether figures can be right: jumps, counts against their rates, areas against the nation."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, areas_of, codelist
from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import same_slice, segments

BEYOND = 2.0  # times the largest step that a series took before
FEWEST = 3  # steps before, without which nothing is known of what a series does
_MATERIAL = 0.2  # of the figure before: a smaller step is no jump
_RATE = 0.1  # of the printed rate: what count and base may give beside it
_SUM = 0.01  # of the nation: what its areas may add up to beside it


@dataclass(frozen=True)
class Finding:
    """A figure that does not fit others: which check found it, and what it was held against."""

    check: str
    indicator: str
    ref_area: str
    time_period: str
    data_source: str
    obs_value: float
    expected: float


def is_jump(part: pd.DataFrame, place: int) -> bool:
    """Return whether a figure is further from the one a year before than its series ever moved.

    Parameters
    ----------
    part : DataFrame
        Figures within one definition, in order of time.
    place : int
        Of the later of the two figures.
    """
    values = [float(value) for value in part["obs_value"][: place + 1]]
    years = [year(str(when)) for when in part["time_period"][: place + 1]]
    if place <= FEWEST or years[-1] - years[-2] != 1 or not values[-2]:
        return False
    earlier = [
        abs(values[n] - values[n - 1]) / max(1, years[n] - years[n - 1]) for n in range(1, place)
    ]
    step = abs(values[-1] - values[-2])
    return step > BEYOND * max(earlier) and step > _MATERIAL * abs(values[-2])


def findings(observations: pd.DataFrame) -> list[Finding]:
    """Return every figure of the published edition that does not fit others.

    Parameters
    ----------
    observations : DataFrame
        The frame contract, of every indicator; groups are left out.
    """
    plain = same_slice(observations, {**ALL, "edition": "published"})
    valued = plain[plain["obs_value"].notna()]
    each = {str(code): rows for code, rows in valued.groupby("indicator")}
    found: list[Finding] = []
    for code, rows in each.items():
        item = catalog().get(code)
        if item is not None:
            found += [*_jumps(rows, item), *_sums(rows, item), *_ratios(rows, item, each)]
    return found


def _finding(check: str, row: pd.Series, expected: float) -> Finding:
    return Finding(
        check,
        str(row["indicator"]),
        str(row["ref_area"]),
        str(row["time_period"]),
        str(row["data_source"]),
        float(row["obs_value"]),
        expected,
    )


def _jumps(rows: pd.DataFrame, item: Indicator) -> Iterator[Finding]:
    for _, series in rows[rows["ref_area"].eq(NATION)].groupby("data_source"):
        for part in segments(series, item):
            for place in range(1, len(part)):
                if is_jump(part, place):
                    before = float(part["obs_value"].iloc[place - 1])
                    yield _finding("jump", part.iloc[place], before)


def _sums(rows: pd.DataFrame, item: Indicator) -> Iterator[Finding]:
    if not item.is_count:
        return
    for _, one in rows.groupby(["time_period", "data_source"]):
        nation = one[one["ref_area"].eq(NATION)]
        for scheme in ("region_2006", "region_2021"):
            parts = one[one["ref_area"].isin(areas_of(scheme))]
            if len(nation) == 1 and len(parts) == len(areas_of(scheme)):
                total = float(parts["obs_value"].sum())
                if abs(total - float(nation["obs_value"].iloc[0])) > _SUM * total:
                    yield _finding("sum", nation.iloc[0], total)


def _ratios(
    rows: pd.DataFrame, item: Indicator, each: dict[str, pd.DataFrame]
) -> Iterator[Finding]:
    """Yield rates that differ from what their count and base give, each of its first source."""
    per = codelist("unit_measure")[item.unit_measure].get("per")
    counts, bases = each.get(item.count or ""), each.get(item.base or "")
    if per is None or counts is None or bases is None:
        return
    key = ["ref_area", "time_period"]
    number = counts.groupby(key)["obs_value"].first()
    base = bases.groupby(key)["obs_value"].first()
    for _, row in rows.iterrows():
        place = (row["ref_area"], row["time_period"])
        if place in number.index and place in base.index and base[place]:
            given = per * float(number[place]) / float(base[place])
            if abs(given - row["obs_value"]) > _RATE * abs(row["obs_value"]):
                yield _finding("ratio", row, given)
