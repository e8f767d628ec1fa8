"""How often a rule asks where nothing has changed, and how soon where something has: tried out.

Series are drawn of the sizes and with the dispersion that were found. In every second half of a
trial one series in ten, one at least, is changed as much as the rule is to notice; what is asked
about the others has no cause. The same numbers are drawn at every build.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from indicators.signals.across import benchmarks
from indicators.signals.chance import (
    HEAVY,
    LEARNT,
    Draws,
    adjusted,
    beyond,
    cusum_draws,
    draws_of,
    either_end,
    ewma_draws,
    funnel_chance,
    ratio_chance,
)
from indicators.signals.charts import cusum, ewma
from indicators.signals.declared import FALSE_DISCOVERY, SETS, Rule
from indicators.signals.found import Watched, on_sides
from indicators.signals.over_time import BASELINE
from indicators.uncertainty import Flags, Floats

_DRAWS = 1_999  # that trials are held against: fewer than what is found
QUIET, CHANGED = 4, 5  # years without a change, then with it
_IN = 10  # of so many series one is changed
_SPREAD = (HEAVY / (HEAVY - 2)) ** 0.5  # standard deviation of the changes as they are drawn


@dataclass(frozen=True)
class Record:
    """What trials of a rule gave.

    Attributes
    ----------
    false_alarms : float
        Questions a year about all series together while none has changed.
    false_discovery : float
        Of the questions asked once some have changed, the share about series that have not: the
        mean over years, none where nothing was asked.
    noticed : float
        Share of the changed series that were asked about within ``years``.
    years : int
        Years in which a change can be noticed; 1 where every year is judged alone.
    delay : float
        Years until a changed series was asked about, the year of the change being the first; the
        mean of those that were, missing where none was.
    """

    false_alarms: float
    false_discovery: float
    noticed: float
    years: int
    delay: float


def tried(code: str, rule: Rule, found: Watched) -> Record | None:
    """Return the record of a rule on series like those it watches; None where it watches none."""
    if not len(found.sizes):
        return None
    draws, changed = draws_of(f"{code} tried"), np.arange(len(found.sizes)) % _IN == 0
    drawn = _drawn(rule, found, changed, draws)
    asked = adjusted(drawn, dependent=rule.dependent) <= FALSE_DISCOVERY
    quiet = asked.shape[1] - _years(rule)
    return _record(asked[:, :quiet], asked[:, quiet:], changed)


def _years(rule: Rule) -> int:
    return CHANGED if rule.method in ("cusum", "ewma") else 1


def _record(before: Flags, after: Flags, changed: Flags) -> Record:
    """Return the record of what was asked, shape (trials, years, series)."""
    asked, wrong = after.sum(axis=2), after[:, :, ~changed].sum(axis=2)
    right = after[:, :, changed]
    ever, first = right.any(axis=1), right.argmax(axis=1) + 1
    return Record(
        false_alarms=float(before.sum(axis=2).mean()),
        false_discovery=float((wrong / np.maximum(asked, 1)).mean()),
        noticed=float(ever.mean()),
        years=after.shape[1],
        delay=float(first[ever].mean()) if ever.any() else float("nan"),
    )


def _drawn(rule: Rule, found: Watched, changed: Flags, draws: Draws) -> Floats:
    """Return the chances in trials, shape (trials, years, series)."""
    if rule.method == "cusum":
        return _cusum(rule, found, changed, draws)
    if rule.method == "ewma":
        return _ewma(rule, found, changed, draws)
    each = _funnel if rule.method == "funnel" else _ratios
    return np.array(
        [
            [each(rule, found, now, draws) for now in (np.zeros_like(changed), changed)]
            for _ in range(SETS)
        ]
    )


def _factor(rule: Rule, changed: Flags) -> Floats:
    return np.where(changed, rule.change, 1.0)


def _cusum(rule: Rule, found: Watched, changed: Flags, draws: Draws) -> Floats:
    sizes = found.sizes / found.dispersion
    expected = np.repeat(sizes[:, None], QUIET + CHANGED, axis=1)
    true = expected.copy()
    true[:, QUIET:] *= _factor(rule, changed)[:, None]
    nothing = cusum_draws(expected, BASELINE * sizes, rule.change, draws, _DRAWS)
    learnt = draws.poisson(BASELINE * sizes, (SETS, len(sizes))) / (BASELINE * sizes)
    counts = draws.poisson(true, (SETS, *true.shape)).astype(float)
    sums = cusum(counts, expected * learnt[..., None], rule.change)
    return np.moveaxis(beyond(sums, nothing), 2, 1)


def _ewma(rule: Rule, found: Watched, changed: Flags, draws: Draws) -> Floats:
    """Return chances of series as unsteady as those found; their level changes in one year."""
    series, periods = len(found.sizes), QUIET + CHANGED
    changes = draws.standard_t(HEAVY, (SETS, series, LEARNT + periods)) / _SPREAD
    changes[:, :, LEARNT + QUIET] += np.log(_factor(rule, changed)) / found.sizes
    averages = ewma(changes, LEARNT)
    nothing = np.repeat(ewma_draws(periods, draws)[:, None, :], series, axis=1)
    below, above = beyond(-averages, -nothing), beyond(averages, nothing)
    return np.moveaxis(on_sides(rule, below, above), 2, 1)


def _funnel(rule: Rule, found: Watched, changed: Flags, draws: Draws) -> Floats:
    """Return chances of areas that differ, beside chance, as much as those found do."""
    expected, middle = found.sizes, found.middle
    own = np.sqrt((found.dispersion - 1) * (1 - middle) / expected.mean())
    true = _factor(rule, changed) * np.maximum(0, draws.normal(1, own, len(expected)))
    size = (expected / middle).round() if middle else expected
    count = (
        draws.binomial(size.astype(int), np.minimum(1, middle * true))
        if middle
        else draws.poisson(expected * true)
    )
    _, z, _ = funnel_chance(count.astype(float), size, part=bool(middle))
    return on_sides(rule, special.ndtr(z), special.ndtr(-z))


def _ratios(rule: Rule, found: Watched, changed: Flags, draws: Draws) -> Floats:
    """Return chances of ratios that stand at the end of their benchmark, where most is asked."""
    low, high, _ = benchmarks(found.table["item"])
    at = np.where(np.isnan(high), low, high)
    away = np.where(np.isnan(high), 1 / _factor(rule, changed), _factor(rule, changed))
    odds = at / (1 - at) * away
    count = draws.binomial(found.sizes.astype(int), odds / (1 + odds)).astype(float)
    below, above = ratio_chance(count, found.sizes, low, high)
    return either_end(below, above)
