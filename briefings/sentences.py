"""What may be said of one figure in words: its value, its direction, its chance."""

from typing import Any

from briefings.labels import area_name, group_names
from indicators.codelists import NATION
from indicators.language import Words
from indicators.model import Indicator
from indicators.noise import Told
from indicators.selection import View
from indicators.summary import Change


def sentence(view: View, fact: Any, words: Words) -> str:
    """Return the key message of a fact: area, indicator, groups, value and period."""
    item = view.indicator
    value = words.value(fact["obs_value"], item)
    period = words.period(view.time_period, view.indicator.period)
    if item.sentence and view.ref_area == NATION and not group_names(view, words):
        moment = words.in_period(view.time_period, item.period)
        return words.of(item.sentence).format(value=value, in_period=moment)
    groups = ", ".join(group_names(view, words))
    name = words.of(view.indicator.name) + (f" ({groups})" if groups else "")
    if view.ref_area == NATION:
        return words("{name}: {value} in {period}", name=name, value=value, period=period)
    area = area_name(view.ref_area, words)
    return words(
        "{area}. {name}: {value} in {period}", area=area, name=name, value=value, period=period
    )


def reliability(found: Told, words: Words) -> str:
    """Return in words whether a change is more than noise, as far as anyone can tell."""
    larger = words("The change is larger than chance alone would explain.")
    said = {
        "up": larger,
        "down": larger,
        "no reliable difference": words("No reliable difference: chance alone could explain it."),
        "model": words(
            "A model's figures for two years lean on one another: "
            "whether the change is real cannot be told from them."
        ),
        "unknown": words(
            "The source does not say how uncertain its figures are: "
            "whether the change is more than noise is not known."
        ),
    }
    return said[found]


def direction(found: Change | None, item: Indicator, words: Words) -> str:
    """Return the direction since the previous comparable point, in words."""
    if found is None:
        return words("There is no earlier comparable figure.")
    before = words.value(found.before, item)
    period = words.period(found.period_before, item.period)
    if round(found.difference, item.decimals) == 0:
        return words("Unchanged since {period} ({before}).", period=period, before=before)
    if found.difference < 0:
        return words("Lower than in {period} ({before}).", period=period, before=before)
    return words("Higher than in {period} ({before}).", period=period, before=before)
