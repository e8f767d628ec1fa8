"""The two measures of a page: the headline's, and the one that has figures below the nation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import NATION, areas_of
from indicators.selection import View
from indicators.summary import valued
from indicators.words import kind_names
from pages.parts.finished import finished
from pages.parts.shell import Page


def mapped_view(page: Page) -> View:
    """Return the view of the map: the indicator's own, else that of the closest with areas."""
    view = page.view(mapped=True)
    code = view.indicator.related_map
    if view.exists or code is None or code not in catalog():
        return view
    plain = replace(page.selection, indicator=code, time_period="")
    return page.once(("related", plain), lambda: replace(page, selection=plain).view(mapped=True))


def two_measures(page: Page) -> bool:
    """Return whether the map is of another indicator than the headline."""
    mapped = mapped_view(page)
    return mapped.exists and mapped.indicator != page.view(mapped=False).indicator


def draws_areas(page: Page) -> bool:
    """Return whether areas are drawn: not where none has a figure, or the headline is chosen."""
    chosen = page.selection.measure == "headline" and two_measures(page)
    return mapped_view(page).exists and not chosen


def drawn_view(page: Page) -> View:
    """Return the view that picture and table are of."""
    return mapped_view(page) if draws_areas(page) else page.view(mapped=False)


def of_nation(page: Page) -> View:
    """Return the headline's view of the nation, whatever area is selected."""
    plain = replace(page.selection, ref_area=NATION)
    return page.once(("nation", plain), lambda: replace(page, selection=plain).view(mapped=False))


def answering_view(page: Page) -> View:
    """Return the view that answers for the selected area.

    The headline's measure speaks where it has a figure there, else the mapped one where that has.
    """
    return page.once(("answering", page.selection), lambda: _answering(page))


def _answering(page: Page) -> View:
    own = page.view(mapped=False)
    if page.is_gap or figure_of(page, own, own.ref_area) is not None:
        return own
    mapped = mapped_view(page)
    return own if figure_of(page, mapped, own.ref_area) is None else mapped


def figure_of(page: Page, view: View, ref_area: str) -> Mapping[Any, Any] | None:
    """Return the observation of an area in a view, or None where it has no value."""
    if not view.exists:
        return None
    found = valued(
        page.store.observations(
            view.indicator.indicator,
            page.selection.edition,
            ref_area=[ref_area],
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        )
    )
    return found.iloc[0].to_dict() if len(found) == 1 else None


def map_observations(page: Page, view: View) -> pd.DataFrame:
    """Return the figures of all areas of a map, and the nation's where its source has one."""
    key = ("areas", view.indicator.indicator, view.scheme, view.time_period, view.data_source)
    return page.once(
        (*key, *view.dimensions.items()),
        lambda: page.store.observations(
            view.indicator.indicator,
            page.selection.edition,
            ref_area=[NATION, *areas_of(view.scheme)],
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        ),
    )


def known_areas(page: Page, view: View) -> tuple[int, int]:
    """Return how many areas of a map have a figure, and how many there are."""
    rows = map_observations(page, view)
    below = rows[rows["ref_area"] != NATION]
    return int(below["obs_value"].notna().sum()), len(areas_of(view.scheme))


@finished
def measures_named(page: Page) -> dict[str, str]:
    """Return kind of source, year and coverage of the headline's measure and of the map's.

    The title names the first measure. The map's, which may count something else, bears its name
    here: nothing else says before any scroll what its colours mean.
    """
    mapped, words = mapped_view(page), page.words
    known, every = known_areas(page, mapped)
    reach = words("{known} of {every} areas", known=known, every=every)
    alone = words("nation only")
    return {
        "headline": f"{_named(page, of_nation(page))} · {alone}",
        "": f"{words.of(mapped.indicator.name)} · {_named(page, mapped)} · {reach}",
    }


def _named(page: Page, view: View) -> str:
    words = page.words
    if not view.exists:
        return words.of(view.indicator.name)
    kind = kind_names(words)[str(page.store.sources()[view.data_source]["kind"])]
    when = words.period(view.time_period, view.indicator.period)
    return f"{kind[:1].upper()}{kind[1:]}, {when}"
