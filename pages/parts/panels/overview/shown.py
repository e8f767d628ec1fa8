"""Which map the overview shows: the count of all measures, or one theme alone; with its title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from figures.panels import map_chip
from indicators.codelists import NATION, areas_of
from indicators.narrative import some_areas
from indicators.plain_rows import plain_rows
from indicators.selection import Selection, View
from indicators.summary import unranked
from indicators.words import Words, period_form
from pages.parts.page import Page
from pages.parts.panels.overview.counted import declared
from pages.parts.panels.picture import grade_of_map, map_message


@dataclass(frozen=True)
class Single:
    """A map of one indicator: its short name, its view, and the figures of areas and nation."""

    name: str
    view: View
    rows: pd.DataFrame

    @property
    def below(self) -> pd.DataFrame:
        """The areas that have a figure."""
        return self.rows[self.rows["ref_area"].ne(NATION) & self.rows["obs_value"].notna()]

    def chip(self, words: Words) -> tuple[str, str]:
        """Return its name, and its year with how many areas of how many have a figure."""
        period = words.period(self.view.time_period, self.view.indicator.period)
        return map_chip(self.name, period, len(self.below), len(areas_of(self.view.scheme)))


def singles(page: Page) -> dict[str, Single]:
    """Return the declared maps of one indicator that have figures of areas, by indicator."""
    known = [_single(page, entry) for entry in declared(page)["singles"]]
    return {one.view.indicator.indicator: one for one in known if one is not None}


def _single(page: Page, entry: Mapping[str, Any]) -> Single | None:
    code = entry["indicator"]
    plain = Selection(lang=page.selection.lang, edition=page.selection.edition, indicator=code)
    view = replace(page, selection=plain).on_map
    if not view.exists:
        return None
    rows = page.figures(view, [NATION, *areas_of(view.scheme)])
    one = Single(page.words.of(entry["name"]), view, rows)
    return one if len(one.below) > 1 else None


def single_title(one: Single, words: Words) -> str:
    """Return what the map of one indicator shows: its ends, if its areas may be ordered."""
    item, below = one.view.indicator, one.below
    name = words.of(item.name)
    when = period_form(one.view.time_period, item.period, "when", words)
    if unranked(below, item) or item.is_count:
        return words("{name}, {when}", name=name, when=when)
    written = below.assign(written=[words.figure(row, item) for row in plain_rows(below)])
    low, high = (_end(written, end) for end in ("min", "max"))
    if low[0] == high[0]:
        return words("{name}, {when}: {value} everywhere", name=name, when=when, value=low[0])
    return words(
        "{name}, {when}: from {low} ({low_areas}) to {high} ({high_areas})",
        name=name,
        when=when,
        low=low[0],
        low_areas=some_areas(low[1], words),
        high=high[0],
        high_areas=some_areas(high[1], words),
    )


def _end(written: pd.DataFrame, end: str) -> tuple[str, Sequence[str]]:
    """Return the figure at one end as printed, and the areas whose printed figure it is."""
    value = getattr(written["obs_value"], end)()
    said = str(written.loc[written["obs_value"] == value, "written"].iloc[0])
    return said, tuple(written.loc[written["written"] == said, "ref_area"])


def single_message(page: Page, one: Single) -> dict[str, Any]:
    """Return what the map component draws of one indicator: the map of its own page, no ranking."""
    view = replace(one.view, ref_area=page.selection.ref_area)
    return {**map_message(page, view, one.rows), "ranking": False}


def single_grade(page: Page, one: Single) -> str:
    """Return the quality grade of the map."""
    return grade_of_map(page, one.view, one.below).letter
