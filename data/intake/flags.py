"""What a person has to look at before figures are accepted: each flag is a question, no fault.

No flag depends on the order of rows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log10, sqrt
from statistics import median
from typing import Any

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas_of, codelist
from indicators.flows import Flow
from indicators.plausibility import Relation, relations

Row = Mapping[str, Any]
Groups = tuple[str, ...]
Series = tuple[str, str, Groups]  # indicator, area, groups
Values = Mapping[Series, Mapping[str, float]]

JUMP = 0.2  # a change beyond it is looked at
HISTORY = 5  # changes from which on a series has a history of its own
SPREADS = 3  # of them beyond its median change
NOISE = 3  # standard deviations of a difference of counts (Poisson)
SLIP = 0.05  # how near to a power of ten, on the scale of its logarithm
RATE = 0.1  # of a rate: what its count and base may give beside it
COPIED = 5  # figures from which on an unchanged year is no chance


@dataclass(frozen=True, order=True)
class Flag:
    """One question: its kind, the figure that it is about, and what its sentence names."""

    kind: str
    indicator: str
    time_period: str
    ref_area: str = ""
    groups: Groups = ()
    said: tuple[tuple[str, float], ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """The figures of an answer, those its flow had before, and those of every other source."""

    flow: Flow
    values: Values
    statuses: Mapping[tuple[Series, str], str]
    before: Values
    elsewhere: Values
    periods: tuple[tuple[str, str], ...]


def flags(flow: Flow, sent: Iterable[Row], now: Iterable[Row], others: Iterable[Row]) -> list[Flag]:
    """Return everything that wants an answer, in one order whatever the order of rows.

    Parameters
    ----------
    sent : iterable of rows
        The figures of the answer.
    now : iterable of rows
        Those that the flow has today.
    others : iterable of rows
        Those of other sources.
    """
    rows = [*sent]
    statuses = {(_series(row), row["time_period"]): row["obs_status"] for row in rows}
    periods = tuple(sorted({(row["indicator"], row["time_period"]) for row in rows}))
    whole = Sent(flow, _values(rows), statuses, _values(now), _values(others), periods)
    return sorted({flag for find in _FINDERS for flag in find(whole)})


def _series(row: Row) -> Series:
    return row["indicator"], row["ref_area"], tuple(row[name] for name in DIMENSIONS)


def _values(rows: Iterable[Row]) -> dict[Series, dict[str, float]]:
    """Return each series as its value by period; of several sources the one that leads."""
    found: dict[Series, dict[str, float]] = defaultdict(dict)
    for row in sorted(rows, key=_preference):
        if row["obs_value"] is not None:
            found[_series(row)].setdefault(row["time_period"], float(row["obs_value"]))
    return dict(found)


def _preference(row: Row) -> tuple[int, str]:
    declared, source = catalog()[row["indicator"]].sources, row["data_source"]
    return declared.index(source) if source in declared else len(declared), source


def _each(sent: Sent) -> Iterator[tuple[Series, str, float]]:
    for series, values in sent.values.items():
        for period, value in values.items():
            yield series, period, value


def _earlier(values: Values, series: Series, period: str) -> tuple[str, float] | None:
    known = [(when, value) for when, value in values.get(series, {}).items() if when < period]
    return max(known, default=None)


def _jumps(sent: Sent) -> Iterator[Flag]:
    """Yield changes that are large, unlike the series' own, and beyond chance where counted."""
    for series, period, value in _each(sent):
        found = _earlier(sent.before, series, period)
        if found is None or min(value, found[1]) <= 0 or not _is_jump(sent, series, value, found):
            continue
        said = (("before", found[1]), ("after", value))
        yield Flag("jump", series[0], period, series[1], series[2], said)


def _is_jump(sent: Sent, series: Series, value: float, before: tuple[str, float]) -> bool:
    large = abs(value / before[1] - 1) > JUMP
    history = {w: v for w, v in sent.before[series].items() if w <= before[0]}
    unlike = _is_unlike(history, log(value / before[1]))
    counted = catalog()[series[0]].is_count
    beyond = not counted or abs(value - before[1]) > NOISE * sqrt(value + before[1])
    return large and unlike and beyond


