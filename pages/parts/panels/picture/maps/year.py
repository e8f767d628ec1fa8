"""One year of a map: what of the message changes from year to year."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from data.print_shapes import topology
from figures.foot import graded
from figures.left_out import pictured, write_instead
from figures.map_years import first_scale, own_breaks
from figures.maps import area_values, classes, rank_words, states_shown
from geo.adjacency import edges, neighbours
from indicators.catalog import catalog
from indicators.codelists import NATION, areas_of, codelist
from indicators.headlines import areas_drawn, marks_drawn
from indicators.model import Indicator
from indicators.narrative import declared_places, side_by_side
from indicators.selection import View
from indicators.summary import unranked
from indicators.uncertainty import bounds_of_events
from indicators.words import area_name, described, figure_area, unit_beside
from pages.parts.kept import kept_for_build
from pages.parts.page import Page
from pages.parts.panels.picture.maps.foot import grade_of_map, map_foot

_NAMED = 6  # areas without a figure, at most, that are named beside a map of most of them


def year_of_map(
    page: Page, view: View, shares: pd.DataFrame, locked: list[float], *, left_out: bool
) -> dict[str, Any]:
    """Return what of a map is of its year: its values, what they are drawn as, what is said.

    Parameters
    ----------
    shares : DataFrame
        The published figures of the map's areas, and the nation's where the same source gives one.
    locked : list of float
        The breaks of the indicator for all years, as published.
    left_out : bool
        Whether the map is drawn by those whom its shares leave out.
    """
    words = page.words
    drawn = pictured(view.indicator, shares, locked, words, left_out=left_out)
    item, drawn_as = drawn.item, replace(view, indicator=drawn.item)
    below = drawn.rows[drawn.rows["ref_area"] != NATION]
    values = area_values(below, drawn.breaks, item, words)
    write_instead(values, drawn.written)
    known = below["obs_value"].dropna().tolist()
    every = len(areas_of(view.scheme))
    own = own_breaks(known, item)
    marks = marks_drawn(item, len(known), every)
    grade = grade_of_map(page, view, shares[shares["ref_area"] != NATION])
    given = graded(grade.letter, words)
    scheme = words.of(codelist("scheme")[view.scheme]["name"])
    whole = areas_drawn(len(known), every) == "map"
    return {
        "title": words.of(item.name),
        "subtitle": f"{described(drawn_as, words)} · {scheme}",
        "file": page.edition.stem(_file(view)),
        "own_file": page.edition.stem(f"{_file(view)}_own-colours"),
        "foot": map_foot(page, view, shares, grade).lines(),
        "unit": unit_beside(item, words),
        "direction": item.direction,
        "marks": marks,
        "titled": left_out,
        "scale": first_scale(known, drawn.breaks),
        "own": classes(own, item, words) if marks == "choropleth" else [],
        "own_breaks": own,
        "states": states_shown(values, view.scheme, words),
        "values": values,
        "ranked": marks != "locator" and not unranked(below, item),
        "ranks": None if left_out else rank_words(_bounded(page, view, below), item, words),
        "reference": _reference(page, item, drawn.rows) if whole else None,
        "graded": given,
        "said": [_about(page, view, below, given), _where(page, drawn_as, below, whole)],
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


def _reference(page: Page, item: Indicator, observations: pd.DataFrame) -> list[Any] | None:
    """Return value and label of the national line, where the same source gives one."""
    nation = observations[observations["ref_area"] == NATION]
    if len(nation) != 1 or nation["obs_value"].isna().any() or item.grows_with_area:
        return None
    row = nation.iloc[0].to_dict()
    name = figure_area(item, row, page.words)
    return [float(row["obs_value"]), f"{name} {page.words.figure(row, item)}"]


def _file(view: View) -> str:
    return "_".join((view.indicator.indicator, view.scheme, view.time_period.replace("/", "_")))


def _about(page: Page, view: View, below: pd.DataFrame, given: str) -> str:
    """Return year, grade and coverage of a map, and the areas without a figure by name."""
    words = page.words
    has = set(below.loc[below["obs_value"].notna(), "ref_area"])
    without = [code for code in areas_of(view.scheme) if code not in has]
    every = len(has) + len(without)
    shown = areas_drawn(len(has), every)
    said = words(
        "{period}: {grade}; {known} of {every} areas have a figure.",
        period=words.period(view.time_period, view.indicator.period),
        grade=given,
        known=len(has),
        every=every,
    )
    if shown == "locator":
        few = words("Too few for a scale of colours or a ranking: the map only shows where.")
        return f"{said} {few}"
    if not without or (shown == "map" and len(without) > _NAMED):
        return said
    names = ", ".join(area_name(code, words) for code in without)
    missing = words("Without a figure: {areas}.", areas=names)
    return f"{said} {missing}"


def _where(page: Page, view: View, below: pd.DataFrame, whole: bool) -> str:
    """Return where the areas with the most alarming figures lie, where most areas are known."""
    if not whole:
        return ""
    beside, places = kept_for_build(
        page.store, f"beside/{view.scheme}", lambda: _lying(page, view.scheme)
    )
    return side_by_side(below, view.indicator, view.scheme, beside, places, page.words)


def _lying(page: Page, scheme: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return which areas of a scheme touch, and which lie along each place."""
    shapes = topology(page.store)
    along = edges(shapes, scheme)
    places = {
        name: along.get(name, frozenset()) | declared
        for name, declared in declared_places(scheme).items()
    }
    return neighbours(shapes, scheme), places
