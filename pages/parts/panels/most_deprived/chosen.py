"""What was chosen, in words: whose the weights are, the finding they give, the measures."""

from collections.abc import Mapping
from typing import Any

from indicators.narrative import most_deprived_title
from indicators.plain_rows import plain_rows
from indicators.trailing import Measure
from indicators.words import Words, full_name, unit_beside
from pages.parts.panels.most_deprived.ranked import Ranked


def title(found: Ranked, words: Words) -> str:
    """Return the finding, or that the choice ranks no area."""
    if found.table.empty:
        return words("The measures chosen rank no area")
    return most_deprived_title(found.table, found.period, words)


def whose_weights(found: Ranked, words: Words) -> str:
    """Return whose the weights are: every picture and file says it."""
    if found.is_usual:
        return words("Equal weights: not an official ranking")
    return words("Weights chosen by the reader: not an official ranking")


def weights_said(found: Ranked, words: Words) -> str:
    """Return every chosen measure with its weight."""
    return "; ".join(
        f"{measure_name(one, words)} × {words.exact(found.weights[one.indicator])}"
        for one in chosen_measures(found)
    )


def chosen_measures(found: Ranked) -> list[Measure]:
    """Return the measures that have a weight, in their declared order."""
    return [one for one in found.offered.measures if one.indicator in found.chosen]


def measure_name(one: Measure, words: Words) -> str:
    """Return a measure with the age it is of."""
    return full_name(one.item, one.dimensions, words)


def measure_label(one: Measure, words: Words) -> str:
    """Return a measure with its age and unit."""
    unit = unit_beside(one.item, words)
    name = measure_name(one, words)
    return f"{name}, {unit}" if unit else name


def measure_rows(found: Ranked, code: str) -> dict[str, Mapping[Any, Any]]:
    """Return the figures of one measure in the period that is ranked, by area."""
    rows = found.offered.figures
    own = rows[rows["indicator"].eq(code) & rows["time_period"].eq(found.period)]
    return {str(row["ref_area"]): row for row in plain_rows(own)}
