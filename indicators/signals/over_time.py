"""Series against their own years before: shares of the nation's count, and yearly changes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.codelists import NATION, areas_of
from indicators.signals.chance import LEARNT, beyond, cusum_draws, draws_of, ewma_draws
from indicators.signals.charts import cusum, ewma
from indicators.signals.declared import Rule
from indicators.signals.found import Watched, found_in, on_sides
from indicators.signals.series import panels
from indicators.uncertainty import Floats

BASELINE = 5  # years from which an area's share of the nation is learnt


def by_cusum(code: str, rule: Rule, figures: pd.DataFrame) -> Watched:
    """Return what areas' shares of the nation's count tell by cumulative sums."""
    areas = areas_of(rule.level)
    for source, wide in panels(figures, rule.indicators[0], [NATION, *areas]):
        known = wide.reindex([NATION, *areas]).dropna()
        if NATION in known.index and len(known) > 1 and len(known.columns) > BASELINE:
            return _shares(code, rule, source, known)
    return found_in([], len(areas))


def _shares(code: str, rule: Rule, source: str, known: pd.DataFrame) -> Watched:
    nation = known.loc[NATION].to_numpy(float)
    counts = known.drop(index=NATION)
    counts = counts[counts.iloc[:, :BASELINE].sum(axis=1) > 0]
    numbers = counts.to_numpy(float)
    learnt = numbers[:, :BASELINE].sum(axis=1)
    expected = learnt[:, None] / nation[:BASELINE].sum() * nation
    spread = _dispersion(numbers[:, :BASELINE], expected[:, :BASELINE])
    later, meant = numbers[:, BASELINE:], expected[:, BASELINE:]
    sums = cusum(later / spread, meant / spread, rule.change)
    drawn = cusum_draws(meant / spread, learnt / spread, rule.change, draws_of(code))
    chances = beyond(sums[None, :, -1], drawn[:, :, -1])[0]
    years = [*counts.columns[BASELINE:]]
    areas = zip(counts.index, sums, later, meant, chances, strict=True)
    rows = [_row(rule.indicators[0], source, years, *one) for one in areas]
    return found_in(rows, len(areas_of(rule.level)), meant[:, -1], spread)


def _row(
    item: str,
    source: str,
    years: Sequence[str],
    area: str,
    sums: Floats,
    counts: Floats,
    expected: Floats,
    chance: float,
) -> tuple[Any, ...]:
    """Return one area, from the year on in which its sum last left zero."""
    start = max((place + 1 for place, one in enumerate(sums[:-1]) if one == 0), default=0)
    meant = (counts[start:].sum(), expected[start:].sum(), chance)
    return (item, area, years[-1], years[start], source, *meant)


def _dispersion(counts: Floats, expected: Floats) -> float:
    """Return how many times more counts vary than Poisson counts do; never below one."""
    freedom = counts.shape[0] * (counts.shape[1] - 1)
    squares: Floats = (counts - expected) ** 2 / expected
    return max(1.0, float(squares.sum() / freedom))


def by_ewma(code: str, rule: Rule, figures: pd.DataFrame) -> Watched:
    """Return what the yearly changes of series tell by moving averages."""
    wanted = [(one, area) for one in rule.indicators for area in areas_of(rule.level)]
    moved = [row for one in wanted if (row := _moved(code, rule, *one, figures))]
    spreads = np.array([spread for _, spread in moved])
    return found_in([row for row, _ in moved], len(wanted), spreads)


def _moved(
    code: str, rule: Rule, indicator: str, area: str, figures: pd.DataFrame
) -> tuple[tuple[Any, ...], float] | None:
    """Return one series and how its changes spread, of the latest source with enough years."""
    for source, wide in panels(figures, indicator, [area]):
        values = wide.loc[area].dropna()
        if len(values) >= LEARNT + 2 and (values > 0).all():
            numbers = values.to_numpy(float)
            changes = np.diff(np.log(numbers))
            first, last = changes[:LEARNT], str(values.index[-1])
            chance = _changed(rule, changes, draws_of(f"{code} {indicator} {area}"))
            meant = (float(numbers[-1]), float(numbers[-2] * np.exp(first.mean())), chance)
            return (indicator, area, last, last, source, *meant), float(first.std(ddof=1))
    return None


def _changed(rule: Rule, changes: Floats, draws: np.random.Generator) -> float:
    """Return the chance of the last of a moving average."""
    average = ewma(changes, LEARNT)[None, -1:]
    drawn = ewma_draws(len(changes) - LEARNT, draws)[:, -1:]
    return float(on_sides(rule, beyond(-average, -drawn), beyond(average, drawn))[0, 0])
