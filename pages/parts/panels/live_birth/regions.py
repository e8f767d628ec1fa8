"""A map of rates by region as a still picture: its values, legend, grade and source."""

from dataclasses import replace

import pandas as pd

from figures.maps import legend_breaks
from indicators.codelists import areas_of, codelist
from indicators.quality import grade_of_areas
from indicators.selection import View
from indicators.summary import valued
from indicators.words import described
from pages.parts.drawn import panel
from pages.parts.panels.picture import badge
from pages.parts.shell import Page
from pages.parts.still_map import still_map


def map_by_region(page: Page, code: str) -> str:
    """Return the panel of an indicator's map as markup; empty where no area has a figure."""
    view = mapped(page, code)
    if not view.exists:
        return ""
    below = areas_of_view(page, view)
    title = span_title(page, view, below)
    letter = grade_of_areas(
        page.store.sources()[view.data_source],
        below,
        view.indicator,
        len(areas_of(view.scheme)),
        page.today.year,
    ).letter
    sub = f"{described(view, page.words)} · {_scheme(page, view)}"
    return panel(title, sub, _picture(page, view, below, title), badge(letter, page.words))


def mapped(page: Page, code: str) -> View:
    """Return the view of an indicator on its finest map, whatever else is selected."""
    plain = replace(page.selection, indicator=code, time_period="")
    return replace(page, selection=plain).view(mapped=True)


def span_title(page: Page, view: View, below: pd.DataFrame) -> str:
    """Return from what to what the figures of the areas reach, and how many areas have one."""
    words, known = page.words, below["obs_value"].dropna()
    low, high = (words.value(value, view.indicator) for value in (known.min(), known.max()))
    return words(
        "{name}: from {low} to {high}, {known} of {every} areas",
        name=words.of(view.indicator.name),
        low=low,
        high=high,
        known=words.number(len(known), 0),
        every=words.number(len(areas_of(view.scheme)), 0),
    )


def areas_of_view(page: Page, view: View) -> pd.DataFrame:
    """Return the figures of the areas of a view, those without a value among them."""
    return page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )


def _scheme(page: Page, view: View) -> str:
    return page.words.of(codelist("scheme")[view.scheme]["name"])


def _picture(page: Page, view: View, below: pd.DataFrame, title: str) -> str:
    item = view.indicator
    locked = page.store.breaks().get(item.indicator, "")
    inner = legend_breaks(locked, page.selection.edition, view.scheme, view.dimensions)
    return still_map(page, below, item, view.scheme, inner, title, "regions")


def areas_with_values(page: Page, view: View) -> pd.DataFrame:
    """Return the figures of the areas of a view that have one."""
    return valued(areas_of_view(page, view))
