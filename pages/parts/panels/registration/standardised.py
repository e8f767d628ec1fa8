"""Infant deaths of regions, crude and as if all births had the weights of the nation's."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from figures.svg import moved_row
from indicators.codelists import NATION
from indicators.standardised import Moved, moved
from indicators.words import Words, area_name
from pages.parts.drawing import (
    MeasuredRow,
    draw,
    drawn,
    ends_of,
    headed,
    measured_table,
    noted,
    source_line,
)
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.analysed import analysed_foot

_ANALYSIS = "standardised"
Rates = Mapping[str, pd.DataFrame]  # by measure, each by area


def standard_rates(page: Page) -> None:
    """Draw crude and standardised rates of regions; else why there are none."""
    if markup := _finished(page):
        draw(page, markup, key="crm-standard-rates")
    else:
        source_line(why_none(page.words))


def why_none(words: Words) -> str:
    """Return why published rates of areas are not standardised."""
    return words(
        "No rates standardised by weight at birth: no publication carried here gives the infant "
        "deaths of areas by it, so that what differs by weight and what differs by care cannot be "
        "told apart."
    )


@finished
def _finished(page: Page) -> str:
    found = page.store.analysis(_ANALYSIS, page.selection.edition, "crude", "standard", "ratio")
    if found.empty:
        return ""
    words = page.words
    rates = {str(name): own.set_index("ref_area") for name, own in found.groupby("measure")}
    told = order_of(rates)
    source, period = (str(found[name].iloc[0]) for name in ("data_source", "time_period"))
    subtitle = words(
        "Infant deaths per 1,000 live births, {period}: ring as counted, dot standardised by "
        "weight at birth, with its 95% interval",
        period=words.period(period),
    )
    return (
        headed(title(told, words), subtitle)
        + drawn(page, table(rates, words))
        + noted(explained(told, rates, words))
        + analysed_foot(page, source, period, "standardised")
    )


def order_of(rates: Rates) -> Moved:
    """Return what becomes of the order of regions."""
    crude, standard = (_regions(rates[name])["obs_value"] for name in ("crude", "standard"))
    return moved(crude.astype(float), standard.astype(float))


def _regions(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.index != NATION]


def title(told: Moved, words: Words) -> str:
    """Return whether the order of regions changes."""
    if not told.moved:
        return words("Weight at birth does not change the order of regions in infant deaths")
    return words(
        "Standardised by weight at birth, {moved} of {areas} regions change places in infant "
        "deaths",
        moved=told.moved,
        areas=told.areas,
    )


def explained(told: Moved, rates: Rates, words: Words) -> list[str]:
    """Return which region moves by most, and how many differ from the nation beyond chance."""
    said = []
    if told.moved:
        said.append(
            words(
                "From the lowest rate on: {area} moves by most, from place {before} to place "
                "{after}. Where intervals overlap, a change of places may be chance.",
                area=area_name(told.area, words),
                before=told.before,
                after=told.after,
            )
        )
    ratio = _regions(rates["ratio"])
    said.append(
        words(
            "Beyond chance, against the nation's rates by weight: regions with more infant deaths "
            "than expected: {more}; with fewer: {fewer}.",
            more=int((ratio["lower_bound"] > 1).sum()),
            fewer=int((ratio["upper_bound"] < 1).sum()),
        )
    )
    said.append(
        words(
            "Two classes of weight: under 2,500 grams, and more. The standard is the nation's "
            "births of the year."
        )
    )
    return said


def table(rates: Rates, words: Words) -> str:
    """Return one row a region, the lowest crude rate first: picture, rates, ratio."""
    crude = _regions(rates["crude"]).sort_values("obs_value")
    ends = ends_of([*crude["obs_value"], *_regions(rates["standard"])["upper_bound"]])
    rows = [_row(str(code), rates, ends, words) for code in crude.index]
    return measured_table(_titles(words), rows, ends, words)


def _titles(words: Words) -> tuple[str, ...]:
    return (
        words("Region"),
        words("As counted ○, standardised ●"),
        words("Standardised rate"),
        words("Crude rate"),
        words("Deaths over those expected"),
    )


def _row(code: str, rates: Rates, ends: tuple[float, float], words: Words) -> MeasuredRow:
    crude, standard, ratio = (
        rates[name].loc[code].to_dict() for name in ("crude", "standard", "ratio")
    )
    name = area_name(code, words)
    said = f"{name}: {_figure(crude, 1, words)} → {_figure(standard, 1, words)}"
    first, last = float(crude["obs_value"]), float(standard["obs_value"])
    between = float(standard["lower_bound"]), float(standard["upper_bound"])
    low, high = (words.number(end, 1) for end in between)
    reach = words("from {low} to {high}", low=low, high=high)
    cells = (
        f"<strong>{escape(words.number(last, 1))}</strong><small>{escape(reach)}</small>",
        escape(words.number(first, 1)),
        escape(_figure(ratio, 2, words)),
    )
    return MeasuredRow(name, "", moved_row(first, last, between, ends, said), cells)


def _figure(row: Mapping[Hashable, Any], decimals: int, words: Words) -> str:
    return words(
        "{value} ({low} to {high})",
        value=words.number(float(row["obs_value"]), decimals),
        low=words.number(float(row["lower_bound"]), decimals),
        high=words.number(float(row["upper_bound"]), decimals),
    )
