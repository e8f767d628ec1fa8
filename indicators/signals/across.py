"""Areas of one year against the nation, and ratios of counts against their benchmarks."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import special

from indicators.codelists import areas_of, codelist
from indicators.signals.chance import either_end, funnel_chance, ratio_chance
from indicators.signals.declared import Rule
from indicators.signals.found import COLUMNS, Watched, found_in, on_sides
from indicators.uncertainty import Flags, Floats
from indicators.vital import PUBLISHED_COUNTS, diagnostics

FEWEST = 8  # areas in a funnel
_KEYS = ["ref_area", "time_period", "data_source"]


def by_funnel(rule: Rule, figures: pd.DataFrame, counts: pd.DataFrame) -> Watched:
    """Return where the areas of the latest year lie around the nation."""
    areas = areas_of(rule.level)
    rows = _latest(_counted(rule, figures, counts, areas))
    if rows.empty:
        return found_in([], len(areas))
    count, size = (rows[name].to_numpy(float) for name in ("count", "size"))
    expected, z, spread = funnel_chance(count, size, part=rule.part)
    chances = on_sides(rule, special.ndtr(z), special.ndtr(-z))
    table = rows.assign(
        item=rule.indicators[0],
        since=rows["time_period"],
        observed=count,
        expected=expected,
        chance=chances,
    )[list(COLUMNS)]
    middle = count.sum() / size.sum() if rule.part else 0.0
    return Watched(table, len(areas), expected, spread, middle)


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the latest year and source that has enough areas."""
    many = rows.groupby(_KEYS[1:])["count"].transform("size") >= FEWEST
    last = rows[many].sort_values(_KEYS[1:]).tail(1)[_KEYS[1:]]
    return rows.merge(last, on=_KEYS[1:])


def _counted(
    rule: Rule, figures: pd.DataFrame, counts: pd.DataFrame, areas: tuple[str, ...]
) -> pd.DataFrame:
    """Return count and size of each area, year and source: published, else of the register."""
    own = figures[figures["ref_area"].isin(areas)]
    published = own.pivot_table("obs_value", _KEYS, "indicator")
    names = {name: code for code, name in PUBLISHED_COUNTS.items()}
    register = counts[counts["ref_area"].isin(areas)].set_index(_KEYS).rename(columns=names)
    both = [_both(rule, wide) for wide in (published, register)]
    return next((one for one in both if len(one)), both[0])


def _both(rule: Rule, wide: pd.DataFrame) -> pd.DataFrame:
    needed = [rule.rate or rule.indicators[0], str(rule.base)]
    found = wide.reindex(columns=needed).dropna().set_axis(["count", "size"], axis=1)
    found = found[found["size"] > 0]
    if rule.rate:
        found["count"] = (found["count"] * found["size"] / 100).round()
    return found.reset_index()


def by_ratios(rule: Rule, counts: pd.DataFrame) -> Watched:
    """Return where ratios of counts, each of its latest year, lie beside their benchmarks."""
    wanted = len(codelist("diagnostic")) * len(areas_of(rule.level))
    own = counts[counts["ref_area"].isin(areas_of(rule.level))]
    if own.empty:
        return found_in([], wanted)
    found = diagnostics(own)
    known = found[found["verdict"] != "unknown"].sort_values("time_period")
    last = known.groupby(["diagnostic", "ref_area"], as_index=False).last()
    total, below, above = _chances(last)
    nearer = np.where(below < above, last["benchmark_low"], last["benchmark_high"])
    told = {"item": last["diagnostic"], "since": last["time_period"], "observed": last["estimate"]}
    table = last.assign(**told, expected=nearer, chance=either_end(below, above))
    return Watched(table[list(COLUMNS)], wanted, total)


def _chances(rows: pd.DataFrame) -> tuple[Floats, Floats, Floats]:
    """Return what each ratio is of, and its chances at the two ends of its benchmark."""
    count, other = (rows[name].to_numpy(float) for name in ("numerator", "denominator"))
    low, high, ratio = benchmarks(rows["diagnostic"])
    total = np.where(ratio, count + other, other)
    below, above = ratio_chance(count, total, low, high)
    return total, below, above


def benchmarks(diagnosed: Iterable[str]) -> tuple[Floats, Floats, Flags]:
    """Return the ends of benchmarks as shares of the total, and which are of a ratio of two."""
    entries = [codelist("diagnostic")[code] for code in diagnosed]
    ratio = np.array([entry["kind"] == "ratio" for entry in entries])
    ends = [np.array([entry.get(end, np.nan) for entry in entries]) for end in ("low", "high")]
    low, high = (np.where(ratio, end / (1 + end), end) for end in ends)
    return low, high, ratio
