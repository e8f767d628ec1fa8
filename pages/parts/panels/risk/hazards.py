"""What only the disaster page needs: columns on the map, an index's components, events."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.charts import PHONE, WIDE, columns_deck
from figures.rows import Row, bar_rows, mark_said, stacked
from indicators.catalog import catalog, of_domain
from indicators.codelists import NATION, areas_of, codelist, codes, lineage
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import valued
from indicators.words import Words, area_name, short_source
from pages.parts.drawing import (
    drawn,
    empty,
    headed,
    heading,
    listed_table,
    nothing,
    pieces,
    show_table,
    sources_line,
)
from pages.parts.page import Page
from pages.parts.panels.risk.climate import TOP
from pages.parts.panels.risk.drivers import short_name
from pages.parts.shell import on_phone

Scores = Mapping[str, Mapping[Any, Any]]  # of each indicator its row

_LATEST = 8  # events shown at once; all of them are a table to open
_HEIGHT, _COLOUR, _EXPOSED = "DM_POP_TOT", "AZE_HZ_SEISM_DESIGN", "AZE_CCRR_EXPOSED"


def columns_3d(page: Page) -> None:
    """Offer people (or children exposed) as columns on the map, loaded only when it is opened."""
    name = "exposure_3d_illustrative" if page.edition.is_illustrative else "exposure_3d"
    entry = codelist("topic")[name]
    opened = st.expander(
        page.words("In three dimensions: {title}", title=page.words.of(entry["title"])),
        key="crm-3d",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _columns(page, page.words.of(entry["body"]))


def _columns(page: Page, body: str) -> None:
    """Draw the columns, and say of what height and colour are."""
    illustrative = page.edition.is_illustrative
    code = _EXPOSED if illustrative else _HEIGHT
    st.html(f"<p class='crm-sub'>{escape(body)}</p>")
    height = page.remembered(f"height/{page.selection.hazard}", lambda: _districts(page, code))
    if height.empty:
        empty(page.edition.none_below(page.words))
        return
    colour = height
    if not illustrative:
        colour = page.remembered("colour", lambda: _districts(page, _COLOUR))
    outline = f"app/static/{page.store.build()['static_outline']}"
    zoom, tall = (PHONE, 280) if on_phone() else (WIDE, 460)
    deck = columns_deck(height, colour, page.store.label_points(), outline, page.words, zoom)
    st.pydeck_chart(deck, key="crm-columns", height=tall)
    sources_line(page, [*height["data_source"], *colour.get("data_source", ())])


def _districts(page: Page, code: str) -> pd.DataFrame:
    """Return one figure a district, all of one source and one period: the fullest there is."""
    view = page.view(mapped=True, indicator=code, time_period="", level="district")
    if view.scheme != "district":
        return pd.DataFrame()
    return valued(page.figures(view, areas_of("district")))


def components(page: Page, name: str) -> None:
    """Draw the components of a composite index in its latest edition."""
    words = page.words
    heading(words.of(codelist("topic")[name]["title"]), words("Index, 0–10; higher is worse"))
    picture, sources = page.remembered(name, lambda: _index(page))
    if not picture:
        empty(words("The index is published for the nation only, in the published edition."))
        return
    st.html(drawn(page, picture))
    sources_line(page, sources)


def _index(page: Page) -> tuple[str, list[str]]:
    """Return the index's latest edition as markup, one column a dimension, and its source."""
    items = [i for i in of_domain("disaster_risk") if i.indicator.startswith("AZE_INFORM_")]
    edition = max((s for item in items for s in item.sources if s.startswith("INFORM")), default="")
    profile = page.store.profile([NATION], page.selection.edition)
    own = profile[profile["data_source"] == edition]
    found: Scores = own.set_index("indicator").to_dict("index")  # type: ignore[assignment]
    if not any(item.indicator in found for item in items):
        return "", []
    source = short_source(page.store.sources()[edition], page.words)
    columns = "".join(
        f"<section>{_dimension(head, parts, found, page.words, source)}</section>"
        for head, parts in by_dimension(items)
    )
    return f"<div class='crm-in-three'>{columns}</div>", [edition]


