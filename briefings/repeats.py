"""Facts that say the same twice: a figure and its complement, a rate and the count behind it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from briefings.reading import IndicatorFacts, Reader
from indicators.facts import Behind
from indicators.plausibility import relation

_WHOLE = 100.0
_ENOUGH = 3  # equal figures that are no coincidence
_MANY = 10  # of a count: as many of two things are no coincidence where one source counts both


def without_repeats(found: Sequence[IndicatorFacts], reader: Reader) -> list[IndicatorFacts]:
    """Return findings in their order, without those that an earlier one has told.

    Of a rate and the count it is made of the rate is told, with the count where that is of the same
    period and no more doubtful; of two periods the later.
    """
    kept: list[IndicatorFacts] = []
    for one in found:
        same = (n for n, earlier in enumerate(kept) if says_the_same(earlier, one, reader))
        place = next(same, None)
        if place is None:
            kept.append(one)
        else:
            kept[place] = _told_once(kept[place], one)
    return kept


def says_the_same(one: IndicatorFacts, other: IndicatorFacts, reader: Reader) -> bool:
    """Return whether two findings of one area are one fact: equal, complements, or rate and count.

    Figures are compared in every period that both have from one source.
    """
    if one.ref_area != other.ref_area:
        return False
    if _is_rate_of(one, other) or _is_rate_of(other, one):
        return True
    return one.item.unit_measure == other.item.unit_measure and _mirrored(one, other, reader)


def _told_once(one: IndicatorFacts, other: IndicatorFacts) -> IndicatorFacts:
    """Return what is told of two findings that are one fact."""
    if _is_rate_of(other, one):
        return _told_once(other, one)
    if not _is_rate_of(one, other):
        return one
    periods = [each.figure.key.time_period for each in (one, other)]
    if periods[0] != periods[1]:
        return one if periods[0] > periods[1] else other
    doubted = other.figure.point.status == "U" and one.figure.point.status != "U"
    if doubted or any(isinstance(fact, Behind) for fact in one.facts):
        return one
    behind = Behind(one.item, one.figure.point, other.item, other.figure.point)
    return replace(one, facts=(*one.facts, behind))


def _is_rate_of(rate: IndicatorFacts, count: IndicatorFacts) -> bool:
    """Return whether one source gives a count and the rate that is declared to be made of it."""
    told = relation(count.item)
    declared = rate.item.count == count.item.indicator or (
        told is not None and told.rate == rate.item.indicator
    )
    one, other = rate.figure.key, count.figure.key
    return declared and one.data_source == other.data_source and one.codes() == other.codes()


def _mirrored(one: IndicatorFacts, other: IndicatorFacts, reader: Reader) -> bool:
    """Return whether the figures of two findings are always equal, or together always the whole."""
    if one.figure.key.data_source != other.figure.key.data_source:
        return False
    columns = [reader.series(each).set_index("time_period")["obs_value"] for each in (one, other)]
    pairs = pd.concat(columns, axis=1, join="inner").set_axis(["one", "other"], axis=1)
    if pairs.empty:
        return False
    least = 0.6 * 10.0 ** -min(one.item.decimals, other.item.decimals)
    equal = bool((pairs["one"] - pairs["other"]).abs().le(least).all())
    equal = equal and (len(pairs) >= _ENOUGH or _whole_and_only_part(one, other))
    if one.item.unit_measure != "PCNT":
        return equal
    whole = (pairs["one"] + pairs["other"] - _WHOLE).abs().le(least).all()
    return bool(equal or whole)


def _whole_and_only_part(one: IndicatorFacts, other: IndicatorFacts) -> bool:
    """Return whether two equal counts of a topic, one source and period, are of the same things."""
    alike = one.item.domain == other.item.domain and one.item.is_count
    same = one.figure.key.time_period == other.figure.key.time_period
    return alike and same and one.figure.point.value >= _MANY
