"""Maps and lines of a chosen indicator, as readers see it now and as they would see it.

What is drawn here is not released: nothing of it is kept beyond the screen of whoever may see it.
"""

from html import escape

import pandas as pd
import streamlit as st

from data.workflow import Submission
from figures.maps import legend_breaks
from figures.panels import still_map
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas, areas_of
from indicators.errors import DashboardError
from indicators.flows import flows
from indicators.model import Indicator
from indicators.observations import MEASURES
from indicators.plain_rows import plain_rows
from indicators.revisions import apply_revisions
from indicators.selection import Selection
from indicators.words import Words, area_name, group_names, short_source
from pages.parts.drawing import PageScene, beside, draw, headed
from pages.parts.messages import message
from pages.parts.page import Page
from pages.parts.panels.picture import lines_picture
from pages.parts.shell import store
from steward.lists import choose_one
from steward.session import Session

_MOST_LABELLED = 20  # areas whose figures can be read on a small map

Slice = tuple[str, ...]  # a code for each dimension


def draw_pictures(session: Session, one: Submission, figures: pd.DataFrame) -> None:
    """Draw what somebody chooses of a difference: two maps and a trend."""
    words = session.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="crm-picture-choices"):
        indicator = _choose_indicator(one, figures, words)
        own = figures[figures["indicator"].eq(indicator)]
        period = _choose_period(one, own, catalog()[indicator], words)
        groups = _choose_groups(one, own, catalog()[indicator], words)
        area = _choose_area(one, own, words)
    try:
        page = Page("", Selection(lang=words.language, indicator=indicator), words, store())
        now = page.store.observations(indicator, "published", data_source=one.flow)
        everywhere = page.store.observations(indicator, "published", ref_area=[area])
    except DashboardError:
        message("hint", words("Maps cannot be drawn just now: the released figures do not answer."))
        return
    then = as_it_would_be(now, own)
    _draw_maps(page, one, (now, then), period, groups)
    _draw_trend(page, one, everywhere, then, groups, area)