def by_dimension(items: Sequence[Indicator]) -> list[tuple[Indicator, list[Indicator]]]:
    """Return each dimension of the index with its halves and their components, in order.

    In the order of the declaration every half stands before its components.
    """
    levels, dimensions = codelist("inform")["levels"], codelist("inform")["dimensions"]
    heads = {levels[name]: name for name in dimensions}
    dimension_of = {levels[half]: name for name, halves in dimensions.items() for half in halves}
    parts: dict[str, list[Indicator]] = {name: [] for name in dimensions}
    now = ""
    for item in items:
        now = dimension_of.get(item.indicator, now)
        if now and item.indicator not in heads:
            parts[now].append(item)
    return [(catalog()[code], parts[name]) for code, name in heads.items()]


def _dimension(
    head: Indicator, parts: list[Indicator], found: Scores, words: Words, source: str
) -> str:
    """Return one dimension: its score as the title, below it halves and components as bars."""
    shown = [item for item in parts if item.indicator in found]
    rows = [component_row(item, found[item.indicator], words, source) for item in shown]
    name, value = short_name(words.of(head.name)), ""
    if head.indicator in found:
        value = words.value(found[head.indicator]["obs_value"], head)
    head_line = f"<p class='crm-scored'>{escape(name)} <b>{escape(value)}</b></p>"
    return f"{head_line}{stacked(bar_rows(rows, TOP))}"


def _halves() -> set[str]:
    levels, dimensions = codelist("inform")["levels"], codelist("inform")["dimensions"]
    return {levels[half] for halves in dimensions.values() for half in halves}


def component_row(item: Indicator, row: Mapping[Any, Any], words: Words, source: str) -> Row:
    """Return one component of an index on its scale; the halves of a dimension stand out."""
    name, value = short_name(words.of(item.name)), float(row["obs_value"])
    written = words.value(value, item)
    said = mark_said(name, words.period(str(row["time_period"]), item.period), written, "", source)
    return Row(name, value, written, own=item.indicator in _halves(), said=said)


def events(page: Page) -> None:
    """Draw what has been recorded or stated about hazards in the selected area."""
    words = page.words
    selected = page.selection.ref_area
    inside = [code for code in areas_of("district") if selected in lineage(code)]
    found = page.store.events([selected, *inside])
    head = headed(
        words("Events and statements on hazards"),
        words("As printed by the sources; a place not named is not a place without danger."),
    )
    if found.empty:
        st.html(pieces(head, nothing(words("Nothing is recorded for this area."))))
        return
    latest = found.sort_values("time_period", ascending=False, kind="stable").head(_LATEST)
    columns = [
        words("Area"),
        words("Period"),
        words("Hazard"),
        words("What is recorded"),
        words("Source"),
    ]
    rows = [event_cells(row, words) for row in plain_rows(latest)]
    st.html(pieces(head, f"<div class='crm-events'>{listed_table(columns, rows)}</div>"))
    if len(found) > _LATEST:
        _every_event(page, found)


def _every_event(page: Page, found: pd.DataFrame) -> None:
    """Offer all events as a table that can be sorted and taken away, read when it is opened."""
    words = page.words
    label = words("All {n} records as a table", n=words.number(len(found), 0))
    opened = st.expander(label, key="crm-every-event", on_change="rerun")
    if not opened.open:
        return
    table = pd.DataFrame(
        {
            words("Area"): [area_name(code, words) for code in found["ref_area"]],
            words("Period"): [text or words("undated") for text in found["time_period"]],
            words("Hazard"): [words.of(codes("hazard")[code]) for code in found["hazard"]],
            words("What is recorded"): list(found[f"event_{words.language}"]),
            words("Source"): list(found["source_org"]),
            words("Link"): list(found["source_link"]),
        }
    )
    columns = {
        words("Link"): st.column_config.LinkColumn(display_text=words("open")),
        words("What is recorded"): st.column_config.TextColumn(width="large"),
        words("Source"): st.column_config.TextColumn(width="small"),
    }
    with opened:
        show_table(table, words, key="crm-events", height=380, column_config=columns)


def event_cells(row: Mapping[Any, Any], words: Words) -> list[str]:
    """Return one event or statement as cells of markup, its source as the link to it."""
    source, link = escape(str(row["source_org"])), str(row["source_link"] or "")
    if link.startswith(("https://", "http://")):
        source = f"<a href='{escape(link, quote=True)}' target='_blank' rel='noopener'>{source}</a>"
    told = (
        area_name(row["ref_area"], words),
        row["time_period"] or words("undated"),
        words.of(codes("hazard")[row["hazard"]]),
        str(row[f"event_{words.language}"]),
    )
    return [*map(escape, told), source]
