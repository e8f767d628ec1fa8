"""What is said before a map that is not of the headline's year or indicator."""

from indicators.codelists import NATION
from indicators.selection import View
from indicators.summary import valued
from indicators.words import unit
from pages.parts.shell import Page


def another_map(page: Page, view: View, mapped: View) -> str:
    """Return what a map shows where it is not of the headline's year or indicator.

    Both are named, with the nation's figure of the time of the map and that of the headline.
    """
    words, item = page.words, mapped.indicator
    if (item, mapped.time_period) == (view.indicator, view.time_period):
        return ""
    parts = [
        words(
            "The map shows “{other}”, {then}; the headline is “{name}”, {now}.",
            other=words.of(item.name),
            then=words.period(mapped.time_period, item.period),
            name=words.of(view.indicator.name),
            now=words.period(view.time_period, view.indicator.period),
        )
    ]
    if then := _of_nation(page, mapped):
        parts.append(words("The country at the time of the map: {value}.", value=then))
    if now := _of_nation(page, view):
        parts.append(words("In the headline: {value}.", value=now))
    return " ".join(parts)


def _of_nation(page: Page, view: View) -> str:
    """Return the nation's figure of a view with its unit, or nothing where it has none."""
    if not view.exists:
        return ""
    found = page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[NATION],
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    if len(valued(found)) != 1:
        return ""
    value = page.words.value(float(found["obs_value"].iloc[0]), view.indicator)
    signed = view.indicator.unit_measure == "PCNT"
    return value if signed else f"{value} ({unit(view.indicator, page.words)})"
