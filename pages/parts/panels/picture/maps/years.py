"""All years of a map: made once for a build, sent to a browser once, stepped over there."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from figures.map_years import columns
from figures.maps import legend_breaks
from figures.pictured import MapScale, map_scale
from figures.symbols import circle_keys
from indicators.codelists import NATION, areas_of
from indicators.model import Indicator
from indicators.selection import View
from indicators.summary import sources_in_order, valued
from pages.parts.kept import kept_recent
from pages.parts.page import Page
from pages.parts.panels.picture.maps.year import year_of_map


@dataclass(frozen=True)
class MapYears:
    """The years of a map, named by their content, and the colours that all of them share.

    ``alone`` are the periods of which the nation only has a figure.
    """

    name: str
    bundle: dict[str, Any]
    classes: list[dict[str, str]]
    alone: tuple[str, ...]


def years_of_map(page: Page, view: View) -> MapYears:
    """Return the years of a map; made once for all readers."""
    chosen = (
        view.indicator.indicator,
        view.scheme,
        page.selection.edition,
        page.words.language,
        str(page.today.year),
        *view.dimensions.values(),
    )
    return kept_recent(page.store, ("years", *chosen), lambda: _years(page, view))


def _years(page: Page, view: View) -> MapYears:
    rows, order = every_year(page, view), areas_of(view.scheme)
    scale = scale_of_map(page, view, rows)
    mapped = set(rows.loc[rows["ref_area"].ne(NATION) & rows["obs_value"].notna(), "time_period"])
    years, frames = [], []
    for period, part in rows[rows["time_period"].isin(mapped)].groupby("time_period", sort=True):
        shown = _of_one_source(part, view.indicator)
        if shown.loc[shown["ref_area"] != NATION, "obs_value"].notna().any():
            source = str(shown["data_source"].iloc[0])
            one = replace(view, ref_area=NATION, time_period=str(period), data_source=source)
            frames.append(shown)
            years.append(_columns(page, one, shown, scale, order))
    drawn = rows.loc[rows["ref_area"] != NATION, "obs_value"].dropna()
    bundle = {
        "order": order,
        "years": years,
        "cuts": _cuts(page, view.indicator, frames),
        "most": float(drawn.abs().max()),
        "circles": circle_keys(drawn, page.words),
    }
    alone = {str(period) for period in valued(rows)["time_period"]} - {year["p"] for year in years}
    return MapYears(content_name(bundle), bundle, scale.classes(page.words), tuple(sorted(alone)))


def content_name(content: Any) -> str:
    """Return a name that the same content always has, and no other."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


def every_year(page: Page, view: View) -> pd.DataFrame:
    """Return the figures of all years of a map's areas and of the nation."""
    return page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[NATION, *areas_of(view.scheme)],
        dimensions=view.dimensions,
    )


def scale_of_map(page: Page, view: View, rows: pd.DataFrame) -> MapScale:
    """Return by what all years of a map are painted.

    Parameters
    ----------
    rows : DataFrame
        The figures of all years (``every_year``); of an indicator that is no share of which more is
        better any will do.
    """
    item = view.indicator
    known = page.store.breaks().get(item.indicator, "")
    breaks = legend_breaks(known, page.selection.edition, view.scheme, view.dimensions)
    return map_scale(item, breaks, rows["obs_value"], page.words)


def _of_one_source(rows: pd.DataFrame, item: Indicator) -> pd.DataFrame:
    """Return the figures of the first declared source of one period that has areas."""
    if rows["data_source"].nunique() == 1:
        return rows
    below = rows.loc[rows["ref_area"] != NATION, "data_source"]
    used = sources_in_order(below if len(below) else rows["data_source"], item)
    return rows[rows["data_source"] == used[0]]


def _columns(
    page: Page, view: View, rows: pd.DataFrame, scale: MapScale, order: Sequence[str]
) -> dict[str, Any]:
    """Return one year, its entries of areas in columns."""
    year = year_of_map(page, view, rows, scale)
    values, own = year.pop("values"), year.pop("own_breaks")
    named = {
        "p": view.time_period,
        "l": page.words.period(view.time_period, view.indicator.period),
    }
    return named | year | columns(values, own, order)


def _cuts(page: Page, item: Indicator, years: Sequence[pd.DataFrame]) -> list[list[str]]:
    """Return the first period after each break between the years of a map, and why.

    A break is one declared or marked by the source, or another source: nothing is compared across.
    """
    found = {}
    for before, after in pairwise(years):
        first, last = (str(rows["time_period"].iloc[0]) for rows in (before, after))
        if why := _broken(page, item, first, last, before, after):
            found[last] = why
    return [[period, why] for period, why in found.items()]


def _broken(
    page: Page, item: Indicator, first: str, last: str, before: pd.DataFrame, after: pd.DataFrame
) -> str:
    words, used = page.words, set(after["data_source"])
    for each in item.breaks:
        concerned = not each.sources or used.intersection(each.sources)
        if concerned and first < each.time_period <= last:
            return words.of(each.label)
    if set(before["data_source"]) != used:
        return words("Another source")
    return words("Break in the series") if after["obs_status"].eq("B").any() else ""


def nation_only_years(page: Page, view: View, years: MapYears, headline: View) -> list[list[str]]:
    """Return the periods of which only the nation has a figure, each as code and in words."""
    found = [(period, view.indicator.period) for period in years.alone]
    if headline.indicator != view.indicator:
        found += [(period, headline.indicator.period) for period in headline.periods]
    drawn = {year["p"] for year in years.bundle["years"]}
    kept = sorted({(period, kind) for period, kind in found if period not in drawn})
    return [[period, page.words.period(period, kind)] for period, kind in kept]