def _is_unlike(history: Mapping[str, float], change: float) -> bool:
    """Return whether a change is outside a series' own; a short series has no such thing."""
    told = [history[when] for when in sorted(history)]
    steps = [log(b / a) for a, b in pairwise(told) if min(a, b) > 0]
    if len(steps) < HISTORY:
        return True
    middle = median(steps)
    spread = median(abs(step - middle) for step in steps)
    return abs(change - middle) > SPREADS * spread


def _slips(sent: Sent) -> Iterator[Flag]:
    """Yield figures that are ten, a hundred, a thousand times the last one, or such a part."""
    for series, period, value in _each(sent):
        own = _earlier(sent.before, series, period) or _earlier(sent.elsewhere, series, period)
        if own is None or min(value, own[1]) <= 0:
            continue
        power = log10(value / own[1])
        if round(power) and abs(power - round(power)) < SLIP:
            said = (("before", own[1]), ("after", value), ("times", 10.0 ** abs(round(power))))
            yield Flag("slip", series[0], period, series[1], series[2], said)


def _sums(sent: Sent) -> Iterator[Flag]:
    """Yield wholes that are not the sum of their parts, beyond what rounding can do."""
    for (code, area, groups), period, value in _each(sent):
        if not catalog()[code].grows_with_area:
            continue
        for place, name in enumerate(DIMENSIONS):
            codes = [one for one in sent.flow.groups.get(name, ()) if one != TOTAL]
            if groups[place] != TOTAL or len(codes) < 2:
                continue
            parts = [_with(groups, place, one) for one in codes]
            found = [sent.values.get((code, area, part), {}).get(period) for part in parts]
            yield from _apart("groups", (code, area, groups), period, value, found)
    yield from _area_sums(sent)


def _area_sums(sent: Sent) -> Iterator[Flag]:
    """Yield the nation, as sent or as others publish it, beside the sum of its areas."""
    every = {groups for _, _, groups in sent.values}
    for code, period in sent.periods:
        if not catalog()[code].grows_with_area:
            continue
        for groups in every:
            series = (code, NATION, groups)
            whole = sent.values.get(series, {}).get(period)
            kind = "areas" if whole is not None else "areas_other"
            whole = sent.elsewhere.get(series, {}).get(period) if whole is None else whole
            for level in set(sent.flow.levels) - {"nation"}:
                places = areas_of(level)
                found = [sent.values.get((code, a, groups), {}).get(period) for a in places]
                if whole is not None:
                    yield from _apart(kind, series, period, whole, found)


def _apart(
    kind: str, series: Series, period: str, whole: float, parts: Sequence[float | None]
) -> Iterator[Flag]:
    """Yield a whole unlike its parts; where some are not known, only one that they exceed."""
    known = [part for part in parts if part is not None]
    if not known:
        return
    total = sum(known)
    rounding = 0.5 * 10.0 ** -catalog()[series[0]].decimals * (len(known) + 1)
    more = total - whole > rounding
    if more or (len(known) == len(parts) and whole - total > rounding):
        said = (("whole", whole), ("total", total))
        yield Flag(f"sum_{kind}", series[0], period, series[1], series[2], said)


def _with(groups: Groups, place: int, code: str) -> Groups:
    return (*groups[:place], code, *groups[place + 1 :])


def _bounds(sent: Sent) -> Iterator[Flag]:
    """Yield counts of one area that are more than the nation's, as sent or published."""
    for series, period, value in _each(sent):
        code, area, groups = series
        nation = (code, NATION, groups)
        own = sent.values.get(nation, {}).get(period)
        whole = own if own is not None else sent.elsewhere.get(nation, {}).get(period)
        if area != NATION and whole is not None and catalog()[code].is_count and value > whole:
            said = (("whole", whole), ("after", value))
            yield Flag("bounds", code, period, area, groups, said)