def as_it_would_be(now: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a flow with a difference carried out."""
    found = apply_revisions(now, changes)
    for name in MEASURES:
        found[name] = found[name].astype(float)
    return found


def _choose_indicator(one: Submission, figures: pd.DataFrame, words: Words) -> str:
    codes = sorted(map(str, dict.fromkeys(figures["indicator"])), key=_says_size_alone)
    if len(codes) == 1:
        return str(codes[0])
    return choose_one(
        words("Indicator"),
        codes,
        lambda code: words.of(catalog()[code].name),
        f"crm-indicator-{one.id}",
    )


def _says_size_alone(code: str) -> bool:
    """Return whether a map of an indicator shows above all how large areas are: rates go first."""
    return catalog()[code].grows_with_area


def _choose_period(one: Submission, own: pd.DataFrame, item: Indicator, words: Words) -> str:
    periods = sorted({*map(str, own["time_period"])}, reverse=True)
    if len(periods) == 1:
        return str(periods[0])
    return choose_one(
        words("Period"),
        periods,
        lambda period: words.period(period, item.period),
        f"crm-period-{one.id}-{item.indicator}",
    )


def _choose_groups(one: Submission, own: pd.DataFrame, item: Indicator, words: Words) -> Slice:
    rows = plain_rows(own[[*DIMENSIONS]].drop_duplicates())
    slices = sorted(
        (tuple(str(row[name]) for name in DIMENSIONS) for row in rows),
        key=lambda one: sum(code != TOTAL for code in one),
    )
    if len(slices) == 1:
        return slices[0]
    names = {
        codes: ", ".join(group_names(item, dict(zip(DIMENSIONS, codes, strict=True)), words))
        for codes in slices
    }
    return choose_one(
        words("Groups"),
        slices,
        lambda codes: names[codes] or words("all"),
        f"crm-groups-{one.id}-{item.indicator}",
    )


def _choose_area(one: Submission, own: pd.DataFrame, words: Words) -> str:
    every = {*map(str, own["ref_area"])}
    codes = sorted(every, key=lambda code: (code != NATION, area_name(code, words)))
    return choose_one(
        words("Area of the trend"),
        codes,
        lambda code: area_name(code, words),
        f"crm-area-{one.id}",
    )


def _draw_maps(
    page: Page,
    one: Submission,
    sides: tuple[pd.DataFrame, pd.DataFrame],
    period: str,
    groups: Slice,
) -> None:
    """Draw the areas on two maps of one legend; nothing where the figures are of the nation."""
    words, item = page.words, catalog()[page.selection.indicator]
    now, then = (_of(side, period, groups) for side in sides)
    scheme = _scheme(then, now)
    if scheme is None:
        return
    inner = _breaks(page, item, scheme, groups, pd.concat([now, then]))
    names = {
        "before": words("Now, as readers see it"),
        "after": words("With this submission, not released"),
    }
    drawn, is_written = [], len(areas_of(scheme)) <= _MOST_LABELLED
    below = {
        name: side[side["ref_area"].isin(areas_of(scheme))]
        for name, side in zip(names, (now, then), strict=True)
    }
    for name, other in zip(names, reversed(names), strict=True):
        ident = f"{name}-{one.id}"
        given = PageScene(page), below[name], item, scheme, inner, names[name], ident
        picture = still_map(*given, written=is_written, beside=below[other])
        drawn.append(headed(names[name], words.period(period, item.period)) + picture)
    note = escape(words("The boundaries and names shown imply no endorsement."))
    draw(page, f"{beside(*drawn)}<p class='crm-source'>{note}</p>", key="crm-maps")


def _of(side: pd.DataFrame, period: str, groups: Slice) -> pd.DataFrame:
    chosen = side["time_period"].eq(period)
    for name, code in zip(DIMENSIONS, groups, strict=True):
        chosen &= side[name].eq(code)
    return side[chosen]


def _scheme(*sides: pd.DataFrame) -> str | None:
    """Return the scheme of most areas that have a row; None where there is the nation alone."""
    codes = [code for side in sides for code in side["ref_area"] if code != NATION]
    schemes = [areas()[code].scheme for code in codes if code in areas()]
    return max(set(schemes), key=schemes.count) if schemes else None


def _breaks(
    page: Page, item: Indicator, scheme: str, groups: Slice, rows: pd.DataFrame
) -> list[float]:
    """Return where colours end: as the build has locked it, else for both maps together."""
    locked = page.store.breaks().get(item.indicator, "")
    dimensions = dict(zip(DIMENSIONS, groups, strict=True))
    known = legend_breaks(locked, "published", scheme, dimensions)
    areas_alone = rows.loc[rows["ref_area"].ne(NATION), "obs_value"].dropna()
    return known or breaks([*areas_alone], decimals=item.decimals)


def _draw_trend(
    page: Page,
    one: Submission,
    everywhere: pd.DataFrame,
    then: pd.DataFrame,
    groups: Slice,
    area: str,
) -> None:
    """Draw what sources say of an area over time, and what the submission would say."""
    words, item = page.words, catalog()[page.selection.indicator]
    sources = page.store.sources()
    lines = [
        (words("Now: {source}", source=_source(sources, code, words)), part)
        for code, part in _every_period(everywhere, groups).groupby("data_source", sort=False)
    ]
    own = _every_period(then[then["ref_area"].eq(area)], groups)
    lines.append((words("With this submission, not released"), own))
    known = [(label, part) for label, part in lines if part["obs_value"].notna().any()]
    if not known:
        return
    where = area_name(area, words)
    picture = lines_picture(page, known, item, f"trend-{one.id}")
    draw(page, headed(words("Over time: {area}", area=where)) + picture, key="crm-trend")


def _every_period(side: pd.DataFrame, groups: Slice) -> pd.DataFrame:
    chosen = pd.Series(True, index=side.index)
    for name, code in zip(DIMENSIONS, groups, strict=True):
        chosen &= side[name].eq(code)
    return side[chosen].sort_values("time_period")


def _source(sources: object, code: object, words: Words) -> str:
    known = sources.get(code) if isinstance(sources, dict) else None
    if known:
        return short_source(known, words)
    flow = flows().get(str(code))
    return words.of(flow.title) if flow else str(code)
