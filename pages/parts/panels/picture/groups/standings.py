"""Where groups stand, in sentences."""

import math

from indicators.codelists import codelist
from indicators.equity import Standing
from indicators.model import Indicator
from indicators.words import Words, group_name

_FIGURES = 2  # significant figures of a number of children that rests on assumptions


def gap(found: Standing, item: Indicator, words: Words) -> list[str]:
    """Return the difference and the ratio between the groups compared, and their slope."""
    said = [_difference(found, item, words)]
    if not math.isnan(found.ratio):
        said.append(words("Ratio: {ratio}.", ratio=words.number(found.ratio, 2)))
    if found.reversed:
        said.append(words("Here the poorest do better than the richest."))
    if not math.isnan(found.slope):
        said.append(_slope(found, item, words))
    return said


def _difference(found: Standing, item: Indicator, words: Words) -> str:
    behind, ahead = (
        group_name(code, found.dimension, item.population, words)
        for code in (found.behind, found.ahead)
    )
    values = [words.value(value, item) for value in (found.behind_value, found.ahead_value)]
    places = {"behind": behind, "ahead": ahead, "low": values[0], "high": values[1]}
    difference = words.number(found.difference, item.decimals)
    if item.unit_measure == "PCNT":
        return words(
            "{behind}: {low}; {ahead}: {high}. Difference: {difference} percentage points.",
            difference=difference,
            **places,
        )
    return words(
        "{behind}: {low}; {ahead}: {high}. Difference: {difference} ({unit}).",
        difference=difference,
        unit=words.of(codelist("unit_measure")[item.unit_measure]),
        **places,
    )


def _slope(found: Standing, item: Indicator, words: Words) -> str:
    values = {
        "slope": _signed(found.slope, item.decimals, words),
        "index": _signed(found.concentration, 3, words),
    }
    if item.unit_measure == "PCNT":
        return words(
            "Fitted over all households from the poorest to the richest, the figure changes by "
            "{slope} percentage points; the concentration index is {index}, 0 being equality. "
            "Neither has an interval: only figures of groups are known.",
            **values,
        )
    return words(
        "Fitted over all households from the poorest to the richest, the figure changes by "
        "{slope} ({unit}); the concentration index is {index}, 0 being equality. Neither has an "
        "interval: only figures of groups are known.",
        unit=words.of(codelist("unit_measure")[item.unit_measure]),
        **values,
    )


def _signed(value: float, decimals: int, words: Words) -> str:
    sign = "+" if value > 0 else ""
    return f"{sign}{words.number(value, decimals)}"


def forgone(found: Standing, item: Indicator, children: float | None, words: Words) -> str:
    """Return how many would not be left behind if all did as well as the best group.

    Nothing where chance could explain the difference, where it is no share of children (or of
    people, in per cent), or where it rounds to nought.
    """
    if found.reliable is False or found.per is None or math.isnan(found.share):
        return ""
    share = words.number(found.share, item.decimals)
    if share == words.number(0, item.decimals):
        return ""
    values = {
        "group": group_name(found.best, found.dimension, item.population, words),
        "share": share + _interval(found, item, words),
        "per": words.number(found.per, 0),
    }
    if item.population == "persons":
        if item.unit_measure != "PCNT":
            return ""
        return words(
            "If every group did as well as the best ({group}), {share} more in {per} would not be "
            "left behind.",
            **values,
        )
    if children is None:
        return words(
            "If every group did as well as the best ({group}), {share} more children in {per} "
            "would not be left behind.",
            **values,
        )
    number = float(f"{found.share / found.per * children:.{_FIGURES}g}")
    return words(
        "If every group did as well as the best ({group}), {share} more children in {per} (about "
        "{number} children) would not be left behind.",
        number=words.number(number, 0),
        **values,
    )


def _interval(found: Standing, item: Indicator, words: Words) -> str:
    if math.isnan(found.lower):
        return ""
    low, high = (words.number(end, item.decimals) for end in (found.lower, found.upper))
    return f" ({low}–{high})"


def certainty(found: Standing, kind: str, words: Words) -> str:
    """Return whether chance could explain the difference, or that nobody can tell.

    Counts of administrations have no sampling error; a survey or a model that prints none has.
    """
    if found.reliable is not None:
        return (
            words("The difference is larger than chance would explain.")
            if found.reliable
            else words("No reliable difference: chance could explain it.")
        )
    if kind == "survey":
        return words(
            "The survey's sampling error is not published with these figures: a small difference "
            "may be chance."
        )
    if kind == "modelled":
        return words("The uncertainty of these figures is not published with them.")
    return ""


def weighing(found: Standing, words: Words) -> str:
    """Return how many people each group was taken to have."""
    return words.of(codelist("group_weights")[found.weights]["said"])