def _rates(sent: Sent) -> Iterator[Flag]:
    """Yield rates unlike what the count and the base declared with them give, one of them sent."""
    for told in relations().values():
        per = _per(told)
        if per is None:
            continue
        places = {
            (area, groups, period)
            for (code, area, groups), period, _ in _each(sent)
            if code in (told.rate, told.count, told.base)
        }
        for area, groups, period in sorted(places):
            three = [(str(code), area, groups) for code in (told.rate, told.count, told.base)]
            rate, count, base = (_known(sent, series, period) for series in three)
            if rate is None or count is None or not base:
                continue
            given = per * count / base
            rounding = 0.5 * 10.0 ** -catalog()[str(told.rate)].decimals
            if abs(given - rate) > max(RATE * abs(rate), rounding):
                said = (("rate", rate), ("given", given), ("count", count), ("base", base))
                yield Flag("rate", str(told.rate), period, area, groups, said)


def _per(told: Relation) -> float | None:
    """Return per how many a rate is; None where it has no count and base to be held against."""
    if not told.rate or not told.base:
        return None
    unit = codelist("unit_measure")[catalog()[told.rate].unit_measure]
    return float(unit["per"]) if "per" in unit else None


def _known(sent: Sent, series: Series, period: str) -> float | None:
    """Return a figure as sent, else as the flow had it, else as another source publishes it."""
    for values in (sent.values, sent.before, sent.elsewhere):
        if period in values.get(series, {}):
            return values[series][period]
    return None


def beside(flow: Flow) -> frozenset[str]:
    """Return the indicators whose figures those of a flow are held against, its own among them."""
    groups = [(told.rate, told.count, told.base) for told in relations().values()]
    found = {c for codes in groups if {*codes} & {*flow.indicators} for c in codes if c}
    return frozenset(found.union(flow.indicators))


def _fractions(sent: Sent) -> Iterator[Flag]:
    """Yield counts with a fraction, where the indicator is of whole ones: thousands, perhaps."""
    for series, period, value in _each(sent):
        item = catalog()[series[0]]
        if item.is_count and item.decimals == 0 and not value.is_integer():
            yield Flag("fraction", series[0], period, series[1], series[2], (("after", value),))


def _copies(sent: Sent) -> Iterator[Flag]:
    """Yield years in which every figure is the one of the year before."""
    found: dict[tuple[str, str], list[tuple[float, tuple[str, float]]]] = defaultdict(list)
    for series, period, value in _each(sent):
        if before := _earlier(sent.before, series, period):
            found[series[0], period].append((value, before))
    for (code, period), pairs in found.items():
        if len(pairs) >= COPIED and all(value == before[1] for value, before in pairs):
            yield Flag("copy", code, period, said=(("count", len(pairs)),))


def _missing(sent: Sent) -> Iterator[Flag]:
    """Yield the areas that were asked for and have neither a figure nor a word of why not.

    Where it is the same areas in every group, they are named once. By a flow that is fetched
    nothing was asked for.
    """
    if sent.flow.fetched:
        return
    every = sent.flow.areas
    for code, period in sent.periods:
        absent = {
            groups: tuple(a for a in every if ((code, a, groups), period) not in sent.statuses)
            for groups in _asked(sent.flow)
        }
        alike = len({*absent.values()}) == 1
        for groups, places in [((), next(iter(absent.values())))] if alike else absent.items():
            if places:
                said = (("count", len(places)), ("every", len(every)))
                yield Flag("missing", code, period, "", groups, said, places)


def _asked(flow: Flow) -> list[Groups]:
    every: list[Groups] = [()]
    for name in DIMENSIONS:
        every = [(*one, code) for one in every for code in flow.groups.get(name, (TOTAL,))]
    return every


def _breaks(sent: Sent) -> Iterator[Flag]:
    """Yield where a series is said to break: by the sender, or by the declaration."""
    said = {(series[0], period) for (series, period), s in sent.statuses.items() if s == "B"}
    for code, period in sent.periods:
        declared = {one.time_period for one in catalog()[code].breaks}
        if (code, period) in said or period in declared:
            yield Flag("break", code, period)


_FINDERS: tuple[Callable[[Sent], Iterator[Flag]], ...] = (
    _jumps,
    _slips,
    _sums,
    _bounds,
    _rates,
    _fractions,
    _copies,
    _missing,
    _breaks,
)
