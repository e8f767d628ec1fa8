"""One year of a map: what of the message changes from year to year."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from data.print_shapes import topology
from figures.foot import graded
from figures.map_years import first_scale, own_breaks
from figures.maps import classes, rank_words, states_shown
from figures.pictured import MapScale, Pictured
from geo.adjacency import edges, neighbours
from indicators.catalog import catalog
from indicators.codelists import NATION, areas_of, codelist
from indicators.narrative import declared_places, side_by_side
from indicators.selection import View
from indicators.summary import unranked, valued
from indicators.uncertainty import bounds_of_events
from indicators.words import Words, area_name, described, figure_area, unit_beside
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
    item, below, known = drawn.item, drawn.below, drawn.known
    values, marks = drawn.entries(words), drawn.marks
    own = own_breaks(known, item)
    grade = grade_of_map(page, view, published[published["ref_area"] != NATION])
    given = graded(grade.letter, words)
    scheme = words.of(codelist("scheme")[view.scheme]["name"])
    return {
        "title": words.of(item.name),
        "subtitle": f"{described(replace(view, indicator=item), words)} · {scheme}",
        "file": page.edition.stem(_file(view)),
        "own_file": page.edition.stem(f"{_file(view)}_own-colours"),
        "foot": map_foot(page, view, published, grade).lines(),
        "unit": unit_beside(item, words),
        "direction": item.direction,
        "marks": marks,
        "titled": scale.is_left_out,
        "scale": first_scale(known, scale.breaks),
        "own": classes(own, item, words) if marks == "choropleth" else [],
        "own_breaks": own,
        "states": states_shown(values, view.scheme, words),
        "values": values,
        "ranked": marks != "locator" and not unranked(below, item),
        "ranks": None
        if scale.is_left_out
        else rank_words(_bounded(page, view, below), item, words),
        "reference": _reference(drawn, words) if drawn.shown == "map" else None,
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


def _reference(drawn: Pictured, words: Words) -> list[Any] | None:
    """Return value and label of the national line, where the same source gives one."""
    nation, item = drawn.rows[drawn.rows["ref_area"] == NATION], drawn.item
    if len(nation) != 1 or nation["obs_value"].isna().any() or item.grows_with_area:
        return None
    row = nation.iloc[0].to_dict()
    name = figure_area(item, row, words)
    return [float(row["obs_value"]), f"{name} {words.figure(row, item)}"]


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
