"""The map and the ranking, linked: one component, one message."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from figures.maps import area_values, classes, legend_breaks, rank_words, states_shown
from indicators.codelists import NATION, areas, areas_of, codelist
from indicators.facts import key_of
from indicators.selection import View
from indicators.summary import unranked
from indicators.uncertainty import bounds_of_events
from indicators.words import area_name, described
from pages.parts.area_map import area_map as component
from pages.parts.map_frame import frame
from pages.parts.panels.picture.answer import answer
from pages.parts.panels.picture.foot import grade_of_map, map_foot
from pages.parts.panels.picture.measures import map_observations, mapped_view
from pages.parts.passports import passport_link
from pages.parts.shell import Page, choose
from passports.headers import cite


def area_map(page: Page, *, alone: bool = False) -> None:
    """Draw the map of areas and their ranking, or the ranking alone; a click drills down."""
    view = mapped_view(page)
    message = map_message(page, view, map_observations(page, view))
    message["answer"] = answer(page, view)
    if alone:
        message["picture"] = False
    component(message, key="area-map", choose=drill)


def map_source(page: Page) -> str:
    """Return, as markup, whose figures a map shows, their grade, and what its borders mean."""
    view = mapped_view(page)
    observations = map_observations(page, view)
    source = page.words("Source: {source}", source=cite(_source(page, view), page.words))
    note = page.words("The boundaries and names shown imply no endorsement.")
    said = f"{source}. {_quality(page, view, observations)} {note}"
    return f"<p class='crm-source'>{escape(said)}{_passport(page, view, observations)}</p>"


def _source(page: Page, view: View) -> Mapping[str, Any]:
    return page.store.sources()[view.data_source]


def _passport(page: Page, view: View, observations: pd.DataFrame) -> str:
    """Return the link to the passport of the selected area's figure, if the map shows one."""
    own = observations[observations["ref_area"] == view.ref_area]
    if len(own) != 1 or own["obs_value"].isna().any():
        return ""
    row, words = own.iloc[0].to_dict(), page.words
    value = words.figure(row, view.indicator)
    return f" · {passport_link(page, key_of(row), f'{area_name(view.ref_area, words)}, {value}')}"


def _quality(page: Page, view: View, observations: pd.DataFrame) -> str:
    """Return the grade of the map as a whole, and how many of its areas have a figure."""
    below = observations[observations["ref_area"] != NATION]
    known, every = int(below["obs_value"].notna().sum()), len(areas_of(view.scheme))
    given = grade_of_map(page, view, below)
    return page.words(
        "Quality grade of the map: {letter}; {known} of {every} areas have a figure.",
        letter=given.letter,
        known=known,
        every=every,
    )


def drill(ref_area: str) -> None:
    """Choose the area that was clicked on a map."""
    if ref_area in areas():
        choose(ref_area="" if ref_area == NATION else ref_area)


def map_message(page: Page, view: View, observations: pd.DataFrame) -> dict[str, Any]:
    """Return what the component draws: values only; geometry and names it has already."""
    words, item = page.words, view.indicator
    locked = page.store.breaks().get(item.indicator, "")
    inner = legend_breaks(locked, page.selection.edition, view.scheme, view.dimensions)
    below = observations[observations["ref_area"] != NATION]
    nation = observations[observations["ref_area"] == NATION]
    values = area_values(below, inner, item, words)
    source = page.store.sources()[view.data_source]
    scheme = words.of(codelist("scheme")[view.scheme]["name"])
    drawn = frame(
        page,
        layer=view.scheme,
        title=words.of(item.name),
        subtitle=f"{described(view, words)} · {scheme}",
        source=words("Source: {source}", source=cite(source, words)),
        file=_file(view),
        selected=view.ref_area,
        focus=_focus(view),
    )
    return drawn | {
        "direction": item.direction,
        "classes": classes(inner, item, words),
        "states": states_shown(values, view.scheme, words),
        "values": values,
        "foot": map_foot(page, view, observations).lines(),
        "ranked": not unranked(below, item),
        "ranks": rank_words(_bounded(page, view, below), item, words),
        "reference": _reference(page, view, nation),
    }


def _bounded(page: Page, view: View, below: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of areas with intervals: the source's, or those of the events behind."""
    counts = page.store.observations(
        view.indicator.count or "",
        page.selection.edition,
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    return bounds_of_events(below, counts, view.indicator)


def _focus(view: View) -> str:
    """Return the area the map is fitted to: the nation, or the region around the selection."""
    area = areas()[view.ref_area]
    if view.scheme != "district" or area.scheme == "nation":
        return NATION
    region = area.parent if area.scheme == "district" else area.ref_area
    return region or NATION


def _reference(page: Page, view: View, nation: pd.DataFrame) -> list[Any] | None:
    """Return value and label of the national line, where the same source gives one."""
    if len(nation) != 1 or nation["obs_value"].isna().any() or view.indicator.is_count:
        return None
    value = float(nation["obs_value"].iloc[0])
    written = page.words.figure(nation.iloc[0], view.indicator)
    return [value, f"{area_name(NATION, page.words)} {written}"]


def _file(view: View) -> str:
    return "_".join((view.indicator.indicator, view.scheme, view.time_period.replace("/", "_")))
