"""The map and the ranking, linked: one component, one message."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd

from indicators.codelists import NATION, areas
from indicators.display import may_be_left_out
from indicators.facts import key_of
from indicators.narrative import another_map as said
from indicators.selection import View
from indicators.words import figure_area
from pages.parts.area_map import area_map as component
from pages.parts.drawing import frame
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.picture.maps.answer import answer
from pages.parts.panels.picture.maps.foot import map_foot
from pages.parts.panels.picture.maps.year import year_of_map
from pages.parts.panels.picture.maps.years import (
    content_name,
    every_year,
    nation_only_years,
    scale_of_map,
    years_of_map,
)
from pages.parts.passports import passport_link
from pages.parts.shell import choose
from passports.headers import cite

_KEPT = ("geometry", "names", "text", "note", "watermark", "lang")
_OF_A_YEAR = ("title", "subtitle", "file", "foot", "source", "states", "reference")


def area_map(page: Page, *, alone: bool = False) -> None:
    """Draw the map of areas and their ranking, or the ranking alone; a click drills down."""
    years = years_of_map(page, page.mapped)
    message = dict(_message(page))
    message["bundle"] = {**years.bundle, "kept": message.pop("kept")}
    if alone:
        message["picture"] = False
    component(message, key="area-map", choose=drill, keep=stay_at(page))


@finished
def _message(page: Page) -> dict[str, Any]:
    """Return the message without the years: all views of one map share those."""
    view = page.mapped
    message = map_with_years(page, view, page.map_figures(view))
    kept = message.pop("bundle")["kept"]
    return message | {"kept": kept, "answer": answer(page, view)}


@finished
def map_source(page: Page) -> str:
    """Return, as markup, whose figures a map shows, and what its borders mean."""
    view = page.mapped
    source = page.words("Source: {source}", source=cite(_source(page, view), page.words))
    note = page.words("The boundaries and names shown imply no endorsement.")
    return f"<p class='crm-source'>{escape(f'{source}. {note}')}</p>"


def _source(page: Page, view: View) -> Mapping[str, Any]:
    return page.store.sources()[view.data_source]


@finished
def map_passport(page: Page) -> str:
    """Return, as markup, the link to the passport of the selected area's figure on a map.

    It follows the selection, and the source does not: apart from each other the one is sent alone.
    """
    view = page.mapped
    observations = page.map_figures(view)
    own = observations[observations["ref_area"] == view.ref_area]
    if len(own) != 1 or own["obs_value"].isna().any():
        return ""
    row, words = own.iloc[0].to_dict(), page.words
    said = f"{figure_area(view.indicator, row, words)}, {words.figure(row, view.indicator)}"
    return f"<p class='crm-source'>{passport_link(page, key_of(row), said)}</p>"


def drill(ref_area: str) -> None:
    """Choose the area that was clicked on a map."""
    if ref_area in areas():
        choose(ref_area="" if ref_area == NATION else ref_area)


def map_message(page: Page, view: View, observations: pd.DataFrame) -> dict[str, Any]:
    """Return a map of one year, complete in itself: geometry and names the component has."""
    shares = may_be_left_out(view.indicator)
    scale = scale_of_map(page, view, every_year(page, view) if shares else observations)
    year = year_of_map(page, view, observations, scale)
    return _framed(page, view) | year | {"classes": scale.classes(page.words)}


def map_with_years(page: Page, view: View, observations: pd.DataFrame) -> dict[str, Any]:
    """Return what a page sends: the selection and the year by its name, and all years once.

    With the years goes what no selection changes (``kept``); what each year has of its own is
    left out of the rest.
    """
    years = years_of_map(page, view)
    own = page.on_map
    framed = _framed(page, view)
    kept = {name: framed[name] for name in _KEPT} | {"classes": years.classes}
    kept["squares"] = nation_only_years(page, view, years, page.of_nation)
    return {name: framed[name] for name in framed.keys() - {*_KEPT, *_OF_A_YEAR}} | {
        "stamp": map_foot(page, view, observations).lines()[-1],
        "time_period": view.time_period,
        "told": told_by_headline(page, view),
        "keeps": own.indicator == view.indicator and own.exists,
        "years": content_name([years.name, kept]),
        "bundle": {**years.bundle, "kept": kept},
    }


def told_by_headline(page: Page, view: View) -> str:
    """Return the period of the headline, where it is of the mapped measure; else nothing."""
    told = page.answering
    return told.time_period if told.indicator == view.indicator else ""


def another_map(page: Page, view: View, mapped: View) -> str:
    """Return what a map shows where it is not of the headline's year or indicator."""
    if not view.exists:
        return ""
    now, then = (page.figure(each, NATION) for each in (view, mapped))
    return said(view, mapped, now, then, page.words)


def _framed(page: Page, view: View) -> dict[str, Any]:
    """Return what is the same in every year of a map."""
    return frame(
        page,
        layer=view.scheme,
        source=page.words("Source: {source}", source=cite(_source(page, view), page.words)),
        selected=view.ref_area,
        focus=_focus(view),
    )


def stay_at(page: Page) -> Callable[[str], None]:
    """Return what keeps the year of a map in the address, where the map has it."""

    def stay(period: str) -> None:
        if period in page.mapped.periods:
            choose(time_period=period)

    return stay


def _focus(view: View) -> str:
    """Return the area the map is fitted to: the nation, or the region around the selection."""
    area = areas()[view.ref_area]
    if view.scheme != "district" or area.scheme == "nation":
        return NATION
    region = area.parent if area.scheme == "district" else area.ref_area
    return region or NATION
