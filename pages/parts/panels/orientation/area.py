"""The profile of one area: where it is, and every figure of it beside its parent and the nation."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.classes import SEQUENTIAL
from indicators.catalog import catalog, of_domain
from indicators.codelists import NATION, areas, areas_of, codelist, lineage
from indicators.observations import year
from indicators.summary import valued
from indicators.words import area_name, figure_and_part, short_source
from pages.parts.area_map import area_map as component
from pages.parts.choices import Offered, offer, offered_fold
from pages.parts.drawing import frame, headed, listed, nothing, pieces
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.orientation.latest import headline_fact, of_indicator, same_figure, themes
from pages.parts.panels.picture import drill

_OPENED = "crm-profile-opened"  # the themes of a profile that the reader has opened
_TOLD = ["indicator", "ref_area", "time_period", "data_source", "obs_value"]
_Found = Mapping[str, pd.DataFrame]  # of each area


def locator(page: Page) -> None:
    """Draw where the area lies; a click opens another."""
    component(locator_message(page), key="locator", choose=drill)


def locator_message(page: Page) -> dict[str, Any]:
    """Return what the map component draws: one area, or none, apart from the others."""
    words, selected = page.words, page.selection.ref_area
    layer = "region_2006" if areas()[selected].scheme == "region_2006" else "district"
    if selected == NATION:
        layer = "region_2021"
    inside = [code for code in areas_of(layer) if selected in lineage(code)]
    message = frame(
        page,
        layer=layer,
        title=area_name(selected, words),
        subtitle=words("Choose an area to open its profile."),
        source="",
        file=f"profile_{selected}",
        selected=selected,
    )
    own = {"c": SEQUENTIAL[3], "l": area_name(selected, words)}
    others = {"c": SEQUENTIAL[0], "l": words("other areas")}
    whole = selected == NATION  # there are no others: one colour, the nation's
    return message | {
        "direction": "none",
        "classes": [own | {"c": SEQUENTIAL[0]}] if whole else [others, own],
        "values": {
            code: [int(code in inside and not whole), "", "", ""] for code in areas_of(layer)
        },
        "ranking": False,
    }


def known(page: Page) -> None:
    """Draw how much is known of the area: figures by theme, and the latest year of each."""
    words = page.words
    head = headed(
        words("What is known of this area"), words("Indicators with a figure, latest year")
    )
    latest = _latest_periods(page)
    rows = []
    for domain, entry in codelist("domain").items():
        items = of_domain(domain)
        own = [latest[item.indicator] for item in items if item.indicator in latest]
        rows.append(
            {
                words("Theme"): words.of(entry["name"]),
                words("Indicators"): f"{len(own)} / {len(items)}",
                words("Latest"): str(year(max(own))) if own else "—",
            }
        )
    st.html(f"{head}{listed(pd.DataFrame(rows), words)}")


@finished
def _latest_periods(page: Page) -> dict[str, str]:
    """Return the latest period of each indicator of the area."""
    found = valued(page.store.area(page.selection.ref_area, page.selection.edition))
    return {
        str(code): period
        for code, period in found.groupby("indicator")["time_period"].max().items()
    }


def profile(page: Page) -> None:
    """Draw every indicator's latest figure for the area, its parent and the nation, by theme.

    A theme travels when it is opened; the first that has figures is open.
    """
    words = page.words
    line = lineage(page.selection.ref_area)
    found = {code: _figures_of(page, code) for code in line}
    listed_themes = themes(line[0], found)
    head = headed(
        page.edition.every_of_area(words), words("Latest of each, beside its parent areas")
    )
    if not listed_themes:
        st.html(pieces(head, nothing(page.edition.none_of_area(words))))
        return
    opened: set[str] = st.session_state.setdefault(_OPENED, {next(iter(listed_themes))})

    def fold(domain: str) -> None:
        opened.symmetric_difference_update({domain} & set(codelist("domain")))

    folds = (
        offered_fold(
            "theme",
            domain,
            f"{words.of(codelist('domain')[domain]['name'])} ({len(present)})",
            _table(page, present, line, found) if domain in opened else "",
            fold,
        )
        for domain, present in listed_themes.items()
    )
    offer([Offered(head), *folds], "crm-profile", kind="crm-pieces")


def _table(page: Page, present: Sequence[str], line: tuple[str, ...], found: _Found) -> str:
    """Return the figures of one theme as a table."""
    rows = pd.DataFrame([_row(page, code, line, found) for code in present])
    numbers = [area_name(code, page.words) for code in line]
    return listed(rows, page.words, numbers)


def _figures_of(page: Page, ref_area: str) -> pd.DataFrame:
    """Return the figures of one area in order of time; of one above the districts asked for once.

    They stay a table: as records those of the nation would weigh forty times as much.
    """

    def make() -> pd.DataFrame:
        return valued(page.store.profile([ref_area], page.selection.edition))[_TOLD]

    if areas()[ref_area].scheme == "district":
        return make()
    return page.remembered(f"figures/{ref_area}", make)


def _row(
    page: Page,
    code: str,
    line: tuple[str, ...],
    found: _Found,
) -> dict[str, str]:
    """Return one line of the profile: the headline source's latest figure, and those above it."""
    words, item = page.words, catalog()[code]
    fact = headline_fact(of_indicator(found[line[0]], code), item)
    row = {
        words("Indicator"): words.of(item.name),
        words("Period"): words.period(fact["time_period"], item.period),
        area_name(line[0], words): figure_and_part(item, fact, words),
    }
    for above in line[1:]:
        own = same_figure(fact, of_indicator(found[above], code))
        row[area_name(above, words)] = (
            figure_and_part(item, own, words) if own else words("missing")
        )
    source = page.store.sources()[fact["data_source"]]
    row[words("Source")] = short_source(source, words)
    return row
