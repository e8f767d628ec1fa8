"""Series against their own years before: shares of the nation's count, and yearly changes."""

from collections.abc import Iterator, Sequence
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
    """Return what areas tell by cumulative sums: their shares of the nation's count or rate."""
    areas = areas_of(rule.level)
    for source, counts, sizes in _counted(rule, figures):
        together = counts.notna().all(axis=1) & sizes.notna().all(axis=1)
        learnt = counts.iloc[:, :BASELINE].sum(axis=1) > 0
        known = [*counts.index[together & learnt]]
        if NATION in known and len(known) > 1 and len(counts.columns) > BASELINE:
            return _shares(code, rule, source, counts.loc[known], sizes.loc[known])
    return found_in([], len(areas))


def _counted(rule: Rule, figures: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Yield, of each source, the counts of areas and years, and what they are of: else ones."""
    areas = [NATION, *areas_of(rule.level)]
    bases = dict(panels(figures, rule.base, areas)) if rule.base else {}
    for source, found in panels(figures, rule.rate or rule.indicators[0], areas):
        wide = found.reindex([NATION, *found.index.drop(NATION, errors="ignore")])
        if rule.base is None:
            yield source, wide, wide.notna().astype(float)
        elif source in bases:
            size = bases[source].reindex(index=wide.index, columns=wide.columns)
            yield source, (wide * size / 100).round() if rule.rate else wide, size


def _shares(
    code: str, rule: Rule, source: str, known: pd.DataFrame, sizes: pd.DataFrame
) -> Watched:
    """Hold each area's counts against the nation's, at the level of its own first years."""
    level = (known.loc[NATION] / sizes.loc[NATION]).to_numpy(float)
    counts = known.drop(index=NATION)
    numbers, usual = counts.to_numpy(float), sizes.drop(index=NATION).to_numpy(float) * level
    learnt = numbers[:, :BASELINE].sum(axis=1)
    expected = usual * (learnt / usual[:, :BASELINE].sum(axis=1))[:, None]
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
        numbers = values.to_numpy(float)
        if _is_enough(numbers):
            changes = np.diff(np.log(numbers))
            first, last = changes[:LEARNT], str(values.index[-1])
            chance = _changed(rule, changes, draws_of(f"{code} {indicator} {area}"))
            meant = (float(numbers[-1]), float(numbers[-2] * np.exp(first.mean())), chance)
            return (indicator, area, last, last, source, *meant), float(first.std(ddof=1))
    return None


def _is_enough(numbers: Floats) -> bool:
    """Return whether usual changes can be learnt: enough years, none of zero, not all alike."""
    learnt = np.unique(numbers[: LEARNT + 1])
    return len(numbers) >= LEARNT + 2 and bool((numbers > 0).all()) and len(learnt) > 2


def _changed(rule: Rule, changes: Floats, draws: np.random.Generator) -> float:
    """Return the chance of the last of a moving average."""
    average = ewma(changes, LEARNT)[None, -1:]
    drawn = ewma_draws(len(changes) - LEARNT, draws)[:, -1:]
    return float(on_sides(rule, beyond(-average, -drawn), beyond(average, drawn))[0, 0])
