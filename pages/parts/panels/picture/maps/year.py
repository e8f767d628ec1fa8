"""One year of a map: what of the message changes from year to year."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from data.print_shapes import topology
from figures.foot import graded
from figures.map_years import year_drawn
from figures.pictured import MapScale, Pictured
from geo.adjacency import edges, neighbours
from indicators.catalog import catalog
from indicators.codelists import areas_of, codelist
from indicators.narrative import declared_places, side_by_side
from indicators.selection import View
from indicators.summary import valued
from indicators.uncertainty import bounds_of_events
from indicators.words import Words, area_name, described
from pages.parts.kept import kept_for_build
from pages.parts.page import Page
from pages.parts.panels.picture.maps.foot import grade_of_map, map_foot

_NAMED = 6  # areas without a figure, at most, that are named beside a map of most of them


def year_of_map(page: Page, view: View, published: pd.DataFrame, scale: MapScale) -> dict[str, Any]:
    """Return what of a map is of its year: its values, what they are drawn as, what is said.

    Parameters
    ----------
    published : DataFrame
        The figures of the map's areas, and the nation's where the same source gives one.
    scale : MapScale
        By what all years of the map are painted.
    """
    words = page.words
    drawn = scale.painted(published, view.scheme, words)
    grade = grade_of_map(page, view, published)
    given = graded(grade.letter, words)
    scheme = words.of(codelist("scheme")[view.scheme]["name"])
    return year_drawn(drawn, _bounded(page, view, drawn.below), words) | {
        "title": words.of(drawn.item.name),
        "subtitle": f"{described(replace(view, indicator=drawn.item), words)} · {scheme}",
        "file": page.edition.stem(_file(view)),
        "own_file": page.edition.stem(f"{_file(view)}_own-colours"),
        "foot": map_foot(page, view, published, grade).lines(),
        "graded": given,
        "said": [_about(view, drawn, given, words), _where(page, drawn)],
    }


def _bounded(page: Page, view: View, below: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of areas with intervals: the source's, or those of the events behind."""
    behind = catalog().get(view.indicator.count or "")
    if behind is None or not behind.events:
        return below
    counts = page.store.observations(
        behind.indicator,
        page.selection.edition,
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    return bounds_of_events(below, counts, view.indicator)


def _file(view: View) -> str:
    return "_".join((view.indicator.indicator, view.scheme, view.time_period.replace("/", "_")))


def _about(view: View, drawn: Pictured, given: str, words: Words) -> str:
    """Return year, grade and coverage of a map, and the areas without a figure by name."""
    has = set(valued(drawn.below)["ref_area"])
    every, shown = areas_of(view.scheme), drawn.shown
    without = [code for code in every if code not in has]
    said = words(
        "{period}: {grade}; {known} of {every} areas have a figure.",
        period=words.period(view.time_period, view.indicator.period),
        grade=given,
        known=len(has),
        every=len(every),
    )
    if shown == "locator":
        few = words("Too few for a scale of colours or a ranking: the map only shows where.")
        return f"{said} {few}"
    if not without or (shown == "map" and len(without) > _NAMED):
        return said
    names = ", ".join(area_name(code, words) for code in without)
    missing = words("Without a figure: {areas}.", areas=names)
    return f"{said} {missing}"


def _where(page: Page, drawn: Pictured) -> str:
    """Return where the areas with the most alarming figures lie, where most areas are known."""
    if drawn.shown != "map":
        return ""
    scheme = drawn.scheme
    beside, places = kept_for_build(page.store, f"beside/{scheme}", lambda: _lying(page, scheme))
    return side_by_side(drawn.below, drawn.item, scheme, beside, places, page.words)


def _lying(page: Page, scheme: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return which areas of a scheme touch, and which lie along each place."""
    shapes = topology(page.store)
    along = edges(shapes, scheme)
    places = {
        name: along.get(name, frozenset()) | declared
        for name, declared in declared_places(scheme).items()
    }
    return neighbours(shapes, scheme), places
